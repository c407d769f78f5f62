/** What the English reports say about incidents and the certificate story of a phone. */
import { groupThousands } from "../numbers.ts";
import type { IncidentWords } from "./incidents.ts";

/** The English words for incidents. */
export const enIncidents = {
  headings: {
    incidents: "INCIDENTS",
    story: "CERTIFICATE STORY",
    notSeen: "INCIDENTS THAT COULD NOT BE SEEN",
    clocks: "CLOCKS OF THE SERVERS",
  },
  stages: { tftp: "TFTP", ctl: "CTL file", capf: "CAPF", lsc: "LSC", tls: "TLS", registration: "Registration" },
  stageStatuses: { ok: "ok", failed: "FAILED", unseen: "not seen", blind: "not visible" },
  units: { d: "d", h: "h", min: "min", s: "s", ms: "ms" },
  cluster: "the whole cluster",
  counted: {
    incidents: (count) => things(count, "incident", "incidents"),
    moreIncidents: (count) => things(count, "more incident", "more incidents"),
  },

  tracesShow: "The traces also show:",
  inferred:
    "Inferred: this rests in part on what neither the guide nor a published trace prints. Compare the timeline with the cause before you act.",
  linesInferred: "Lines marked (inferred) rest on texts of that kind.",
  undecided:
    "The order of two of these lines decides, and the clocks do not tell it: they show the same time, or the clocks of their servers may differ by more. Compare the clocks before you rely on the cause.",
  openAt: (until) =>
    `What should have followed was not logged up to ${until}, where the logs end. It may have come later: collect the logs of the time after.`,
  repeated: (count, until) => `×\u00a0${groupThousands(count)} until ${until}`,
  repeatedOnly: (count) => `×\u00a0${groupThousands(count)}`,
  leftOut: (count) => `… ${things(count, "record", "records")} left out`,
  stepsLeftOut: (count) => `… ${things(count, "step", "steps")} left out`,
  clue: (title) => `${title} (clue)`,
  inferredLine: " (inferred)",
  datesFrom: (bases) => `Dates that do not stand in the lines themselves come from ${bases}.`,
  holds: (finding, records) => `${finding} (${things(records, "record", "records")})`,
  holdsPart: (finding, records, all) =>
    `${finding} (${groupThousands(records)} of ${things(all, "record", "records")})`,

  folded: (count) =>
    `Not repeated here, because the incidents above tell all of it: ${things(count, "finding", "findings")}. See Explains there.`,
  partOfIncident: (records, all, incidents) => {
    const where = `${incidents.length === 1 ? "an incident" : "incidents"} above (${incidents.join(", ")})`;
    if (records >= all) return `All of it belongs to ${where}.`;
    return `${groupThousands(records)} of ${things(all, "record", "records")} ${records === 1 ? "belongs" : "belong"} to ${where}.`;
  },

  hiddenBelowLevel: (count, level) => `Hidden: ${things(count, "incident", "incidents")} below --level ${level}.`,
  hiddenOtherDevice: (count) => `Hidden: ${things(count, "incident", "incidents")} of devices other than --device.`,
  rulesNotSeen: (blind, partly, all) => {
    const see = "; see INCIDENTS THAT COULD NOT BE SEEN below.";
    if (blind === 0) {
      return `${groupThousands(partly)} of ${things(all, "kind", "kinds")} of incident could have been seen only in part${see}`;
    }
    const more = partly === 0 ? "" : `, ${groupThousands(partly)} more only in part`;
    return `${groupThousands(blind)} of ${things(all, "kind", "kinds")} of incident could not have been seen${more}${see}`;
  },

  brokeAt: (stage) => `It broke first at: ${stage}.`,
  noBreak: "No stage is seen to have failed for good.",
  nothingOfPhone: "The logs that were read say nothing of this phone's way.",
  stageLine: (stage, title) => `${stage}: ${title}`,
  failed: (stage) => `${stage} FAILED`,
  brokeHere: "← it broke here",
  whatUnseenMeans: "Not seen: logs that could show it were read, and they show nothing of it for this phone.",
  whatBlindMeans: "Not visible: none of the logs that could show it was read.",

  blindRules: (count, all) =>
    `${groupThousands(count)} of ${things(all, "kind", "kinds")} of incident could not have been seen:`,
  partlyRules: (count, all) =>
    `${groupThousands(count)} of ${things(all, "kind", "kinds")} of incident could have been seen only in part:`,
  moreKinds: (count) => `${groupThousands(count)} more`,
  reasons: {
    "no-log": (logs) => `logs not read: ${logs}`,
    "no-overlap": (logs) => `logs that never cover the same time: ${logs}`,
    "low-trace-level": (logs) => `trace level too low: ${logs}`,
    gap: (logs) => `silent stretches in: ${logs}`,
    "cut-short": (logs) => `not read in full: ${logs}`,
  },
  silentMeans:
    "These logs begin later or end earlier than the others, so what happened then does not stand in them. Collect them for that time.",
  clocks: {
    ahead: (node, by, against, events, certainty) =>
      `${possessive(node)} clock is about ${by} ahead of ${possessive(against)} (${things(events, "event", "events")} in both logs; ${certainty}).`,
    agree: (node, against, events, certainty) =>
      `The clocks of ${node} and ${against} agree (${things(events, "event", "events")} in both logs; ${certainty}).`,
    certainties: { high: "sure", medium: "fairly sure", low: "unsure" },
    exceeds:
      "Some of these are large enough to turn round the order of events on different servers. Scan again with --align-clocks to take them off.",
    aligned: "These differences, except unsure ones, were taken off for the order of events (--align-clocks).",
  },
  rule: {
    looksFor: "Looks for",
    clues: "Clues",
    types: {
      event_count: "So many of",
      value_count: "So many different names in",
      temporal: "Some of each, in any order",
      temporal_ordered: "One after the other",
      absence: "The first, and not the second after it",
    },
    optional: (step) => `${step}, if there is one`,
    condition: (gte, lt, field) =>
      `${gte} or more${lt === null ? "" : `, fewer than ${lt}`}${field === null ? "" : ` (${field})`}`,
    within: (duration) => `within ${duration}`,
    about: (keys) => `counted together by: ${keys}`,
    resetOn: (patterns) => `begins anew after: ${patterns}`,
  },
  untimed: (count) => `Not used for incidents, for lack of a time: ${things(count, "match", "matches")}.`,
  forgotten: (count) =>
    `Not used for incidents, for there were too many: ${things(count, "match", "matches")}. Narrow the time with --since and --until.`,
  late: (count) =>
    `Logged behind a later record of the same file: ${things(count, "match", "matches")}. Incidents use their own time.`,
} satisfies IncidentWords;

function possessive(name: string): string {
  return `${name}'s`;
}

function things(count: number, one: string, many: string): string {
  return `${groupThousands(count)} ${count === 1 ? one : many}`;
}
