/** Takes a shown path apart, archives included: "a.zip!/CM1/Trace/x.txt" has the folders a, CM1, Trace. */

/** Folders from the top down, and the file. Letters keep their case. */
export interface PathParts {
  readonly folders: readonly string[];
  /** Which of the folders are archives. */
  readonly isArchive: readonly boolean[];
  readonly file: string;
}

/** Splits at "/" and "\"; an archive counts as a folder of its name without the ending. */
export function splitPath(path: string): PathParts {
  const parts = path.split(/[\\/]+/).filter((part) => part !== "" && part !== ".");
  const file = parts.pop() ?? "";
  return {
    folders: parts.map((part) => part.replace(ARCHIVE_ENDING, "")),
    isArchive: parts.map((part) => part.endsWith("!")),
    file,
  };
}

/** Is this the folder all traces lie in? */
export function isTrace(folder: string): boolean {
  return folder.toLowerCase() === "trace";
}

const ARCHIVE_ENDING = /(?:\.(?:zip|tar|tgz|tar\.gzo?|gz))?!$/i;
