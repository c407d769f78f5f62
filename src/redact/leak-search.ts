/**
 * The proof: searches bytes for everything that must not be in them, in every form in which it could be. Follows the same
 * policy for names that are words as redaction (`name-bound`), and is never wider than it.
 */
import type { RedactedOriginal, RedactionKind } from "../model/index.ts";
import { type Form, formsOf } from "./forms.ts";
import { isProvable, mayBreak } from "./name-bound.ts";
import { createNeedles } from "./needles.ts";
import { standsAsAddress } from "./writings.ts";

/** Something that must not be there and is. */
export interface LeakHit {
  readonly kind: RedactionKind;
  /** The original. It is told to nobody but the user. */
  readonly text: string;
  readonly form: Form;
  /** Of its first byte, from the first byte pushed on. */
  readonly offset: number;
}

/** A search over the bytes of a file, or of many one after the other. */
export interface LeakSearch {
  push(bytes: Uint8Array): void;
  /** Everything found, in the order of the places; of one original at most a hundred places. Starts anew. */
  finish(): LeakHit[];
}

interface Sought {
  readonly original: RedactedOriginal;
  readonly form: Form;
  readonly bytes: string;
  readonly isExact: boolean;
}

/** A search for originals. Those that are only names behind a label cannot be told from words and are not sought. */
export function createLeakSearch(originals: readonly RedactedOriginal[]): LeakSearch {
  const needles = createNeedles<Sought[]>();
  const byBytes = new Map<string, Sought[]>();
  let longest = 2;
  for (const original of originals) {
    if (!isProvable(original)) continue;
    for (const { form, bytes, isExact } of formsOf(original)) {
      // The tree does not tell capitals from small letters: what differs only in them shares a place.
      const folded = bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
      const sought = { original, form, bytes, isExact };
      const list = byBytes.get(folded);
      if (list === undefined) {
        const fresh = [sought];
        byBytes.set(folded, fresh);
        needles.add(folded, fresh);
      } else list.push(sought);
      longest = Math.max(longest, bytes.length);
    }
  }
  const overlap = longest * 4 + 256;

  let held = "";
  let heldFrom = 0;
  let hits: LeakHit[] = [];
  let seen = new Set<string>();
  const perOriginal = new Map<RedactedOriginal, number>();

  const note = (sought: Sought, form: Form, offset: number) => {
    const id = `${sought.original.kind}\n${sought.original.text}\n${offset}`;
    const count = perOriginal.get(sought.original) ?? 0;
    if (seen.has(id) || count >= MOST_HITS) return;
    seen.add(id);
    perOriginal.set(sought.original, count + 1);
    hits.push({ kind: sought.original.kind, text: sought.original.text, form, offset });
  };

  /** Searches what is held; hits that begin before `limit` count. */
  const search = (limit: number) => {
    searchIn(held, (at) => at, limit, null);
    if (!held.includes("\0")) return;
    // ASCII in UTF-16 is ASCII between zeros, whichever comes first.
    const places: number[] = [];
    let dense = "";
    for (let at = 0; at < held.length; at++) {
      if (held.charCodeAt(at) === 0) continue;
      dense += held.charAt(at);
      places.push(at);
    }
    searchIn(dense, (at) => places[at] ?? held.length, limit, wideFormAt);
  };

  /** Which zero is the letter's own: the one behind it, or the one before; if both stand there, the place decides. */
  const wideFormAt = (at: number): Form | null => {
    const isBefore = held.charCodeAt(at - 1) === 0;
    const isBehind = held.charCodeAt(at + 1) === 0;
    if (!isBefore && !isBehind) return null;
    return isBehind && (!isBefore || (heldFrom + at) % 2 === 0) ? "utf-16le" : "utf-16be";
  };

  const searchIn = (
    text: string,
    placeOf: (at: number) => number,
    limit: number,
    wideForm: ((at: number) => Form | null) | null,
  ) => {
    needles.find(text, (start, end, all) => {
      const place = placeOf(start);
      if (place >= limit) return true;
      let isFound = false;
      for (const sought of all) {
        if (!stands(text, start, end, sought)) continue;
        const form = wideForm === null ? formOf(text, start, end, sought) : wideForm(place);
        if (form === null) continue;
        note(sought, form, heldFrom + place - (form === "utf-16be" && wideForm !== null ? 1 : 0));
        isFound = true;
      }
      return isFound;
    });
  };

  return {
    push(bytes) {
      for (let from = 0; from < bytes.length; from += BLOCK) {
        const block = bytes.subarray(from, from + BLOCK);
        held += Buffer.from(block.buffer, block.byteOffset, block.length).toString("latin1");
        if (held.length < BLOCK + 2 * overlap) continue;
        const limit = held.length - overlap;
        search(limit);
        // What stands before a place decides whether it is a word.
        const keep = limit - CONTEXT;
        heldFrom += keep;
        held = held.slice(keep);
      }
    },
    finish() {
      search(held.length);
      const all = hits.sort((a, b) => a.offset - b.offset);
      hits = [];
      seen = new Set();
      perOriginal.clear();
      held = "";
      heldFrom = 0;
      return all;
    },
  };
}

function formOf(text: string, start: number, end: number, { form, bytes, original }: Sought): Form {
  if (form !== "raw") return form;
  const found = text.slice(start, end);
  if (found === bytes) return "raw";
  return original.kind === "mac" ? "mac-writing" : "other-case";
}

function stands(text: string, start: number, end: number, { original, form, bytes, isExact }: Sought): boolean {
  const isBroken = end - start !== bytes.length;
  const isWord = original.bound === "word" && original.kind !== "ip" && original.kind !== "mac";
  if (isBroken && !mayBreak(bytes, isWord)) return false;
  if (isExact && text.slice(start, end).replace(/[\r\n][\r\n \t]*/g, "") !== bytes) return false;
  if (form === "base64" || form === "hex") return true;
  if (form === "ip-hex") return !HEX.test(text.charAt(end));
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (original.kind === "ip") {
    return original.text.includes(":") ? !HEX.test(before) && !HEX.test(after) : standsAsAddress(text, start, end);
  }
  if (original.kind === "mac") return true;
  return original.bound === "anywhere" || !(WORD.test(before) || WORD.test(after));
}

const HEX = /[0-9a-f]/i;
const WORD = /[0-9a-z\x80-\xff]/i;
const BLOCK = 0x40000;
/** How much before a place is kept. */
const CONTEXT = 8;
const MOST_HITS = 100;
