/**
 * The patterns that come with ccmtrace. The build writes them into one JSON file beside the program, so that a run does
 * not parse dozens of YAML files; a source tree without it reads the YAML.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Pattern } from "../model/index.ts";
import type { CatalogIssue, GuideEntry } from "./load.ts";

/** Patterns with the rows of the guide they may cite. */
export interface PatternSet {
  readonly patterns: readonly Pattern[];
  readonly guide: ReadonlyMap<string, GuideEntry>;
  readonly issues: readonly CatalogIssue[];
}

const BUILT = fileURLToPath(new URL("../catalog.json", import.meta.url));
/** The folder of the shipped YAML files: beside src in a source tree, beside dist in the package. */
const SHIPPED_FOLDER = fileURLToPath(new URL("../../patterns", import.meta.url));

/** Reads the shipped patterns: the built file where there is one, else the YAML. */
export async function loadShipped(): Promise<PatternSet> {
  const built = await readFile(BUILT, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (built === null) return loadShippedYaml();
  const { patterns, guide } = JSON.parse(built) as { patterns: Pattern[]; guide: GuideEntry[] };
  return { patterns, guide: new Map(guide.map((entry) => [entry.row, entry])), issues: [] };
}

/** Reads the shipped YAML files. */
export async function loadShippedYaml(): Promise<PatternSet> {
  const { loadGuide, loadPatterns } = await import("./load.ts");
  const guide = await loadGuide(SHIPPED_FOLDER);
  const { patterns, issues } = await loadPatterns(SHIPPED_FOLDER, guide);
  return {
    patterns: patterns.map((pattern) => ({ ...pattern, file: relativeToPatterns(pattern.file) })),
    guide,
    issues,
  };
}

/** Writes the built file; the build calls it. */
export async function writeBuilt(): Promise<PatternSet> {
  const set = await loadShippedYaml();
  if (set.issues.length === 0)
    await writeFile(BUILT, JSON.stringify({ patterns: set.patterns, guide: [...set.guide.values()] }));
  return set;
}

/** Fingerprint of what the patterns say: the same for the same patterns wherever and however they were read. */
export function fingerprint(patterns: readonly Pattern[]): string {
  const hash = createHash("sha256");
  for (const { file: _, ...rest } of patterns) hash.update(JSON.stringify(rest)).update("\n");
  return hash.digest("hex");
}

function relativeToPatterns(file: string): string {
  return file.replace(/^.*\/patterns\//, "patterns/");
}
