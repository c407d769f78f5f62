/**
 * What records said is remembered by their bytes without the time in their head. That changes nothing in what a scan
 * finds, whatever the shipped patterns look at: their proofs, written at many times, are judged with and without memory.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { mergeFindings } from "../../src/detect/index.ts";
import { identifySource } from "../../src/pipeline/identify-source.ts";
import { createJoiner } from "../../src/pipeline/join-parts.ts";
import { loadCatalog } from "../../src/pipeline/load-catalog.ts";
import { plainScan, type ScanOptions } from "../../src/pipeline/options.ts";
import { createSaidBefore, type Saying } from "../../src/pipeline/said-before.ts";
import { type ScanContext, scanPart } from "../../src/pipeline/scan-source.ts";
import { openMemory } from "../helpers/memory-source.ts";
import { contextOf } from "../helpers/scan-context.ts";

const options: ScanOptions = plainScan();
let context: ScanContext;
/** What the lines that prove the catalog say behind their heads. */
let messages: string[] = [];

beforeAll(async () => {
  const { compiled } = await loadCatalog([]);
  context = { options, ...contextOf(compiled) };
  messages = compiled.patterns.flatMap(({ pattern }) =>
    pattern.tests.map(({ text }) => text.replace(/^[\d/. :|]{12,40}(?:[A-Za-z]+ *\|)?/, "")),
  );
});

const two = (number: number): string => String(number).padStart(2, "0");
const clock = fc
  .tuple(fc.nat(23), fc.nat(59), fc.nat(59), fc.nat(999))
  .map(([hours, minutes, seconds, ms]) => `${two(hours)}:${two(minutes)}:${two(seconds)}.${`${ms}`.padStart(3, "0")}`);
const number = fc.nat(99_999_999).map((one) => `${one}`.padStart(8, "0"));
const date = fc.tuple(
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
  fc.integer({ min: 2001, max: 2029 }),
);
const HEADS = {
  sdl: fc.tuple(number, clock).map(([serial, time]) => `${serial}.000 |${time} |AppInfo  |`),
  sdi: fc.tuple(date, clock).map(([[month, day, year], time]) => `${two(month)}/${two(day)}/${year} ${time} CCM|`),
  "sdi-time": clock.map((time) => `${time} CCM|`),
  syslog: fc
    .tuple(fc.constantFrom("cm1", "cm2"), fc.nat(99_999), clock, fc.integer({ min: 10, max: 28 }))
    .map(([host, count, time, day]) => {
      const printed = `Jun ${day} 2019 ${time}`;
      return `Jun ${day} ${time.slice(0, 8)} ${host} local7 3 : ${count}: ${host}.example ${printed} UTC :  %UC_CCM-3-Said: `;
    }),
  "function-trace": clock.map((time) => `${time} |   debug `),
} as const;

async function findingsIn(text: string, encoding: "utf8" | "utf16le", how: Partial<ScanContext>) {
  const source = openMemory("x.txt", Buffer.from(text, encoding), []);
  const identity = identifySource(source, how.options ?? options);
  const joiner = createJoiner(identity, context);
  joiner.add(await scanPart(source, identity, { ...context, ...how }));
  const { gathered, ...result } = joiner.finish();
  return { ...result, findings: mergeFindings([gathered], 0) };
}

describe.each(Object.keys(HEADS) as (keyof typeof HEADS)[])("in %s", (layout) => {
  it("what is remembered is what is judged anew", async () => {
    const saidBefore = createSaidBefore();
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(HEADS[layout], fc.nat()), { minLength: 1, maxLength: 40 }),
        fc.constantFrom<readonly string[]>([], ["SEP001122334455"]),
        fc.constantFrom("utf8", "utf16le"),
        async (records, devices, encoding) => {
          const text = records.map(([head, which]) => `${head}${messages[which % messages.length]}\n`).join("");
          const asked = { ...options, devices };
          // What is said of a device depends on which was asked for: a memory serves one scan.
          const remembering = devices.length === 0 ? saidBefore : createSaidBefore();
          const judged = await findingsIn(text + text, encoding, { options: asked, isExhaustive: true });
          expect(await findingsIn(text + text, encoding, { options: asked, saidBefore: remembering })).toEqual(judged);
          found += judged.findings.length;
        },
      ),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(100); // the records are worth something
  });
});

describe("the memory", () => {
  const saying = (node: string): Saying => ({ quotes: [], verdict: "none", node, toldIn: null });
  const bytes = (text: string): Buffer => Buffer.from(text);

  it("knows what it was told, by kind and bytes behind the head", () => {
    const memory = createSaidBefore();
    memory.of("a").keep(bytes("12:00 text"), 6, saying("one"));
    expect(memory.of("a").find(bytes("13:01 text"), 6)?.node).toBe("one");
    expect(memory.of("a").find(bytes("text"), 0)).toBeUndefined();
    expect(memory.of("b").find(bytes("12:00 text"), 6)).toBeUndefined();
    expect(memory.of("a").find(bytes("12:00 texT"), 6)).toBeUndefined();
    expect(memory.of("a").find(bytes("12:00 text "), 6)).toBeUndefined();
  });

  it("forgets what has not come for long, and keeps what came again", () => {
    const memory = createSaidBefore().of("a");
    memory.keep(bytes("rare"), 0, saying("rare"));
    memory.keep(bytes("frequent"), 0, saying("frequent"));
    for (let record = 0; record < 100_000; record++) {
      memory.keep(bytes(`text ${record}`), 0, saying(`${record}`));
      if (record % 1000 === 0) memory.find(bytes("frequent"), 0);
    }
    expect(memory.find(bytes("rare"), 0)).toBeUndefined();
    expect(memory.find(bytes("frequent"), 0)?.node).toBe("frequent");
    for (let record = 99_999; record > 90_000; record--)
      expect(memory.find(bytes(`text ${record}`), 0)?.node).toBe(`${record}`);
  });

  it("does not keep long records, and holds no more bytes than it has room for", () => {
    const memory = createSaidBefore().of("a");
    const long = bytes("x".repeat(10_000));
    memory.keep(long, 0, saying("long"));
    expect(memory.find(long, 0)).toBeUndefined();
    for (let record = 0; record < 10_000; record++) {
      const text = bytes(`${record} ${"x".repeat(2_000)}`);
      memory.keep(text, 0, saying(`${record}`));
      expect(memory.find(text, 0)?.node).toBe(`${record}`);
    }
    expect(memory.find(bytes(`0 ${"x".repeat(2_000)}`), 0)).toBeUndefined();
  });
});
