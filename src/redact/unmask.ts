/** Turns an answer back: stand-ins become the names they stand for, in whatever writing the answer has them. */
import type { CaseMap, NameEntry } from "./case-map.ts";
import { boundOf } from "./name-bound.ts";
import { createNeedles } from "./needles.ts";
import { wideText } from "./piece-text.ts";
import { NO_PRODUCT_TEXT } from "./product-text.ts";
import { recognise } from "./recognise.ts";
import {
  digitsInto,
  hexWritings,
  isColonOfVersion6,
  MAC_WRITINGS,
  standsAsAddress,
  writeLike,
  writeMac,
} from "./writings.ts";

/** Makes a function that gives a text with the names of a map in the places of their stand-ins. */
export function createUnmasker(map: CaseMap): (text: string) => string {
  const needles = createNeedles<{ readonly entry: NameEntry; readonly length: number }>();
  for (const entry of map.entries.values()) {
    if (entry.kind === "number" && boundOf("number", entry.standIn) === "labelled") continue;
    for (const writing of writingsOf(entry)) needles.add(writing, { entry, length: writing.length });
  }
  return (text) => {
    const places: { start: number; end: number; put: string }[] = [];
    needles.find(text, (start, end, { entry, length }) => {
      if (end - start !== length || !isWhole(text, start, end, entry)) return false;
      places.push({ start, end, put: originalFor(text.slice(start, end), entry) });
      return true;
    });
    // A short number is a name only where a label says so, as in the text that it was put into.
    for (const { start, end, kind } of recognise(wideText(text), NO_PRODUCT_TEXT)) {
      if (kind !== "number") continue;
      const written = text.slice(start, end);
      const entry = map.byStandIn.get(written.replace(/\D/g, ""));
      if (entry?.kind === "number") places.push({ start, end, put: digitsInto(written, digitsOf(entry.original)) });
    }
    places.sort((a, b) => a.start - b.start || b.end - a.end);
    let result = "";
    let from = 0;
    for (const { start, end, put } of places) {
      if (start < from) continue;
      result += text.slice(from, start) + put;
      from = end;
    }
    return result + text.slice(from);
  };
}

function writingsOf({ kind, standIn }: NameEntry): string[] {
  if (kind === "mac") return MAC_WRITINGS.map((writing) => writeMac(standIn, writing));
  return kind === "ip" ? [standIn, ...hexWritings(standIn).map((hex) => `0x${hex}`)] : [standIn];
}

function originalFor(writing: string, { kind, original, standIn }: NameEntry): string {
  if (kind === "mac") return writeLike(writing, original);
  if (kind === "ip" && writing.startsWith("0x")) {
    const isTurned = hexWritings(standIn)[0] !== writing.slice(2).toLowerCase();
    return `0x${hexWritings(original).at(isTurned ? -1 : 0)}`;
  }
  if (kind === "number") return digitsInto(writing, digitsOf(original));
  // A stand-in in capitals stands for a name in capitals.
  return kind !== "ip" && writing === standIn.toUpperCase() ? original.toUpperCase() : original;
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, "");
}

/** "10.1.2.3" in "10.1.2.34" is another one. */
function isWhole(text: string, start: number, end: number, { kind, standIn }: NameEntry): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  switch (kind) {
    case "ip":
      if (text.startsWith("0x", start)) return !/[0-9a-f]/i.test(after);
      if (!standIn.includes(":")) return standsAsAddress(text, start, end);
      return !/[0-9a-f]/i.test(before + after) && after !== ":" && !isColonOfVersion6(text, start - 1);
    case "number":
      return !/\d/.test(before) && !/\d/.test(after);
    default:
      return true;
  }
}
