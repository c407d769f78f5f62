/** What people see, held against files in test/golden. Update them with `npx vitest run -u` and read the difference. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Language, type LogCoverage, PROBLEM_KINDS, type Problem, type Report } from "../../src/model/index.ts";
import {
  buildReport,
  type OutputFormat,
  renderReport,
  renderSources,
  renderSourcesJson,
  renderText,
} from "../../src/report/index.ts";
import { ABOUT_PHONE, TOLD } from "./fixed-incidents.ts";
import { INPUT, PATTERN_LOGS } from "./fixed-input.ts";
import { LISTING } from "./fixed-listing.ts";
import { jsonText } from "./json-text.ts";

const report = (lang: Language) => buildReport({ ...INPUT, scan: { ...INPUT.scan, lang } });
const told = (lang: Language) => buildReport({ ...TOLD, scan: { ...TOLD.scan, lang } });
const aboutPhone = (lang: Language) => buildReport({ ...ABOUT_PHONE, scan: { ...ABOUT_PHONE.scan, lang } });
const nothingFound = buildReport({ ...INPUT, findings: [], scan: { ...INPUT.scan, interrupted: true } });
/** A mixed tree of both kinds of servers, searched for a time its logs do not hold, with every filter in force. */
const outside = (lang: Language) =>
  buildReport({
    ...INPUT,
    findings: INPUT.findings.slice(0, 2),
    coverage: {
      ...INPUT.coverage,
      logs: [...INPUT.coverage.logs, ...APPLIANCE_LOGS],
      window: "none",
    },
    problems: PROBLEM_KINDS.map((kind) => ({ path: `case/${kind}`, kind, detail: DETAIL })),
    hidden: { outsideTime: 17, otherDevice: 3, noDevice: 4, untimed: 0, incidentsOtherDevice: 0, otherLog: 5 },
    scan: {
      ...INPUT.scan,
      lang,
      since: "2006-07-22T08:00",
      until: "2006-07-22T09:00",
      tz: "Asia/Tokyo",
      encoding: "cp932",
      device: ["SEP003094C37F47"],
      log: ["ccm", "tftp"],
      level: "high",
    },
  });
const APPLIANCE_LOGS: readonly LogCoverage[] = [
  { log: "ccm", location: "cm/trace/ccm/{sdi,calllogs}", status: "found", files: 3, first: null, last: null },
  { log: "tftp", location: "cm/trace/cmtftp/{sdi,sdl}", status: "missing", files: 0, first: null, last: null },
  { log: "tvs", location: "cm/trace/tvs/sdi", status: "missing", files: 0, first: null, last: null },
];
const DETAIL: Problem["detail"] = {
  reason: "checksum",
  expected: 12_345,
  actual: 400,
  name: "../../etc/passwd",
  limit: 1000,
  other: "case/a.txt",
  count: 12,
  pattern: "some-pattern",
  bytes: 65_536,
  encoding: "cp932",
};
const goldenFile = (name: string) => fileURLToPath(new URL(`../golden/${name}`, import.meta.url));

const GOLDEN: readonly (readonly [name: string, text: () => string | Promise<string>])[] = [
  ["report.en.txt", () => text("en", 80)],
  ["report.ja.txt", () => text("ja", 80)],
  ["report.en.40.txt", () => text("en", 40)],
  ["report.ja.40.txt", () => text("ja", 40)],
  ["report.en.color.txt", () => text("en", 80, true)],
  ["report.nothing.en.txt", () => renderText(nothingFound, { lang: "en", width: 80, color: false })],
  ["report.outside.en.txt", () => text("en", 80, false, outside("en"))],
  ["report.outside.ja.txt", () => text("ja", 80, false, outside("ja"))],
  ["report.en.json", () => jsonText(report("en"))],
  ["report.ja.json", () => jsonText(report("ja"))],
  ["incidents.en.txt", () => text("en", 80, false, told("en"))],
  ["incidents.ja.txt", () => text("ja", 80, false, told("ja"))],
  ["incidents.en.40.txt", () => text("en", 40, false, told("en"))],
  ["incidents.ja.40.txt", () => text("ja", 40, false, told("ja"))],
  ["incidents.en.color.txt", () => text("en", 80, true, told("en"))],
  ["incidents.en.json", () => jsonText(told("en"))],
  ["incidents.ja.json", () => jsonText(told("ja"))],
  ["story.en.txt", () => text("en", 80, false, aboutPhone("en"))],
  ["story.ja.txt", () => text("ja", 80, false, aboutPhone("ja"))],
  ["story.en.40.txt", () => text("en", 40, false, aboutPhone("en"))],
  ["story.en.color.txt", () => text("en", 80, true, aboutPhone("en"))],
  ["story.en.json", () => jsonText(aboutPhone("en"))],
  ...(["en", "ja"] as const).flatMap((lang) =>
    (["ndjson", "csv", "sarif", "junit", "md", "ticket", "html"] as const).map(
      (format) => [`incidents.${lang}.${format}`, () => rendered(everything, format, lang)] as const,
    ),
  ),
  ["nothing.en.ticket", () => rendered(() => nothingFound, "ticket", "en")],
  ["nothing.en.junit", () => rendered(() => nothingFound, "junit", "en")],
  ["sources.en.txt", () => renderSources(LISTING, { lang: "en", width: 80, color: false })],
  ["sources.ja.txt", () => renderSources(LISTING, { lang: "ja", width: 80, color: false })],
  ["sources.en.40.txt", () => renderSources(LISTING, { lang: "en", width: 40, color: false })],
  ["sources.en.json", () => renderSourcesJson(LISTING, "en")],
];

test.for(GOLDEN)("%s", async ([name, render]) => {
  await expect(await render()).toMatchFileSnapshot(goldenFile(name));
});

/** Incidents of every kind and the story of a phone. */
function everything(lang: Language): Report {
  return buildReport({ ...TOLD, stories: ABOUT_PHONE.stories, scan: { ...TOLD.scan, lang } });
}

function rendered(reportIn: (lang: Language) => Report, format: OutputFormat, lang: Language): Promise<string> {
  return renderReport(reportIn, format, { lang, width: 80, color: false, patternLogs: PATTERN_LOGS });
}

function text(lang: Language, width: number, color = false, shown = report(lang)): string {
  return renderText(shown, { lang, width, color, patternLogs: PATTERN_LOGS });
}
