/**
 * The patterns that come with ccmtrace. The build writes them into one JSON file beside the program, so that a run does
 * not parse dozens of YAML files; a source tree without it reads the YAML.
 */
import { readFile, realpath, rename, writeFile } from "node:fs/promises";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { IncidentRule, Pattern, StageMark } from "../model/index.ts";
import { compile } from "./compile.ts";
import { describeFailure } from "./failure-words.ts";
import type { CatalogIssue, Locate } from "./issue.ts";
import type { GuideEntry } from "./load.ts";
import { prepareSyntax, type Requirement } from "./required-literals.ts";
import { checkNames } from "./rule-names.ts";

/** Patterns and incident rules with the rows of the guide they may cite. */
export interface PatternSet {
  readonly patterns: readonly Pattern[];
  readonly rules: readonly IncidentRule[];
  /** What a match says about a phone's way, by pattern id. */
  readonly stages: ReadonlyMap<string, StageMark>;
  readonly guide: ReadonlyMap<string, GuideEntry>;
  readonly issues: readonly CatalogIssue[];
  /** What the clauses of each pattern require, by its id, where that was worked out at build time. */
  readonly requirements: ReadonlyMap<string, readonly Requirement[]>;
  /** Fingerprint of the patterns, rules and stages, where that was worked out at build time. */
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
  const built = await readFile(BUILT, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (built === null) return loadShippedYaml();
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

/** Is this the folder of the shipped patterns, or one in it? */
export async function isShippedFolder(folder: string): Promise<boolean> {
  const [shippedPath, path] = await Promise.all(
    [SHIPPED_FOLDER, folder].map((name) => realpath(name).catch(() => name)),
  );
  return path === shippedPath || (path as string).startsWith(`${shippedPath}${sep}`);
}

/** Reads the shipped YAML files. */
export async function loadShippedYaml(): Promise<PatternSet & { readonly places: ReadonlyMap<string, Locate> }> {
  const [{ loadGuide }, { loadFolder }, { loadStages }] = await Promise.all([
    import("./load.ts"),
    import("./load-folder.ts"),
    import("./load-stages.ts"),
  ]);
  const guide = await loadGuide(SHIPPED_FOLDER);
  const loaded = await loadFolder(SHIPPED_FOLDER, guide);
  const patterns = loaded.patterns.map(fromPatterns);
  const rules = loaded.rules.map(fromPatterns);
  const places = new Map([...loaded.places].map(([file, locate]) => [relativeToPatterns(file), locate]));
  const known = new Map(patterns.map((pattern) => [pattern.id, pattern]));
  const stages = await loadStages(SHIPPED_FOLDER, new Set([...known.keys(), ...loaded.unread]));
  const names = {
    patterns: known,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    unread: loaded.unread,
    places,
  };
  return {
    patterns,
    rules,
    stages: stages.stages,
    guide,
    issues: [...loaded.issues.map(fromPatterns), ...checkNames(rules, names), ...stages.issues],
    requirements: new Map(),
    sha256: null,
    places,
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
    rules: set.rules,
    stages: [...set.stages],
    guide: [...set.guide.values()],
    requirements: catalog.patterns.map(({ pattern, requirements }) => [pattern.id, requirements]),
    sha256: await fingerprint({ ...set, patterns: sortById(set.patterns), rules: sortById(set.rules) }),
  };
  if (issues.length === 0) {
    // Whole or not at all: a program that starts meanwhile must not read half of it.
    await writeFile(`${BUILT}.new`, JSON.stringify(built));
    await rename(`${BUILT}.new`, BUILT);
  }
  return { ...set, issues };
}

/** Patterns or rules in the order in which a catalog has them. */
export function sortById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Fingerprint of what a catalog says: the same for the same files wherever and however they were read. */
export async function fingerprint({
  patterns,
  rules,
  stages,
}: Pick<PatternSet, "patterns" | "rules" | "stages">): Promise<string> {
  const { createHash } = await import("node:crypto");
  const hash = createHash("sha256");
  for (const { file: _, ...rest } of [...patterns, ...rules]) hash.update(JSON.stringify(rest)).update("\n");
  hash.update(JSON.stringify([...stages]));
  return hash.digest("hex");
}

/** The same with its file named from the folder of the patterns on. */
function fromPatterns<T extends { readonly file: string }>(thing: T): T {
  return { ...thing, file: relativeToPatterns(thing.file) };
}

function relativeToPatterns(file: string): string {
  return file.replace(/^.*\/patterns\//, "patterns/");
}
