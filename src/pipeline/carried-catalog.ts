/** The catalog that a bundle carries, so that a replay looks for the same; without the proofs, which are for whoever writes patterns. */
import { compile, prepareSyntax } from "../catalog/index.ts";
import { UserError } from "../errors.ts";
import type { IncidentRule, Pattern, StageMark } from "../model/index.ts";
import type { Redactor } from "../redact/index.ts";
import { parseForeignJson } from "../util/foreign-json.ts";
import { correlationUses } from "./correlation-uses.ts";
import type { Catalog } from "./load-catalog.ts";

/** Patterns, rules and what they say of a phone's way, as data. */
export interface CarriedCatalog {
  readonly schema: 1;
  readonly sha256: string;
  readonly patterns: readonly Pattern[];
  readonly rules: readonly IncidentRule[];
  readonly stages: readonly (readonly [string, StageMark])[];
}

/**
 * The catalog as it goes into a bundle. The user's own patterns may name what redaction exchanges in the logs too; those of
 * the `shipped` one are public.
 */
export function packCatalog(catalog: Catalog, shipped: Catalog, redactor: Redactor): CarriedCatalog {
  const rules = new Set(shipped.rules.map(({ id }) => id));
  const pack = <T extends Pattern | IncidentRule>(entry: T): T => {
    const bare = { ...entry, tests: [] };
    if (shipped.patterns.has(entry.id) || rules.has(entry.id)) return bare;
    return { ...(redactTexts(bare, redactor) as T), file: `patterns/${entry.id}.yaml` };
  };
  return {
    schema: 1,
    sha256: catalog.sha256,
    patterns: [...catalog.patterns.values()].map(pack),
    rules: catalog.rules.map(pack),
    stages: [...catalog.stages],
  };
}

function redactTexts(value: unknown, redactor: Redactor, key = ""): unknown {
  if (typeof value === "string") return TEXTS.has(key) ? redactor.redact(value) : value;
  if (Array.isArray(value)) return value.map((one) => redactTexts(one, redactor, key));
  if (value === null || typeof value !== "object") return value;
  const isText = TEXTS.has(key);
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, redactTexts(one, redactor, isText ? key : name)]),
  );
}

/**
 * Makes the catalog of a bundle ready to run. It may come from anybody: its expressions are held against what they may
 * cost, and run under guard.
 * @throws UserError of kind "input" when it is damaged or cannot be used
 */
export async function loadCarried(text: string, name: string): Promise<Catalog> {
  const carried = readCarried(text);
  if (carried === null) throw unusable(name, "JSON");
  await prepareSyntax();
  try {
    const { catalog, failures } = compile(carried.patterns, { isTrusted: () => false });
    const [failure] = failures;
    if (failure !== undefined) throw unusable(name, `${failure.pattern.id}: ${failure.reason}`);
    const stages = new Map(carried.stages);
    return {
      compiled: catalog,
      patterns: new Map(carried.patterns.map((pattern) => [pattern.id, pattern])),
      guide: new Map(),
      rules: carried.rules,
      stages,
      uses: correlationUses(carried.patterns, carried.rules, stages),
      sha256: carried.sha256,
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    // Something in it is not what a pattern holds there.
    throw unusable(name, error instanceof Error ? error.message : String(error));
  }
}

function readCarried(text: string): CarriedCatalog | null {
  try {
    const value = parseForeignJson(text) as Partial<CarriedCatalog> | null;
    const isWhole =
      value?.schema === 1 && Array.isArray(value.patterns) && Array.isArray(value.rules) && Array.isArray(value.stages);
    return isWhole ? (value as CarriedCatalog) : null;
  } catch {
    return null;
  }
}

function unusable(name: string, reason: string): UserError {
  return new UserError("input", {
    en: `${name}: the patterns in it cannot be used (${reason}). Check the bundle: ccmtrace bundle verify ${name}`,
    ja: `${name}: 中のパターンを使用できません (${reason})。次のようにバンドルを確認してください: ccmtrace bundle verify ${name}`,
  });
}

/** Fields of a pattern or a rule that hold free text. */
const TEXTS: ReadonlySet<string> = new Set([
  "title",
  "text",
  "regex",
  "knownAs",
  "cause",
  "action",
  "verify",
  "outlook",
  "says",
  "label",
  "time",
  "codes",
]);
