/**
 * The FileHead record: the first line of every SDL file of CUCM 9 and later (38 of 38 measured), and the only one that
 * tells the date, the server's zone, its name and version.
 */
import { dayOf, UNREADABLE } from "./fixed-bytes.ts";
import { kindPlace, sdl } from "./sdl.ts";

/** What a FileHead record says. */
export interface FileHead {
  /** Local midnight of its date, as wall-clock milliseconds since 1970. */
  readonly dayMs: number;
  /** Minutes east of UTC. */
  readonly offsetMin: number | null;
  readonly host: string | null;
  /** The service that writes the file: "CCM". */
  readonly app: string | null;
  /** The CUCM version as installed: "11.5.1.17900-52". */
  readonly version: string | null;
}

/** Does a FileHead record start at this line? Bytes [at, end), no strings. */
export function isFileHead(bytes: Uint8Array, at: number, end: number): boolean {
  const kind = kindPlace(bytes, at, end);
  if (kind === UNREADABLE || end - kind < WORD.length) return false;
  for (let i = 0; i < WORD.length; i++) if (bytes[kind + i] !== WORD[i]) return false;
  return true;
}

/** Reads the FileHead record that a text starts with; null for any other text. */
export function readFileHead(text: string): FileHead | null {
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  const { kind, message } = sdl.read(line);
  const date = /\bDate: ?(\d{4})\/(\d\d)\/(\d\d)/.exec(message);
  if (kind !== "FileHead" || date === null) return null;
  const dayMs = dayOf(Number(date[1]), Number(date[2]), Number(date[3]));
  if (dayMs === UNREADABLE) return null;
  const version = field(message, "AppVersion");
  return {
    dayMs,
    offsetMin: offsetOf(message),
    host: field(message, "HostName"),
    app: field(message, "AppName"),
    version: /\bInstall=(\S+)/.exec(version ?? "")?.[1] ?? version,
  };
}

function offsetOf(message: string): number | null {
  const zone = /\bUTC: ?([+-])(\d\d):(\d\d)/.exec(message);
  if (zone === null) return null;
  const minutes = Number(zone[2]) * 60 + Number(zone[3]);
  return zone[1] === "-" ? -minutes : minutes;
}

function field(message: string, name: string): string | null {
  return new RegExp(`\\b${name}: ?([^,]+)`).exec(message)?.[1]?.trim() || null;
}

const WORD = [..."FileHead"].map((letter) => letter.charCodeAt(0));
