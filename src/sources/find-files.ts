/**
 * Finds the files under the given paths. Walks with readdir instead of fast-glob, which hides the one folder that
 * cannot be read, or gives up the whole walk for it, and never says which links run in a circle.
 */
import type { BigIntStats } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Problem } from "../model/index.ts";
import { numberOf } from "./file-number.ts";
import { byCodeUnit, type GivenPath, joinShown, resolveGiven } from "./given-paths.ts";
import { codeOf, problemOfError } from "./read-error.ts";

/** A regular file, not opened. */
export interface DiskFile {
  /** The path as the user gave it, joined with the rest; always "/" between the parts. */
  readonly shown: string;
  readonly absolute: string;
  /** Size when it was listed. */
  readonly sizeBytes: number;
  /** Milliseconds since 1970 UTC. */
  readonly modifiedMs: number;
  /** What the disk numbers the file by, "device:number"; null on network drives that number none. */
  readonly id?: string | null;
}

/** What the walk found, each list in code-unit order of the path. */
export interface Found {
  readonly files: DiskFile[];
  /** Every folder visited, in shown form, so that an empty trace folder can be told from a missing one. */
  readonly folders: string[];
  readonly problems: Problem[];
}

/** How many entries of a folder are asked for their size at a time. */
const LOOKS_AT_ONCE = 64;

/**
 * All regular files under the paths. Links are followed; a file or folder reached twice counts once, under its own
 * name rather than a link's, then under the first in order.
 */
export async function findFiles(paths: readonly string[]): Promise<Found> {
  const files: DiskFile[] = [];
  const problems: Problem[] = [];
  const folders = new Map<string, string>(); // identity -> shown path
  const known = new Map<string, string>(); // identity of a file -> shown path
  const links: GivenPath[] = [];
  const report = (problem: Problem) => problems.push(problem);

  async function visit(place: GivenPath, stats: BigIntStats): Promise<void> {
    const { shown, absolute } = place;
    if (stats.isDirectory()) return visitFolder(place, stats);
    if (!stats.isFile()) {
      report({ path: shown, kind: "special-file", detail: {} });
      return;
    }
    if (isKnown(known, await identify(stats, absolute), shown)) return;
    const id = numberOf(stats);
    files.push({ shown, absolute, sizeBytes: Number(stats.size), modifiedMs: Number(stats.mtimeNs / 1_000_000n), id });
  }

  async function visitFolder({ shown, absolute }: GivenPath, stats: BigIntStats): Promise<void> {
    if (isKnown(folders, await identify(stats, absolute), shown)) return;
    let names: string[];
    try {
      names = (await readdir(absolute)).sort(byCodeUnit);
    } catch (error) {
      report(problemOfError(shown, error));
      return;
    }
    const places = names.map((name) => ({ shown: joinShown(shown, name), absolute: join(absolute, name) }));
    for (let at = 0; at < places.length; at += LOOKS_AT_ONCE) await lookAt(places.slice(at, at + LOOKS_AT_ONCE));
  }

  async function lookAt(places: readonly GivenPath[]): Promise<void> {
    const looks = await Promise.allSettled(places.map(({ absolute }) => lstat(absolute, { bigint: true })));
    for (const [at, place] of places.entries()) {
      const look = looks[at];
      if (look === undefined) continue;
      if (look.status === "rejected") report(problemOfError(place.shown, look.reason));
      else if (look.value.isSymbolicLink()) links.push(place);
      else await visit(place, look.value);
    }
  }

  /** Visits what a link, or a path the user gave, leads to. */
  async function follow(link: GivenPath, { isGiven }: { isGiven: boolean }): Promise<void> {
    try {
      const stats = await stat(link.absolute, { bigint: true });
      if (!isGiven && stats.isDirectory() && (await leadsBack(link.absolute))) {
        report({ path: link.shown, kind: "link-loop", detail: {} });
      } else {
        await visit(link, stats);
      }
    } catch (error) {
      const isDangling = codeOf(error) === "ENOENT";
      report(isDangling ? { path: link.shown, kind: "not-found", detail: {} } : problemOfError(link.shown, error));
    }
  }

  /** Was it met before? Then says so, unless it is the very same path given twice. */
  function isKnown(seen: Map<string, string>, identity: string, shown: string): boolean {
    const other = seen.get(identity);
    if (other === undefined) seen.set(identity, shown);
    else if (other !== shown) report({ path: shown, kind: "same-file", detail: { other } });
    return other !== undefined;
  }

  for (const given of await resolveGiven(paths, report)) await follow(given, { isGiven: true });
  // Links come last and may lead to more links, so what has a name of its own keeps it.
  for (let link = links.shift(); link !== undefined; link = links.shift()) await follow(link, { isGiven: false });

  files.sort((a, b) => byCodeUnit(a.shown, b.shown));
  problems.sort((a, b) => byCodeUnit(a.path, b.path));
  return { files, folders: [...folders.values()].sort(byCodeUnit), problems };
}

/** What makes two paths the same file. Some network drives number no files; there the real path decides. */
async function identify(stats: BigIntStats, absolute: string): Promise<string> {
  return numberOf(stats) ?? (await realpath(absolute));
}

/** Does a link lead to the folder it stands in, or to one above it? */
async function leadsBack(link: string): Promise<boolean> {
  const target = await realpath(link);
  const home = await realpath(dirname(link));
  return home === target || home.startsWith(join(target, "/"));
}
