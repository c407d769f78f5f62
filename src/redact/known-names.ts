/** Names and secrets that were met, found again wherever they stand, as far as the policy for names that are words allows. */
import type { IdentityKind, SecretKind } from "../model/index.ts";
import { encodeText } from "../util/encode-text.ts";
import type { NameEntry } from "./case-map.ts";
import type { Found } from "./found.ts";
import { boundOf } from "./name-bound.ts";
import { createNeedles, type Needles } from "./needles.ts";
import type { PieceText } from "./piece-text.ts";
import { hexWritings, MAC_WRITINGS, standsAsAddress, writeMac } from "./writings.ts";

/** Names to be found again. */
export interface KnownNames {
  /** Where they stand in a text. */
  find(text: PieceText): Found[];
}

interface Known {
  readonly kind: Found["kind"];
  readonly bound: "anywhere" | "word" | "digits" | "address" | "hex" | "exact";
  readonly length: number;
}

/** Names of all kinds, also of those that stay, which keep others from being replaced inside of them; and secrets. */
export function createKnownNames(
  names: readonly (readonly [kind: IdentityKind, canonical: string, entry: NameEntry])[],
  secrets: readonly (readonly [kind: SecretKind, text: string])[],
  isKept: (kind: IdentityKind) => boolean,
): KnownNames {
  const wide = createNeedles<Known>();
  const narrow = createNeedles<Known>();
  const add = (text: string, known: Omit<Known, "length">) => {
    for (const [needles, writing] of writingsOf(text, wide, narrow)) {
      if (writing.length >= 2) needles.add(writing, { ...known, length: writing.length });
    }
  };
  for (const [kind, text] of secrets) {
    const bound = boundOf(kind, text);
    if (bound === "labelled") continue;
    add(text, { kind, bound: /^\d+$/.test(text) ? "digits" : bound === "word" ? "word" : "exact" });
  }
  for (const kind of ORDER) {
    for (const [of, canonical] of names) {
      if (of !== kind) continue;
      if (kind === "mac") {
        for (const writing of MAC_WRITINGS) add(writeMac(canonical, writing), { kind, bound: "anywhere" });
        continue;
      }
      if (kind === "ip") {
        add(canonical, { kind, bound: canonical.includes(":") ? "hex" : "address" });
        for (const hex of hexWritings(canonical)) add(`0x${hex}`, { kind, bound: "hex" });
        continue;
      }
      const bound = boundOf(kind, canonical);
      if (bound === "labelled") continue;
      add(canonical, { kind, bound: kind === "number" ? "digits" : isKept(kind) ? "word" : bound });
    }
  }
  return {
    find(text) {
      const found: Found[] = [];
      (text.isBytes ? narrow : wide).find(text.raw, (start, end, known) => {
        if (!stands(text, start, end, known)) return false;
        found.push({ start, end, kind: known.kind });
        return true;
      });
      return found;
    },
  };
}

function* writingsOf(
  text: string,
  wide: Needles<Known>,
  narrow: Needles<Known>,
): Generator<[needles: Needles<Known>, writing: string]> {
  yield [wide, text];
  if (!BEYOND_ASCII.test(text)) {
    yield [narrow, text];
    return;
  }
  yield [narrow, Buffer.from(text, "utf8").toString("latin1")];
  for (const encoding of ["cp932", "euc-jp", "windows-1252"] as const) {
    const bytes = encodeText(text, encoding);
    if (bytes !== null) yield [narrow, Buffer.from(bytes).toString("latin1")];
  }
}

/** Does a name that was found stand there as its bound asks? */
function stands({ plain, raw }: PieceText, start: number, end: number, { bound, length }: Known): boolean {
  const isBroken = end - start !== length;
  if (isBroken && (bound === "word" || length < SHORTEST_BROKEN)) return false;
  // The second byte of a character is no letter.
  if (plain !== raw && isAscii(raw, start, end) && !isAscii(plain, start, end)) return false;
  const before = plain.charCodeAt(start - 1);
  const after = plain.charCodeAt(end);
  switch (bound) {
    case "anywhere":
    case "exact":
      return true;
    case "digits":
      return (
        !isDigit(before) &&
        !isDigit(after) &&
        !(before === DOT && isDigit(plain.charCodeAt(start - 2))) &&
        !(after === DOT && isDigit(plain.charCodeAt(end + 1)))
      );
    case "address":
      return standsAsAddress(plain, start, end);
    case "hex":
      return !isHex(before) && !isHex(after);
    case "word":
      return !isWordSign(before) && (!isWordSign(after) || startsLabel(plain, end));
  }
}

/** "cm1Port=": the next label right behind a name. */
function startsLabel(plain: string, at: number): boolean {
  const code = plain.charCodeAt(at);
  return code >= 0x41 && code <= 0x5a && !(plain.charCodeAt(at - 1) >= 0x41 && plain.charCodeAt(at - 1) <= 0x5a);
}

function isAscii(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHex(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

function isWordSign(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
}

const DOT = 0x2e;
/** A name over a line break must be long enough not to be there by chance. */
const SHORTEST_BROKEN = 6;
const ORDER: readonly IdentityKind[] = ["device", "mac", "ip", "host", "domain", "user", "number", "subject"];
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/;
