/**
 * Could the story of a rule have been seen? Asked of every rule, so that no incident never means that none could have
 * been found without saying so.
 */
import {
  type Gap,
  HARMLESS_PROBLEMS,
  type IncidentRule,
  LOG_NAMES,
  type LogName,
  orderOf,
  type Pattern,
  type Problem,
  RULE_BLIND_REASONS,
  type RuleBlindReason,
  type RuleCoverage,
} from "../model/index.ts";
import type { SourceResult } from "./scan-source.ts";

type Source = Pick<SourceResult, "file" | "first" | "last">;

/** What the coverage of rules is judged by. */
export interface RuleEvidence {
  readonly sources: readonly Source[];
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
  /** The logs that such servers have: those of the collection checklist. */
  readonly expected: readonly LogName[];
  /** The logs asked for; empty for all. */
  readonly onlyLogs: readonly LogName[];
  /** The zone taken for moments of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
}

/** For each rule in use whether its incidents could have been seen, by id. Rules of logs that were not asked for are left out. */
export function ruleCoverage(
  rules: readonly IncidentRule[],
  patterns: ReadonlyMap<string, Pattern>,
  evidence: RuleEvidence,
): RuleCoverage[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const logsOf = (ids: readonly string[]): LogName[] => inOrder(ids.flatMap((id) => patterns.get(id)?.logs ?? []));
  return rules
    .filter(({ status }) => status !== "deprecated")
    .map((rule) => ({ rule, steps: stepLogs(rule, byId, logsOf) }))
    .filter(({ steps }) => isAskedFor(steps, evidence.onlyLogs))
    .map(({ rule, steps }) => judge(rule, steps, logsOf(rule.resetOn), evidence));
}

/**
 * Says of a pattern up to when the logs go that it can stand in, in milliseconds since 1970 UTC; null where none was read.
 * A file of unknown log may be any of them.
 */
export function coverageEnds(
  patterns: readonly Pattern[],
  sources: readonly Source[],
  assumedOffsetMin: number,
): (pattern: string) => number | null {
  const ends = new Map<LogName | null, number>();
  for (const { file, last } of sources)
    if (last !== null)
      ends.set(file.log, Math.max(orderOf(last, assumedOffsetMin), ends.get(file.log) ?? Number.NEGATIVE_INFINITY));
  const logsOf = new Map(patterns.map(({ id, logs }) => [id, logs]));
  return (pattern) => {
    const known = [null, ...(logsOf.get(pattern) ?? [])].flatMap((log) => ends.get(log) ?? []);
    return known.length === 0 ? null : Math.max(...known);
  };
}

/** The logs that each step without which there is no incident can stand in. */
function stepLogs(
  rule: IncidentRule,
  rules: ReadonlyMap<string, IncidentRule>,
  logsOf: (ids: readonly string[]) => LogName[],
): LogName[][] {
  return rule.steps
    .filter(({ optional }) => !optional)
    .map((step) => {
      const below = step.rules.flatMap((id) => {
        const other = rules.get(id);
        return other === undefined ? [] : stepLogs(other, rules, logsOf).flat();
      });
      const own = logsOf(step.patterns).filter((log) => step.logs.length === 0 || step.logs.includes(log));
      return inOrder([...own, ...below]);
    });
}

function isAskedFor(steps: readonly (readonly LogName[])[], onlyLogs: readonly LogName[]): boolean {
  return onlyLogs.length === 0 || steps.every((logs) => logs.some((log) => onlyLogs.includes(log)));
}

function judge(
  rule: IncidentRule,
  steps: readonly (readonly LogName[])[],
  resetLogs: readonly LogName[],
  { sources, gaps, problems, expected, assumedOffsetMin }: RuleEvidence,
): RuleCoverage {
  const read = new Set(sources.flatMap(({ file }) => file.log ?? []));
  const reasons = new Map<RuleBlindReason, LogName[]>();
  const because = (reason: RuleBlindReason, logs: readonly LogName[]): void => {
    if (logs.length > 0) reasons.set(reason, inOrder([...(reasons.get(reason) ?? []), ...logs]));
  };
  const unread = steps.filter((logs) => !logs.some((log) => read.has(log)));
  if (unread.length > 0) {
    because("no-log", unread.flat());
    return { rule: rule.id, status: "blind", reasons: inReasonOrder(reasons) };
  }
  const apart = stepsApart(rule, steps, sources, assumedOffsetMin);
  if (apart !== null) {
    because("no-overlap", apart);
    return { rule: rule.id, status: "blind", reasons: inReasonOrder(reasons) };
  }
  const involved = new Set([...steps.flat(), ...resetLogs]);
  because(
    "no-log",
    [...involved].filter((log) => !read.has(log) && expected.includes(log)),
  );
  const files = new Map(sources.map(({ file }) => [file.path, file]));
  const logsWith = (paths: readonly string[]): LogName[] =>
    paths.flatMap((path) => files.get(path)?.log ?? []).filter((log) => involved.has(log));
  because(
    "low-trace-level",
    logsWith(sources.filter(({ file }) => file.detail === "low").map(({ file }) => file.path)),
  );
  because("gap", logsWith(gaps.map(({ path }) => path)));
  because("cut-short", logsWith(problems.filter(({ kind }) => !HARMLESS_PROBLEMS.has(kind)).map(({ path }) => path)));
  return { rule: rule.id, status: reasons.size === 0 ? "visible" : "partly", reasons: inReasonOrder(reasons) };
}

/** The logs of two steps that never cover the same time, nor times near enough for the rule; null where there are none. */
function stepsApart(
  { timespanMs }: IncidentRule,
  steps: readonly (readonly LogName[])[],
  sources: readonly Source[],
  assumedOffsetMin: number,
): LogName[] | null {
  const reach = timespanMs ?? Number.POSITIVE_INFINITY;
  const spans = steps.map((logs) =>
    sources.flatMap(({ file, first, last }) =>
      file.log === null || !logs.includes(file.log) || first === null || last === null
        ? []
        : { from: orderOf(first, assumedOffsetMin), to: orderOf(last, assumedOffsetMin) },
    ),
  );
  for (const [index, own] of spans.entries())
    for (const [other, theirs] of spans.entries()) {
      if (other <= index || own.length === 0 || theirs.length === 0) continue;
      const meets = own.some((a) => theirs.some((b) => a.from - b.to <= reach && b.from - a.to <= reach));
      if (!meets) return [...(steps[index] as LogName[]), ...(steps[other] as LogName[])];
    }
  return null;
}

function inOrder(logs: readonly LogName[]): LogName[] {
  const wanted = new Set(logs);
  return LOG_NAMES.filter((log) => wanted.has(log));
}

function inReasonOrder(reasons: ReadonlyMap<RuleBlindReason, readonly LogName[]>): RuleCoverage["reasons"] {
  return RULE_BLIND_REASONS.flatMap((reason) => {
    const logs = reasons.get(reason);
    return logs === undefined ? [] : { reason, logs };
  });
}
