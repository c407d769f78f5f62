/** The zone of a syslog file out of the sender's time in UTC. Made lines in the published form. */
import { expect, test } from "vitest";
import { zoneOfSyslog } from "../../src/parse/index.ts";

const sender = ": 300: pub: May 15 2020 01:50:00.123 UTC :  %UC_CALLMANAGER-3-EndPointTransientConnection: x";

test.each([
  ["no relay: the time is UTC itself", sender, Date.UTC(2020, 4, 15, 1, 50, 0, 123), 0],
  ["a relay in Japan", `May 15 10:50:00 ${sender}`, Date.UTC(2020, 4, 15, 10, 50), 540],
  ["a relay in India, a second late", `May 15 07:20:01 ${sender}`, Date.UTC(2020, 4, 15, 7, 20, 1), 330],
  ["a relay whose clock is wrong", `May 15 10:57:00 ${sender}`, Date.UTC(2020, 4, 15, 10, 57), null],
  ["another day", `May 17 10:50:00 ${sender}`, Date.UTC(2020, 4, 17, 10, 50), null],
  ["no time in UTC", "May 15 10:50:00 pub x", Date.UTC(2020, 4, 15, 10, 50), null],
])("%s", (_what, line, headTime, zone) => expect(zoneOfSyslog(line, headTime)).toBe(zone));
