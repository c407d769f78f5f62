/** The formats that programs read: each is what its standard says, also of a report full of hostile text. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "csv-parse/sync";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { LANGUAGES, type Language, type Report } from "../../src/model/index.ts";
import { buildReport, OUTPUT_FORMATS, type OutputFormat, renderReport, WORDS } from "../../src/report/index.ts";
import { displayWidth } from "../../src/util/display-width.ts";
import { ABOUT_PHONE, TOLD } from "./fixed-incidents.ts";
import { INPUT } from "./fixed-input.ts";
import { hostileReport, STARTS, tameReport } from "./hostile-report.ts";

const require = createRequire(import.meta.url);
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
// The schema is of draft 4, whose "id" this validator calls by another name.
const {
  id: _,
  $schema: __,
  ...sarifSchema
} = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
const isSarif = ajv.compile(sarifSchema);

const told = (lang: Language) => buildReport({ ...TOLD, stories: ABOUT_PHONE.stories, scan: { ...TOLD.scan, lang } });
const plain = (lang: Language) => buildReport({ ...INPUT, scan: { ...INPUT.scan, lang } });
const empty = (lang: Language) =>
  buildReport({ ...INPUT, files: [], findings: [], problems: [], scan: { ...INPUT.scan, lang } });
const REPORTS: readonly (readonly [name: string, reportIn: (lang: Language) => Report])[] = [
  ["told", told],
  ["plain", plain],
  ["empty", empty],
  ["hostile", hostileReport],
];
const write = (reportIn: (lang: Language) => Report, format: OutputFormat, lang: Language = "en") =>
  renderReport(reportIn, format, { lang, width: 80, color: false });

/** What a format is made of, without the words in it. */
const STRUCTURED: readonly (readonly [format: OutputFormat, structureOf: (text: string) => readonly string[]])[] = [
  ["html", elementsOf],
  ["junit", elementsOf],
  ["md", blocksOf],
  ["json", keysOf],
  ["sarif", keysOf],
];

describe.each(REPORTS)("%s", (name, reportIn) => {
  test.each(LANGUAGES)("SARIF fits its schema, and every result its rule (%s)", async (lang) => {
    const sarif = JSON.parse(await write(reportIn, "sarif", lang));
    isSarif(sarif);
    expect(isSarif.errors).toBeNull();
    const [{ results, tool }] = sarif.runs;
    const report = reportIn(lang);
    expect(results.length).toBe(report.incidents.length + report.findings.length);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test.each(LANGUAGES)("JUnit is XML, and counts its cases (%s)", async (lang) => {
    const contents = await write(reportIn, "junit", lang);
    const { valid, errors } = await validateXML({ xml: [{ fileName: "junit.xml", contents }] } as never).catch(
      (error: unknown) => ({
        valid: false,
        errors: [String(error)],
      }),
    );
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
    const suites = contents.split("<testsuite ").slice(1);
    expect(suites.length).toBe(3);
    for (const part of [contents, ...suites]) {
      const said = /tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)">/.exec(part);
      const count = (element: string) => part.split(`<${element} `).length - 1;
      expect(said?.slice(1).map(Number)).toEqual(["testcase", "failure", "error", "skipped"].map(count));
    }
  });

  test.each(LANGUAGES)("CSV has the same columns in every row and no cell that begins a formula (%s)", async (lang) => {
    const csv = await write(reportIn, "csv", lang);
    expect(csv.startsWith("\ufeff")).toBe(true);
    const rows: string[][] = parse(csv, { bom: true, record_delimiter: "\r\n" });
    const report = reportIn(lang);
    const missing = report.coverage.logs.filter(({ status }) => status !== "found").length;
    expect(rows.length).toBe(1 + report.incidents.length + report.findings.length + missing + report.problems.length);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([19]));
    for (const cell of rows.flat()) expect(cell).not.toMatch(FORMULA);
  });

  test.each(LANGUAGES)("NDJSON is the JSON's objects, one a line (%s)", async (lang) => {
    const lines = (await write(reportIn, "ndjson", lang))
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const { sources, findings, incidents, problems } = JSON.parse(await write(reportIn, "json", lang));
    const typed = (type: string, items: readonly object[]) => items.map((item) => ({ type, ...item }));
    expect(lines).toEqual([
      ...typed("source", sources),
      ...typed("finding", findings),
      ...typed("incident", incidents),
      ...typed("problem", problems),
    ]);
  });

  test.each(LANGUAGES)("Markdown holds no markup but its own (%s)", async (lang) => {
    const tokens = new MarkdownIt({ html: true, linkify: true }).parse(await write(reportIn, "md", lang), {});
    const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
    expect(all.map(({ type }) => type).filter((type) => /html|link|image|code_inline|^code_block/.test(type))).toEqual(
      [],
    );
    expect(all.filter(({ type }) => type === "heading_open").length).toBeGreaterThan(2);
  });

  // The hostile report is made of words that are too long for a line.
  test.skipIf(name === "hostile").each(LANGUAGES)(
    "the ticket keeps to its width but for paths and quoted lines (%s)",
    async (lang) => {
      const report = reportIn(lang);
      const told = [
        ...report.findings.map(({ evidence }) => evidence),
        ...report.incidents.map(({ timeline }) => timeline),
      ];
      const paths = told.flat().map(({ path }) => path);
      const long = (await write(reportIn, "ticket", lang)).split("\n").filter((line) => displayWidth(line) > 76);
      expect(long.filter((line) => !line.startsWith("  > ") && !paths.some((path) => line.includes(path)))).toEqual([]);
    },
  );
});

describe.each(LANGUAGES)("hostile text in any place of a report in %s", (lang) => {
  const texts = (format: OutputFormat) =>
    Promise.all(STARTS.map((start) => write(() => hostileReport(lang, start), format, lang)));

  test.each(OUTPUT_FORMATS)("puts nothing invisible into %s", async (format) => {
    // A line end, the indentation of the script, and the mark at the beginning of the CSV are ours.
    for (const text of await texts(format))
      expect(text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n")).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test.each(STRUCTURED)("makes of %s nothing but what harmless text makes of it", async (format, structureOf) => {
    const tame = structureOf(await write(tameReport, format, lang));
    expect(tame.length).toBeGreaterThan(40);
    for (const text of await texts(format)) expect(structureOf(text)).toEqual(tame);
  });

  test("begins no formula in a table", async () => {
    for (const csv of await texts("csv")) {
      const rows: string[][] = parse(csv, { bom: true, record_delimiter: "\r\n" });
      for (const cell of rows.flat()) expect(cell).not.toMatch(FORMULA);
    }
  });

  test("is cut to what a cell holds, between two characters", async () => {
    for (const before of ["", "x"]) {
      const problems = [{ path: before + "\u{20b9f}".repeat(20_000), kind: "no-time", detail: {} }] as const;
      const csv = await write(() => buildReport({ ...INPUT, problems }), "csv", lang);
      const rows: string[][] = parse(csv, { bom: true, record_delimiter: "\r\n" });
      const longest = Math.max(...rows.flat().map(({ length }) => length));
      expect(longest).toBeGreaterThan(32_700);
      expect(longest).toBeLessThanOrEqual(32_767);
      expect(csv).not.toMatch(/\p{Cs}/u);
    }
  });

  test("is neither link, placeholder nor scheme in SARIF", async () => {
    for (const text of await texts("sarif")) {
      const sarif = JSON.parse(text);
      // A viewer makes a link of [this](that) in a message, and fills in {0}.
      for (const { message } of messagesIn(sarif))
        expect(message.text.replace(/\{\{|\}\}/g, "")).not.toMatch(/\]\(|[{}]/);
      for (const uri of text.matchAll(/"uri": "([^"]*)"/g)) expect(uri[1]).toMatch(RELATIVE);
    }
  });
});

/** What a spreadsheet may take for a formula. */
const FORMULA = /^[\s␀-␡⏎]*[=+\-@＝＋－＠]/;
/** A relative reference of RFC 3986: its first part holds no colon, and no server is named. */
const RELATIVE = /^(?!\/\/)(?:[\w.~!$&'()*+,;=@-]|%[\dA-F]{2})*(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[\dA-F]{2})*)*$/;

/** Every object of a SARIF log that holds a message. */
function messagesIn(value: unknown): { message: { text: string } }[] {
  if (value === null || typeof value !== "object") return [];
  const own = "message" in value ? [value as { message: { text: string } }] : [];
  return [...own, ...Object.values(value).flatMap(messagesIn)];
}

/** The tags of a page in XML or HTML with the names of their attributes. */
function elementsOf(text: string): string[] {
  const tags = text.matchAll(/<[a-z/!?][^\s>"]*(?:[^>"]|"[^"]*")*>/gi);
  return [...tags].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}

/** The blocks of a page in Markdown and what stands in them; numbers are told apart, as a sign may move the cells of a table. */
function blocksOf(text: string): string[] {
  return new MarkdownIt({ html: true, linkify: true })
    .parse(text, {})
    .flatMap(({ type, content, children }) => [
      /^[\d,]+$/.test(content) ? "number" : type,
      ...(children ?? []).map((child) => child.type),
    ]);
}

/** The names in a JSON text, in their order. */
function keysOf(text: string): string[] {
  const names: string[] = [];
  JSON.parse(text, (name, value) => {
    names.push(name);
    return value;
  });
  return names;
}

test("a ticket says nothing of a zone where nothing has a time", async () => {
  const { noZone } = WORDS.en.formats.ticket;
  const flat = async (reportIn: (lang: Language) => Report) => (await write(reportIn, "ticket")).replace(/\s+/g, " ");
  expect(await flat(told)).toContain(noZone);
  expect(await flat(empty)).not.toContain(noZone);
});
