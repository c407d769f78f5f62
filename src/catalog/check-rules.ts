/** Runs every proof that stands in the rule files: timed matches, and the incidents that must come of them, or none. */
import type { ExpectedIncident, Fact, Incident, IncidentRule, Match, RuleTest } from "../model/index.ts";
import { type CatalogIssue, collectIssues, type Locate, type Say } from "./issue.ts";
import { withNamed } from "./rule-names.ts";
import { readTime, writeTime } from "./rule-times.ts";

/** Where and with what proofs of rules are run. */
export interface RuleProofContext {
  /** The rules whose proofs are run; their names have been checked. */
  readonly rules: readonly IncidentRule[];
  /** Every rule that may be named, by id. */
  readonly all: ReadonlyMap<string, IncidentRule>;
  readonly places: ReadonlyMap<string, Locate>;
  /** Finds the incidents in matches of logs that go up to a time; correlation is another stage's work. */
  correlate(rules: readonly IncidentRule[], matches: readonly Match[], coveredToMs: number): readonly Incident[];
}

/** Runs the proofs and returns what failed. */
export function proveRules({ rules, all, places, correlate }: RuleProofContext): CatalogIssue[] {
  return rules.flatMap((rule) => {
    const { issues, say } = collectIssues(rule.file, places.get(rule.file));
    if (rule.status === "deprecated") return issues;
    const involved = withNamed(rule, all);
    for (const [index, test] of rule.tests.entries()) {
      const matches = test.events.map(toMatch);
      const ends = matches.map(({ time }) => time?.localMs ?? 0);
      const coveredTo = test.coveredTo === null ? Math.max(...ends) : (readTime(test.coveredTo) as number);
      const incidents = correlate(involved, matches, coveredTo).filter((incident) => incident.rule === rule.id);
      proveTest(test, incidents, ["tests", index], say);
    }
    return issues;
  });
}

function toMatch({ at, pattern, node, entities }: RuleTest["events"][number], index: number): Match {
  return {
    pattern,
    path: `${node ?? "test"}.txt`,
    log: null,
    node,
    line: index + 1,
    offset: index,
    recordOffset: index,
    time: { localMs: readTime(at) as number, offsetMin: 0, basis: "line", inherited: false },
    text: pattern,
    entities: Object.fromEntries(Object.entries(entities).map(([kind, name]) => [kind, [name]])),
    alarm: null,
  };
}

function proveTest(
  { expect, why }: RuleTest,
  incidents: readonly Incident[],
  path: readonly PropertyKey[],
  say: Say,
): void {
  const found = incidents.map(summary);
  if (expect.length === 0) {
    if (found.length > 0)
      say([...path, "miss"], {
        en: `gives an incident it must not give (${why}): ${found.join("; ")}.`,
        ja: `インシデントになってはいけない例がインシデントになります (${why}): ${found.join("、")}`,
      });
    return;
  }
  if (expect.length !== incidents.length) {
    say([...path, "incidents"], {
      en: `gives ${count(incidents.length)} instead of ${expect.length}${found.length === 0 ? "" : `: ${found.join("; ")}`}.`,
      ja: `インシデントは ${expect.length} 件のはずですが、${incidents.length} 件です${found.length === 0 ? "。" : `: ${found.join("、")}`}`,
    });
    return;
  }
  for (const [index, incident] of pair(expect, incidents).entries())
    proveIncident(expect[index] as ExpectedIncident, incident, [...path, "incidents", index], say);
}

/** For each incident that is expected the one it is about: of that entity, else the next in time. */
function pair(expect: readonly ExpectedIncident[], incidents: readonly Incident[]): Incident[] {
  const left = [...incidents];
  const take = (index: number): Incident => left.splice(Math.max(0, index), 1)[0] as Incident;
  const paired = expect.map(({ entity }) => {
    const index = left.findIndex((incident) => entityOf(incident) === entity);
    return index === -1 ? null : take(index);
  });
  return paired.map((incident) => incident ?? take(0));
}

function proveIncident(
  { entity, matches, facts, clues }: ExpectedIncident,
  incident: Incident,
  path: readonly PropertyKey[],
  say: Say,
): void {
  const compare = (key: readonly PropertyKey[], wanted: string, given: readonly string[]): void => {
    if (given.includes(wanted)) return;
    const what = key.join(".");
    const got = given[0] ?? "-";
    say([...path, ...key], {
      en: `${what} is ${got} instead of ${wanted}.`,
      ja: `${what} は ${wanted} のはずですが、${got} です。`,
    });
  };
  if (entity !== null) compare(["entity"], entity, [entityOf(incident)]);
  if (matches !== null) compare(["matches"], String(matches), [String(matchesOf(incident))]);
  for (const [id, wanted] of Object.entries(facts)) {
    const fact = Object.hasOwn(incident.facts, id) ? incident.facts[id] : undefined;
    compare(["facts", id], String(wanted), fact === undefined ? [] : writingsOf(fact));
  }
  if (clues !== null) compare(["clues"], inList(clues), [inList(incident.clues)]);
}

/** The ways in which a test may write a fact, the plainest first. */
function writingsOf(fact: Fact): string[] {
  if (fact.kind !== "time") return [String(fact.value)];
  return [writeTime(fact.value.localMs, true), writeTime(fact.value.localMs, false)];
}

function summary(incident: Incident): string {
  return `${entityOf(incident)} (${matchesOf(incident)})`;
}

function entityOf({ group }: Incident): string {
  return group.length === 0 ? "cluster" : group.map(({ name }) => name).join(" / ");
}

function matchesOf({ events }: Incident): number {
  return events.filter(({ step }) => step !== null).length;
}

function inList(ids: readonly string[]): string {
  return `[${[...ids].sort().join(", ")}]`;
}

function count(incidents: number): string {
  return incidents === 1 ? "1 incident" : `${incidents} incidents`;
}
