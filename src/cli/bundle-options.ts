/** Turns the flags of `bundle create` into checked options. */
import { statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { IDENTITY_KINDS, type Language, LOGS_MODES } from "../model/index.ts";
import type { BundleOptions } from "../pipeline/bundle-options.ts";
import { nearPath } from "../util/near-path.ts";
import { nearest } from "../util/nearest.ts";
import { choosePaths } from "./choose-paths.ts";
import type { CommandCall } from "./command.ts";
import { choice, type RawFlags, splitWords, usageError } from "./options.ts";
import { parseScanOptions } from "./scan-options.ts";

/** All but the password and what is said of the case, which may have to be asked for. @throws UserError */
export async function parseBundleOptions(call: CommandCall): Promise<Omit<BundleOptions, "password" | "case">> {
  const { flags, lang, environment, argv } = call;
  const paths = choosePaths(call.words, environment);
  const output = parseOutput(flags);
  const mapPath = flags.map ?? output.replace(/\.zip$/i, ".map.json");
  for (const path of [output, mapPath]) {
    checkFolder(path);
    refuseInside(path, paths);
  }
  return {
    scan: await parseScanOptions(paths, flags, lang as Language),
    output,
    mapPath,
    logs: choice("--logs", flags.logs ?? "window", LOGS_MODES),
    keep: new Set(splitWords("--keep", flags.keep).map(parseKind)),
    commandLine: ["ccmtrace", ...argv],
    maxBytes: flags.maxSize === undefined ? null : parseSize(flags.maxSize),
    isDryRun: flags.dryRun ?? false,
  };
}

function parseOutput({ output }: RawFlags): string {
  const [path, second] = output ?? [];
  if (path === undefined) throw usageError(({ bundle }) => bundle.noOutput);
  if (second !== undefined || !/[^\\/]\.zip$/i.test(path))
    throw usageError(({ bundle }) => bundle.badOutput(second ?? path));
  return path;
}

function checkFolder(path: string): void {
  if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    const near = nearPath(dirname(path));
    throw usageError((words) => words.suggest(near, words.outputFolder(path)));
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw usageError((words) => words.outputIsFolder(path));
}

/** What lies among the traces would be read as one of them the next time. */
function refuseInside(path: string, inputs: readonly string[]): void {
  for (const input of inputs) {
    const way = relative(resolve(input), resolve(path));
    const isInside = way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(way) !== way);
    if (isInside) throw usageError(({ bundle }) => bundle.insideInput(path, input));
  }
}

function parseKind(value: string): (typeof IDENTITY_KINDS)[number] {
  const kind = IDENTITY_KINDS.find((known) => known === value.toLowerCase());
  if (kind !== undefined) return kind;
  const near = nearest(value, IDENTITY_KINDS);
  throw usageError((words) => words.suggest(near, words.bundle.badKeep(value, IDENTITY_KINDS.join(", "))));
}

/** Bytes: 10MB, 500 KB, 1GiB; the units of disks and of memory alike. */
function parseSize(value: string): number {
  const [, number = "", unit = "", binary = ""] = /^(\d+(?:\.\d+)?)\s*([kmg]?)(i?)b?$/i.exec(value.trim()) ?? [];
  const power = unit === "" ? 0 : "kmg".indexOf(unit.toLowerCase()) + 1;
  const bytes = Math.floor(Number(number) * (binary === "" ? 1000 : 1024) ** power);
  if (number === "" || bytes < SMALLEST_PART) throw usageError(({ bundle }) => bundle.badSize(value));
  return bytes;
}

const SMALLEST_PART = 64_000;
