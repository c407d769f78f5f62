/** The words for incidents in English. */
import { groupThousands } from "../numbers.ts";
import type { IncidentWords } from "./incidents.ts";

export const enIncidents: IncidentWords = {
  duration(ms) {
    const seconds = Math.round(ms / 1_000);
    const [days, hours, minutes] = [
      Math.floor(seconds / 86_400),
      Math.floor(seconds / 3_600) % 24,
      Math.floor(seconds / 60) % 60,
    ];
    const parts = [
      ...(days > 0 ? [`${groupThousands(days)} d`] : []),
      ...(hours > 0 ? [`${hours} h`] : []),
      ...(minutes > 0 ? [`${minutes} min`] : []),
      ...(seconds % 60 > 0 ? [`${seconds % 60} s`] : []),
    ];
    return ms < 1_000 ? `${ms} ms` : parts.join(" ");
  },
  cluster: "the cluster",
  withDevices: (what, devices) => `${what}: ${devices}`,
  records: (count) => (count === 1 ? "1 record" : `${groupThousands(count)} records`),
  cluesSay: "The traces also show:",
  undecided:
    "The order of two of these lines decides, and the clocks do not tell it: they show the same time, or their servers' clocks may differ by more.",
  openAt: (time) => `The logs end at ${time}; what is missing here may have followed later.`,
  inferred:
    "Inferred: some of this rests on our reading of lines that no document prints. Compare them before you act.",
  times: (count, until) => `× ${groupThousands(count)}, until ${until}`,
  linesOmitted: (count) => `… ${count === 1 ? "1 more line" : `${groupThousands(count)} more lines`}`,
  explainsAll: (title, count) => `${title} (${count === 1 ? "its 1 record" : `all ${groupThousands(count)} records`})`,
  explainsPart: (title, count, all) => `${title} (${groupThousands(count)} of ${groupThousands(all)} records)`,
  folded: (count) =>
    count === 1
      ? "1 finding is explained by the incidents above."
      : `${groupThousands(count)} findings are explained by the incidents above.`,
  partOf: (count, all) => `${groupThousands(count)} of ${groupThousands(all)} records belong to incidents above.`,
  worst: (counted, level, title) => `${counted}, worst ${level}: ${title}`,
  hiddenBelowLevel: (count, level) =>
    `Hidden: ${count === 1 ? "1 incident" : `${groupThousands(count)} incidents`} below --level ${level}.`,
  hiddenOtherDevice: (count) =>
    `Hidden: ${count === 1 ? "1 incident" : `${groupThousands(count)} incidents`} of devices other than --device.`,

  storyOf: (device) => `THE WAY OF ${device}`,
  stages: { tftp: "TFTP", ctl: "CTL file", capf: "CAPF", lsc: "LSC", tls: "TLS", registration: "Registration" },
  stageStatuses: {
    ok: "went well",
    failed: "broke",
    unseen: "nothing in the logs read",
    blind: "not visible: no log that shows it was read",
  },
  outcomes: { ok: "well", failed: "failed", note: "note" },
  brokeHere: "<- the first step that broke",
  nothingBroke: "No step broke in what was read.",

  rulesBlind: (blind, all) =>
    `${groupThousands(blind)} of ${groupThousands(all)} incident rules could not have found anything:`,
  rulesPartly: (count) =>
    count === 1 ? "1 rule may have missed something:" : `${groupThousands(count)} rules may have missed something:`,
  reasons: {
    "no-log": (logs) => `not read: ${logs}`,
    "no-overlap": (logs) => `no common time: ${logs}`,
    "low-trace-level": (logs) => `trace level too low: ${logs}`,
    gap: (logs) => `silent for a while: ${logs}`,
    "cut-short": (logs) => `not read in full: ${logs}`,
  },
  silent: (log, node, span) =>
    `${log}${node === "" ? "" : ` on ${node}`}: nothing from ${span}, while other logs go on`,
  silentHeading: "LOGS THAT STOP EARLY OR BEGIN LATE",
  clocksHeading: "CLOCKS",
  clock: (node, against, offset, isAhead, pairs, sure) =>
    `${node} is ${offset} ${isAhead ? "ahead of" : "behind"} ${against} (${pairs === 1 ? "1 event" : `${groupThousands(pairs)} events`} in both logs; ${sure})`,
  sureness: { high: "sure", medium: "fairly sure", low: "not sure" },
  clocksAligned: "Incidents were worked out with the clocks aligned (--align-clocks); all times are those of the logs.",
  clocksNotAligned: "Incidents take the clocks as they are; --align-clocks evens them out.",
  uncorrelatedUntimed: (count) =>
    `Left out of incidents for want of a time: ${count === 1 ? "1 match" : `${groupThousands(count)} matches`}.`,
  uncorrelatedForgotten: (count) =>
    `Too many to be remembered, so that incidents may lack them: ${count === 1 ? "1 match" : `${groupThousands(count)} matches`}. Narrow the time with --since and --until.`,
  uncorrelatedLate: (count) =>
    `Printed later in their file than their time says: ${count === 1 ? "1 match" : `${groupThousands(count)} matches`}; they count at their own time.`,
};
