/** Random log text in each layout: usual heads, unusual ones, broken ones, and what stands between them. */
import type { FormatName } from "../../src/model/index.ts";
import { between, type Dice, oneOf } from "./plain-search.ts";

export interface Corpus {
  /** Literals and near misses are put into the text. */
  readonly words: readonly string[];
  readonly lines: number;
  /** Lines of more than a segment. */
  readonly hasLongLines?: boolean;
}

/** Text of that layout, one byte per sign. */
export function writeCorpus(dice: Dice, format: FormatName, { words, lines, hasLongLines = false }: Corpus): Buffer {
  const clock = { ms: between(dice, 0, DAY_MS - 1), day: between(dice, 1, 28), app: oneOf(dice, APPS) };
  const lineEnd = oneOf(dice, ["\n", "\n", "\r\n", "\r\n", "\r", "mixed"]);
  const share = oneOf(dice, [0.02, 0.2, 0.6]);
  let text = "";
  for (let line = 0; line < lines; line++) {
    text += writeLine();
    if (hasLongLines && dice() < 0.1) text += "y".repeat(oneOf(dice, LONG) - (dice() < 0.5 ? 0 : 30));
    if (line < lines - 1 || dice() < 0.7)
      text += lineEnd === "mixed" ? oneOf(dice, ["\n", "\r\n", "\r", "\n\r"]) : lineEnd;
  }
  return Buffer.from(text, "latin1");

  function writeLine(): string {
    if (dice() >= share) return `${usualHead(dice, format, clock, true)}${writeText()}`;
    const head = usualHead(dice, oneOf(dice, dice() < 0.5 ? [format] : FORMATS_OF_HEADS), clock, false);
    const kind = dice();
    if (kind < 0.3) return `${head}${writeText()}`;
    if (kind < 0.5) return `${mutate(dice, head)}${writeText()}`;
    if (kind < 0.6) return head.slice(0, between(dice, 0, head.length));
    return `${oneOf(dice, OTHERS)}${dice() < 0.3 ? head : ""}${dice() < 0.5 ? writeText() : ""}`;
  }

  function writeText(): string {
    let written = "";
    for (let parts = between(dice, 0, 4); parts > 0; parts--) {
      const kind = dice();
      if (kind < 0.15) written += oneOf(dice, words);
      else if (kind < 0.2) written += oneOf(dice, words).slice(1);
      else if (kind < 0.3)
        written += String.fromCharCode(oneOf(dice, [0, 0x80, 0xa0, 0xef, 0xff, between(dice, 0, 255)]));
      else written += oneOf(dice, TEXTS).slice(0, between(dice, 0, 40));
    }
    return written;
  }
}

/** A head with one of its bytes changed. */
export function mutate(dice: Dice, head: string): string {
  const at = between(dice, 0, Math.max(0, Math.min(head.length - 1, dice() < 0.3 ? 2 : 60)));
  const sign =
    dice() < 0.6 ? oneOf(dice, [..."0123456789 |:./FALC\t\n\r"]) : String.fromCharCode(between(dice, 0, 255));
  return `${head.slice(0, at)}${sign}${head.slice(at + 1)}`;
}

/** What the heads of one text share. */
export interface HeadClock {
  ms: number;
  day: number;
  app: string;
}

/** A head of the layout, and the clock moved on: mostly a little, now and then far, back, or over midnight. */
export function usualHead(dice: Dice, format: FormatName, clock: HeadClock, isUsual: boolean): string {
  clock.ms += oneOf(dice, dice() < 0.9 ? SMALL_STEPS : LARGE_STEPS);
  if (clock.ms >= DAY_MS || clock.ms < 0) clock.day = Math.min(28, Math.max(1, clock.day + Math.sign(clock.ms)));
  clock.ms = (clock.ms + 2 * DAY_MS) % DAY_MS;
  if (dice() < 0.02) clock.app = oneOf(dice, APPS);
  const { app } = clock;
  const two = (value: number): string => String(value).padStart(2, "0");
  const seconds = Math.floor(clock.ms / 1000);
  let hours = two(Math.floor(seconds / 3600));
  if (dice() < 0.01) hours = String(between(dice, 23, 30));
  const hms = `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const time = `${hms}.${String(clock.ms % 1000).padStart(3, "0")}`;
  const date = `2011/03/${two(clock.day)}`;
  const digits = (count: number): string => String(between(dice, 0, 10 ** count - 1)).padStart(count, "0");
  const choose = (usual: string, ...unusual: string[]): string => (isUsual ? usual : oneOf(dice, [usual, ...unusual]));
  switch (format) {
    case "sdi":
      return `03/${two(clock.day)}/2011 ${time} ${app}|`;
    case "sdi-time":
      return choose(`${time} CCM|`, `${time} ${app}|`, `${time} CCMStationInit `);
    case "function-trace":
      return choose(`${time} |   debug `, `${time} |-->CTLFile::read`, `${time} |`);
    case "sdl": {
      const kind = oneOf(dice, KINDS).padEnd(9);
      const tail = `|${time} |${dice() < 0.03 ? FILE_HEAD : kind}|`;
      return choose(
        `${digits(8)}.${digits(3)} ${tail}`,
        `${digits(7)}.000 ${tail}`,
        `${digits(9)}.000${tail}`,
        tail,
        `Line ${digits(3)}: ${digits(8)}.000 ${tail}`,
        `${digits(8)}.000 |${time}|${kind}|`,
        `${digits(8)}.000 |${time} |`,
      );
    }
    case "sdl-old":
      return choose(
        `${digits(9)}| ${date} ${time}| 001| SdlSig `,
        `${digits(6)}| ${date} ${time}| 001| `,
        `${digits(9)}|  ${date} ${time}|`,
        "| AppInfo | ",
        "|  SdlSig| ",
      );
    case "call-log":
      return choose(`${date} ${time}|CC|SETUP|`, `${date} ${time}|`);
    case "phone-console":
      return choose(
        `${digits(4)} NOT Mar ${two(clock.day)} ${time}${digits(3)} (1:2) SECD-`,
        `${digits(4)}: ERR ${time}456 SECD: `,
        `${digits(10)} NOT Mar ${two(clock.day)} ${time} `,
        `${digits(2)} NOT  Mar ${clock.day} ${time} `,
        `${digits(4)} INF ${hms} SECD: `,
      );
    case "syslog":
      return choose(
        `${digits(3)}: host: Mar ${two(clock.day)} 2011 ${hms} UTC :  %UC_RTMT-2-X: `,
        `<189>${digits(3)}: Mar ${two(clock.day)} ${hms}.123 UTC : `,
        `Mar  ${clock.day} ${hms} host `,
        "%UC_CALLMANAGER-3-X: ",
      );
    case "event-log":
      return choose(
        "Error: DeviceUnregistered - ",
        `3/${clock.day}/2011 ${hms} PM `,
        `${date}\t${hms}`,
        "Warning: X - ",
      );
    case "plain":
      return choose("some text ", `[${date} ${hms}.123] `, `${time} `, `Mar ${two(clock.day)} ${hms} `, "");
  }
}

const DAY_MS = 86_400_000;
const FORMATS_OF_HEADS = ["sdi", "sdi-time", "function-trace", "sdl", "sdl-old", "call-log", "phone-console"] as const;
const APPS = [
  "CCM",
  "TFTP",
  "",
  "CTLClient",
  "a.b_c-d 1",
  "CiscoCertificateAuthorit",
  "Cisco Certificate Authority Pro",
];
const KINDS = ["AppInfo", "SdlSig", "AlarmErr", "Created", "F", "Frob", "f"];
const FILE_HEAD =
  "FileHead |SDL FileNum: 1, Date: 2011/03/04, HostName: cucm1, UTC: +09:00, AppName: CCM, AppVersion: Install=11.5.1";
const TEXTS = [
  "nothing to see here, all phones are well",
  "|<NID::10.1.1.1><DEV::SEP001122334455>",
  "12:00:00.000 |",
  "                              ",
  "|||||||",
];
/** How lines may begin that are no heads, or look like one. */
const OTHERS = [
  "",
  "",
  " ",
  "\t",
  "continued ",
  "Line 7: ",
  "Line x",
  "|",
  "| ",
  "|1",
  "|12:00:00.000 |AppInfo |",
  "1",
  "12",
  "123 ",
  "1234567890123",
  "[",
  "Jan",
  "Error",
  "<",
  "%UC_",
  "\0",
  "\xff",
  "F",
];
const SMALL_STEPS = [0, 0, 0, 0, 1, 7, 120, 999, 1000, 1001, 5000, 60_000, -3, -1500];
const LARGE_STEPS = [
  14 * 60_000 + 59_999,
  15 * 60_000,
  15 * 60_000 + 1,
  -15 * 60_000,
  -14 * 60_000,
  3_600_000,
  -3_600_000,
  -100 * 60_000,
  7 * 3_600_000,
  12 * 3_600_000,
];
const LONG = [65_536, 65_535, 65_537, 65_500, 70_000, 131_072, 140_000];
