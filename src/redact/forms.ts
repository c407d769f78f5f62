/** The forms in which a text can stand in bytes without being readable at first sight. */
import type { RedactedOriginal } from "../model/index.ts";
import { encodeText } from "../util/encode-text.ts";
import { hexWritings, MAC_WRITINGS, writeMac } from "./writings.ts";

/** How a text stands in bytes. */
export const FORMS = [
  "raw", // as it is, in UTF-8; also in other case, which is told as "other-case"
  "other-case",
  "utf-16le",
  "utf-16be",
  "cp932",
  "euc-jp",
  "base64", // at any of three alignments, in both alphabets
  "percent",
  "html",
  "json",
  "mac-writing", // with other separators or none
  "ip-hex", // an address as a hexadecimal number
  "hex", // each byte as two digits, together or apart, as dumps print them
] as const;
/** One of them. */
export type Form = (typeof FORMS)[number];

/** One form of a text. */
export interface TextForm {
  readonly form: Form;
  /** Each character is a byte. */
  readonly bytes: string;
  /** Only with capitals and small letters as they are. */
  readonly isExact: boolean;
}

/** All forms of an original but those of UTF-16 that are ASCII between zeros: who searches leaves the zeros out. */
export function formsOf(original: RedactedOriginal): TextForm[] {
  const forms: TextForm[] = [];
  const add = (form: Form, bytes: string, isExact = false) => {
    if (bytes.length >= 2 && !forms.some((known) => known.bytes === bytes)) forms.push({ form, bytes, isExact });
  };
  const { kind, text } = original;
  add("raw", utf8(text));
  if (kind === "mac") for (const writing of MAC_WRITINGS) add("mac-writing", writeMac(text, writing));
  const writings = kind === "mac" ? [text, writeMac(text, ":"), writeMac(text, ".")] : [text];
  if (kind === "ip") for (const hex of hexWritings(text)) add("ip-hex", `0x${hex}`);
  for (const writing of writings) {
    for (const bytes of base64Forms(utf8(writing))) add("base64", bytes, true);
    if (writing.length >= SHORTEST_PERCENT) {
      add("percent", encodeURIComponent(Buffer.from(writing).toString()));
      add("percent", [...Buffer.from(writing)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
    }
  }
  if (text.length >= SHORTEST_HEX) {
    const hex = Buffer.from(text).toString("hex");
    add("hex", hex);
    add("hex", (hex.match(/../g) ?? []).join(" "));
  }
  add("json", jsonEscaped(text, false));
  add("json", jsonEscaped(text, true));
  add("html", utf8(text.replace(/[&<>"']/g, (sign) => HTML_NAMES.get(sign) ?? sign)));
  add(
    "html",
    numbered(text, (code) => `&#${code};`),
  );
  add(
    "html",
    numbered(text, (code) => `&#x${code.toString(16)};`),
  );
  if (BEYOND_ASCII.test(text)) {
    const wide = Buffer.from(text, "utf16le");
    add("utf-16le", wide.toString("latin1"));
    add("utf-16be", Buffer.from(wide).swap16().toString("latin1"));
    for (const encoding of ["cp932", "euc-jp"] as const) {
      const bytes = encodeText(text, encoding);
      if (bytes !== null) add(encoding, Buffer.from(bytes).toString("latin1"));
    }
  }
  return forms;
}

/** The characters of base64 that follow from the bytes alone, whatever stands before and behind. */
export function base64Forms(bytes: string): string[] {
  const forms: string[] = [];
  for (const shift of [0, 1, 2]) {
    const text = Buffer.from("\0".repeat(shift) + bytes, "latin1").toString("base64");
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor(((shift + bytes.length) * 8) / 6);
    const core = text.slice(from, to);
    if (core.length < SHORTEST_BASE64) continue;
    forms.push(core);
    const other = core.replaceAll("+", "-").replaceAll("/", "_");
    if (other !== core) forms.push(other);
  }
  return forms;
}

function utf8(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** As JSON writes it, with or without everything beyond ASCII as \u escapes. */
function jsonEscaped(text: string, isAscii: boolean): string {
  const json = JSON.stringify(text).slice(1, -1);
  if (!isAscii) return utf8(json);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
  return json.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function numbered(text: string, write: (code: number) => string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code > 0x7f || HTML_NAMES.has(character) ? write(code) : character;
    })
    .join("");
}

const HTML_NAMES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);
/** Shorter pieces stand in ordinary base64 by chance. */
const SHORTEST_BASE64 = 8;
const SHORTEST_PERCENT = 3;
const SHORTEST_HEX = 5;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/;
