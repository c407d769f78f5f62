/** What could have been seen of incidents, and when and by which clock: with words, in one order. */
import {
  type ClockDifference,
  type IncidentRule,
  type Language,
  type Moment,
  type Report,
  type ReportClockDifference,
  type ReportRuleCoverage,
  RULE_BLIND_REASONS,
  type RuleCoverage,
  type Silence,
} from "../model/index.ts";
import { by, inOrder, instant, logRank } from "./order.ts";

/** The rules by their ids, with their titles. */
export function buildRuleCoverage(
  coverage: readonly RuleCoverage[],
  rules: ReadonlyMap<string, IncidentRule>,
  lang: Language,
): ReportRuleCoverage[] {
  return coverage
    .map(({ rule, status, reasons }) => ({
      rule,
      title: rules.get(rule)?.title[lang] ?? rule,
      status,
      reasons: reasons
        .map(({ reason, logs }) => ({ reason, logs: [...logs].sort(by(logRank)) }))
        .sort(by(({ reason }) => RULE_BLIND_REASONS.indexOf(reason))),
    }))
    .sort(by(({ rule }) => rule));
}

/** The silent logs in the order of their times. */
export function buildSilences(
  silences: readonly Silence[],
  assumedOffsetMin: number,
  show: (moment: Moment) => string,
): Report["coverage"]["silent"] {
  return [...silences]
    .sort(
      inOrder<Silence>(
        by(({ log }) => logRank(log)),
        by(({ node }) => node ?? ""),
        by(({ from }) => instant(from, assumedOffsetMin)),
        by(({ to }) => instant(to, assumedOffsetMin)),
      ),
    )
    .map(({ log, node, from, to }) => ({ log, node, from: show(from), to: show(to) }));
}

/** The differences by the names of the servers. */
export function buildClocks(
  clocks: readonly ClockDifference[],
  rules: ReadonlyMap<string, IncidentRule>,
): ReportClockDifference[] {
  const ordered = [...rules.values()].filter(({ type }) => type === "temporal_ordered" || type === "absence");
  const allowed = Math.min(...ordered.map(({ maxSkewMs }) => maxSkewMs));
  return clocks
    .map(({ node, against, offsetMs, pairs, spreadMs, confidence }) => ({
      node,
      against,
      offsetMs,
      pairs,
      spreadMs,
      confidence,
      exceedsSkew: Math.abs(offsetMs) > allowed,
    }))
    .sort(
      inOrder<ReportClockDifference>(
        by(({ node }) => node),
        by(({ against }) => against),
      ),
    );
}
