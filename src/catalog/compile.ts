/** Makes patterns ready to run: expressions compiled, and the literals each needs collected for the scan. */
import { type Clause, ENTITY_KINDS, type EntityKind, type Entry, type LogName, type Pattern } from "../model/index.ts";
import { checkSyntax, requiredLiterals } from "./required-literals.ts";
import { splitText, tolerantSource } from "./tolerant-text.ts";
import { isTyped, notAMessage } from "./whole-message.ts";

/** What one clause found in a record: where it starts in the text and the entities its groups named. */
export interface ClauseMatch {
  readonly at: number;
  /** How many characters from there on belong to it. */
  readonly length: number;
  readonly groups: Partial<Record<EntityKind, string>>;
}

/** A pattern ready to run. */
export interface CompiledPattern {
  readonly pattern: Pattern;
  readonly logs: ReadonlySet<LogName>;
  /**
   * What the first clause that holds finds at or behind `from`, or null; null as well when a clause of `none` holds.
   */
  match(entry: Entry, from?: number): ClauseMatch | null;
  /** Entities to take by the standard reading. */
  readonly standard: readonly EntityKind[];
  /** Entities to take by an expression of the pattern's own. */
  readonly own: readonly { readonly kind: EntityKind; readonly expression: RegExp }[];
}

/** A catalog ready to run. */
export interface CompiledCatalog {
  readonly patterns: readonly CompiledPattern[];
  /** What the scan looks for, lower case. */
  readonly literals: readonly string[];
  /** For each literal the indexes of the patterns that may match where it stands, ascending. */
  readonly byLiteral: readonly (readonly number[])[];
}

/** Why a pattern cannot be compiled. */
export interface CompileFailure {
  readonly pattern: Pattern;
  readonly reason: "no-literal" | "bad-regex" | "unknown-group" | "no-group";
  readonly clause: string;
  readonly message: string;
}

/** Compiles patterns; those that cannot be are left out and returned as failures. Deprecated ones do not run. */
export function compile(patterns: readonly Pattern[]): { catalog: CompiledCatalog; failures: CompileFailure[] } {
  const compiled: CompiledPattern[] = [];
  const failures: CompileFailure[] = [];
  const owners = new Map<string, Set<number>>();
  for (const pattern of patterns) {
    if (pattern.status === "deprecated" || pattern.any.length === 0) continue;
    const failed = findFailure(pattern);
    if (failed !== null) {
      failures.push(failed);
      continue;
    }
    for (const clause of pattern.any)
      for (const literal of requiredLiterals(clause) as string[]) {
        const set = owners.get(literal) ?? new Set<number>();
        owners.set(literal, set.add(compiled.length));
      }
    compiled.push(compilePattern(pattern));
  }
  const literals = [...owners.keys()].sort();
  const byLiteral = literals.map((literal) => [...(owners.get(literal) as Set<number>)].sort((a, b) => a - b));
  return { catalog: { patterns: compiled, literals, byLiteral }, failures };
}

function isEntityKind(word: string): word is EntityKind {
  return (ENTITY_KINDS as readonly string[]).includes(word);
}

function findFailure(pattern: Pattern): CompileFailure | null {
  for (const clause of [...pattern.any, ...pattern.none]) {
    const mistake = clause.kind === "alarm" ? null : expressionMistake(expressionSource(clause), null);
    if (mistake !== null) return { pattern, clause: clauseText(clause), ...mistake };
  }
  for (const [kind, source] of Object.entries(pattern.extract)) {
    const mistake = source === true ? null : expressionMistake(source, kind);
    if (mistake !== null) return { pattern, clause: source as string, ...mistake };
  }
  for (const clause of pattern.any)
    if (requiredLiterals(clause) === null)
      return { pattern, clause: clauseText(clause), reason: "no-literal", message: "" };
  return null;
}

/** What is wrong with an expression; `group` is the one it must have, where it must have one. */
function expressionMistake(source: string, group: string | null): Pick<CompileFailure, "reason" | "message"> | null {
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
  return null;
}

function expressionSource(clause: Exclude<Clause, { kind: "alarm" }>): string {
  return clause.kind === "text" ? tolerantSource(clause.text) : clause.regex;
}

/** The clause as its author wrote it. */
export function clauseText(clause: Clause): string {
  return clause.kind === "text" ? clause.text : clause.kind === "regex" ? clause.regex : clause.names.join(", ");
}

function compilePattern(pattern: Pattern): CompiledPattern {
  const any = pattern.any.map(compileClause);
  const none = pattern.none.map(compileClause);
  const standard: EntityKind[] = [];
  const own: { kind: EntityKind; expression: RegExp }[] = [];
  for (const kind of ENTITY_KINDS) {
    const how = pattern.extract[kind];
    if (how === true) standard.push(kind);
    else if (how !== undefined) own.push({ kind, expression: new RegExp(how, "i") });
  }
  return {
    pattern,
    logs: new Set(pattern.logs),
    standard,
    own,
    match(entry, from = 0) {
      for (const clause of any) {
        const found = clause(entry, from);
        if (found === null) continue;
        return none.some((veto) => veto(entry, 0) !== null) ? null : found;
      }
      return null;
    },
  };
}

type CompiledClause = (entry: Entry, from: number) => ClauseMatch | null;

function compileClause(clause: Clause): CompiledClause {
  if (clause.kind === "alarm") return alarmClause(clause.names, clause.reasons);
  // Without the flag "u" no character beyond ASCII equals an ASCII letter when case is ignored, so that the literal
  // scan and the expression agree.
  const expression = new RegExp(expressionSource(clause), "gi");
  const isRefused = refusalOf(clause);
  return ({ text }, from) => {
    expression.lastIndex = from;
    for (let found = expression.exec(text); found !== null; found = expression.exec(text)) {
      const { index: at } = found;
      const length = found[0].length;
      if (!isRefused(text, at, at + length))
        return { at, length, groups: (found.groups as ClauseMatch["groups"]) ?? {} };
      expression.lastIndex = at + Math.max(1, length);
    }
    return null;
  };
}

/** When words that fit are no message. An expression says itself what may stand around it, but is not fooled by a field. */
function refusalOf(clause: Exclude<Clause, { kind: "alarm" }>): (text: string, at: number, end: number) => boolean {
  if (clause.kind === "regex") return isTyped;
  const endsInName = splitText(clause.text).at(-1)?.placeholder !== null;
  return (text, at, end) => notAMessage(text, at, end, endsInName) !== null;
}

/** "Reason Code [Optional].:10" */
const REASON_LENGTH = 27;

function alarmClause(names: readonly string[], reasons: readonly number[] | null): CompiledClause {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return ({ text, alarm }, from) => {
    if (alarm === null || !wanted.has(alarm.name.toLowerCase())) return null;
    if (reasons !== null && (alarm.reason === null || !reasons.includes(alarm.reason))) return null;
    // From the name to the reason: together they are the proof.
    const name = Math.max(0, text.toLowerCase().indexOf(alarm.name.toLowerCase()));
    if (name < from) return null;
    if (alarm.reason === null) return { at: name, length: alarm.name.length, groups: {} };
    const code = alarm.reasonName === null ? `${alarm.reason}` : `${alarm.reason} ${alarm.reasonName}`;
    const reason = text.slice(name).search(/\bReason(?: ?Code)?\b/i);
    return { at: name, length: Math.max(alarm.name.length, reason + REASON_LENGTH), groups: { code } };
  };
}
