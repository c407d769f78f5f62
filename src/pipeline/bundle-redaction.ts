/** The redactor of a bundle: its map, read or made, the names that are known from elsewhere, and streams for logs. */
import { resolve } from "node:path";
import { isFile, readWhole, writeWhole } from "../bundle/index.ts";
import type { Encoding, Report } from "../model/index.ts";
import {
  type CaseMap,
  createLearnStream,
  createRedactor,
  createRedactStream,
  formatCaseMap,
  newCaseMap,
  parseCaseMap,
  type Redactor,
} from "../redact/index.ts";
import type { BundleOptions, BundleRun } from "./bundle-options.ts";
import type { LearnStream } from "./bundle-survey.ts";
import type { SourceIdentity } from "./identify-source.ts";
import { loadCatalog } from "./load-catalog.ts";
import { productText } from "./product-text.ts";
import { learnReport } from "./redact-report.ts";

/** A redactor and where its map lies. */
export interface Redaction {
  readonly redactor: Redactor;
  readonly isNew: boolean;
  learn(identity: SourceIdentity): LearnStream;
  /** A stream for the second reading: bytes in, redacted bytes out. */
  stream(encoding: Encoding): ReturnType<typeof createRedactStream>;
  /** Ends the learning: after the logs, what the report knows, the servers and the user's own folders. */
  settle(report: Report, nodes: Iterable<string>): void;
  /** Writes the map, readable by its owner only. @throws UserError of kind "output" */
  save(): Promise<void>;
}

/** Opens or begins the map. @throws UserError when there is one that cannot be used */
export async function openRedaction(options: BundleOptions, run: BundleRun): Promise<Redaction> {
  const { mapPath, keep } = options;
  const isNew = !(await isFile(mapPath));
  const map: CaseMap = isNew ? newCaseMap(run.randomBytes(KEY_BYTES)) : await readCaseMap(mapPath);
  const redactor = createRedactor(map, keep, productText(await loadCatalog([])));
  return {
    redactor,
    isNew,
    learn: ({ file }) => createLearnStream(redactor, file.encoding),
    stream: (encoding) => createRedactStream(redactor, encoding),
    settle(report, nodes) {
      for (const node of nodes) redactor.learnName("host", node);
      learnReport(report, redactor);
      for (const path of [...options.scan.paths, options.output, mapPath])
        for (const user of usersOf(resolve(path))) redactor.learnName("user", user);
      redactor.settle();
    },
    save: () => writeWhole(mapPath, Buffer.from(formatCaseMap(map))),
  };
}

/** Reads a map. @throws UserError when it cannot be read or is none */
export async function readCaseMap(path: string): Promise<CaseMap> {
  return parseCaseMap((await readWhole(path)).toString("utf8"), path);
}

/** Whose folder a path leads through. */
function usersOf(path: string): string[] {
  const found = /(?:^|[\\/])(?:home|users|documents and settings)[\\/]([^\\/]+)[\\/]/i.exec(path);
  const name = found?.[1] ?? "";
  return name === "" || COMMON_USERS.test(name) ? [] : [name];
}

const COMMON_USERS = /^(?:public|all users|default|shared|administrator|admin|root|user)$/i;
const KEY_BYTES = 32;
