/** Names and secrets that were met, found again wherever they stand, as far as the policy for names that are words allows. */

import type { IdentityKind, RedactedOriginal, SecretKind } from "../model/index.ts";
import { encodeText } from "../util/encode-text.ts";
import type { NameEntry } from "./case-map.ts";
import { codeAt } from "./code-at.ts";
import { formsOf } from "./forms.ts";
import type { Found } from "./found.ts";
import { boundOf, isProvable, mayBreak } from "./name-bound.ts";
import { createNeedles, type Needles } from "./needles.ts";
import type { PieceText } from "./piece-text.ts";
import type { ProductText } from "./product-text.ts";
import { hexWritings, MAC_WRITINGS, standsAsAddress, writeMac } from "./writings.ts";

/** Names to be found again. */
export interface KnownNames {
  /** Where they stand in a text. */
  find(text: PieceText): Found[];
}

interface Known {
  readonly kind: Found["kind"];
  readonly bound: "anywhere" | "word" | "digits" | "address" | "hex";
  readonly length: number;
  /** May a line break stand in it? */
  readonly breaks: boolean;
  readonly isEncoded: boolean;
  /** The form itself where capitals and small letters matter. */
  readonly exact: string | null;
}

/** What is known of a case. */
interface KnownText {
  /** Names of all kinds, also of those that stay, which keep others from being replaced inside of them. */
  readonly names: readonly (readonly [kind: IdentityKind, canonical: string, entry: NameEntry])[];
  readonly secrets: readonly (readonly [kind: SecretKind, text: string])[];
  /** What will be searched for in the end. */
  readonly originals: readonly RedactedOriginal[];
  isKept(kind: IdentityKind): boolean;
  readonly product: ProductText;
}

/** Makes the search for them. */
export function createKnownNames({ names, secrets, originals, isKept, product }: KnownText): KnownNames {
  const wide = createNeedles<Known>();
  const narrow = createNeedles<Known>();
  const add = (text: string, kind: Known["kind"], bound: Known["bound"]) => {
    for (const [needles, writing] of writingsOf(text, wide, narrow)) {
      if (writing.length < 2) continue;
      const breaks = mayBreak(writing, bound === "word");
      needles.add(writing, { kind, bound, length: writing.length, breaks, isEncoded: false, exact: null });
    }
  };
  for (const [kind, text] of secrets) {
    const bound = boundOf(kind, text, product);
    if (bound !== "labelled") add(text, kind, /^\d+$/.test(text) ? "digits" : bound);
  }
  for (const kind of ORDER) {
    for (const [of, canonical] of names) {
      if (of !== kind) continue;
      if (kind === "mac") for (const writing of MAC_WRITINGS) add(writeMac(canonical, writing), kind, "anywhere");
      else if (kind === "ip") {
        add(canonical, kind, canonical.includes(":") ? "hex" : "address");
        for (const hex of hexWritings(canonical)) add(`0x${hex}`, kind, "hex");
      } else {
        const bound = boundOf(kind, canonical, product);
        if (bound !== "labelled") add(canonical, kind, kind === "number" ? "digits" : isKept(kind) ? "word" : bound);
      }
    }
  }
  // What the proof looks for must not be left in a form that only the proof knows.
  for (const original of originals) {
    if (!isProvable(original)) continue;
    for (const { form, bytes, isExact } of formsOf(original)) {
      if (form === "raw" || form === "mac-writing" || form === "ip-hex" || BEYOND_ASCII.test(bytes)) continue;
      const known = {
        kind: original.kind,
        bound: "anywhere",
        length: bytes.length,
        breaks: mayBreak(bytes, false),
        isEncoded: true,
      } as const;
      for (const needles of [wide, narrow]) needles.add(bytes, { ...known, exact: isExact ? bytes : null });
    }
  }

  return {
    find(text) {
      const found: Found[] = [];
      (text.isBytes ? narrow : wide).find(text.raw, (start, end, known) => {
        if (!stands(text, start, end, known)) return false;
        found.push({ start, end, kind: known.kind, isEncoded: known.isEncoded });
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
function stands(
  { plain, raw }: PieceText,
  start: number,
  end: number,
  { bound, length, breaks, exact }: Known,
): boolean {
  if (exact !== null && raw.slice(start, end).replace(/[\r\n]+[ \t]*/g, "") !== exact) return false;
  const isBroken = end - start !== length;
  if (isBroken && !breaks) return false;
  // The second byte of a character is no letter.
  if (plain !== raw && isAscii(raw, start, end) && !isAscii(plain, start, end)) return false;
  const before = codeAt(plain, start - 1);
  const after = codeAt(plain, end);
  switch (bound) {
    case "anywhere":
      return true;
    case "digits": {
      if (isDigit(before) || isDigit(after)) return false;
      // The microseconds of a time, the parts of a version.
      const isPart =
        (before === DOT && isDigit(codeAt(plain, start - 2))) || (after === DOT && isDigit(codeAt(plain, end + 1)));
      return length >= LONGER_THAN_PARTS || !isPart;
    }
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
  const code = codeAt(plain, at);
  return code >= 0x41 && code <= 0x5a && !(codeAt(plain, at - 1) >= 0x41 && codeAt(plain, at - 1) <= 0x5a);
}

function isAscii(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (codeAt(text, at) > 0x7f) return false;
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
const LONGER_THAN_PARTS = 10;
const ORDER: readonly IdentityKind[] = ["device", "mac", "ip", "host", "domain", "user", "number", "subject"];
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
const BEYOND_ASCII = /[^\x00-\x7f]/;
