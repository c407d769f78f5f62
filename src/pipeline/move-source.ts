/** What a source came to, told of under another path: its file was renamed, or its name is another's now. */
import { moveGathered } from "../detect/index.ts";
import type { SourceResult } from "./scan-source.ts";

/** The same result with `from`, alone or as the archive around a path, replaced by `to`; null stands for every path. */
export function moveSource(source: SourceResult, from: string | null, to: string): SourceResult {
  if (from === to) return source;
  const move = (path: string): string => {
    if (from === null || path === from) return to;
    return path.startsWith(`${from}!/`) ? to + path.slice(from.length) : path;
  };
  const moved = <T extends { readonly path: string }>(one: T): T => ({ ...one, path: move(one.path) });
  const { file, gathered, remembered, gaps, problems } = source;
  return {
    ...source,
    file: moved(file),
    gathered: moveGathered(gathered, move),
    remembered: { ...remembered, matches: remembered.matches.map(moved) },
    gaps: gaps.map(moved),
    problems: problems.map(moved),
  };
}
