import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoment, readMoment } from "../../src/util/iso-time.ts";

const midnight = Date.parse("2020-05-15T00:00:00.214Z");

test.each([
  [midnight, -240, "2020-05-15T00:00:00.214-04:00"],
  [midnight, 540, "2020-05-15T00:00:00.214+09:00"],
  [midnight, 330, "2020-05-15T00:00:00.214+05:30"],
  [midnight, -210, "2020-05-15T00:00:00.214-03:30"],
  [midnight, 0, "2020-05-15T00:00:00.214+00:00"],
  [midnight, null, "2020-05-15T00:00:00.214"],
  [Date.parse("2004-02-29T23:59:59Z"), null, "2004-02-29T23:59:59.000"],
  [0, null, "1970-01-01T00:00:00.000"],
])("%d with offset %s is %s", (localMs, offsetMin, expected) => {
  expect(formatMoment(localMs, offsetMin)).toBe(expected);
  expect(readMoment(expected)).toEqual({ localMs, offsetMin });
});

test("any moment is written as Date writes it, whatever was written before", () => {
  const day = 86_400_000;
  const moment = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.getTime()),
    fc.integer({ min: -3 * day, max: 3 * day }),
    fc.integer({ min: -3, max: 3 }).chain((days) => fc.integer({ min: days * day - 2, max: days * day + 2 })),
    fc.double({ min: -3 * day, max: 3 * day, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(moment), (moments) => {
      const written = moments.map((localMs) => formatMoment(localMs, null));
      expect(written).toEqual(moments.map((localMs) => new Date(localMs).toISOString().slice(0, -1)));
    }),
  );
});

test.each([
  "",
  "2020-05-15",
  "2020-13-15T00:00:00.000",
  "2020-05-15T25:00:00",
  "2020-05-15T00:00:00Z",
  " 2020-05-15T00:00:00",
])("%j is no such time", (text) => {
  expect(readMoment(text)).toBeNull();
});
