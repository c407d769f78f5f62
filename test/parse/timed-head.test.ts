import { describe, expect, it } from "vitest";
import { timedHeadOf } from "../../src/parse/index.ts";

const lengthOf = (format: Parameters<typeof timedHeadOf>[0], record: string): number | undefined =>
  timedHeadOf(format)?.(Buffer.from(record));

describe("the head that tells when a record was written", () => {
  it.each([
    ["sdl", "03062683.000 |09:04:50.647 |AppInfo  |text", 28],
    ["sdi", "03/14/2006 08:50:13.796 CCM|text", 24],
    ["sdi-time", "08:50:13.796 CCM|text", 13],
    ["function-trace", "09:00:12.496 |   debug text", 14],
  ] as const)("is measured in %s", (format, record, length) => {
    expect(lengthOf(format, record)).toBe(length);
  });

  it.each([
    ["sdl", "a line that goes on"],
    ["sdl", "03062683.000 |09:04"],
    ["sdl", "03062683.000 |39:04:50.647 |AppInfo  |text"],
    ["sdi", ""],
  ] as const)("is none in other lines of %s: %s", (format, record) => {
    expect(lengthOf(format, record)).toBe(0);
  });

  it.each(["syslog", "plain", "event-log", "phone-console"] as const)("is not known in %s", (format) => {
    expect(timedHeadOf(format)).toBeNull();
  });
});
