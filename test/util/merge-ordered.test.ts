import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeOrdered } from "../../src/util/merge-ordered.ts";

interface Thing {
  readonly rank: number;
  readonly from: string;
}

const compare = (a: Thing, b: Thing): number => a.rank - b.rank;
const ordered = (from: string) =>
  fc.array(fc.nat({ max: 9 })).map((ranks) => ranks.sort((a, b) => a - b).map((rank) => ({ rank, from })));

test("two lists in order become what sorting both together makes of them", () => {
  fc.assert(
    fc.property(ordered("first"), ordered("second"), (first, second) => {
      expect(mergeOrdered(first, second, compare)).toEqual([...first, ...second].sort(compare));
    }),
  );
});
