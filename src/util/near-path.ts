/** Finds what somebody meant who mistyped a path, in one of its parts or in several. */
import { existsSync, readdirSync } from "node:fs";
import { sep } from "node:path";
import { nearest } from "./nearest.ts";

/** The path that exists and whose parts are near those of one that does not; null when there is none. */
export function nearPath(path: string): string | null {
  const slashed = sep === "\\" ? path.replaceAll("\\", "/") : path;
  const join = (folder: string, name: string): string => `${folder}${/^$|\/$/.test(folder) ? "" : "/"}${name}`;
  let found = slashed.startsWith("/") ? "/" : "";
  let isOther = false;
  for (const part of slashed.split("/").filter((name) => name !== "" && name !== ".")) {
    let name: string | null = part;
    if (!existsSync(join(found, part))) {
      name = nearest(part, namesIn(found));
      isOther = true;
    }
    if (name === null) return null;
    found = join(found, name);
  }
  return isOther ? found : null;
}

/** What a folder holds, in one order on every machine; nothing where it cannot be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder === "" ? "." : folder).sort();
  } catch {
    return [];
  }
}
