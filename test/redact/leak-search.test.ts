/** The proof itself: what is planted is found in every form and at any border of blocks; what only looks like it is not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import "../helpers/fixed-seed.ts";
import type { RedactedOriginal } from "../../src/model/index.ts";
import { CONTROLS, createLeakSearch, FORMS } from "../../src/redact/index.ts";

function searchIn(originals: readonly RedactedOriginal[], bytes: Uint8Array, block = bytes.length) {
  const search = createLeakSearch(originals);
  for (let at = 0; at < bytes.length; at += block) search.push(bytes.subarray(at, at + block));
  return search.finish();
}

describe("controls", () => {
  test("there is one of every form", () => {
    expect(new Set(CONTROLS.map(({ form }) => form))).toEqual(new Set(FORMS));
  });
  test.each(CONTROLS.map((control) => [control.form, control.original.text, control] as const))(
    "%s of %s is found",
    (form, _, control) => {
      const before = Buffer.from("xxx ");
      const bytes = Buffer.concat([before, control.bytes, Buffer.from(" yyy")]);
      const hits = searchIn([control.original], bytes);
      expect(hits.map(({ offset }) => offset)).toContain(before.length);
      const [hit] = hits;
      expect(hit?.text).toBe(control.original.text);
      if (form.startsWith("utf-16")) expect(hit?.form).toBe(form);
    },
  );
  test("at every border of blocks, however large", () => {
    const originals = [...new Set(CONTROLS.map(({ original }) => original))];
    fc.assert(
      fc.property(
        fc.constantFrom(...CONTROLS),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        ({ original, bytes, form }, before, block) => {
          const lead = before + (before % 2);
          const hits = searchIn(originals, Buffer.concat([Buffer.alloc(lead, " "), bytes, Buffer.from(" .")]), block);
          expect(
            hits.some((hit) => hit.text === original.text && hit.offset === lead),
            form,
          ).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
  test("far behind, over the blocks that are held", () => {
    const control = CONTROLS.find(({ form }) => form === "base64");
    if (control === undefined) throw new Error("no control");
    for (const at of [262_143, 262_144 - 5, 600_000, 786_432 - 3]) {
      const bytes = Buffer.alloc(1_000_000, "-");
      bytes.set(control.bytes, at);
      expect(searchIn([control.original], bytes, 65_536).map(({ offset }) => offset)).toEqual([at]);
    }
  });
});

describe("bounds", () => {
  const host: RedactedOriginal = { kind: "host", text: "tokio", bound: "word" };
  const cases: [what: string, original: RedactedOriginal, text: string, found: boolean][] = [
    ["a word", host, "at tokio.", true],
    ["a word with a dash", host, "tokio-1", true],
    ["part of a word", host, "tokioter", false],
    ["a word over a line break", host, "tok\nio", false],
    [
      "a long name over a line break",
      { kind: "host", text: "hqcm-tokyo-01", bound: "anywhere" },
      "xhqcm-to\r\n\tkyo-01x",
      true,
    ],
    ["a word that is a word", { kind: "host", text: "server", bound: "labelled" }, "HostName=server", false],
    ["an address", { kind: "ip", text: "10.1.2.3", bound: "word" }, "x10.1.2.3:80", true],
    [
      "part of an address",
      { kind: "ip", text: "10.1.2.3", bound: "word" },
      "10.1.2.34 110.1.2.3 1.10.1.2.3 10.1.2.3.4",
      false,
    ],
    ["an address with digits glued to it", { kind: "ip", text: "10.1.2.3", bound: "word" }, "10.1.2.31000d4", true],
    ["a short number", { kind: "number", text: "4711", bound: "labelled" }, '"bytes": 4711', false],
    ["a long one", { kind: "number", text: "81355551234", bound: "word" }, "cgpn=81355551234,", true],
    ["a long one in a longer one", { kind: "number", text: "81355551234", bound: "word" }, "a81355551234", false],
    ["a secret in capitals", { kind: "password", text: "tr0ub4dor", bound: "anywhere" }, "XTR0UB4DORX", true],
    [
      "base64 in another case",
      { kind: "host", text: "hqcm-tokyo-01", bound: "anywhere" },
      Buffer.from("hqcm-tokyo-01").toString("base64").toLowerCase(),
      false,
    ],
  ];
  test.each(cases)("%s", (_, original, text, found) => {
    expect(searchIn([original], Buffer.from(text)).length > 0).toBe(found);
  });
});

test("of one original a hundred places are told at most, and the search starts anew", () => {
  const search = createLeakSearch([{ kind: "host", text: "hqcm-tokyo-01", bound: "anywhere" }]);
  search.push(Buffer.from("hqcm-tokyo-01 ".repeat(500)));
  expect(search.finish()).toHaveLength(100);
  search.push(Buffer.from("  hqcm-tokyo-01"));
  expect(search.finish().map(({ offset }) => offset)).toEqual([2]);
});

test("names that share a beginning are all found", () => {
  const originals = ["hqcm-1", "hqcm-10", "hqcm-100.x"].map(
    (text) => ({ kind: "host", text, bound: "anywhere" }) as const,
  );
  expect(searchIn(originals, Buffer.from("hqcm-100.x hqcm-10 hqcm-1")).map(({ text }) => text)).toEqual([
    "hqcm-100.x",
    "hqcm-10",
    "hqcm-1",
  ]);
});
