/** head() on anything: never throws, gives only promised numbers, and sees nothing outside of its line. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { FORMATS, NO_TIME, NOT_A_HEAD } from "../../src/parse/index.ts";

/** Heads that are almost right find more than random bytes do. */
const BEGINNINGS = [
  "12/29/2003 14:49:01.602 CCM|",
  "16:02:57.000 CCM|",
  "05:54:47.779 |",
  "Line 12: 00001234.000 |00:00:00.214 |AppInfo  |",
  "|09:54:41.102 |",
  "001853112| 2008/09/26 11:50:39.687| 001| AppInfo   |",
  "| SdlSig    |",
  "2020/06/11 22:19:38.688|CC|",
  "1234 ERR Jul 02 2015 10:25:10.068387 (505:680) X-",
  "<189>573: cm1: Sep 05 2015 17:07:28.530 UTC : %UC_",
  "%CCM_",
  "cm1 : 1: cm1 Mar 12 2019 06:21:05 UTC : %UC_",
  "2005/11/14\t8:50:02\tCisco CallManager",
  "Informational: Name -",
  "[5/15/2020, 12:00:05.123 PM",
];
const nearMiss = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.nat(60), fc.nat(255), fc.uint8Array({ maxLength: 20 }), fc.nat(80))
  .map(([text, place, byte, rest, length]) => {
    const bytes = Buffer.concat([Buffer.from(text, "latin1"), rest]);
    if (place < bytes.length && byte < 250) bytes[place] = byte;
    return new Uint8Array(bytes.subarray(0, length));
  });
const line = fc.oneof(fc.uint8Array({ maxLength: 80 }), nearMiss);
const DAY_MS = 86_400_000;

test.each(Object.values(FORMATS))("$name", ({ head }) => {
  fc.assert(
    fc.property(line, fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (bytes, before, after) => {
      const alone = head(bytes, 0, bytes.length);
      const isTime = alone >= 0 && alone < DAY_MS;
      const isYearless = alone >= Date.UTC(1972, 0, 1) && alone < Date.UTC(1973, 0, 1);
      const isDated = alone >= Date.UTC(1990, 0, 1) && alone < Date.UTC(2100, 0, 1);
      expect(isTime || isYearless || isDated || alone === NO_TIME || alone === NOT_A_HEAD).toBe(true);
      const among = new Uint8Array(Buffer.concat([before, bytes, after]));
      expect(head(among, before.length, before.length + bytes.length)).toBe(alone);
    }),
    { numRuns: 2_000 },
  );
});

test.each(Object.values(FORMATS))("$name reads no byte outside of the line", ({ head }) => {
  fc.assert(
    fc.property(line, (bytes) => {
      const watched = new Proxy(bytes, {
        get(target, key) {
          const index = typeof key === "string" ? Number(key) : Number.NaN;
          if (!Number.isNaN(index) && (index < 0 || index >= target.length)) throw new RangeError(`read at ${index}`);
          return Reflect.get(target, key);
        },
      });
      head(watched, 0, bytes.length);
    }),
    { numRuns: 1_000 },
  );
});
