/** Judging a file by its first bytes. Lines are made in proved grammar, names and addresses invented. */
import { expect, test } from "vitest";
import { detectFormat } from "../../src/parse/index.ts";

const SIP_BODY = Array.from({ length: 12 }, (_, i) => `X-Header-${i}: value`).join("\r\n");

test.each([
  ["sdi", "ccm", "12/29/2003 14:49:01.602 CCM|StationInit - text|<CLID::C>\r\n"],
  ["sdi", "tftp", "01/14/2011 16:17:11.806 TFTP|text\n"],
  ["sdi", "capf", "01/14/2011 16:17:11.806 CAPF|text\n"],
  ["sdi", "ctl-provider", "01/14/2011 16:17:11.806 CTLProvider|text\n"],
  ["sdi", "dbl", "01/14/2011 16:17:11.806 DBL_TFTP|text\n"],
  ["sdi", null, "01/14/2011 16:17:11.806 RIS|text\n"],
  ["sdi-time", "ccm", "16:02:57.000 CCM||Pretransform\n|first row\n|second row\n"],
  ["function-trace", "tvs", "05:54:47.779 |   debug MsgType : TVS_MSG_CERT_VERIFICATION_REQ\n"],
  ["function-trace", "capf", "05:54:47.779 |   debug 1:SEP001122334455:CAPF state\n"],
  ["function-trace", null, "05:54:47.779 |-->Reader::get\n"],
  ["function-trace", "capf", "05:54:47.779 |-->CAPFSession::run\n"],
  ["function-trace", "capf", "05:54:47.779 |   debug 3:SEP001122334455:Authentication string mismatch\n"],
  ["function-trace", "tvs", "05:54:47.779 |   debug tvsGetIssuerNameFromX509 - issuerName : CN=CAPF-1a2b3c4d\n"],
  [
    "function-trace",
    null,
    "05:54:47.779 |-->CAPFSession::run\n05:54:47.780 |   debug CertificateDBCache::getCertificateInformation\n",
  ],
  ["sdl", "sdl", `00000001.000 |00:00:00.2${"14"} |FileHead |UTC:+09:00,Date: 2020/05/15, AppName: CCM, AppId: 100\n`],
  ["sdl", "tftp", "00000001.000 |00:00:00.214 |FileHead |UTC:+09:00,Date: 2020/05/15, AppName: TFTP, AppId: 600\n"],
  ["sdl", "ils", "00000001.000 |00:00:00.214 |AppInfo  |IlsD Ils::wait\n"],
  ["sdl", null, `00000001.000 |00:00:00.214 |AppInfo  |SIPTcp - wait\r\n${SIP_BODY}\r\n\r\n`],
  ["sdl-old", "sdl", "001853112| 2008/09/26 11:50:39.687| 001| AppInfo   |  | text\n"],
  ["call-log", null, "2020/06/11 22:19:38.688|CC|SETUP|1|2|1001|2001|2001\n"],
  ["phone-console", "phone", "5011: ERR 10:25:10.068387 SECD: EROR:clpState: text\n"],
  ["phone-console", "phone", "5011 ERR Jul 02 10:25:10.068387 SECUREAPP-text\n"],
  ["syslog", "syslog", "41679: cm1: Jul 02 2015 06:22:31 UTC :   %UC_CALLMANAGER-3-Name: text\n"],
  [
    "syslog",
    "syslog",
    "%CCM_CALLMANAGER-CALLMANAGER-3-DeviceUnregistered: Device unregistered.\nDevice name.:SEP001122334455\n",
  ],
  ["syslog", "syslog", "1512: cm1.example Mar 12 2019 06:21:05 UTC :   %UC_ILS-3-Name: text\n"],
  [
    "event-log",
    null,
    "2005/11/14\t8:50:02\tCisco CallManager\t\x8f\xee\x95\xf1\t-\t1\tN/A\tCM1\tInformation: Name - text\r\n",
  ],
  [
    "event-log",
    null,
    "Error: DeviceUnregistered - Device unregistered.\r\nDevice name.: SEP001122334455\r\nApp ID: x\r\n",
  ],
  // What is cut within its head, as a log that is being written is, speaks for no other layout.
  ["sdi", "ccm", `${"03/07/2006 08:15:00.000 CCM|StationInit: KeepAlive.\r\n".repeat(3)}03/07/2006 08:16:00.0`],
  [
    "sdi",
    "ccm",
    `${"03/07/2006 08:15:00.000 CCM|StationInit: KeepAlive.\r\n".repeat(3)}03/07/2006 08:16:00 is in a dump\r\n`,
  ],
  ["plain", null, "Nothing\nspecial\nhere\n"],
  ["plain", null, '<?xml version="1.0"?>\n<FileName modifiedDate="Fri May 15 00:28:29 EDT 2020">\n'],
  ["plain", null, ""],
  ["plain", null, `12/29/2003 14:49:01.602 CCM|one line quoted in a long letter\n${"words\n".repeat(30)}`],
])("%s, %s: %j", (format, log, text) => {
  expect(detectFormat(Buffer.from(text, "latin1"))).toEqual({ format, log });
});

test("random bytes are plain and do not throw", () => {
  const noise = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff);
  expect(detectFormat(noise)).toEqual({ format: "plain", log: null });
});
