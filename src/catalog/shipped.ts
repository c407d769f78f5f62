/**
 * The patterns that come with ccmtrace. The build writes them into one JSON file beside the program, so that a run does
 * not parse dozens of YAML files; a source tree without it reads the YAML.
 */
import { readFileSync } from "node:fs";
import { realpath, rename, writeFile } from "node:fs/promises";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { IncidentRule, Pattern, StageMark } from "../model/index.ts";
import { type CompiledCatalog, compile } from "./compile.ts";
import { describeFailure } from "./failure-words.ts";
import { lintRules } from "./lint-rules.ts";
import type { GuideEntry, LoadResult } from "./load.ts";
import { prepareSyntax, type Requirement } from "./required-literals.ts";
import type { CatalogIssue } from "./yaml-file.ts";

/** Patterns with the rows of the guide they may cite. */
export interface PatternSet {
  readonly patterns: readonly Pattern[];
  readonly rules: readonly IncidentRule[];
  /** What a match of a pattern says about a stage of a phone's way. */
  readonly stages: ReadonlyMap<string, StageMark>;
  readonly guide: ReadonlyMap<string, GuideEntry>;
  readonly issues: readonly CatalogIssue[];
  /** What the clauses of each pattern require, by its id, where that was worked out before. */
  readonly requirements: ReadonlyMap<string, readonly Requirement[]>;
  /** Fingerprint of the patterns, where that was worked out at build time. */
  readonly sha256: string | null;
}

/** What the built file holds. */
interface Built {
  readonly patterns: readonly Pattern[];
  readonly rules: readonly IncidentRule[];
  readonly stages: readonly (readonly [string, StageMark])[];
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
  const built = readBuilt();
  if (built === null) {
    const set = await loadShippedYaml();
    await prepareSyntax();
    const { catalog } = compile(set.patterns, { isTrusted: () => true });
    return { ...set, requirements: new Map(requirementsIn(catalog)) };
  }
  const { patterns, rules, stages, guide, requirements, sha256 } = JSON.parse(built) as Built;
  return {
    patterns,
    rules,
    stages: new Map(stages),
    guide: new Map(guide.map((entry) => [entry.row, entry])),
    issues: [],
    requirements: new Map(requirements),
    sha256,
  };
}

/** The text of the built file, or null. Read in one go: everything waits for it, and in pieces it takes three times as long. */
function readBuilt(): string | null {
  try {
    return readFileSync(BUILT, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
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
  const { loadRules, loadStages } = await import("./load-rules.ts");
  const { patterns, issues, places: patternPlaces } = await loadPatterns(SHIPPED_FOLDER, guide);
  const { rules, issues: ruleIssues, places: rulePlaces } = await loadRules(SHIPPED_FOLDER, guide);
  const { stages, issues: stageIssues } = await loadStages(
    SHIPPED_FOLDER,
    patterns.map(({ id }) => id),
  );
  const places = [...patternPlaces, ...rulePlaces];
  return {
    patterns: patterns.map((pattern) => ({ ...pattern, file: relativeToPatterns(pattern.file) })),
    rules: rules.map((rule) => ({ ...rule, file: relativeToPatterns(rule.file) })),
    stages,
    guide,
    issues: [...issues, ...ruleIssues, ...stageIssues].map((issue) => ({
      ...issue,
      file: relativeToPatterns(issue.file),
    })),
    requirements: new Map(),
    sha256: null,
    places: new Map(places.map(([file, locate]) => [relativeToPatterns(file), locate])),
  };
}

function requirementsIn({ patterns }: CompiledCatalog): Built["requirements"] {
  return patterns.map(({ pattern, requirements }) => [pattern.id, requirements]);
}

/** Writes the built file, unless there are mistakes in the patterns; the build calls it. */
export async function writeBuilt(): Promise<PatternSet> {
  const set = await loadShippedYaml();
  await prepareSyntax();
  const { catalog, failures } = compile(set.patterns, { isTrusted: () => false });
  const issues = [
    ...set.issues,
    ...failures.map((failure) => describeFailure(failure, set.places)),
    ...lintRules(set.rules, set).filter(({ isFatal }) => isFatal),
  ];
  const built: Built = {
    patterns: set.patterns,
    rules: set.rules,
    stages: [...set.stages],
    guide: [...set.guide.values()],
    requirements: requirementsIn(catalog),
    sha256: await fingerprint(sortById(set.patterns), set.rules, set.stages),
  };
  if (issues.length === 0) {
    // Whole or not at all: a program that starts meanwhile must not read half of it.
    await writeFile(`${BUILT}.new`, JSON.stringify(built));
    await rename(`${BUILT}.new`, BUILT);
  }
  return { ...set, issues };
}

/** Patterns, or rules, in the order in which a catalog has them. */
export function sortById<T extends { readonly id: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Fingerprint of what patterns and rules say: the same for the same ones wherever and however they were read. */
export async function fingerprint(
  patterns: readonly Pattern[],
  rules: readonly IncidentRule[],
  stages: ReadonlyMap<string, StageMark>,
): Promise<string> {
  const { createHash } = await import("node:crypto");
  const hash = createHash("sha256");
  for (const { file: _, ...rest } of [...patterns, ...rules]) hash.update(JSON.stringify(rest)).update("\n");
  hash.update(JSON.stringify([...stages]));
  return hash.digest("hex");
}

function relativeToPatterns(file: string): string {
  return file.replace(/^.*\/patterns\//, "patterns/");
}
