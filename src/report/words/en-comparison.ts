/** What the English comparison of two scans says. */
import { groupThousands } from "../numbers.ts";
import type { ComparisonWords } from "./comparison.ts";

/** The English words for comparisons. */
export const enComparison = {
  headings: { new: "NEW", "still-there": "STILL THERE", gone: "GONE", "not-testable": "NOT TESTABLE" },
  sides: { before: "Before", after: "After" },
  why: "Why",
  who: "About",

  verdict: (counts) =>
    `${groupThousands(counts.new)} new, ${groupThousands(counts["still-there"])} still there, ${groupThousands(counts.gone)} gone, ${groupThousands(counts["not-testable"])} not testable.`,
  worse: (count) => `Of those still there, worse than before: ${groupThousands(count)}.`,
  onlyAfterCount: (count) => `Of those not testable, seen only after: ${groupThousands(count)}.`,
  nothing: "Nothing known was found on either side.",
  watched: (duration) => `${duration} watched`,
  watchedUnknown: "times unknown",

  nothingRead: (side) =>
    `${side}: NOTHING WAS READ, so nothing can be said of that side. Check its path and the filters given.`,
  interrupted: (side) => `${side}: the scan was interrupted, so that side tells only a part. Scan it again.`,
  unread: (side, places) =>
    `${side}: ${places === 1 ? "one place" : `${groupThousands(places)} places`} could not be read in full. "ccmtrace scan" of that side names them.`,
  reversed: "The logs of Before begin when those of After have ended. Were the two given the wrong way round?",
  overlap: (until) =>
    `Both sides cover some of the same time, and what happened then counts on both. For what came after the change alone, scan with --since ${until}, save the report with -o, and compare with that.`,
  logsLost: (logs) => `Read before, and not after: ${logs}. What is new in these logs cannot be seen.`,
  filtersDiffer: (before, after) =>
    `The two were scanned with different filters: ${before}, and ${after}. What one left out is not testable there.`,
  noFilter: "none",
  catalogsDiffer:
    "The two were scanned with different catalogs. What the other catalog is not known to hold is not testable; scan the traces of both sides with this version for more.",

  folded: (count) =>
    `Not repeated here, because the incidents below tell all of it: ${groupThousands(count)} ${count === 1 ? "finding" : "findings"}.`,
  goneMeans:
    "Not seen after, though its logs were read, and for longer than it stayed away before. Do what stands under Verify to be sure.",
  none: "not seen",
  every: (duration) => `one about every ${duration}`,
  longEnough: ({ side, seenSide, pause, watched }) =>
    `${seenSide}, up to ${pause} passed without it. ${side}, ${watched} did.`,
  runs: (side) => `${side}, the tool was run too, and its log does not show it.`,
  worseLevel: (from, to) => `The level rose from ${from} to ${to}.`,
  worseDevices: "Devices are affected that were not before.",
  onlyInCommonTime:
    "All that After shows of it lies in time that Before covers too, so it may be gone since. Look at what came later alone.",
  devicesOpen: "Why some devices are not testable:",
  onlyBefore: "Seen only before.",
  onlyAfter: "Seen only after.",
  devices: {
    new: (names) => `new: ${names}`,
    "still-there": (names) => `still there: ${names}`,
    gone: (names) => `gone: ${names}`,
    "not-testable": (names) => `not testable: ${names}`,
  },
  devicesOmitted: (count) => `${groupThousands(count)} more not listed`,
  reasons: {
    "nothing-read": ({ side }) => `${side}, nothing was read.`,
    interrupted: ({ side }) => `${side}, the scan was interrupted.`,
    "filter-level": ({ side }) => `${side}, --level hid what is as mild as this.`,
    "filter-device": ({ side }) => `${side}, --device left these phones out.`,
    "filter-log": ({ side, logs }) => `${side}, --log left out: ${logs}.`,
    "filter-time": ({ side }) => `${side}, no log reaches into --since and --until.`,
    catalog: ({ side }) => `${side}, another catalog was used, which may not have known it. Scan those traces again.`,
    "told-otherwise": ({ side, items }) => `${side}, the same is told with more of its cause, or with less: ${items}.`,
    "no-log": ({ side, logs }) => `${side}, these logs were not read: ${logs}. Collect them and compare again.`,
    "no-node": ({ side, logs, nodes }) =>
      `${side}, no such log (${logs}) was read of: ${nodes}. Collect it and compare again.`,
    "no-overlap": ({ side, logs }) => `${side}, these logs never cover the same time: ${logs}.`,
    "low-trace-level": ({ side, logs }) => `${side}, the trace level was too low: ${logs}. Raise it and collect again.`,
    "cut-short": ({ side, logs }) => `${side}, these logs could not be read in full: ${logs}. Collect them again.`,
    "no-times": ({ logs }) => `For how long the logs were written is not known: ${logs}.`,
    "too-short": ({ side, seenSide, pause, watched }) =>
      `${side}, its logs show only ${watched}. ${seenSide}, up to ${pause} passed without it. Collect logs of more time than that.`,
    "too-short-for-one": ({ side, watched }) =>
      `${side}, its logs show only ${watched}, too little to tell for one device of several.`,
    "list-full": ({ side }) => `${side}, the list of devices is not whole.`,
  },
} satisfies ComparisonWords;
