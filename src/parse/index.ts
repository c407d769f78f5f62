/** Reads log text: line layouts, their records, times, alarms and the things they name. */
export { readAlarm } from "./alarm.ts";
export { type Clock, type ClockState, createClock } from "./clock.ts";
export { dateFromPath, type PathDate } from "./date-from-path.ts";
export { detectFormat } from "./detect-format.ts";
export { canonicalDevice } from "./device-name.ts";
export { readEntities } from "./entities.ts";
export { type FileHead, isFileHead, readFileHead } from "./file-head.ts";
export { FORMATS } from "./formats.ts";
export { headShapeOf } from "./head-shape.ts";
export { type LineFormat, NO_TIME, NOT_A_HEAD, type RecordText } from "./line-format.ts";
export { headOf, layoutOf } from "./mixed.ts";
export { reasonName } from "./reasons.ts";
export { writeWithoutTimes } from "./syslog-times.ts";
export { zoneOfSyslog } from "./syslog-zone.ts";
export { timedHeadOf } from "./timed-head.ts";
export { traceDetail } from "./trace-detail.ts";
