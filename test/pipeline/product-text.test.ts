/** Redaction never takes away what a pattern asks for, whatever the names of a house are; and its words hide no name. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/catalog/index.ts";
import type { Pattern } from "../../src/model/index.ts";
import { judgeRecord } from "../../src/pipeline/judge-record.ts";
import { loadCatalog } from "../../src/pipeline/load-catalog.ts";
import { productText } from "../../src/pipeline/product-text.ts";
import { createLeakSearch, createRedactor, newCaseMap } from "../../src/redact/index.ts";

const KEY = new Uint8Array(32).fill(7);
const catalog = await loadCatalog([]);
const product = productText(catalog);
const { patterns } = catalog.compiled;
const isRun = ({ status, any }: Pattern): boolean => status !== "deprecated" && any.length > 0;
/** Every record that stands in the catalog as a proof. */
const records = [...catalog.patterns.values()].filter(isRun).flatMap(({ tests }) => tests);

/** What a scan tells of a record: the patterns, and how many names each took from it. */
function tell({ won }: Verdict): string {
  return won
    .map(({ pattern, entities }) => {
      const counts = Object.entries(entities).map(([kind, names]) => `${kind} ${names?.length}`);
      return `${pattern.id}: ${counts.join(", ")}`;
    })
    .join("; ");
}

const before = records.map(({ text, log }) => tell(judgeRecord(patterns, text, log)));

it("every proof of the catalog is told the same when it is redacted", () => {
  for (const [index, { text, log }] of records.entries()) {
    const redactor = createRedactor(newCaseMap(KEY), new Set(), product);
    redactor.learn(text);
    redactor.settle();
    const redacted = redactor.redact(text);
    expect(tell(judgeRecord(patterns, redacted, log)), redacted).toBe(before[index]);
  }
});

describe("whatever names a house has", () => {
  /** What stands in records as a name is one already. */
  const taken = new Set(
    records.flatMap(({ text, log }) =>
      judgeRecord(patterns, text, log).won.flatMap(({ entities }) =>
        Object.values(entities).flatMap((names) => names ?? []),
      ),
    ),
  );
  // Misses show names that nobody has: whole messages.
  const hits = records.filter(({ kind }) => kind === "hit");
  const toldHits = records.map((record, at) => [record, before[at]] as const).filter(([{ kind }]) => kind === "hit");
  const isTaken = (word: string): boolean => [...taken].some((name) => name.toLowerCase().includes(word.toLowerCase()));
  const words = [...new Set(records.flatMap(({ text }) => text.match(/\b[A-Za-z]{3,24}\b/g) ?? []))].filter(
    (word) => !isTaken(word),
  );
  const lower = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.constantFrom(...words).map((word) => word.toUpperCase()) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...words), fc.nat(99)).map(([word, at]) => `${word}-x${at}q`) },
    { weight: 1, arbitrary: fc.string({ unit: lower, minLength: 3, maxLength: 9 }) },
    { weight: 1, arbitrary: fc.constantFrom(...words).map((word) => `${word}.co.jp`) },
  );
  const label = fc.constantFrom<(name: string) => string>(
    (one) => `HostName=${one}, x`,
    (one) => `userid=${one}, x`,
    (one) => `DisplayName="${one}", x`,
    (one) => `DeviceName=${one}, x`,
    (one) => `ClusterID=${one}, x`,
    (one) => `CN=${one},OU=${one},C=JP`,
    (one) => `password=${one}`,
  );

  it("the catalog's records are told the same, and where a label says so no name is left", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, label), { minLength: 40, maxLength: 120 }), (names) => {
        const redactor = createRedactor(newCaseMap(KEY), new Set(), product);
        const labelled = names.map(([one, write]) => write(one));
        for (const text of labelled) redactor.learn(`${text}\n`);
        for (const { text } of hits) redactor.learn(`${text}\n`);
        redactor.settle();
        const search = createLeakSearch(redactor.originals());
        for (const [{ text, log }, told] of toldHits) {
          const redacted = redactor.redact(text);
          search.push(Buffer.from(`${redacted}\n`));
          if (redacted === text) continue;
          expect(tell(judgeRecord(patterns, redacted, log)), redacted).toBe(told);
        }
        expect(search.finish()).toEqual([]);
        for (const [index, text] of labelled.entries()) {
          const [one] = names[index] as (typeof names)[number];
          const known = new RegExp(`(?<![A-Za-z0-9])${one.replace(/[.-]/g, "\\$&")}(?![A-Za-z0-9])`, "i");
          if (isPlain(one)) expect(redactor.redact(text), text).not.toMatch(known);
        }
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 6) },
    );
  });
});

/** Not a word that stands in the place of a name where there is none, nor a part of a label. */
function isPlain(name: string): boolean {
  return /\d/.test(name);
}

it.each([
  ["user=operation, Authenticate User operation.", /^user=user-[0-9a-f]{4}, Authenticate User operation\.$/],
  ["userid=rejected7, connection rejected7", /^userid=user-[0-9a-f]{4}, connection user-[0-9a-f]{4}$/],
  [
    "HostName=operation, Error occurred during Authenticate\r\n User operation",
    /^HostName=host-\w{4}, .*\r\n User operation$/,
  ],
])("a word of the product is a name where a label says so: %s", (text, shape) => {
  const redactor = createRedactor(newCaseMap(KEY), new Set(), product);
  redactor.learn(text);
  redactor.settle();
  expect(redactor.redact(text)).toMatch(shape);
});
