/**
 * No text can hang a scan: every expression of the catalog and of the parse stage, over the longest text they are ever
 * given, made to be bad for expressions that try one thing in many ways. The limit is far above what a slow machine
 * needs and far below what a cubic expression takes.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { ENTITY_KINDS, FORMAT_NAMES } from "../../src/model/index.ts";
import { detectFormat, readEntities } from "../../src/parse/index.ts";
import { type Catalog, loadCatalog } from "../../src/pipeline/load-catalog.ts";
import { readRecord } from "../../src/pipeline/read-record.ts";
import { SEGMENT_BYTES } from "../../src/scan/index.ts";

const LIMIT_MS = 3_000;
const place = { line: 1, offset: 0, part: 0 };
const HEADS = [
  "",
  "07/21/2006 13:15:39.763 CCM|",
  "00001821.000 |16:34:01.765 |AppInfo  |",
  "00001821.000 |16:34:01.765 |AlarmErr |AlarmClass: A, AlarmName: EndPointTransientConnection, AlarmParameters: ",
  "12:00:00.000 |   debug ",
  "001853112| 2008/09/26 11:50:39.687| 001| AppInfo   | ",
  "%UC_CALLMANAGER-3-EndPointUnregistered: %[",
  "Error: DeviceTransientConnection - ",
];
const FILLS = [
  " ",
  "\n",
  "\r\n ",
  "\t",
  "a",
  "0",
  ".",
  ":",
  "|",
  "<",
  "<A::1>",
  "<CLID::a>",
  "[",
  "[a=",
  "a:b ",
  "a:b, ",
  "SEP",
  "SEP001122334455 ",
  "00:11:22:",
  "1.2.3.4.",
  "MAC ",
  "AlarmErr ",
  "certificate ",
  "ssl ",
  "handshake ",
  "authentication string ",
  "failed ",
  "LSC ",
  "Device name:",
  "clpSetupSsl: ",
  "(Verification error:20) ",
  "error:",
  "not ",
  "Ａ",
  "証明書",
];
const texts = HEADS.flatMap((head) =>
  FILLS.flatMap((fill) => ["", "x", "\n"].map((end) => head + fill.repeat((SEGMENT_BYTES - 200) / fill.length) + end)),
);

let catalog: Catalog;
beforeAll(async () => {
  catalog = await loadCatalog([]);
});

function expectFast(what: string, work: () => void): void {
  const started = performance.now();
  work();
  expect(performance.now() - started, what).toBeLessThan(LIMIT_MS);
}

describe("hostile text", () => {
  it("is read as a record in every layout", { timeout: 240_000 }, () => {
    for (const format of FORMAT_NAMES)
      for (const text of texts)
        expectFast(`${format}: ${text.slice(0, 120)}`, () => void readRecord(text, format, place));
  });

  it("is judged as a file", { timeout: 120_000 }, () => {
    for (const text of texts) expectFast(text.slice(0, 120), () => void detectFormat(Buffer.from(text)));
  });

  it("is searched for names", { timeout: 240_000 }, () => {
    for (const kind of ENTITY_KINDS)
      for (const text of texts.slice(0, FILLS.length * 3))
        expectFast(`${kind}: ${text.slice(0, 120)}`, () => void readEntities(kind, text, {}));
  });

  it("is tried by every pattern, also after the words that each pattern looks for", { timeout: 240_000 }, () => {
    for (const compiled of catalog.compiled.patterns) {
      const own = compiled.pattern.tests.slice(0, 3).map(({ text }) => text.slice(0, 60));
      const strings = [
        ...texts.slice(0, FILLS.length * 3),
        ...own.map((text) => `${text} `.repeat(SEGMENT_BYTES / (text.length + 1))),
        // Words that fit and are refused, one after the other.
        ...own.map((text) => `no ${text} `.repeat(SEGMENT_BYTES / (text.length + 4))),
      ];
      for (const text of strings) {
        const entry = { text, line: 1, offset: 0, process: null, kind: null, tags: {}, alarm: null };
        expectFast(`${compiled.pattern.id}: ${text.slice(0, 120)}`, () => {
          compiled.match(entry);
          for (const { find } of compiled.own) find(text);
        });
      }
    }
  });

  it("a tag run that does not end the line", () => {
    const text = `07/21/2006 13:15:39.000 CCM|hello|${"<CLID::a>".repeat(5000)}x`;
    expectFast("tags", () => void readRecord(text, "sdi", place));
  });
});
