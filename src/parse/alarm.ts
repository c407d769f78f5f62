/**
 * Finds the alarm in a record. CallManager prints one as prose (`Name - Description Key:Value …`) and again as an
 * AlarmErr record; syslog and the Windows event log have forms of their own. All four are proved by real or published
 * lines.
 */
import type { Alarm, FormatName } from "../model/index.ts";
import {
  type Parameters,
  readBracketParameters,
  readLineParameters,
  readProseParameters,
  readRecordParameters,
  reasonOf,
} from "./alarm-parameters.ts";
import { hasReasons, reasonName } from "./reasons.ts";

/** The alarm a record carries; null when it carries none. `message` and `kind` are as the layout's read() gave them. */
export function readAlarm(message: string, kind: string | null, format: FormatName): Alarm | null {
  return (
    readRecord(message, kind) ??
    readSyslog(message, format) ??
    readEvent(message, format) ??
    readStation(message) ??
    readProse(message, kind)
  );
}

/** `AlarmClass: …, AlarmName: …, …, AlarmParameters:  K:V, …,` */
function readRecord(message: string, kind: string | null): Alarm | null {
  if (kind !== "AlarmErr" && !/^\s*(?:AlarmErr\s*(?:-\s*)?)?AlarmClass:/.test(message)) return null;
  const name = /\bAlarmName:\s*([\w.]+)/.exec(message)?.[1];
  if (name === undefined) return null;
  const start = /\bAlarmParameters:/.exec(message);
  const text = start === null ? "" : message.slice(start.index + start[0].length);
  return new ReadAlarm(name, "record", text, readRecordParameters);
}

/** `%UC_CALLMANAGER-3-Name: %[K=V]…: text` and, before 8.5, `%CCM_…-CALLMANAGER-3-Name: text Key:Value …` */
function readSyslog(message: string, format: FormatName): Alarm | null {
  const mayStandLater = format === "syslog" || format === "plain";
  const head = message.includes("%") ? SYSLOG_ALARM.exec(message) : null;
  if (head === null || (!mayStandLater && head.index > 2)) return null;
  return new ReadAlarm(head[1] as string, "syslog", message.slice(head.index + head[0].length), readSyslogParameters);
}

function readSyslogParameters(text: string): Parameters {
  return /^\s*%\[/.test(text) ? readBracketParameters(text) : readProseParameters(text).parameters;
}

/** `Error: Name - text` with lines `Key: value` below. A published copy has a blank inside the name. */
function readEvent(message: string, format: FormatName): Alarm | null {
  const head = EVENT_ALARM.exec(message);
  if (head === null) return null;
  const name = (head[1] as string).replace(" ", "");
  if (format !== "event-log" && !hasReasons(name)) return null;
  return new ReadAlarm(name, "event-log", message.slice(head[0].length), readEventParameters);
}

function readEventParameters(text: string): Parameters {
  const firstLine = /\r\n|\r|\n/.exec(text)?.index ?? text.length;
  const below = readLineParameters(text.slice(firstLine));
  return Object.keys(below).length > 0 ? below : readProseParameters(text).parameters;
}

/**
 * What a phone reports through its station, in CCM traces: once as `EventInfo: Station Alarm, … Text: …` and again as
 * `AlarmMessageID … Message="…"`. Published for CallManager 3.0.
 */
function readStation(message: string): Alarm | null {
  // Asked of every record: to look for plain words is much faster than to search for an expression that begins with them.
  if (message.includes("EventInfo: Station Alarm,")) {
    const event = /\bEventInfo: Station Alarm,.{0,80}?\bText: (.*?)(?: P1: .*)?$/m.exec(message)?.[1];
    if (event !== undefined) return new ReadAlarm("StationAlarm", "prose", "", () => ({ Text: event }));
  }
  if (!message.includes("AlarmMessageID ")) return null;
  const text = /\bAlarmMessageID .{0,80}?\bMessage="([^"]*)"/.exec(message)?.[1];
  return text === undefined ? null : new ReadAlarm("StationAlarm", "record", "", () => ({ Text: text }));
}

/** Prose is told from other text by the application and node it ends with, or by a name that is known. */
function readProse(message: string, kind: string | null): Alarm | null {
  if (kind !== null && kind !== "AppInfo") return null;
  const head = /^\s*([A-Z][A-Za-z0-9.]{5,60}) - (?=\S)/.exec(message);
  if (head === null) return null;
  const name = head[1] as string;
  if (!hasReasons(name) && name !== "ConnectionFailure" && !/\b(?:App|Node) ID:/.test(message)) return null;
  const text = message.slice(head[0].length);
  return new ReadAlarm(name, "prose", text, (prose) => readProseParameters(prose).parameters);
}

/** Of most alarms nobody asks for more than the name: their parameters are read from the text when they are asked for. */
class ReadAlarm implements Alarm {
  readonly name: string;
  readonly form: Alarm["form"];
  readonly #text: string;
  readonly #read: (text: string) => Parameters;
  #parameters: Parameters | undefined;
  #reason: number | null | undefined;

  constructor(name: string, form: Alarm["form"], text: string, read: (text: string) => Parameters) {
    this.name = name;
    this.form = form;
    this.#text = text;
    this.#read = read;
  }

  get parameters(): Parameters {
    this.#parameters ??= this.#read(this.#text);
    return this.#parameters;
  }

  /** Asked by every clause that names the alarm. */
  get reason(): number | null {
    if (this.#reason === undefined) this.#reason = REASON.test(this.#text) ? reasonOf(this.parameters) : null;
    return this.#reason;
  }

  get reasonName(): string | null {
    const code = this.reason;
    return code === null ? null : reasonName(this.name, code);
  }
}

/** Without this word no parameter is a reason. */
const REASON = /reason/i;

const SYSLOG_ALARM = /%(?:UC|CCM)_[A-Z0-9_]+(?:-[A-Z][A-Z0-9_]*)*-[0-7]-([A-Za-z][\w.]*):/;
const EVENT_ALARM =
  /^\s*(?:Emergency|Alert|Critical|Error|Warning|Notice|Information(?:al)?|Debug): ((?:Device |EndPoint )?[A-Z][\w.]+) +[-\u2013\u2014\u0096] */;
