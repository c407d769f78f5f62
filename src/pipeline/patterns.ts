/** `ccmtrace patterns check`: lints the files of patterns and incident rules, and runs the proofs in them. */
import {
  type CatalogIssue,
  compile,
  createLookUp,
  describeFailure,
  isShippedFolder,
  type Locate,
  lint,
  lintRule,
  loadShipped,
  loadShippedYaml,
  prepareSyntax,
  proveRules,
  runProofs,
} from "../catalog/index.ts";
import { correlate } from "../correlate/index.ts";
import type { Incident, IncidentRule, Match } from "../model/index.ts";
import { judgeRecord } from "./judge-record.ts";
import { readFolders } from "./load-catalog.ts";

/** What a check found. */
export interface CatalogCheck {
  readonly patterns: number;
  readonly rules: number;
  readonly tests: number;
  /** By file, then by place in it. */
  readonly issues: readonly CatalogIssue[];
}

/**
 * Checks the shipped patterns, or those of the folders given, which are then held against the shipped ones too.
 * @throws UserError for a folder that cannot be read
 */
export async function checkPatterns(folders: readonly string[]): Promise<CatalogCheck> {
  // The shipped ones, in a clone also by their folder, are checked from their files; else they are only held against.
  await prepareSyntax();
  const own = (await Promise.all(folders.map(isShippedFolder))).every((isShipped) => isShipped);
  const shipped = own ? await loadShippedYaml() : { ...(await loadShipped()), places: new Map<string, Locate>() };
  const checked = own ? shipped : await readFolders(folders, shipped);
  const byId = new Map([...shipped.patterns, ...checked.patterns].map((pattern) => [pattern.id, pattern]));
  const patterns = [...byId.values()];
  const sound = {
    rules: without(checked.issues, checked.rules),
    all: new Map(without(checked.issues, [...shipped.rules, ...checked.rules]).map((rule) => [rule.id, rule])),
  };
  const isChecked = new Set(checked.patterns);
  const { catalog, failures } = compile(patterns, {
    isTrusted: (pattern) => !isChecked.has(pattern),
    requirementsOf: ({ id }) => shipped.requirements.get(id),
  });
  let lookUp: ReturnType<typeof createLookUp> | undefined; // only cards need it
  const context = {
    guide: shipped.guide,
    ids: new Set(byId.keys()),
    yields: new Map(patterns.map(({ id, yieldsTo }) => [id, yieldsTo])),
    places: checked.places,
  };
  const issues = [
    ...checked.issues,
    ...failures.map((failure) => describeFailure(failure, checked.places)),
    ...checked.patterns.flatMap((pattern) => lint(pattern, context)),
    ...runProofs({
      patterns: checked.patterns,
      compiled: catalog.patterns,
      places: checked.places,
      judge: judgeRecord,
      matcher: (pattern) => {
        const [compiled] = compile([pattern], { isTrusted: () => false }).catalog.patterns;
        return (text) => compiled !== undefined && judgeRecord([compiled], text, null).won.length > 0;
      },
      lookUp: (question) => {
        lookUp ??= createLookUp(patterns, shipped.guide);
        return lookUp(question).map(({ pattern }) => pattern.id);
      },
    }),
    ...checked.rules.flatMap((rule) => lintRule(rule, { patterns: byId, places: checked.places })),
    ...proveRules({ ...sound, places: checked.places, correlate: correlateAlone }),
  ];
  const tests = [...checked.patterns, ...checked.rules].reduce((sum, each) => sum + each.tests.length, 0);
  return {
    patterns: checked.patterns.length,
    rules: checked.rules.length,
    tests,
    issues: issues.sort(
      (a, b) => (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) || a.line - b.line || a.column - b.column,
    ),
  };
}

/** Those of the rules whose files are in order; others cannot be run. */
function without(issues: readonly CatalogIssue[], rules: readonly IncidentRule[]): IncidentRule[] {
  const broken = new Set(issues.map(({ file }) => file));
  return rules.filter(({ file }) => !broken.has(file));
}

/** The incidents in the matches of a proof, whose logs all go up to one time. */
function correlateAlone(
  rules: readonly IncidentRule[],
  matches: readonly Match[],
  coveredToMs: number,
): readonly Incident[] {
  return correlate({ rules, matches, assumedOffsetMin: 0, coveredTo: () => coveredToMs }).incidents;
}
