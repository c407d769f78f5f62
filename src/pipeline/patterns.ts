/** `ccmtrace patterns check`: lints pattern files and runs the proofs in them. */
import {
  type CatalogIssue,
  compile,
  createLookUp,
  describeFailure,
  isShippedFolder,
  type Locate,
  lint,
  lintRules,
  loadShipped,
  loadShippedYaml,
  prepareSyntax,
  proveRules,
  runProofs,
} from "../catalog/index.ts";
import { correlate } from "../correlate/index.ts";
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
  const rulesById = new Map([...shipped.rules, ...checked.rules].map((rule) => [rule.id, rule]));
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
    ...lintRules([...rulesById.values()], { patterns, places: checked.places }).filter(({ file }) =>
      checked.rules.some((rule) => rule.file === file),
    ),
    ...proveRules(checked.rules, {
      rules: rulesById,
      places: checked.places,
      correlate: (rules, matches, coveredTo) =>
        correlate({ rules, matches, assumedOffsetMin: 0, coveredTo: () => coveredTo }).incidents,
    }),
  ];
  return {
    patterns: checked.patterns.length,
    rules: checked.rules.length,
    tests: [...checked.patterns, ...checked.rules].reduce((sum, { tests }) => sum + tests.length, 0),
    issues: issues.sort(
      (a, b) => (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) || a.line - b.line || a.column - b.column,
    ),
  };
}
