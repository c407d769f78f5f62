import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type LogCoverage, type Report } from "../../src/model/index.ts";
import { buildReport, type ReportInput, renderText } from "../../src/report/index.ts";
import { displayWidth } from "../../src/util/display-width.ts";
import { ABOUT_PHONE, TOLD } from "./fixed-incidents.ts";
import { at, INPUT, PATTERN_LOGS } from "./fixed-input.ts";

const plain = { lang: "en", width: 80, color: false } as const;
const english = (input: ReportInput) => renderText(buildReport(input), plain);
/** The text with every run of blanks and line ends made one blank, for sentences that may be wrapped anywhere. */
const flat = (text: string) => text.replace(/\s+/g, " ");
const COMPLETE: readonly LogCoverage[] = INPUT.coverage.logs.map((row) => ({ ...row, status: "found" }));
const CLEAN: ReportInput = {
  ...INPUT,
  findings: [],
  problems: [],
  coverage: { ...INPUT.coverage, logs: COMPLETE, gaps: [], blind: [] },
  hidden: { outsideTime: 0, otherDevice: 0, noDevice: 0, untimed: 0, incidentsOtherDevice: 0, otherLog: 0 },
};

describe("the first lines", () => {
  const opening = (input: ReportInput) => flat(english(input).split("\n\nFINDINGS")[0]?.split("\n\nLOGS")[0] ?? "");

  test("name the worst finding, its weight, how often and since when", () => {
    expect(opening(INPUT)).toMatch(
      /^3 findings, worst CRITICAL: The name in the phone's certificate .* In 1,204 records, on 2 devices, first at 2006-07-21T13:15:39\.763/,
    );
  });

  test("say in plain words that nothing was found, and nothing else where all was read", () => {
    expect(opening(CLEAN)).toBe("Nothing known was found in what was read (6 files, 1,427,675 records).");
  });

  test("say right there that nothing found is not nothing wrong, and name the missing logs", () => {
    const text = opening({ ...CLEAN, coverage: INPUT.coverage });
    expect(text).toContain(
      "This is not the same as nothing wrong. Missing logs: CTL Provider, CTL install, CAPF and SRST.",
    );
    expect(text).toContain("Empty logs: DBL. Unreadable logs: HTTPS.");
    expect(text).toContain("3 of 171 patterns could not have been seen");
  });

  test("say that nothing was read at all", () => {
    const logs = COMPLETE.map((row): LogCoverage => ({ ...row, status: "missing", files: 0, first: null, last: null }));
    const text = opening({ ...CLEAN, files: [], coverage: { ...INPUT.coverage, logs, gaps: [], window: null } });
    expect(text).toMatch(/^NOTHING WAS READ/);
    expect(text).toContain("Missing logs: CallManager, CallManager SDL, TFTP,");
  });

  test("say that the scan was interrupted before anything else", () => {
    expect(opening({ ...INPUT, scan: { ...INPUT.scan, interrupted: true } })).toMatch(/^INTERRUPTED\./);
  });

  test("say how much each filter hid", () => {
    const hidden = { outsideTime: 1, otherDevice: 2000, noDevice: 5, untimed: 3, incidentsOtherDevice: 0, otherLog: 4 };
    const text = opening({ ...INPUT, hidden, scan: { ...INPUT.scan, level: "high" } });
    expect(text).toContain("Hidden: 2 findings below --level high (INFO 1, LOW 1).");
    expect(text).toContain("Hidden: 1 match outside --since and --until.");
    expect(text).toContain("Hidden: 2,000 matches of devices other than --device.");
    expect(text).toContain("Hidden by --device: 5 matches name no phone at all.");
    expect(text).toContain("Not read: 4 files of logs other than --log.");
    expect(text).toContain("Shown although they have no time to hold against --since and --until: 3 matches.");
  });

  test("do not call the input clean where the level hid findings", () => {
    const text = opening({ ...CLEAN, findings: INPUT.findings.slice(0, 1) });
    expect(text).toMatch(/^Nothing at or above --level low was found in what was read \(.*\)\. Hidden: 1 finding\. /);
    expect(text).toContain("1 finding below --level low (INFO 1)");
    const harsh = {
      ...CLEAN,
      findings: INPUT.findings.slice(0, 2),
      scan: { ...INPUT.scan, level: "critical" as const },
    };
    expect(opening(harsh)).toMatch(/^Nothing at or above --level critical was found .* Hidden: 2 findings\. /);
  });

  test.each(["outsideTime", "otherDevice", "noDevice"] as const)("nor where a filter hid matches (%s)", (filter) => {
    const text = opening({ ...CLEAN, hidden: { ...CLEAN.hidden, [filter]: 12 } });
    expect(text).toMatch(/^Nothing that passes the filters was found in what was read \(.*\)\. Hidden: 12 matches\. /);
  });

  test("say before anything else that no log covers the window", () => {
    const text = opening({
      ...CLEAN,
      coverage: { ...CLEAN.coverage, window: "none" },
      scan: { ...INPUT.scan, since: "2006-07-21T14:00", interrupted: true },
    });
    expect(text).toMatch(
      /^NO LOG THAT WAS READ COVERS THIS WINDOW \(--since 2006-07-21T14:00 --until 2006-07-21T14:05\), so finding nothing in it means nothing\./,
    );
    expect(text).toContain("INTERRUPTED.");
  });

  test("say in one line that the logs cover a part of the window", () => {
    const coverage = { ...CLEAN.coverage, window: "partly" as const };
    expect(english({ ...CLEAN, coverage })).toContain(
      "\nThe logs that were read cover only a part of the window asked for.\n",
    );
    expect(opening({ ...CLEAN, coverage: { ...coverage, window: null } })).not.toContain("window");
  });

  test("name the logs of the patterns that could not have been seen", () => {
    const report = buildReport({ ...CLEAN, coverage: { ...CLEAN.coverage, blind: INPUT.coverage.blind } });
    const text = flat(renderText(report, { ...plain, patternLogs: PATTERN_LOGS }));
    expect(text).toContain("3 of 171 patterns could not have been seen for lack of their logs (CAPF, SRST).");
  });

  test("tell rows of the same log apart by their places", () => {
    const logs: LogCoverage[] = [
      ...COMPLETE,
      { log: "ccm", location: "cm/trace/ccm/sdi", status: "missing", files: 0, first: null, last: null },
    ];
    const text = english({ ...CLEAN, coverage: { ...CLEAN.coverage, logs } });
    expect(flat(text)).toContain("Missing logs: CallManager (cm/trace/ccm/sdi).");
    expect(text).toContain(
      "14:05:00\n    C:\\Program Files\\Cisco\\Trace\\CCM\n  CallManager      missing      0  cm/trace/ccm/sdi\n",
    );
  });

  test("say that something could not be read in full", () => {
    expect(opening({ ...CLEAN, problems: INPUT.problems })).toContain("2 places could not be read in full");
  });
});

describe("the parts", () => {
  test("many lines, names and paths are folded and counted", () => {
    const device = Array.from({ length: 30 }, (_, index) => `SEP00309400${1000 + index}`);
    const problems = Array.from({ length: 500 }, (_, index) => ({
      path: `case/f${1000 + index}.txt`,
      kind: "nul-run" as const,
      detail: { count: index },
    }));
    const findings = INPUT.findings.map((one) => ({ ...one, entities: { device }, entitiesOmitted: { device: 70 } }));
    const text = english({ ...INPUT, findings, problems });
    expect(flat(text)).toContain("In 1,204 records, on 100 devices");
    expect(flat(text)).toContain("SEP003094001007, 92 more");
    expect(text).toContain("… 1,201 more records");
    expect(text).toContain("… 497 more");
    expect(text.split("\n").length).toBeLessThan(200);
  });

  test("what could not have been seen is counted by log where the patterns are known", () => {
    const report = buildReport(INPUT);
    expect(renderText(report, { ...plain, patternLogs: PATTERN_LOGS })).toContain("CAPF 2, SRST 1");
    expect(renderText(report, plain)).not.toContain("Patterns that stand in logs not read");
  });

  test("a quote is printed whole", () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${10 + index}x`);
    const findings = INPUT.findings.map((one) => ({
      ...one,
      evidence: one.evidence.map((evidence) => ({ ...evidence, text: words.join(" ") })),
    }));
    const text = renderText(buildReport({ ...INPUT, findings }), { ...plain, width: 40 });
    expect(flat(text.replaceAll(/^ *> /gm, ""))).toContain(words.join(" "));
  });

  test("a row of the guide is its page and table, each said once", () => {
    expect(english(INPUT)).toContain("ctl-client-ssl-handshake, guide P.9-24, Table 9-2, guide P.9-2\n");
    const ja = renderText(buildReport({ ...INPUT, scan: { ...INPUT.scan, lang: "ja" } }), { ...plain, lang: "ja" });
    expect(flat(ja)).toContain("ガイド P.9-24 表 9-2、ガイド P.9-2 ");
  });

  test("what was said about the files stands with the scan", () => {
    const scan = { ...INPUT.scan, encoding: "cp932" as const };
    expect(english({ ...INPUT, scan })).toContain("Reading   --encoding cp932 --source-tz CM2=America/New_York\n");
    expect(english({ ...INPUT, scan: { ...INPUT.scan, sourceTz: [] } })).not.toContain("Reading ");
  });

  test("only what is inferred carries a caution", () => {
    expect(english(INPUT).match(/Caution/g)).toHaveLength(1);
  });

  test("problems that lose input come before those that do not", () => {
    const text = english(INPUT);
    expect(text.indexOf("NOT READ IN FULL")).toBeLessThan(text.indexOf("WORTH KNOWING"));
    expect(text.indexOf("Archive ends early")).toBeLessThan(text.indexOf("WORTH KNOWING"));
  });

  test("a step without a number and a cause of several lines keep their place", () => {
    const [pattern] = INPUT.patterns.values();
    if (pattern === undefined) throw new Error("no pattern");
    const action = { en: "First this.\n1. Step one\n   goes on\n10. Step ten\n10.1.2.3 is no step", ja: "" };
    const patterns = new Map(INPUT.patterns).set(pattern.id, { ...pattern, action });
    const text = english({ ...INPUT, patterns });
    expect(text).toContain(
      "  Action    First this.\n            1. Step one\n               goes on\n            10. Step ten\n",
    );
    expect(text).toContain("                10.1.2.3 is no step\n");
  });
});

describe("foreign text", () => {
  const HOSTILE = "\u001b]0;x\u0007\u001b[2J\r\nFINDINGS\u0000\u009b31m\u202e\u2066\u200b\ud800\u2028";

  const inputs = { fixed: INPUT, told: TOLD, phone: ABOUT_PHONE };
  const cases = LANGUAGES.flatMap((lang) => (["fixed", "told", "phone"] as const).map((name) => [lang, name] as const));

  test.each(cases)("is inert wherever it stands (%s, %s)", (lang, name) => {
    const input = inputs[name];
    const hostile = deepReplace(buildReport({ ...input, scan: { ...input.scan, lang } }), HOSTILE);
    const text = renderText(hostile, { lang, width: 80, color: false });
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    const painted = renderText(hostile, { lang, width: 80, color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours themselves are what is taken out
    expect(painted.replace(/\u001b\[[\d;]+m/g, "")).toBe(text);
  });

  /** Every free text of the report, but not its closed words, with something hostile in it. */
  function deepReplace(report: Report, hostile: string): Report {
    const free = new Set(["path", "paths", "node", "nodes", "title", "cause", "action", "verify", "text", "location"]);
    const names = [
      "device",
      "ip",
      "code",
      "file",
      "since",
      "until",
      "tz",
      "sourceTz",
      "message",
      "row",
      "page",
      "version",
      "first",
      "last",
      "time",
      "openAt",
      "entity",
      "name",
      "devices",
      "against",
      "from",
      "to",
      "outlook",
      "says",
      "step",
      ...TOLD.incidents.flatMap(({ facts }) => Object.keys(facts)),
    ];
    for (const name of names) free.add(name);
    return JSON.parse(JSON.stringify(report), (key, value) => {
      if (!free.has(key)) return value;
      if (typeof value === "string") return hostile + value;
      return Array.isArray(value) && value.every((item) => typeof item === "string")
        ? value.map((item) => hostile + item)
        : value;
    });
  }
});

describe("width", () => {
  test.each([
    [Number.NaN, 80],
    [0, 80],
    [-1, 80],
    [Number.POSITIVE_INFINITY, 100],
    [10, 40],
    [1000, 100],
  ])("%d columns are taken as %d", (asked, used) => {
    const report = buildReport(INPUT);
    expect(renderText(report, { ...plain, width: asked })).toBe(renderText(report, { ...plain, width: used }));
  });

  const word = fc.string({ unit: fc.constantFrom(..."abcdefXYZ0123456789_-:/\\"), minLength: 1, maxLength: 50 });
  const japanese = fc.string({ unit: fc.constantFrom(..."認証文字列をにはがのローカルー、。「」"), maxLength: 60 });
  const prose = fc.array(fc.oneof(word, japanese), { minLength: 1, maxLength: 15 }).map((parts) => parts.join(" "));
  const bilingual = prose.map((text) => ({ en: text, ja: text }));
  const steps = fc.array(prose, { minLength: 1, maxLength: 4 }).map((all) => {
    const text = all.map((step, index) => `${index + 1}. ${step}`).join("\n");
    return { en: text, ja: text };
  });

  test("no line sticks out unless a single word is too long for it", () => {
    const texts = fc.record({ title: bilingual, cause: bilingual, action: steps, verify: bilingual });
    const evidence = fc.record({ path: word, text: fc.string({ unit: "grapheme" }) });
    fc.assert(
      fc.property(
        texts,
        fc.array(evidence, { maxLength: 4 }),
        word,
        fc.integer({ min: 40, max: 110 }),
        fc.constantFrom(...LANGUAGES),
        (own, quotes, node, width, lang) => {
          const patterns = new Map([...INPUT.patterns].map(([id, pattern]) => [id, { ...pattern, ...own }]));
          const findings = INPUT.findings.map((one) => ({
            ...one,
            nodes: [node],
            evidence: quotes.map((quote) => ({ ...quote, line: 1, offset: 0, time: at("13:00:00.000") })),
          }));
          const report = buildReport({ ...INPUT, patterns, findings, scan: { ...INPUT.scan, lang } });
          const options = { lang, width, color: false, patternLogs: PATTERN_LOGS };
          const tooWide = renderText(report, options)
            .split("\n")
            .filter((line) => displayWidth(line) > Math.min(width, 100));
          expect(tooWide.filter((line) => !isOneWord(line))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  /** One word, perhaps after the badge, label, number or dash that opens its line, or a path that holds blanks. */
  function isOneWord(line: string): boolean {
    const text = line.trim();
    if (/^C:\\\S*(?: \S*\\\S*)*$/.test(text) || text.startsWith("case/")) return true;
    const rest = text.replace(/^(?:\[[^\]]+\] |［[^］]+］|\S+ {2,}(?=\S))?(?:\d+\. |- )?/, "");
    return !rest.includes(" ") && !/[認証文字列をにはがのロカル][認証文字列をにはがのロカル]/.test(rest);
  }
});
