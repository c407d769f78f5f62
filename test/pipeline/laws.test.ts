/**
 * Two laws over whole sources: how a file is cut into chunks never changes what is found, and the prefilter finds what
 * trying every pattern on every record finds.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { mergeFindings } from "../../src/detect/index.ts";
import type { Encoding } from "../../src/model/index.ts";
import { identifySource } from "../../src/pipeline/identify-source.ts";
import { createJoiner } from "../../src/pipeline/join-parts.ts";
import { loadCatalog } from "../../src/pipeline/load-catalog.ts";
import { plainScan, type ScanOptions } from "../../src/pipeline/options.ts";
import { type ScanContext, scanPart } from "../../src/pipeline/scan-source.ts";
import { SEGMENT_BYTES, SEGMENT_OVERLAP } from "../../src/scan/index.ts";
import { openMemory } from "../helpers/memory-source.ts";
import { contextOf } from "../helpers/scan-context.ts";

const options: ScanOptions = plainScan();
let context: ScanContext;
/** Lines that match and lines that nearly do, from the patterns' own proofs. */
let lines: string[] = [];

beforeAll(async () => {
  const { compiled } = await loadCatalog([]);
  context = { options, ...contextOf(compiled) };
  lines = compiled.patterns.flatMap(({ pattern }) => pattern.tests.map((test) => test.text));
});

async function scan(bytes: Uint8Array, cuts: readonly number[], how: Partial<ScanContext>, path = "x.txt") {
  const source = openMemory(path, bytes, cuts);
  const identity = identifySource(source, options);
  const joiner = createJoiner(identity, context);
  joiner.add(await scanPart(source, identity, { ...context, ...how }));
  const { gathered, ...result } = joiner.finish();
  return { ...result, findings: mergeFindings([gathered], 0) };
}

const noise = fc.oneof(
  fc.constantFrom(
    "00000064.000 |12:44:19.641 |AppInfo  |nothing to see",
    "01/14/2011 16:17:11.806 TFTP|   TFTPEngine::isReadRequest[0x1], [x.jar]|<NID::10.1.1.1><DEV::SEP001122334455>",
    "12:00:00.000 |   debug certificate handshake authentication",
    "",
    "  continued",
    "証明書の検証に失敗しました ＳＳＬ ハンドシェイク",
  ),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);
const mangled = (line: string, how: number): string =>
  [
    line,
    line.toUpperCase(),
    line.replaceAll(" ", "  "),
    line.replace(" ", "\n"),
    toWide(line),
    line.slice(0, -1),
    `x${line}`,
    line.replaceAll(" ", "\u3000"),
    line.replaceAll(" ", "\u00a0"),
    line.replaceAll(" ", " \t "),
  ][how % 10] as string;
const toWide = (text: string): string =>
  text.replace(/[A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const document = fc
  .array(fc.oneof({ weight: 2, arbitrary: noise }, { weight: 3, arbitrary: fc.tuple(fc.nat(), fc.nat(9)) }), {
    minLength: 1,
    maxLength: 30,
  })
  .chain((parts) => fc.tuple(fc.constant(parts), fc.constantFrom("\n", "\r\n", "\r")));

function write([parts, lineEnd]: [(string | [number, number])[], string], encoding: "utf-8" | "utf-16le"): Uint8Array {
  const text = parts
    .map((part) => (typeof part === "string" ? part : mangled(lines[part[0] % lines.length] as string, part[1])))
    .join(lineEnd);
  return encoding === "utf-8"
    ? Buffer.from(text)
    : Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}

describe.each(["utf-8", "utf-16le"] as const satisfies Encoding[])("in %s", (encoding) => {
  it("the prefilter finds what trying everything finds", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(document, async (parts) => {
        const bytes = write(parts, encoding);
        const fast = await scan(bytes, [], {});
        expect(fast).toEqual(await scan(bytes, [], { isExhaustive: true }));
        found += fast.findings.length;
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100); // the corpora are worth something
  });

  it("any cut into chunks gives the same", async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.array(fc.nat(3000), { maxLength: 20 }), async (parts, cuts) => {
        const bytes = write(parts, encoding);
        expect(await scan(bytes, cuts, {})).toEqual(await scan(bytes, [], {}));
      }),
      { numRuns: 300 },
    );
  });
});

describe("a record of several segments", () => {
  const head = "01/14/2011 16:17:11.806 CTLClient|";
  /** The places in the record where one segment ends and where the next begins. */
  const borders = [SEGMENT_BYTES, SEGMENT_BYTES - SEGMENT_OVERLAP, SEGMENT_BYTES - SEGMENT_OVERLAP / 2];
  /** Puts a text into a long record so that `before` of its characters stand before the place. */
  const longRecord = (text: string, place: number, before: number): Buffer => {
    const fill = ". ".repeat(place);
    return Buffer.from(`${head}${fill.slice(0, place - before - head.length)}${text}${fill.slice(0, 70_000)}\n`);
  };
  const idsOf = async (bytes: Buffer): Promise<string[]> =>
    (await scan(bytes, [], {})).findings.map(({ pattern }) => pattern);

  it("says what a short record says, wherever the text stands", async () => {
    for (const place of borders)
      for (const before of [0, 1, 7, 12, 13, 19, 20]) {
        expect(await idsOf(longRecord("CTL File is not valid.", place, before))).toEqual(["ctl-file-not-valid"]);
        // The words around decide, also beyond a border.
        expect(await idsOf(longRecord("Invalid Password lengths are", place, before))).toEqual([]);
        expect(await idsOf(longRecord("never Invalid Password", place, before))).toEqual([]);
        expect(await idsOf(longRecord('DisplayName="a Invalid Password"', place, before))).toEqual([]);
      }
  });
});
