/** Turns an answer back: stand-ins become the names they stand for, in whatever writing the answer has them. */
import type { CaseMap, NameEntry } from "./case-map.ts";
import { createNeedles } from "./needles.ts";
import { MAC_WRITINGS, writeLike, writeMac } from "./writings.ts";

/** Makes a function that gives a text with the names of a map in the places of their stand-ins. */
export function createUnmasker(map: CaseMap): (text: string) => string {
  const needles = createNeedles<{ readonly entry: NameEntry; readonly length: number }>();
  for (const entry of map.entries.values()) {
    const writings =
      entry.kind === "mac" ? MAC_WRITINGS.map((writing) => writeMac(entry.standIn, writing)) : [entry.standIn];
    for (const writing of writings) needles.add(writing, { entry, length: writing.length });
  }
  return (text) => {
    let result = "";
    let from = 0;
    needles.find(text, (start, end, { entry, length }) => {
      if (end - start !== length || !isWhole(text, start, end, entry)) return false;
      result += text.slice(from, start) + originalFor(text.slice(start, end), entry);
      from = end;
      return true;
    });
    return result + text.slice(from);
  };
}

function originalFor(writing: string, { kind, original }: NameEntry): string {
  if (kind === "mac") return writeLike(writing, original);
  if (kind === "number") return original.replace(/\D/g, "");
  return writing === writing.toUpperCase() && /[A-Z]/.test(writing) ? original.toUpperCase() : original;
}

/** "10.1.2.3" in "10.1.2.34" is another one. */
function isWhole(text: string, start: number, end: number, { kind, standIn }: NameEntry): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  switch (kind) {
    case "ip":
      return standIn.includes(":")
        ? !/[0-9a-f:]/i.test(before) && !/[0-9a-f:]/i.test(after)
        : !/[\d]/.test(before) && !/\d/.test(after);
    case "mac":
      return (
        !/[0-9a-f]/i.test(after) &&
        (!/[0-9a-f]/i.test(before) || /(?:ATA|VGC|CSF|TAB|[A-Z]F|[A-Z][A-E])$/i.test(text.slice(0, start)))
      );
    case "number":
      return !/\d/.test(before) && !/\d/.test(after);
    default:
      return true;
  }
}
