/** Prepares the paths a user typed: how they are shown, and wildcards the shell left alone (cmd.exe expands none). */
import { lstat } from "node:fs/promises";
import { resolve, sep } from "node:path";
import type { Problem } from "../model/index.ts";
import { nearPath } from "../util/near-path.ts";
import { codeOf, problemOfError } from "./read-error.ts";

/** A path that exists. */
export interface GivenPath {
  readonly shown: string;
  readonly absolute: string;
}

/** Resolves what was given, in code-unit order of the shown path; a path that is not there becomes "not-found". */
export async function resolveGiven(
  paths: readonly string[],
  onProblem: (problem: Problem) => void,
): Promise<GivenPath[]> {
  const found = new Map<string, GivenPath>();
  const add = (shown: string) => found.set(shown, { shown, absolute: resolve(shown) });
  for (const path of [...new Set(paths.map(toShown))].sort(byCodeUnit)) {
    try {
      await lstat(path);
      add(path);
    } catch (error) {
      if (codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR" && !hasWildcard(path)) {
        onProblem(problemOfError(path, error));
        continue;
      }
      const matches = hasWildcard(path) ? await expand(path) : [];
      if (matches.length === 0) onProblem(notFound(path));
      for (const match of matches) add(match);
    }
  }
  return [...found.values()].sort((a, b) => byCodeUnit(a.shown, b.shown));
}

/** Nothing there; perhaps there is under a name that differs in a letter or two, or in upper and lower case. */
function notFound(path: string): Problem {
  const near = hasWildcard(path) ? null : nearPath(path);
  return { path, kind: "not-found", detail: near === null ? {} : { near } };
}

/** The shown form of a path: "/" between the parts, no "./" in front, no "/" at the end. */
export function toShown(path: string): string {
  const slashed = sep === "\\" ? path.replaceAll("\\", "/") : path;
  const short = slashed.replace(/^(?:\.\/+)+(?=.)/, "").replace(/(?<=[^/:])\/+$/, "");
  return short === "" ? "." : short;
}

/** The shown path of something in a folder. */
export function joinShown(folder: string, name: string): string {
  if (folder === ".") return name;
  return folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;
}

/** Orders strings by their UTF-16 code units: the same on every machine, unlike a locale's order. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hasWildcard(path: string): boolean {
  return /[*?]/.test(path);
}

/** The files and folders a pattern with * or ? stands for. Nothing else in it is special: names may hold brackets. */
async function expand(pattern: string): Promise<string[]> {
  // Loaded only here, because few runs need it.
  const { default: glob } = await import("fast-glob");
  const parts = pattern.split("/");
  const firstWild = parts.findIndex(hasWildcard);
  const base = parts.slice(0, firstWild).join("/");
  const rest = parts.slice(firstWild).join("/");
  const matches = await glob(toGlob(rest), {
    cwd: base === "" ? (firstWild > 0 ? "/" : ".") : base.endsWith(":") ? `${base}/` : base,
    onlyFiles: false,
    dot: true,
    followSymbolicLinks: false,
    // Trace names differ in case from one system to the next.
    caseSensitiveMatch: false,
    suppressErrors: true,
  });
  return matches.map((match) => (firstWild === 0 ? match : `${base}/${match}`));
}

/** Brackets make each character stand for itself. fast-glob 3.3.3 overlooks a lone "?", so it becomes a class too. */
function toGlob(pattern: string): string {
  return pattern
    .replace(/[()[\]{}+@|$,]/g, "[$&]")
    .replace(/[\\^!]/g, "\\$&")
    .replaceAll("?", "[!/]");
}
