/**
 * Heads and texts of every line layout. Lines are made in the grammar that published and real lines prove, with
 * invented names and addresses, unless a comment names their source.
 */
import { describe, expect, test } from "vitest";
import { createClock, FORMATS, type LineFormat, NO_TIME, NOT_A_HEAD } from "../../src/parse/index.ts";

const at = (iso: string): number => Date.parse(`${iso}Z`);
const timeOfDay = (clock: string): number => at(`1970-01-01T${clock}`);
const yearless = (monthDayTime: string): number => at(`1972-${monthDayTime}`);

function headOf(format: LineFormat, line: string): number {
  const bytes = Buffer.from(line, "latin1");
  return format.head(bytes, 0, bytes.length);
}

const SDI_TAGS = "|<CLID::Lab-Cluster><NID::10.1.1.5><CT::1,100,90,1.42><IP::10.1.2.3><DEV::SEP001122334455>";

describe("heads", () => {
  test.each<[keyof typeof FORMATS, string, number]>([
    ["sdi", "12/29/2003 14:49:01.602 CCM|StationInit - text", at("2003-12-29T14:49:01.602")],
    ["sdi", "01/14/2011 16:17:11.806 TFTP|   nested", at("2011-01-14T16:17:11.806")],
    ["sdi", "01/14/2011 16:17:11.806 CTLProvider|x", at("2011-01-14T16:17:11.806")],
    ["sdi", "02/29/2004 00:00:00.000 CCM|", at("2004-02-29T00:00:00.000")],
    ["sdi", "02/29/2003 00:00:00.000 CCM|", NOT_A_HEAD],
    ["sdi", "13/01/2003 00:00:00.000 CCM|", NOT_A_HEAD],
    ["sdi", "12/29/2003 25:61:00.000 CCM|x", NOT_A_HEAD],
    ["sdi", "12/29/2003 14:49:01.602 no bar at all", NOT_A_HEAD],
    ["sdi", "12/29/2003 14:49:01.602", NOT_A_HEAD],
    ["sdi", "|Fully qualified pattern", NOT_A_HEAD],
    ["sdi-time", "16:02:57.000 CCM|StationInit - text", timeOfDay("16:02:57.000")],
    ["sdi-time", "16:02:57.046 CCMNodeId: 1, EventId: 1703", timeOfDay("16:02:57.046")],
    ["sdi-time", "16:02:57.046 CAPF|text", timeOfDay("16:02:57.046")],
    ["sdi-time", "16:02:57.000 |-->debug", NOT_A_HEAD],
    ["sdi-time", "16:02:57.000 Plain words", NOT_A_HEAD],
    ["sdi-time", "24:00:00.000 CCM|x", NOT_A_HEAD],
    ["function-trace", "05:54:47.779 |   debug text", timeOfDay("05:54:47.779")],
    ["function-trace", "05:54:47.779 | debug text", timeOfDay("05:54:47.779")],
    ["function-trace", "05:54:47.836 |-->Reader::get", timeOfDay("05:54:47.836")],
    ["function-trace", "57 01 01 00 00 00 03 ea", NOT_A_HEAD],
    ["function-trace", "05:54:60.779 |x", NOT_A_HEAD],
    ["sdl", "00001234.000 |00:00:00.214 |FileHead |UTC:-04:00", timeOfDay("00:00:00.214")],
    ["sdl", "00001234.004 |15:18:18.129 |AppInfo |x", timeOfDay("15:18:18.129")],
    ["sdl", "0055605.002 |15:18:18.129 |AppInfo  |x", timeOfDay("15:18:18.129")],
    ["sdl", "|09:54:41.102 |AppInfo |x", timeOfDay("09:54:41.102")],
    ["sdl", "Line 2364: 23469039.000 |09:54:41.102 |SdlSig  |x", timeOfDay("09:54:41.102")],
    ["sdl", "00001234.000 |00:00:00.214 |", timeOfDay("00:00:00.214")],
    ["sdl", "00001234.000 |00:00:00.214 ", NOT_A_HEAD],
    ["sdl", "00001234.000 |24:00:00.214 |AppInfo  |", NOT_A_HEAD],
    ["sdl", "123.000 |00:00:00.214 |AppInfo  |", NOT_A_HEAD],
    ["sdl", "Line of text", NOT_A_HEAD],
    ["sdl", "INVITE sip:1000@10.1.1.5:5060 SIP/2.0", NOT_A_HEAD],
    ["sdl-old", "001853112| 2008/09/26 11:50:39.687| 001| AppInfo   |", at("2008-09-26T11:50:39.687")],
    ["sdl-old", "| SdlSig    | CcRegisterPartyA  | restart0 |", NO_TIME],
    ["sdl-old", "| Pattern | value", NOT_A_HEAD],
    ["sdl-old", "|Pattern", NOT_A_HEAD],
    ["call-log", "2020/06/11 22:19:38.688|CC|SETUP|1|2", at("2020-06-11T22:19:38.688")],
    ["call-log", "2020/06/31 22:19:38.688|CC|SETUP|1|2", NOT_A_HEAD],
    ["phone-console", "5011: ERR 10:25:10.068387 SECD: EROR:clpState: text", timeOfDay("10:25:10.068")],
    ["phone-console", "5011 NOT 10:25:10.068387  SECD: -text", timeOfDay("10:25:10.068")],
    ["phone-console", "1234 ERR Jul 02 10:25:10.068387 (505:680) SECUREAPP-text", yearless("07-02T10:25:10.068")],
    ["phone-console", "1234 ERR Jul 32 10:25:10.068387 SECUREAPP-text", NOT_A_HEAD],
    ["phone-console", "5011: ERR 10:99:10.068387 SECD: text", NOT_A_HEAD],
    ["syslog", "41679: cm1.example: Jul 02 2015 06:22:31 UTC :   %UC_X-3-Y: text", at("2015-07-02T06:22:31")],
    ["syslog", "31 cm1 local7 3 : 41679: cm1.example Jul 02 2015 06:22:31 UTC : %UC_X-3-Y", at("2015-07-02T06:22:31")],
    ["syslog", "<189>573: cm1: Sep 05 17:07:28.530 UTC : %UC_RTMT-2-RTMT_ALERT: x", yearless("09-05T17:07:28.530")],
    ["syslog", "Sep  5 13:07:28 cm1 local7 2 : 573: x", yearless("09-05T13:07:28")],
    [
      "syslog",
      "Dec 31 19:00:05 cm1 : 573: cm1: Jan 01 2016 00:00:05.123 UTC : %UC_X-3-Y: x",
      at("2015-12-31T19:00:05"),
    ],
    ["syslog", "1512: cm1.example Mar 12 2019 06:21:05 UTC :   %UC_ILS-3-Y: x", at("2019-03-12T06:21:05")],
    ["syslog", "<187>1512: cm1.example: Mar 12 2019 06:21:05.123 UTC : %UC_X-3-Y: x", at("2019-03-12T06:21:05.123")],
    ["syslog", "Mar 12 2019 06:21:05 UTC : %UC_X-3-Y: x", at("2019-03-12T06:21:05")],
    ["syslog", ": 1512: cm1.example: Mar 12 2019 06:21:05 UTC :   %UC_X-3-Y: x", at("2019-03-12T06:21:05")],
    ["syslog", "cm1 local7 3 : 1512: cm1.example Mar 12 2019 06:21:05 UTC : %UC_X-3-Y: x", at("2019-03-12T06:21:05")],
    ["syslog", "cm1 said on Mar 12 2019 06:21:05 that all is well", NOT_A_HEAD],
    ["syslog", "cm1 said on Mar 12 06:21:05 UTC : %UC_X-3-Y: x", NOT_A_HEAD],
    ["syslog", "2020-05-15T00:00:01.5 cm1 x", at("2020-05-15T00:00:01")],
    ["syslog", "%CCM_CALLMANAGER-CALLMANAGER-3-DeviceUnregistered: Device unregistered.", NO_TIME],
    ["syslog", "Mayor of the town", NOT_A_HEAD],
    ["syslog", "Feb 30 13:07:28 cm1", NOT_A_HEAD],
    ["syslog", '<FileName modifiedDate="Fri May 15 00:28:29 EDT 2020">', NOT_A_HEAD],
    ["event-log", "Error: DeviceUnregistered - Device unregistered.", NO_TIME],
    ["event-log", "Error: Device TransientConnection \x96 Transient connection attempted.", NO_TIME],
    ["event-log", "9/23/2005 1:15:39 PM\tCisco CallManager\tError", at("2005-09-23T13:15:39")],
    ["event-log", "2005/11/14\t8:50:02\tCisco CallManager\t-", at("2005-11-14T08:50:02")],
    ["event-log", "2005/11/14\t18:50:02", at("2005-11-14T18:50:02")],
    ["event-log", "2005/11/14 8:50:02 text", NOT_A_HEAD],
    ["event-log", "2005/11/31\t8:50:02\tx", NOT_A_HEAD],
    ["syslog", "2005/11/14\t8:50:02\tCisco CallManager\t-", NOT_A_HEAD],
    ["event-log", "Error: something went wrong", NOT_A_HEAD],
    ["event-log", "Device name.: SEP001122334455", NOT_A_HEAD],
    ["plain", "any line", NO_TIME],
    ["plain", "", NO_TIME],
    ["plain", "2020-05-15 10:00:00,123 text", at("2020-05-15T10:00:00.123")],
    ["plain", "2020/05/15 10:00:00 text", at("2020-05-15T10:00:00")],
    ["plain", "2020/05/15 8:50:02", at("2020-05-15T08:50:02")],
    ["plain", "2020/05/15\t8:50:02\ttext", at("2020-05-15T08:50:02")],
    ["plain", "2020/05/15\t8:5:02\ttext", NO_TIME],
    ["plain", "05/15/2020\t8:50:02 PM\ttext", at("2020-05-15T20:50:02")],
    ["plain", "[2020-05-15T10:00:00.123456] text", at("2020-05-15T10:00:00.123")],
    ["plain", "05/15/2020 12:00:05 AM text", at("2020-05-15T00:00:05")],
    ["plain", "5/15/2020 12:00:05 PM", at("2020-05-15T12:00:05")],
    ["plain", "15/05/2020 13:00:05", at("2020-05-15T13:00:05")],
    ["plain", "5/15/2020 13:00:05 PM", NO_TIME],
    ["plain", "[10:00:00.123] text", timeOfDay("10:00:00.123")],
    ["plain", "25:61:00.000 text", NO_TIME],
    ["plain", "Jul 02 2015 06:22:31 text", at("2015-07-02T06:22:31")],
    ["plain", "2020-13-15 10:00:00", NO_TIME],
  ])("%s: %j", (format, line, expected) => {
    expect(headOf(FORMATS[format], line)).toBe(expected);
  });
});

test("alarms without a relay's time are dated by their own year, whatever the file's last change", () => {
  const clock = createClock();
  const line = (time: string) =>
    `1512: cm1.example Mar ${time} UTC :   %UC_ILS-3-ILSTLSAuthenticationFailed: %[A=b]: x`;
  const times = ["12 2019 06:21:05", "12 2019 06:26:05", "13 2019 00:00:01"].map((time) =>
    clock.advance(headOf(FORMATS.syslog, line(time))),
  );
  expect(times).toEqual(["2019-03-12T06:21:05", "2019-03-12T06:26:05", "2019-03-13T00:00:01"].map(at));
  expect(clock.resolveFromModified(at("2024-01-01T00:00:00"))).toBeNull();
});

describe("texts", () => {
  test("SDI: application, message, tags", () => {
    expect(FORMATS.sdi.read(`12/29/2003 14:49:01.602 CCM|StationInit - KeepAlive${SDI_TAGS}`)).toEqual({
      process: "CCM",
      kind: null,
      tags: { node: "10.1.1.5", device: "SEP001122334455", ip: "10.1.2.3", ct: "1,100,90,1.42" },
      message: "StationInit - KeepAlive",
    });
  });

  test("SDI: tags at the end of the first line, and the lines below stay", () => {
    const { message, tags } = FORMATS.sdi.read("12/29/2003 14:49:01.602 CCM|first|<CLID::C><IP::10.1.2.3>\r\nsecond");
    expect(message).toBe("first\r\nsecond");
    expect(tags).toEqual({ ip: "10.1.2.3" });
  });

  test("SDI: tags mangled by a forum are neither tags nor message", () => {
    const { message, tags } = FORMATS.sdi.read("12/29/2003 14:49:01.602 CCM|text|<:LAB-CLUSTER><:><:2>");
    expect(message).toBe("text");
    expect(tags).toEqual({});
  });

  test("SDI: a bar and a bracket inside the text are text", () => {
    expect(FORMATS.sdi.read("12/29/2003 14:49:01.602 CCM|a|<b> c").message).toBe("a|<b> c");
  });

  test("SDI with time only, the bar lost", () => {
    expect(FORMATS["sdi-time"].read("16:02:57.000 CCMStationInit - x")).toMatchObject({
      process: "CCM",
      message: "StationInit - x",
    });
  });

  test.each([
    ["05:54:47.836 |-->Reader::get", "-->", "Reader::get", {}],
    ["05:54:47.836 |   debug 7:UNKNOWN:Got", "debug", "7:UNKNOWN:Got", {}],
    ["05:54:47.836 | debug 7:SEP001122334455:Got", "debug", "7:SEP001122334455:Got", { device: "SEP001122334455" }],
    ["05:54:47.836 |   Reader::get got", null, "Reader::get got", {}],
  ])("function trace %j", (line, kind, message, tags) => {
    expect(FORMATS["function-trace"].read(line)).toEqual({ process: null, kind, message, tags });
  });

  test("SDL: signal with tag column", () => {
    const line =
      "00004473.000 |07:28:38.337 |SdlSig   |FileRequest   |wait  |ServeFile(1,600,22,1)  |Other(1,600,26,2)  |1,600,14,67.2^10.1.2.3^SEP001122334455  |[R:N-H:0] a|b";
    const { kind, tags, message } = FORMATS.sdl.read(line);
    expect(kind).toBe("SdlSig");
    expect(tags).toEqual({ ct: "1,600,14,67.2", ip: "10.1.2.3", device: "SEP001122334455" });
    expect(message).toMatch(/^FileRequest.*a\|b$/);
  });

  test("SDL: a listener's port is no device, a star is nothing", () => {
    const line = (tag: string): string => `00004473.000 |07:28:38.337 |SdlSig-O |a |b |c |d |${tag} |e`;
    expect(FORMATS.sdl.read(line("1,100,14,67.2^10.1.2.3^Port 45168")).tags).toEqual({
      ct: "1,100,14,67.2",
      ip: "10.1.2.3",
    });
    expect(FORMATS.sdl.read(line("1,100,14,67.2^*^*")).tags).toEqual({ ct: "1,100,14,67.2" });
  });

  test.each([
    ["00000001.000 |07:28:38.337 |AppInfo  |   text|more", "AppInfo", "   text|more"],
    ["|07:28:38.337 |AppInfo |text", "AppInfo", "text"],
    ["Line 12: 0000001.000 |07:28:38.337 |AlarmErr |text", "AlarmErr", "text"],
  ])("SDL %j", (line, kind, message) => {
    expect(FORMATS.sdl.read(line)).toMatchObject({ kind, message });
  });

  test("old SDL: blank columns of AppInfo, tag of a signal", () => {
    expect(
      FORMATS["sdl-old"].read("001853112| 2008/09/26 11:50:39.687| 001| AppInfo   |   |   |   |   |   | text|x"),
    ).toEqual({
      process: null,
      kind: "AppInfo",
      tags: {},
      message: "text|x",
    });
    const signal =
      "| SdlSig    | Reg  | wait  | To(1,100,139,3) | From(1,100,55,17)  | (1,100,45,1).3035-(SEP001122334455:10.1.2.3)| [R:NP - HP: 0]CI=1";
    expect(FORMATS["sdl-old"].read(signal).tags).toEqual({
      ct: "1,100,45,1.3035",
      device: "SEP001122334455",
      ip: "10.1.2.3",
    });
  });

  test("call log: the phone of a SIP line", () => {
    const line =
      "2020/06/11 22:19:38.688|SIPL|0|TCP|IN|10.1.1.6|5060|SEP001122334455|10.1.2.3|50711|3,100,14,19.2440^10.1.2.3^*|45903|id@10.1.2.3|INVITE";
    expect(FORMATS["call-log"].read(line)).toMatchObject({
      kind: "SIPL",
      tags: { device: "SEP001122334455", ip: "10.1.2.3", ct: "3,100,14,19.2440" },
    });
  });

  test.each([
    ["5011: ERR 10:25:10.068387 SECD: EROR:clpState: text", "SECD", "ERR", "EROR:clpState: text"],
    ["5011 NOT 10:25:10.068387  SECD: -text", "SECD", "NOT", "text"],
    ["1234 WRN Jul 02 10:25:10.068387 (505:680) SECUREAPP-text", "SECUREAPP", "WRN", "text"],
    ["1234 WRN Jul 02 10:25:10.068387 downd-text", "downd", "WRN", "text"],
  ])("phone console %j", (line, process, kind, message) => {
    expect(FORMATS["phone-console"].read(line)).toMatchObject({ process, kind, message });
  });

  test("syslog: facility, severity, host", () => {
    expect(
      FORMATS.syslog.read("41679: cm1.example: Jul 02 2015 06:22:31 UTC :   %UC_CALLMANAGER-3-Name: %[A=b]: text"),
    ).toEqual({
      process: "UC_CALLMANAGER",
      kind: "3",
      tags: { node: "cm1.example" },
      message: "%UC_CALLMANAGER-3-Name: %[A=b]: text",
    });
    expect(FORMATS.syslog.read("Sep  5 13:07:28 cm1 local7 2 : text").tags).toEqual({ node: "cm1" });
  });

  test.each(Object.values(FORMATS))("$name: text without a head is all message", ({ read }) => {
    expect(read("no head")).toEqual({ process: null, kind: null, tags: {}, message: "no head" });
  });
});
