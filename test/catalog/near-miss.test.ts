/** What explains a line: which clause held on it, which did not, and how far each got. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clauseOutcome, nearMiss } from "../../src/catalog/near-miss.ts";
import { loadShippedYaml } from "../../src/catalog/shipped.ts";
import type { Alarm, Clause, ClauseOutcome, Entry, Pattern } from "../../src/model/index.ts";
import { detectFormat } from "../../src/parse/index.ts";
import { readRecord } from "../../src/pipeline/read-record.ts";

type Result = ClauseOutcome["result"];
type Row = readonly [clause: string, line: string, result: Result, progress: number];

function entryOf(text: string, alarm: Alarm | null = null): Entry {
  return { text, line: 1, offset: 0, process: null, kind: null, tags: {}, alarm };
}

function check(clause: Clause, entry: Entry, result: Result, progress: number): void {
  const outcome = clauseOutcome(clause, "any", 2, entry);
  expect(outcome).toEqual({ clause, list: "any", index: 2, result, progress: expect.closeTo(progress, 3) });
}

const holds = (at: number, length: number): Result => ({ kind: "holds", at, length });
const refused = (at: number, length: number, why: Extract<Result, { kind: "refused" }>["why"]): Result => ({
  kind: "refused",
  at,
  length,
  why,
});
const stops = (at: number, length: number, fitted: string, wanted: string): Result => ({
  kind: "stops",
  at,
  length,
  fitted,
  wanted,
});

describe("a text", () => {
  test.each<Row>([
    ["No CTL File.", "reason: No CTL File.", holds(8, 12), 1],
    ["No CTL File.", "a\r\nNo  CTL\r\n   File", holds(3, 16), 1],
    ["Certificate expired.", "Ｃｅｒｔｉｆｉｃａｔｅ　expired．", holds(0, 20), 1],
    ["set CallManager Cluster", "set Call Manager Cluster", holds(0, 24), 1],
    ["from server <server name>", "from server CM1.", holds(0, 15), 1],
    // A second place counts where the first is none.
    ["Invalid Password", "no Invalid Password; Invalid Password", holds(21, 16), 1],
    // All words, but no message.
    ["Invalid Password", "no Invalid Password", refused(3, 16, "goes-on-before"), 1],
    ["Invalid Password", "Invalid Password length", refused(0, 16, "goes-on-after"), 1],
    ["No CTL File.", "No CTL File exists on the server", refused(0, 11, "goes-on-after"), 1],
    ["No CTL File.", "No CTLFile exists on the server", refused(0, 10, "goes-on-after"), 1],
    ["No CTL File.", "No CTL File.tlv", refused(0, 12, "goes-on-after"), 1],
    ["No CTL File.", 'DisplayName="No CTL File."', refused(13, 12, "typed-field"), 1],
    // Part of the words.
    ["No CTL File.", "x No CTL Fiel.", stops(2, 6, "No CTL", "File."), 5 / 9],
    ["No CTL File.", "No\r\n  CTL\r\n  Fiel.", stops(0, 9, "No CTL", "File."), 5 / 9],
    ["No CTL File.", "Ｎｏ　ＣＴＬ Ｆｉｅｌ.", stops(0, 6, "No CTL", "File."), 5 / 9],
    ["Error occurred during SSL Handshake.", "an Error occured during SSL", stops(3, 5, "Error", "occurred"), 5 / 31],
    ["Certificate expired", "Certificate expiredness", stops(0, 11, "Certificate", "expired"), 11 / 18],
    [
      "from server <server name> failed",
      "from server CM1 is up",
      stops(0, 15, "from server <server name>", "failed"),
      20 / 26,
    ],
    ["Call <server name>: down", "Call", stops(0, 4, "Call", "<server name>:"), 4 / 18],
    // The stop between two sentences may not be lost.
    ["Insert a Token. Click Ok.", "Insert a Token\r\nClick Ok.", stops(0, 8, "Insert a", "Token."), 7 / 19],
    ["Insert a Token. Click Ok.", "Insert a Token.Clack", stops(0, 15, "Insert a Token.", "Click"), 12 / 19],
    // The longest run counts, and of several the first.
    [
      "Invalid Serial Number",
      "Invalid x, Invalid Serial a, Invalid Serial b",
      stops(11, 14, "Invalid Serial", "Number"),
      13 / 19,
    ],
    // Short words stand anywhere.
    ["No CTL File.", "No route", stops(0, 2, "No", "CTL"), 0],
    ["It is an old name", "it is an error", stops(0, 8, "It is an", "old"), 0],
    ["No CTL File.", "all is well", stops(0, 0, "", "No"), 0],
    ["No CTL File.", "", stops(0, 0, "", "No"), 0],
  ])("%s on %j", (text, line, result, progress) => check({ kind: "text", text }, entryOf(line), result, progress));
});

describe("a regex", () => {
  const negated = "(?<!\\bno )\\binvalid LSC\\b(?! count)";
  test.each<Row>([
    ["verify error:\\s?num=(?<code>\\d{1,4})", "x Verify Error: num=20", holds(2, 20), 1],
    ["no shared cipher", 'Description="no shared cipher", no shared cipher', holds(32, 16), 1],
    ["no shared cipher", 'Description="no shared cipher"', refused(13, 16, "typed-field"), 1],
    ["handshake failed", "no handshake failed", refused(3, 16, "goes-on-before"), 1],
    ["handshake failed", "handshake failed: 0", refused(0, 16, "goes-on-after"), 1],
    // A word in its middle: where it stops.
    ["no shared cipher", "x no shared cypher", stops(2, 11, "no shared c", "ipher"), 9 / 14],
    [
      "\\bverify error:\\s?num=(?<code>\\d{1,4})",
      "verify error:num=x",
      stops(0, 17, "\\bverify error:\\s?num=", "(?<code>\\d{1,4})"),
      1,
    ],
    ["(?<code>bad|unknown) certificate", "unknown certs", stops(0, 12, "(?<code>bad|unknown) cert", "ificate"), 7 / 14],
    ["peer (?:name )?(?:gone|lost)", "peer name is", stops(0, 10, "peer (?:name )?", "(?:gone|lost)"), 0.5],
    // Wrapped: a blank is a blank.
    ["handshake failed", "handshake\r\n failed", stops(0, 9, "handshake", " failed"), 9 / 15],
    // What takes anything takes nothing unless words follow.
    ["LSC\\b[^\\r\\n|]{0,40} gone", "the LSC is here today", stops(4, 4, "LSC\\b[^\\r\\n|]{0,40} ", "gone"), 3 / 7],
    // The alternative that gets furthest.
    ["no shared cipher|peer is gone", "peer is here", stops(0, 8, "peer is ", "gone"), 6 / 10],
    ["peer has gone|peer is gone", "nothing", stops(0, 0, "", "peer has gone"), 0],
    // Looks around.
    [negated, "an invalid LSC.", holds(3, 11), 1],
    [negated, "no invalid LSC", stops(3, 11, "\\binvalid LSC\\b", "(?<!\\bno )"), 1],
    [negated, "invalid LSC count", stops(0, 11, "(?<!\\bno )\\binvalid LSC\\b", "(?! count)"), 1],
    [negated, "invalid LSCs", stops(0, 11, "(?<!\\bno )\\binvalid LSC", "\\b"), 1],
    ["LSC[^|]{0,30}(?<!not )expired", "LSC has not expired", stops(0, 19, "LSC[^|]{0,30}expired", "(?<!not )"), 1],
    ["token(?= locked)[^|]{1,9}", "token unlocked", stops(0, 5, "token", "(?= locked)"), 1],
    // Few letters stand anywhere.
    ["nothing", "no way", stops(0, 2, "no", "thing"), 0],
    // A long part is shortened.
    [`user(?:${"x".repeat(90)})`, "user", stops(0, 4, "user", `(?:${"x".repeat(56)}…`), 4 / 94],
  ])("%s on %j", (regex, line, result, progress) => check({ kind: "regex", regex }, entryOf(line), result, progress));

  test("that does not come to an end counts as not fitting", () => {
    const { result } = clauseOutcome(
      { kind: "regex", regex: "token (?:a+)+!" },
      "any",
      0,
      entryOf(`token ${"a".repeat(40)}`),
    );
    expect(result).toEqual(stops(0, 46, "token (?:a+)+", "!"));
  });

  test("may name a group that stands further on", () => {
    const { result } = clauseOutcome({ kind: "regex", regex: "(?<ip>a)\\k<mac>(?<mac>b)c" }, "any", 0, entryOf("abx"));
    expect(result.kind).toBe("stops");
  });
});

describe("an alarm", () => {
  const alarm = (name: string, reason: number | null): Alarm => ({
    name,
    form: "record",
    parameters: {},
    reason,
    reasonName: null,
  });
  const line = "AlarmErr |DeviceUnregistered";
  test.each<[readonly number[] | null, Alarm | null, Result, number]>([
    [null, alarm("DeviceUnregistered", null), holds(10, 18), 1],
    [[8, 9], alarm("DEVICEUNREGISTERED", 9), holds(10, 18), 1],
    [[8, 9], alarm("DeviceUnregistered", 1), { kind: "other-reason", reason: 1 }, 0.5],
    [[8, 9], alarm("DeviceUnregistered", null), { kind: "other-reason", reason: null }, 0.5],
    [[8, 9], alarm("DeviceTransientConnection", 9), { kind: "other-alarm", alarm: "DeviceTransientConnection" }, 0],
    [null, null, { kind: "other-alarm", alarm: null }, 0],
  ])("with reasons %j on %j", (reasons, carried, result, progress) =>
    check({ kind: "alarm", names: ["deviceUnregistered"], reasons }, entryOf(line, carried), result, progress),
  );
});

const shipped = await loadShippedYaml();
const first = shipped.patterns[0] as Pattern;

describe("a pattern", () => {
  const any: Clause[] = [
    { kind: "text", text: "No CTL File." },
    { kind: "regex", regex: "handshake failed" },
  ];
  const none: Clause[] = [{ kind: "regex", regex: "cleared" }];

  test("is as near as the best clause of `any`; those of `none` are told, too", () => {
    const { outcomes, progress } = nearMiss({ ...first, any, none }, entryOf("handshake fails, cleared"));
    expect(outcomes.map(({ list, index, result }) => [list, index, result.kind])).toEqual([
      ["any", 0, "stops"],
      ["any", 1, "stops"],
      ["none", 0, "holds"],
    ]);
    expect(progress).toBeCloseTo(13 / 15);
  });

  test("without clauses is never near", () => {
    expect(nearMiss({ ...first, any: [], none: [] }, entryOf("No CTL File."))).toEqual({ outcomes: [], progress: 0 });
  });
});

describe("shipped patterns", () => {
  const hits = shipped.patterns
    .filter(({ any }) => any.length > 0)
    .flatMap((pattern) => pattern.tests.filter(({ kind }) => kind === "hit").map(({ text }) => ({ pattern, text })));
  const read = (text: string): Entry =>
    readRecord(text, detectFormat(Buffer.from(text)).format, { line: 1, offset: 0, part: 0 });

  test("hold on what they must hit", () => {
    for (const { pattern, text } of hits) {
      const { outcomes, progress } = nearMiss(pattern, read(text));
      const held = outcomes.filter(({ result }) => result.kind === "holds");
      expect(
        held.map(({ list }) => list),
        `${pattern.id}: ${text}`,
      ).toContain("any");
      expect(
        held.map(({ list }) => list),
        `${pattern.id}: ${text}`,
      ).not.toContain("none");
      expect(held.every((outcome) => outcome.progress === 1)).toBe(true);
      expect(progress).toBe(1);
    }
  });

  test("are judged on any part of it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...hits), fc.double({ min: 0, max: 1, noNaN: true }), ({ pattern, text }, share) => {
        const cut = text.slice(0, Math.floor(text.length * share));
        const { outcomes, progress } = nearMiss(pattern, read(cut));
        for (const { result, progress: own } of outcomes) {
          expect(own).toBeGreaterThanOrEqual(0);
          expect(own).toBeLessThanOrEqual(1);
          if ("at" in result) expect(result.at + result.length).toBeLessThanOrEqual(cut.length);
        }
        expect(progress).toBeLessThanOrEqual(1);
      }),
    );
  });
});
