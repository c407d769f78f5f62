/**
 * The patterns that come with ccmtrace. The build writes them into one JSON file beside the program, so that a run does
 * not parse dozens of YAML files; a source tree without it reads the YAML.
 */
import { readFile, realpath, rename, writeFile } from "node:fs/promises";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Pattern } from "../model/index.ts";
import { compile } from "./compile.ts";
import { describeFailure } from "./failure-words.ts";
import type { CatalogIssue, GuideEntry, LoadResult } from "./load.ts";
import { prepareSyntax, type Requirement } from "./required-literals.ts";

/** Patterns with the rows of the guide they may cite. */
export interface PatternSet {
  readonly patterns: readonly Pattern[];
  readonly guide: ReadonlyMap<string, GuideEntry>;
  readonly issues: readonly CatalogIssue[];
  /** What the clauses of each pattern require, by its id, where that was worked out at build time. */
  readonly requirements: ReadonlyMap<string, readonly Requirement[]>;
  /** Fingerprint of the patterns, where that was worked out at build time. */
  readonly sha256: string | null;
}

/** What the built file holds. */
interface Built {
  readonly patterns: readonly Pattern[];
  readonly guide: readonly GuideEntry[];
  readonly requirements: readonly (readonly [string, readonly Requirement[]])[];
  readonly sha256: string;
}

const BUILT = fileURLToPath(new URL("../catalog.json", import.meta.url));
/** The folder of the shipped YAML files: beside src in a source tree, beside dist in the package. */
const SHIPPED_FOLDER = fileURLToPath(new URL("../../patterns", import.meta.url));

/** The shipped patterns, read once: from the built file where there is one, else from the YAML. */
export function loadShipped(): Promise<PatternSet> {
  shipped ??= readShipped();
  return shipped;
}

let shipped: Promise<PatternSet> | undefined;

async function readShipped(): Promise<PatternSet> {
  const built = await readFile(BUILT, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (built === null) return loadShippedYaml();
  const { patterns, guide, requirements, sha256 } = JSON.parse(built) as Built;
  return {
    patterns,
    guide: new Map(guide.map((entry) => [entry.row, entry])),
    issues: [],
    requirements: new Map(requirements),
    sha256,
  };
}

/** Is this the folder of the shipped patterns, or one in it? */
export async function isShippedFolder(folder: string): Promise<boolean> {
  const [shippedPath, path] = await Promise.all(
    [SHIPPED_FOLDER, folder].map((name) => realpath(name).catch(() => name)),
  );
  return path === shippedPath || (path as string).startsWith(`${shippedPath}${sep}`);
}

/** Reads the shipped YAML files. */
export async function loadShippedYaml(): Promise<PatternSet & Pick<LoadResult, "places">> {
  const { loadGuide, loadPatterns } = await import("./load.ts");
  const guide = await loadGuide(SHIPPED_FOLDER);
  const { patterns, issues, places } = await loadPatterns(SHIPPED_FOLDER, guide);
  return {
    patterns: patterns.map((pattern) => ({ ...pattern, file: relativeToPatterns(pattern.file) })),
    guide,
    issues: issues.map((issue) => ({ ...issue, file: relativeToPatterns(issue.file) })),
    requirements: new Map(),
    sha256: null,
    places: new Map([...places].map(([file, locate]) => [relativeToPatterns(file), locate])),
  };
}

/** Writes the built file, unless there are mistakes in the patterns; the build calls it. */
export async function writeBuilt(): Promise<PatternSet> {
  const set = await loadShippedYaml();
  await prepareSyntax();
  const { catalog, failures } = compile(set.patterns, { isTrusted: () => false });
  const issues = [...set.issues, ...failures.map((failure) => describeFailure(failure, set.places))];
  const built: Built = {
    patterns: set.patterns,
    guide: [...set.guide.values()],
    requirements: catalog.patterns.map(({ pattern, requirements }) => [pattern.id, requirements]),
    sha256: await fingerprint(sortById(set.patterns)),
  };
  if (issues.length === 0) {
    // Whole or not at all: a program that starts meanwhile must not read half of it.
    await writeFile(`${BUILT}.new`, JSON.stringify(built));
    await rename(`${BUILT}.new`, BUILT);
  }
  return { ...set, issues };
}

/** Patterns in the order in which a catalog has them. */
export function sortById(patterns: readonly Pattern[]): Pattern[] {
  return [...patterns].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Fingerprint of what the patterns say: the same for the same patterns wherever and however they were read. */
export async function fingerprint(patterns: readonly Pattern[]): Promise<string> {
  const { createHash } = await import("node:crypto");
  const hash = createHash("sha256");
  for (const { file: _, ...rest } of patterns) hash.update(JSON.stringify(rest)).update("\n");
  return hash.digest("hex");
}

function relativeToPatterns(file: string): string {
  return file.replace(/^.*\/patterns\//, "patterns/");
}
