/** Runs the proofs that stand in rule files: timed matches, and the incidents that must come of them. */
import type { ExpectedIncident, Fact, Incident, IncidentRule, Match, RuleTest, TestEvent } from "../model/index.ts";
import type { CatalogIssue, Locate } from "./yaml-file.ts";

/** Where and with what rules are proven. */
export interface RuleProofContext {
  /** Every rule there is, by id. */
  readonly rules: ReadonlyMap<string, IncidentRule>;
  readonly places: ReadonlyMap<string, Locate>;
  /** Finds the incidents; that is another stage's work. `coveredTo`: up to when all logs go, in milliseconds since 1970. */
  correlate(rules: readonly IncidentRule[], matches: readonly Match[], coveredTo: number): readonly Incident[];
}

/** Runs the proofs of rules and returns what failed. */
export function proveRules(rules: readonly IncidentRule[], context: RuleProofContext): CatalogIssue[] {
  return rules.flatMap((rule) => {
    if (rule.status === "deprecated") return [];
    const locate = context.places.get(rule.file) ?? (() => ({ line: 1, column: 1 }));
    return rule.tests.flatMap((test, index) => {
      const wrong = mistakeIn(test, run(rule, test, context));
      if (wrong === null) return [];
      return { file: rule.file, ...locate(["tests", index]), message: wrong };
    });
  });
}

/** The incidents of the rule, with those that it builds on and yields to at work as in a scan. */
function run(rule: IncidentRule, { events, coveredTo }: RuleTest, context: RuleProofContext): Incident[] {
  const involved = new Set<IncidentRule>();
  const involve = (one: IncidentRule | undefined): void => {
    if (one === undefined || involved.has(one)) return;
    involved.add(one);
    for (const id of [...one.yieldsTo, ...one.steps.flatMap((step) => step.rules)]) involve(context.rules.get(id));
  };
  involve(rule);
  const end = coveredTo ?? Math.max(...events.map(({ localMs }) => localMs));
  return context.correlate([...involved], events.map(toMatch), end).filter((incident) => incident.rule === rule.id);
}

function toMatch({ localMs, pattern, log, node, entities }: TestEvent, index: number): Match {
  return {
    pattern,
    path: `${node ?? "test"}${log === null ? "" : `/${log}`}.txt`,
    log,
    node,
    line: index + 1,
    offset: index,
    recordOffset: index,
    time: { localMs, offsetMin: 0, basis: "line", inherited: false },
    text: pattern,
    entities: Object.fromEntries(Object.entries(entities).map(([kind, name]) => [kind, name.split(/,\s*/)])),
    alarm: null,
  };
}

function mistakeIn({ expect, why }: RuleTest, incidents: readonly Incident[]): CatalogIssue["message"] | null {
  if (expect.length === 0 && incidents.length > 0)
    return {
      en: `must give no incident (${why}), but gives ${incidents.map(describe).join("; ")}`,
      ja: `インシデントになってはならないのに（${why}）、次のインシデントになります: ${incidents.map(describe).join("; ")}`,
    };
  if (expect.length !== incidents.length)
    return {
      en: `must give ${expect.length} incident(s), but gives ${incidents.length}: ${incidents.map(describe).join("; ") || "none"}`,
      ja: `インシデントは ${expect.length} 件のはずですが、${incidents.length} 件です: ${incidents.map(describe).join("; ") || "なし"}`,
    };
  for (const [index, wanted] of expect.entries()) {
    const difference = differenceIn(wanted, incidents[index] as Incident);
    if (difference !== null)
      return {
        en: `incident ${index + 1}: ${difference.what} must be ${difference.wanted}, but is ${difference.found}`,
        ja: `インシデント ${index + 1}: ${difference.what} は ${difference.wanted} のはずですが、${difference.found} です`,
      };
  }
  return null;
}

interface Difference {
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
}

function differenceIn(wanted: ExpectedIncident, incident: Incident): Difference | null {
  const differ = (what: string, expected: unknown, found: unknown): Difference | null =>
    String(expected) === String(found) ? null : { what, wanted: String(expected), found: String(found) };
  return (
    (wanted.entity === null ? null : differ("entity", wanted.entity, entityOf(incident))) ??
    (wanted.matches === null ? null : differ("matches", wanted.matches, stepCount(incident))) ??
    (wanted.clues === null ? null : differ("clues", wanted.clues.join(", "), incident.clues.join(", "))) ??
    Object.entries(wanted.facts)
      .map(([id, expected]) => factDifference(id, expected, incident.facts[id]))
      .find((difference) => difference !== null) ??
    null
  );
}

/** A time may be given without its day. */
function factDifference(what: string, wanted: string | number, fact: Fact | undefined): Difference | null {
  const found = fact === undefined ? "nothing" : factText(fact);
  const isSame = fact?.kind === "time" ? found.endsWith(String(wanted)) : found === String(wanted);
  return isSame ? null : { what, wanted: String(wanted), found };
}

function factText(fact: Fact): string {
  if (fact.kind === "patterns") return fact.value.join(", ");
  if (fact.kind !== "time") return String(fact.value);
  return new Date(fact.value.localMs).toISOString().replace(/(?:\.000)?Z$/, "");
}

function describe(incident: Incident): string {
  const { first, last, clues } = incident;
  const time = (moment: typeof first): string =>
    moment === null ? "?" : new Date(moment.localMs).toISOString().slice(11, 19);
  return `${entityOf(incident)}, ${stepCount(incident)} matches, ${time(first)} to ${time(last)}${clues.length === 0 ? "" : `, ${clues.join(", ")}`}`;
}

function entityOf({ group }: Incident): string {
  return group.length === 0 ? "cluster" : group.map(({ name }) => name).join(" / ");
}

function stepCount({ events }: Incident): number {
  return events.filter(({ step }) => step !== null).length;
}
