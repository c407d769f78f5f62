import { describe, expect, it } from "vitest";
import { writeWithoutTimes } from "../../src/parse/index.ts";

/** The record without its times; null where its head is of another kind. */
function written(record: string): string | null {
  const out = Buffer.alloc(2048);
  const length = writeWithoutTimes(Buffer.from(record), out);
  return length === 0 ? null : out.toString("latin1", 0, length);
}

const said = (head: string, alarm = "%UC_CALLMANAGER-6-EndPointRegistered: text"): string => `${head}${alarm}`;
const WHOLE = said("Jun 11 09:00:02 cm1 local7 6 : 391: cm1.example Jun 11 2019 00:00:02 UTC :  ");

describe("syslog records that differ in nothing but when they were written", () => {
  it.each([
    said("Jul  1 23:10:59 cm1 local7 6 : 117: cm1.example Jul  1 2019 14:10:59 UTC :  "),
    said("Jun 11 09:00:03 cm1 local7 6 : 392: cm1.example Jun 11 2019 00:00:03 UTC :  "),
  ])("are the same: %s", (other) => {
    expect(written(WHOLE)).not.toBeNull();
    expect(written(other)).toBe(written(WHOLE));
  });

  it("have dates with milliseconds and hosts with a colon, too", () => {
    expect(written(said(": 7: cm1.example: Jun 11 2019 00:00:02.123 UTC : "))).toBe(
      written(said(": 8: cm1.example: Jun 12 2019 10:20:02.456 UTC : ")),
    );
  });
});

describe("what else differs is kept", () => {
  it.each([
    ["another host", WHOLE.replace("cm1 local7", "cm2 local7")],
    ["a longer count, which moves the rest", WHOLE.replace(": 391:", ": 1391:")],
    ["a date without its year", WHOLE.replace("Jun 11 2019 00", "Jun 11 00")],
    ["another severity", WHOLE.replace(" 6 :", " 5 :")],
    ["a date in the alarm's text", `${WHOLE} Jun 11 2019 00:00:02`],
    ["a part of a date", WHOLE.replace("09:00:02 ", "09:00:02.1 ")],
    ["a month that is none", WHOLE.replace("Jun 11 09", "Jux 11 09")],
    ["a date within a word", WHOLE.replace("Jun 11 09", "xJun 11 09")],
  ])("%s", (_, other) => {
    expect(written(other)).not.toBeNull();
    expect(written(other)).not.toBe(written(WHOLE));
  });

  it.each([
    ["no alarm", "Jun 11 09:00:02 cm1 text"],
    ["an alarm of another product", said("Jun 11 09:00:02 cm1 ", "%SYS-5-CONFIG_I: text")],
    ["an alarm far behind", said("x".repeat(300))],
    ["a sign in the head that could be a mark", WHOLE.replace("local7", "local7\u000f")],
    ["a second line in the head", WHOLE.replace("local7", "local7\n")],
  ])("records with %s stay as they are", (_, record) => {
    expect(written(record)).toBeNull();
  });
});
