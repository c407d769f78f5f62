/**
 * How paths are shown in a bundle: without the folders above what the user named, which say more of the user than of the
 * traces, wherever log, server and date follow from the rest just as well.
 */
import { basename, dirname } from "node:path";
import { dateFromPath } from "../parse/index.ts";
import { identifyPath } from "../sources/index.ts";

/** Makes a path shorter, or leaves it as it is. */
export type Shorten = (path: string) => string;

/** How the paths below what was named are shown; `read` are the paths of logs that were read. */
export function createShortener(given: readonly string[], read: readonly string[]): Shorten {
  const tops = given.map((path) => path.replaceAll("\\", "/").replace(/\/+$/, ""));
  const names = tops.map((top) => basename(top).toLowerCase());
  const prefixes = tops.flatMap((top, at) => {
    const prefix = `${dirname(top)}/`.replace(/^\/\/$/, "/");
    const isAlone = names.indexOf(names[at] as string) === names.lastIndexOf(names[at] as string);
    const isFar = /^(?:\/|[a-z]:|\.\.?\/)/i.test(top);
    const below = read.filter((path) => path === top || path.startsWith(`${top}/`) || path.startsWith(`${top}!/`));
    return isFar && isAlone && below.every((path) => saysAsMuch(path, path.slice(prefix.length))) ? [prefix] : [];
  });
  return (path) => {
    const at = tops.findIndex((top) => path === top || path.startsWith(`${top}/`) || path.startsWith(`${top}!/`));
    const prefix = at === -1 ? undefined : prefixes.find((one) => one === `${dirname(tops[at] as string)}/`);
    return prefix === undefined ? path : path.slice(prefix.length);
  };
}

/** A word of a command line: of a path only its last part. */
export function shortenWord(word: string): string {
  const [, flag = "", value = word] = /^(--[\w-]+=)(.*)$/.exec(word) ?? [];
  return /[\\/]/.test(value) ? flag + (value.split(/[\\/]+/).findLast((part) => part !== "") ?? value) : word;
}

function saysAsMuch(path: string, short: string): boolean {
  return (
    JSON.stringify([identifyPath(path), dateFromPath(path)]) ===
    JSON.stringify([identifyPath(short), dateFromPath(short)])
  );
}
