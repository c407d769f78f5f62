/** The registry of line layouts. A new layout is one file and one line here. */
import type { FormatName } from "../model/index.ts";
import { callLog } from "./call-log.ts";
import { eventLog } from "./event-log.ts";
import { functionTrace } from "./function-trace.ts";
import type { LineFormat } from "./line-format.ts";
import { phoneConsole } from "./phone-console.ts";
import { plain } from "./plain.ts";
import { sdi } from "./sdi.ts";
import { sdiTime } from "./sdi-time.ts";
import { sdl } from "./sdl.ts";
import { sdlOld } from "./sdl-old.ts";
import { syslog } from "./syslog.ts";

/** Every layout by its name. */
export const FORMATS: Readonly<Record<FormatName, LineFormat>> = {
  sdi,
  "sdi-time": sdiTime,
  "function-trace": functionTrace,
  sdl,
  "sdl-old": sdlOld,
  "call-log": callLog,
  "phone-console": phoneConsole,
  syslog,
  "event-log": eventLog,
  plain,
};
