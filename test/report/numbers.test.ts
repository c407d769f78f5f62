import { expect, test } from "vitest";
import { groupThousands } from "../../src/report/numbers.ts";

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [1_234_567, "1,234,567"],
  [5_497_558_138_880, "5,497,558,138,880"],
])("%d is %s", (value, expected) => {
  expect(groupThousands(value)).toBe(expected);
});
