import { expect, test } from "vitest";
import { WORDS } from "../../src/report/index.ts";
import { spanText, timeBeside } from "../../src/report/span.ts";

const noon = "2006-07-21T12:00:00.250";

test.each<[first: string | null, last: string | null, exact: boolean, expected: string]>([
  [null, null, false, "time unknown"],
  [noon, null, false, "2006-07-21T12:00:00"],
  [null, noon, false, "2006-07-21T12:00:00"],
  [noon, noon, true, "2006-07-21T12:00:00.250"],
  [noon, "2006-07-21T13:00:00.500", false, "2006-07-21T12:00:00 to 13:00:00"],
  [noon, "2006-07-21T13:00:00.500", true, "2006-07-21T12:00:00.250 to 13:00:00.500"],
  [noon, "2006-07-22T13:00:00.500", false, "2006-07-21T12:00:00 to 2006-07-22T13:00:00"],
  [`${noon}-04:00`, "2006-07-21T13:00:00.000-04:00", false, "2006-07-21T12:00:00 to 13:00:00 (-04:00)"],
  [`${noon}-04:00`, "2006-11-21T13:00:00.000-05:00", false, `${noon}-04:00 to 2006-11-21T13:00:00.000-05:00`],
  ["noon", "noon", false, "noon"],
  ["noon", "one", false, "noon to one"],
])("from %s to %s", (first, last, exact, expected) => {
  expect(spanText(WORDS.en, first, last, exact)).toBe(expected);
});

test.each<[time: string, known: string | null, expected: string]>([
  [noon, "2006-07-21T09:00:00.000", "12:00:00.250"],
  [noon, "2006-07-22T09:00:00.000", noon],
  [noon, null, noon],
  [`${noon}-04:00`, "2006-07-21T09:00:00.000-04:00", "12:00:00.250"],
  [`${noon}-04:00`, "2006-07-21T09:00:00.000+09:00", `${noon}-04:00`],
  [noon, "2006-07-21T09:00:00.000+09:00", "12:00:00.250"],
  [`${noon}-04:00`, "2006-07-21T09:00:00.000", "12:00:00.250"],
  ["noon", noon, "noon"],
])("%s beside %s is %s", (time, known, expected) => {
  expect(timeBeside(time, known)).toBe(expected);
});
