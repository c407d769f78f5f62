/** IP addresses as numbers: reading, writing, and which of them name nobody. */

/** A version 4 address as a number from 0 to 2^32 - 1; null for anything else. */
export function readVersion4(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (parts === null) return null;
  let address = 0;
  for (const part of parts.slice(1)) {
    if (Number(part) > 255 || (part.length > 1 && part.startsWith("0"))) return null;
    address = address * 256 + Number(part);
  }
  return address;
}

/** "192.0.2.1" for a number from 0 to 2^32 - 1. */
export function writeVersion4(address: number): string {
  return [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join(".");
}

/** No host has it: unspecified, loopback, broadcast, multicast, a netmask or its inverse. */
export function isWellKnown4(address: number): boolean {
  const first = address >>> 24;
  if (first === 0 || first === 127 || (first >= 224 && first <= 239) || address === 0xffffffff) return true;
  const inverse = ~address >>> 0;
  // Ones, then zeros; of the short ones 128.0.0.0 to 254.0.0.0 only those that are masks.
  return ((inverse + 1) & inverse) === 0 || ((address + 1) & address) === 0;
}

/** The eight groups of a version 6 address; null for anything else. */
export function readVersion6(text: string): number[] | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const sides: number[][] = [];
  for (const half of halves) {
    const groups: number[] = [];
    const words = half === "" ? [] : half.split(":");
    for (const [index, word] of words.entries()) {
      const four = index === words.length - 1 && word.includes(".") ? readVersion4(word) : null;
      if (four !== null) groups.push(four >>> 16, four & 0xffff);
      else if (/^[0-9a-f]{1,4}$/i.test(word)) groups.push(Number.parseInt(word, 16));
      else return null;
    }
    sides.push(groups);
  }
  const [left = [], right] = sides;
  if (right === undefined) return left.length === 8 ? left : null;
  const gap = 8 - left.length - right.length;
  return gap < 1 ? null : [...left, ...new Array<number>(gap).fill(0), ...right];
}

/** The shortest writing, in lower case (RFC 5952). */
export function writeVersion6(groups: readonly number[]): string {
  let best = { at: -1, length: 1 };
  for (let at = 0; at < groups.length; at++) {
    let length = 0;
    while (groups[at + length] === 0) length++;
    if (length > best.length) best = { at, length };
    at += length;
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.at === -1) return hex.join(":");
  return `${hex.slice(0, best.at).join(":")}::${hex.slice(best.at + best.length).join(":")}`;
}

/** Unspecified, loopback, multicast. */
export function isWellKnown6(groups: readonly number[]): boolean {
  if (groups.slice(0, 7).every((group) => group === 0)) return (groups[7] as number) <= 1;
  return ((groups[0] as number) & 0xff00) === 0xff00;
}
