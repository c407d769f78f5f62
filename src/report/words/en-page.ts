/** What the HTML report says, in English. */
import type { PageWords } from "./page.ts";

/** The English words of the page. */
export const enPage = {
  language: "Language",
  theme: "Light or dark",
  search: "Search incidents and findings",
  levels: "Levels shown",
  shown: "{shown} of {all} shown",
  contents: "Parts of the report",
  timeline: "Timeline of all logs",
  timelineHelp:
    "Bars are times that logs cover, hatched stretches are silent, marks are records that were found. A mark leads to what it belongs to. Plus, minus and the arrow keys zoom and move while the picture has the focus.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  zoomReset: "All times",
  laneIncidents: "Incidents",
  laneFindings: "Findings",
  lanesLeft: (count) => `Not drawn: ${count} of logs and servers.`,
  marksLeft: (count) => `Not drawn: ${count}.`,
  gap: "silent stretch",
  silent: "not covered",
  undated: "No record has a time, so there is no timeline.",
  ladder: (device) => `The way of ${device}`,
  phone: "Phone",
  ladderHint:
    "The certificate story of one phone is drawn as a ladder when a scan asks for it: ccmtrace scan PATH --device SEP001122334455 -o report.html",
  allFiles: (files) => `All ${files}`,
  bytes: "Bytes",
  lines: "Lines",
  cut: (count) => `… ${count}: see the JSON report.`,
} satisfies PageWords;
