/** `ccmtrace sources`: what would be read, and the guide's collection checklist over it. */
import type { Problem } from "../model/index.ts";
import type { SourcesListing } from "../report/index.ts";
import { checklist, findFiles, identifyPath, openSources } from "../sources/index.ts";
import { identifySource } from "./identify-source.ts";
import type { ReadOptions } from "./options.ts";

/** Looks at every file's path and first bytes; reads no further than it must. */
export async function listSources(options: ReadOptions, signal: AbortSignal): Promise<SourcesListing> {
  const found = await findFiles(options.paths);
  const problems: Problem[] = [...found.problems];
  const files: SourcesListing["files"][number][] = [];
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(options.jobs);
  await limit.map(found.files, async (file) => {
    for await (const source of openSources(file, {
      signal,
      isText: options.encoding !== null,
      onProblem: (problem) => problems.push(problem),
    })) {
      const identity = identifySource(source, options);
      problems.push(...identity.problems);
      const { path, log, node, format, encoding } = identity.file;
      files.push({ path, log, node, format, encoding, bytes: path === file.shown ? file.sizeBytes : null });
    }
  });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const sources = files.map(({ path, log }) => ({ path, log, era: identifyPath(path).era }));
  return { files, checklist: checklist({ sources, folders: found.folders, problems }), problems };
}
