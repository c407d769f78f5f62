import { describe, expect, it } from "vitest";
import { matchOf, quoteOf, type RunnablePattern, statementOf } from "../../src/detect/index.ts";
import type { Entry, Moment, Pattern } from "../../src/model/index.ts";

const OWN: Moment = { localMs: Date.UTC(2019, 5, 11, 9, 0), offsetMin: 540, basis: "line", inherited: false };

function timeOf(printed: string | undefined): Moment | null {
  const pattern: RunnablePattern = {
    pattern: { id: "made", codes: {} } as Pattern,
    logs: new Set(),
    printedTime: () => printed,
    standard: [],
    own: [],
    match: () => null,
  };
  const entry: Entry = { text: "", line: 1, offset: 0, process: null, kind: null, tags: {}, alarm: null };
  const found = { at: 0, length: 0, groups: {} };
  const statement = statementOf({ pattern, found }, entry, { node: null, readEntities: () => [] });
  const quote = quoteOf(statement, entry.text, 0, () => 0);
  return matchOf(quote, "", { path: "", log: null, node: null, line: 1, offset: 0, time: OWN }).time;
}

describe("a time that a record prints", () => {
  it.each([
    ["2019-06-10 08:30:15.250", Date.UTC(2019, 5, 10, 8, 30, 15, 250)],
    ["2020/02/29 00:00:00", Date.UTC(2020, 1, 29)],
    ["06/10/2019 23:59:59.999", Date.UTC(2019, 5, 10, 23, 59, 59, 999)],
  ])("stands for the record's own: %s", (printed, localMs) => {
    expect(timeOf(printed)).toEqual({ ...OWN, localMs });
  });

  it.each([["2020-02-30 08:30:15"], ["2019-13-01 08:30:15"], ["2019-06-10 25:30:15"], ["yesterday"], [undefined]])(
    "is left alone where there is no such time: %s",
    (printed) => {
      expect(timeOf(printed)).toBe(OWN);
    },
  );
});
