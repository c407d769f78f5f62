/** The map of a case: written the same for the same names, read strictly, reused. */
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { createRedactor, createUnmasker, formatCaseMap, newCaseMap, parseCaseMap } from "../../src/redact/index.ts";

const KEY = new Uint8Array(32).fill(7);

function mapOf(text: string, map = newCaseMap(KEY)) {
  const redactor = createRedactor(map, new Set());
  redactor.learn(text);
  redactor.settle();
  return { map, result: redactor.redact(text) };
}

test("a map is read as it was written", () => {
  const { map } = mapOf(
    'HostName: hqcm01, 10.1.2.3 2001:db9::1 SEP003094C37F47 sip:+81355551234@cm1.tokyo.customer.co.jp DisplayName="山田 太郎", CN=A B,O=C',
  );
  const text = formatCaseMap(map);
  const again = parseCaseMap(text, "case.map.json");
  expect(formatCaseMap(again)).toBe(text);
  expect(again.key).toEqual(KEY);
  expect(text.endsWith("}\n")).toBe(true);
  expect(formatCaseMap(parseCaseMap(`\ufeff${text.replaceAll("\n", "\r\n")}`, "x"))).toBe(text);
});

test("a second run over the same case gives the same stand-ins, and new ones to new names", () => {
  const first = mapOf("HostName: hqcm01, 10.1.2.3 sip:1000@10.1.2.3");
  const second = mapOf(
    "HostName: hqcm02, 10.1.2.9 sip:1000@10.1.2.3 on hqcm01",
    parseCaseMap(formatCaseMap(first.map), "x"),
  );
  const host = /host-[0-9a-f]{4}/.exec(first.result)?.[0] ?? "none";
  expect(second.result).toContain(` on ${host}`);
  expect(second.result).toContain(first.result.split(" ").at(-1));
  expect(createUnmasker(second.map)(second.result)).toBe("HostName: hqcm02, 10.1.2.9 sip:1000@10.1.2.3 on hqcm01");
  // Addresses of one network, met in different runs.
  const network = (text: string) => /\b(198\.1[89]\.\d+)\./.exec(text)?.[1];
  expect(network(second.result)).toBe(network(first.result));
});

test("many directory numbers of three digits get stand-ins of their own, none of them one of the others", () => {
  const numbers = Array.from({ length: 850 }, (_, index) => String(150 + index)).filter(
    (number) => !/^(?:911|999)$/.test(number),
  );
  const { map, result } = mapOf(numbers.map((number) => `dn=${number},`).join(" "));
  const standIns = [...map.entries.values()].map(({ standIn }) => standIn);
  expect(new Set(standIns).size).toBe(standIns.length);
  for (const standIn of standIns) expect(numbers).not.toContain(standIn);
  expect(createUnmasker(map)(result)).toBe(numbers.map((number) => `dn=${number},`).join(" "));
});

test("a thousand networks stay apart", () => {
  const text = Array.from({ length: 1000 }, (_, index) => `10.${index >> 2}.${(index & 3) * 64}.1`).join(" ");
  const { map, result } = mapOf(text);
  expect(new Set(result.split(" ")).size).toBe(1000);
  for (const address of result.split(" ")) expect(address).toMatch(/^(?:198\.1[89]|2[45]\d\.\d+)\.\d+\.\d+$/);
  expect(createUnmasker(map)(result)).toBe(text);
});

describe("what is no map is refused, with file, place and next step", () => {
  const good = formatCaseMap(mapOf("HostName: hqcm01, 10.1.2.3").map);
  const cases: [what: string, text: string, says: RegExp][] = [
    ["no JSON", '{\n  "schema": 1,\n  oops', /line 3, column 3/],
    ["empty", "", /no JSON/],
    ["another JSON", "[]", /is no map of a case/],
    ["another schema", good.replace('"schema": 1', '"schema": 9'), /schema 9.*reads schema 1/],
    ["no key", good.replace(/"key": "[0-9a-f]+"/, '"key": "12"'), /"key"/],
    ["no list", good.replace(/"names": \[[\s\S]*\]/, '"names": {}'), /"names" is no list/],
    ["another kind", good.replace('"host"', '"horse"'), /"names"\[0\] "kind"/],
    ["a stand-in that is none", good.replace(/host-[0-9a-f]{4}/, "<script>"), /"names"\[0\]/],
    ["a name twice", good.replace(/(\{"kind":"host".*\}),/, "$1,\n    $1,"), /"names"\[1\].*twice/],
    ["a null", good.replace(/\{"kind":"host".*\}/, "null"), /"names"\[0\] is no object/],
  ];
  test.each(cases)("%s", (_, text, says) => {
    let error: unknown;
    try {
      parseCaseMap(text, "cases/5.map.json");
    } catch (thrown) {
      error = thrown;
    }
    if (!(error instanceof UserError)) throw new Error("no UserError");
    expect(error.kind).toBe("input");
    expect(error.in("en")).toMatch(/^cases\/5\.map\.json: /);
    expect(error.in("en")).toMatch(says);
    expect(error.in("en")).toContain("--map");
    expect(error.in("ja")).toMatch(/^cases\/5\.map\.json: .*[ぁ-ん]/);
    // The message is shown and may be sent on: nothing of the map stands in it.
    expect(error.in("en")).not.toMatch(/hqcm01|10\.1\.2\.3/);
  });
});
