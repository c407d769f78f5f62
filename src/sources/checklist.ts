/** Holds what was found against the guide's list of logs to collect, and says what is missing. */
import type { CoverageStatus, LogName, Problem, ProblemKind } from "../model/index.ts";
import { identifyPath } from "./identify.ts";
import { type Era, LOCATIONS, type Location } from "./locations.ts";

/** One row of the collection checklist. */
export interface CheckRow {
  readonly log: LogName;
  readonly location: string;
  readonly status: CoverageStatus;
  /** Files with content that were found for it. */
  readonly files: number;
}

/** What a walk found and how the files were identified. */
export interface Collected {
  readonly sources: readonly { readonly path: string; readonly log: LogName | null; readonly era: Era | null }[];
  readonly folders: readonly string[];
  readonly problems: readonly Problem[];
}

/** The rows of the era, or eras, of which any file was identified; the guide's when there was none. */
export function checklist(found: Collected): CheckRow[] {
  const eras = new Set(found.sources.flatMap(({ log, era }) => (log === null || era === null ? [] : [era])));
  if (eras.size === 0) for (const era of erasOfPaths(found)) eras.add(era);
  if (eras.size === 0) eras.add("windows");
  const rows = LOCATIONS.filter(({ era }) => eras.has(era));

  // A file that tells its log but not its era counts for the first row of that log.
  const rowOf = (log: LogName | null, era: Era | null): Location | undefined =>
    rows.find((row) => row.log === log && (era === null || row.era === era)) ?? rows.find((row) => row.log === log);
  const filesOf = new Map<Location, number>();
  for (const { log, era } of found.sources) {
    const row = rowOf(log, era);
    if (row !== undefined) filesOf.set(row, (filesOf.get(row) ?? 0) + 1);
  }

  const unreadable = new Set<Location | undefined>();
  const empty = new Set<Location | undefined>();
  for (const { path, kind } of found.problems) {
    if (!UNREADABLE.has(kind) && kind !== "empty-file") continue;
    const identity = identifyEither(path);
    (kind === "empty-file" ? empty : unreadable).add(rowOf(identity.log, identity.era));
  }
  for (const folder of found.folders) {
    const { log, era } = identifyFolder(folder);
    if (log !== null) empty.add(rowOf(log, era));
  }

  return rows.map((row) => {
    const files = filesOf.get(row) ?? 0;
    const status = files > 0 ? "found" : unreadable.has(row) ? "unreadable" : empty.has(row) ? "empty" : "missing";
    return { log: row.log, location: row.location, status, files };
  });
}

/** Where no file was read, the folders and what could not be read still tell the era. */
function erasOfPaths({ folders, problems }: Collected): Era[] {
  const identities = [...folders.map(identifyFolder), ...problems.map(({ path }) => identifyEither(path))];
  return identities.flatMap(({ log, era }) => (log === null || era === null ? [] : [era]));
}

/** A problem's path may be a file or a folder. */
function identifyEither(path: string): ReturnType<typeof identifyPath> {
  const asFile = identifyPath(path);
  return asFile.log === null ? identifyFolder(path) : asFile;
}

/** What a file in this folder would be. */
function identifyFolder(folder: string): ReturnType<typeof identifyPath> {
  // The appliance keeps logs below a service's folder, never in it.
  const isService = /(?:^|\/)cm\/trace\/[^/]+$/i.test(folder);
  return identifyPath(isService ? "" : `${folder}/file`);
}

/** Problems after which a log is there but nothing could be read of it. */
const UNREADABLE: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "no-permission",
  "not-read",
  "unreadable",
  "vanished",
  "shrank",
  "binary",
  "truncated-archive",
  "still-written",
  "damaged-archive",
  "encrypted-entry",
  "archive-ratio",
  "archive-size",
  "archive-depth",
  "archive-entries",
  "special-file",
]);
