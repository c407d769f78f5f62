/**
 * Turns a message as the product prints it into a regular expression that forgives what logs, dialogs and copying do
 * to it: case, runs of white space and line wraps, a lost blank after a full stop, a lost final full stop, curly or
 * straight quotes, full-width letters, and two names that are written with and without a blank.
 */
import type { EntityKind } from "../model/index.ts";

/** White space between two words: blanks, tabs, line wraps, the ideographic and the no-break space. */
const GAP = "[ \\t\\r\\n\\u3000\\u00a0]+";
/** A gap that may have been lost. */
const LOOSE_GAP = "[ \\t\\r\\n\\u3000\\u00a0]*";
/** What may follow a message that ends in a full stop, when the stop itself is missing: nothing that goes on talking. */
const MESSAGE_END = "(?=[ \\t\\u3000]*(?:[\\r\\n|<\"'\\u201d\\u2019)\\]\\u300d]|$))";
const GAPS: Readonly<Record<Exclude<Joint, "end">, string>> = { gap: GAP, loose: LOOSE_GAP, tight: "" };
const STOP = "[.\\uff0e\\u3002]";

/** How two neighbouring words of a text stand to each other. */
type Joint = "gap" | "loose" | "tight" | "end";

/** A word of a text, or a placeholder, and how it is tied to the next one. */
export interface TextWord {
  /** The word as written, without a full stop at its end; what stands before and after a placeholder in it. */
  readonly before: string;
  readonly placeholder: EntityKind | null;
  readonly after: string;
  readonly endsInStop: boolean;
  readonly joint: Joint;
}

/** The source of the expression, for use with the flag "i". A placeholder `<server name>` becomes a group "server". */
export function tolerantSource(text: string): string {
  const words = splitText(text);
  return `(?<![A-Za-z0-9_])${words.map(wordSource).join("")}`;
}

/** The words of a text in order. */
export function splitText(text: string): TextWord[] {
  const pieces = text
    .trim()
    .replace(PLACEHOLDER, (placeholder) => placeholder.replaceAll(" ", "_"))
    // One word or two: the guide itself prints both.
    .replace(/\b(Call) ?(Manager)/gi, `$1${LOOSE}$2`)
    .replace(/\b(CTL) ?(?=File|Client|Provider)/gi, `$1${LOOSE}`)
    .split(/(\s+|\ufffe)/);
  const words: TextWord[] = [];
  for (let index = 0; index < pieces.length; index += 2) {
    const gap = pieces[index + 1];
    const whole = pieces[index] as string;
    const endsInStop = whole.endsWith(".");
    // Each part holds one placeholder at most: "<ip>:<port>" is two parts.
    const parts = (endsInStop ? whole.slice(0, -1) : whole).match(/.*?<[A-Za-z_]+>(?![^<]*$)|.+$/g) ?? [""];
    parts.forEach((part, at) => {
      const isLast = at === parts.length - 1;
      const joint = !isLast ? "tight" : gap === undefined ? "end" : gap === LOOSE || endsInStop ? "loose" : "gap";
      words.push({ ...readPart(part), endsInStop: endsInStop && isLast, joint });
    });
  }
  return words;
}

function readPart(part: string): Pick<TextWord, "before" | "placeholder" | "after"> {
  const found = /^(.*?)<([A-Za-z_]+)>(.*)$/.exec(part);
  const placeholder = found === null ? null : placeholderKind((found[2] as string).replaceAll("_", " "));
  if (found === null || placeholder === null) return { before: part, placeholder: null, after: "" };
  return { before: found[1] as string, placeholder, after: found[3] as string };
}

/** Placeholders in a text that stand for no entity: they would be searched for as they are. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((found) => found[1] as string).filter((name) => !placeholderKind(name));
}

/** The entity a placeholder stands for; null when it stands for none. */
function placeholderKind(name: string): EntityKind | null {
  return PLACEHOLDERS.get(name.toLowerCase()) ?? null;
}

/** The words a placeholder may be made of. */
export const PLACEHOLDERS: ReadonlyMap<string, EntityKind> = new Map([
  ["device", "device"],
  ["device name", "device"],
  ["mac", "mac"],
  ["ip", "ip"],
  ["ip address", "ip"],
  ["port", "port"],
  ["server", "server"],
  ["server name", "server"],
  ["user", "user"],
  ["user name", "user"],
  ["file", "file"],
  ["file name", "file"],
  ["serial", "serial"],
  ["serial number", "serial"],
  ["code", "code"],
]);
const PLACEHOLDER = /<([A-Za-z][A-Za-z ]*)>/g;
/** Stands between two words that are written together or apart; no character of any text. */
const LOOSE = "\ufffe";

function wordSource({ before, placeholder, after, endsInStop, joint }: TextWord): string {
  const isLast = joint === "end";
  let source = literalSource(before);
  // Printed bare, in quotes or in brackets; a stop or comma behind it is the sentence's.
  if (placeholder !== null) source += `[<"']?(?<${placeholder}>[^\\s|<>"']{0,254}[^\\s|<>"'.,;:)])[>"']?`;
  source += literalSource(after);
  if (endsInStop) return `${source}${isLast ? `(?:${STOP}|${MESSAGE_END})` : `${STOP}${LOOSE_GAP}`}`;
  if (isLast) return /[A-Za-z0-9_]$/.test(before + after) ? `${source}(?![A-Za-z0-9_])` : source;
  return source + GAPS[joint];
}

function literalSource(text: string): string {
  let source = "";
  for (const char of text) source += charSource(char);
  return source;
}

function charSource(char: string): string {
  if (char === "'" || char === "‘" || char === "’") return "['\\u2018\\u2019\\uff07]";
  if (char === '"' || char === "“" || char === "”") return '["\\u201c\\u201d\\uff02]';
  const code = char.charCodeAt(0);
  if (code < 0x21 || code > 0x7e) return char;
  const plain = /[A-Za-z0-9]/.test(char) ? char : `\\${char}`;
  return `[${plain === "\\-" ? "\\-" : plain}${String.fromCharCode(code + 0xfee0)}]`;
}
