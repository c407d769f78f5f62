/** Makes patterns ready to run: expressions compiled, and the literals each needs collected for the scan. */
import { type Clause, ENTITY_KINDS, type EntityKind, type Entry, type LogName, type Pattern } from "../model/index.ts";
import { createGuard } from "../util/guarded-regex.ts";
import { LONGEST_TEXT, stepsAtWorst } from "./regex-cost.ts";
import { checkSyntax, type Requirement, requirementOf } from "./required-literals.ts";
import { splitText, tolerantSource } from "./tolerant-text.ts";
import { isDenied, isTyped, notAMessage } from "./whole-message.ts";

/** What one clause found in a record: where it starts in the text and the entities its groups named. */
export interface ClauseMatch {
  readonly at: number;
  /** How many characters from there on belong to it. */
  readonly length: number;
  readonly groups: Partial<Record<EntityKind, string>>;
}

/** May a match stand there? */
type IsFree = (at: number, length: number) => boolean;

/** A pattern ready to run. */
export interface CompiledPattern {
  readonly pattern: Pattern;
  /** Its number among the catalog's patterns, and that of its first clause among all of their clauses. */
  readonly index: number;
  readonly firstClause: number;
  /** Shipped: its expressions were proved to come to an end, and to look at nothing that tells when a record was written. */
  readonly isTrusted: boolean;
  /** One of these stands in every record that matches; lower case, a blank for any white space. */
  readonly literals: readonly string[];
  /** What each clause requires of a record. */
  readonly requirements: readonly Requirement[];
  readonly logs: ReadonlySet<LogName>;
  /**
   * What the first clause that holds finds, or null; null as well when a clause of `none` holds. Only places that
   * `isFree` are looked at, and only clauses of which `mayHold` says, by their number, that what they require stands in
   * the text: that is much cheaper than to run their expressions.
   * @throws OutOfTime when an expression of the user's does not come to an end
   */
  match(entry: Entry, isFree?: IsFree, mayHold?: (clause: number) => boolean): ClauseMatch | null;
  /** The time printed in a record that stands for the record's own; null where the own one does. */
  readonly printedTime: ((text: string) => string | undefined) | null;
  /** Entities to take by the standard reading. */
  readonly standard: readonly EntityKind[];
  /** Entities to take by an expression of the pattern's own. */
  readonly own: readonly { readonly kind: EntityKind; readonly find: (text: string) => string | undefined }[];
}

/** A catalog ready to run. */
export interface CompiledCatalog {
  readonly patterns: readonly CompiledPattern[];
  /** What the scan looks for, lower case. */
  readonly literals: readonly string[];
  /** For each literal the indexes of the patterns that may match where it stands, ascending. */
  readonly byLiteral: readonly (readonly number[])[];
  /** For each clause, by its number, the index of its pattern; ascending. */
  readonly patternOfClause: readonly number[];
  /** For each literal the clauses that require it, and what else a record must hold for one of them to match there. */
  readonly conditions: readonly (readonly { readonly owner: number; readonly beside: Requirement["beside"] }[])[];
}

/** Why a pattern cannot be compiled. */
export interface CompileFailure {
  readonly pattern: Pattern;
  readonly reason: "no-literal" | "bad-regex" | "unknown-group" | "no-group" | "explodes";
  readonly clause: string;
  readonly message: string;
  /** Where in the pattern file the clause stands: keys and 0-based numbers. */
  readonly path: readonly (string | number)[];
}

/** The most steps that an expression may need from one place of a text; more is refused. */
const MOST_STEPS = 5e9;
/** Of an expression of the user's a search that may need more steps than this in all runs under guard. */
const HARMLESS_STEPS = 1e7;
/** Lengths of text, in characters, up to which the cost of a search is worked out beforehand. */
const TEXT_LENGTHS = [256, 2_048, 16_384, LONGEST_TEXT];

/** What is known of patterns before they are compiled. */
export interface CompileOptions {
  /** Checked before: not looked at for mistakes again, and its expressions run without guard. */
  isTrusted(pattern: Pattern): boolean;
  /** What the clauses of a trusted pattern require, where that was worked out before. */
  requirementsOf?(pattern: Pattern): readonly Requirement[] | undefined;
}

/**
 * Compiles patterns; those that cannot be are left out and returned as failures. Deprecated ones and cards do not run.
 * Expressions of patterns that are not trusted are held against what they may cost, and guarded where that is much.
 */
export function compile(
  patterns: readonly Pattern[],
  { isTrusted, requirementsOf }: CompileOptions,
): { catalog: CompiledCatalog; failures: CompileFailure[] } {
  const compiled: CompiledPattern[] = [];
  const failures: CompileFailure[] = [];
  const owners = new Map<string, Set<number>>();
  const patternOfClause: number[] = [];
  const conditions = new Map<string, { owner: number; beside: Requirement["beside"] }[]>();
  for (const pattern of patterns) {
    if (pattern.status === "deprecated" || pattern.any.length === 0) continue;
    const known = isTrusted(pattern) ? requirementsOf?.(pattern) : undefined;
    const failed = known === undefined ? findFailure(pattern, isTrusted(pattern)) : null;
    if (failed !== null) {
      failures.push(failed);
      continue;
    }
    const requirements = known ?? pattern.any.flatMap((clause) => requirementOf(clause) ?? []);
    const place = { index: compiled.length, firstClause: patternOfClause.length };
    for (const { literals, beside } of requirements) {
      for (const literal of literals) {
        owners.set(literal, (owners.get(literal) ?? new Set<number>()).add(place.index));
        conditions.set(literal, [...(conditions.get(literal) ?? []), { owner: patternOfClause.length, beside }]);
      }
      patternOfClause.push(place.index);
    }
    compiled.push(compilePattern(pattern, place, requirements, isTrusted(pattern)));
  }
  const all = [...owners.keys()].sort();
  const byLiteral = all.map((literal) => [...(owners.get(literal) as Set<number>)].sort((a, b) => a - b));
  const conditionsOf = all.map((literal) => conditions.get(literal) ?? []);
  const catalog = { patterns: compiled, literals: all, byLiteral, patternOfClause, conditions: conditionsOf };
  return { catalog, failures };
}

function isEntityKind(word: string): word is EntityKind {
  return (ENTITY_KINDS as readonly string[]).includes(word);
}

function findFailure(pattern: Pattern, isTrusted: boolean): CompileFailure | null {
  for (const [list, clauses] of [["any", pattern.any] as const, ["none", pattern.none] as const])
    for (const [index, clause] of clauses.entries()) {
      if (clause.kind === "alarm") continue;
      // The expression of a text is our own: gaps end where words begin, and a placeholder is bounded.
      const mistake = expressionMistake(expressionSource(clause), null, isTrusted || clause.kind === "text");
      if (mistake !== null)
        return { pattern, clause: clauseText(clause), path: ["match", list, index, clause.kind], ...mistake };
    }
  for (const [kind, source] of Object.entries(pattern.extract)) {
    const mistake = source === true ? null : expressionMistake(source, kind, isTrusted);
    if (mistake !== null) return { pattern, clause: source as string, path: ["extract", kind], ...mistake };
  }
  if (pattern.time !== null) {
    const mistake = expressionMistake(pattern.time, null, isTrusted);
    if (mistake !== null) return { pattern, clause: pattern.time, path: ["time"], ...mistake };
  }
  for (const [index, clause] of pattern.any.entries())
    if (requirementOf(clause) === null)
      return {
        pattern,
        clause: clauseText(clause),
        path: ["match", "any", index, clause.kind],
        reason: "no-literal",
        message: "",
      };
  return null;
}

/** What is wrong with an expression; `group` is the one it must have, where it must have one. */
function expressionMistake(
  source: string,
  group: string | null,
  isTrusted: boolean,
): Pick<CompileFailure, "reason" | "message"> | null {
  try {
    new RegExp(source, "i");
    checkSyntax(source);
  } catch (error) {
    return { reason: "bad-regex", message: (error as Error).message };
  }
  const names = [...source.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map((found) => found[1] as string);
  const unknown = names.find((name) => !isEntityKind(name));
  if (unknown !== undefined) return { reason: "unknown-group", message: unknown };
  if (group !== null && !names.includes(group)) return { reason: "no-group", message: group };
  if (!isTrusted && stepsAtWorst(source) > MOST_STEPS) return { reason: "explodes", message: "" };
  return null;
}

function expressionSource(clause: Exclude<Clause, { kind: "alarm" }>): string {
  return clause.kind === "text" ? tolerantSource(clause.text) : clause.regex;
}

/** The clause as its author wrote it. */
export function clauseText(clause: Clause): string {
  return clause.kind === "text" ? clause.text : clause.kind === "regex" ? clause.regex : clause.names.join(", ");
}

function compilePattern(
  pattern: Pattern,
  { index, firstClause }: Pick<CompiledPattern, "index" | "firstClause">,
  requirements: readonly Requirement[],
  isTrusted: boolean,
): CompiledPattern {
  // Most patterns are never tried: their expressions are made when they are.
  let compiled: { any: CompiledClause[]; none: CompiledClause[] } | undefined;
  const clauses = (): { any: CompiledClause[]; none: CompiledClause[] } => {
    compiled ??= {
      any: pattern.any.map((clause) => compileClause(clause, isTrusted)),
      none: pattern.none.map((clause) => compileClause(clause, isTrusted, isTyped)),
    };
    return compiled;
  };
  const standard: EntityKind[] = [];
  const own: { kind: EntityKind; find: (text: string) => string | undefined }[] = [];
  for (const kind of ENTITY_KINDS) {
    const how = pattern.extract[kind];
    if (how === true) standard.push(kind);
    else if (how !== undefined) {
      own.push({ kind, find: lazySearch(how, isTrusted, (found) => found.groups?.[kind]) });
    }
  }
  return {
    pattern,
    index,
    firstClause,
    isTrusted,
    literals: [...new Set(requirements.flatMap(({ literals }) => literals))].sort(),
    requirements,
    logs: new Set(pattern.logs),
    printedTime: pattern.time === null ? null : lazySearch(pattern.time, isTrusted, (found) => found[1]),
    standard,
    own,
    match(entry, isFree = anywhere, mayHold = anywhere) {
      const { any, none } = clauses();
      for (let clause = 0; clause < any.length; clause++) {
        if (!mayHold(firstClause + clause)) continue;
        const found = (any[clause] as CompiledClause)(entry, isFree);
        if (found === null) continue;
        return none.some((veto) => veto(entry, anywhere) !== null) ? null : found;
      }
      return null;
    },
  };
}

type CompiledClause = (entry: Entry, isFree: IsFree) => ClauseMatch | null;

function anywhere(): boolean {
  return true;
}

/** `isRefused` says when words that fit are no message; for a condition that silences, only when a user typed them. */
function compileClause(clause: Clause, isTrusted: boolean, isRefused = refusalOf(clause)): CompiledClause {
  if (clause.kind === "alarm") return alarmClause(clause.names, clause.reasons);
  const search = searchOf(expressionSource(clause), isTrusted || clause.kind === "text");
  return ({ text }, isFree) => {
    const found = search(text, (at, length) => isFree(at, length) && !isRefused(text, at, at + length));
    if (found === null) return null;
    const groups = (found.groups as ClauseMatch["groups"]) ?? {};
    return { at: found.index, length: found[0].length, groups };
  };
}

/** What an expression takes from a text; most are never used, so it is made when it is. */
function lazySearch(
  source: string,
  isTrusted: boolean,
  take: (found: RegExpExecArray) => string | undefined,
): (text: string) => string | undefined {
  let search: Search | undefined;
  return (text) => {
    search ??= searchOf(source, isTrusted);
    const found = search(text, anywhere);
    return found === null ? undefined : take(found);
  };
}

/** The first match in a text that is accepted by its place. */
type Search = (text: string, accepts: IsFree) => RegExpExecArray | null;

/** A search for an expression; one of the user's that may take long runs under guard. */
function searchOf(source: string, isTrusted: boolean): Search {
  // Without the flag "u" no character beyond ASCII equals an ASCII letter when case is ignored, so that the literal
  // scan and the expression agree.
  const expression = new RegExp(source, "gi");
  if (isTrusted) return (text, accepts) => searchPlainly(expression, text, accepts);
  // From each place of the text a search may begin anew.
  const guardedFrom = TEXT_LENGTHS.findLast((length) => stepsAtWorst(source, length) * length <= HARMLESS_STEPS) ?? 0;
  const guard = createGuard();
  return (text, accepts) => {
    if (text.length <= guardedFrom) return searchPlainly(expression, text, accepts);
    for (const found of guard(expression, text)) if (accepts(found.index, found[0].length)) return found;
    return null;
  };
}

function searchPlainly(expression: RegExp, text: string, accepts: IsFree): RegExpExecArray | null {
  for (let from = 0; ; ) {
    expression.lastIndex = from;
    const found = expression.exec(text);
    if (found === null || accepts(found.index, found[0].length)) return found;
    from = found.index + Math.max(1, found[0].length);
  }
}

/** When words that fit are no message. */
function refusalOf(clause: Clause): (text: string, at: number, end: number) => boolean {
  if (clause.kind !== "text") return (text, at, end) => isDenied(text, at, end) !== null;
  const endsInName = splitText(clause.text).at(-1)?.placeholder !== null;
  return (text, at, end) => notAMessage(text, at, end, endsInName) !== null;
}

/** "Reason Code [Optional].:10" */
const REASON_LENGTH = 27;

function alarmClause(names: readonly string[], reasons: readonly number[] | null): CompiledClause {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return ({ text, alarm }, isFree) => {
    if (alarm === null || !wanted.has(alarm.name.toLowerCase())) return null;
    if (reasons !== null && (alarm.reason === null || !reasons.includes(alarm.reason))) return null;
    // From the name to the reason: together they are the proof.
    const name = Math.max(0, text.toLowerCase().indexOf(alarm.name.toLowerCase()));
    const free = (found: ClauseMatch): ClauseMatch | null => (isFree(found.at, found.length) ? found : null);
    if (alarm.reason === null) return free({ at: name, length: alarm.name.length, groups: {} });
    const code = alarm.reasonName === null ? `${alarm.reason}` : `${alarm.reason} ${alarm.reasonName}`;
    const reason = text.slice(name).search(/\bReason(?: ?Code)?\b/i);
    return free({ at: name, length: Math.max(alarm.name.length, reason + REASON_LENGTH), groups: { code } });
  };
}
