/** The ways in which one name is written, for those kinds that have several. */

import { readVersion4 } from "./addresses.ts";
import { codeAt } from "./code-at.ts";

/** A MAC address of twelve digits with the separators of a writing: "00:30:94:C3:7F:47" for ":". */
export function writeMac(digits: string, separator: "" | ":" | "-" | "." | "8-4"): string {
  if (separator === "") return digits;
  if (separator === "8-4") return `${digits.slice(0, 8)}-${digits.slice(8)}`;
  return (digits.match(separator === "." ? /.{4}/g : /.{2}/g) ?? []).join(separator);
}

/** All writings of a MAC address; "8-4" is how phones begin the Call-IDs of their SIP calls. */
export const MAC_WRITINGS = ["", ":", "-", ".", "8-4"] as const;

/** The digits of another MAC address, written as this one is: separators, upper and lower case. */
export function writeLike(writing: string, digits: string): string {
  let next = 0;
  const isLower = /[a-f]/.test(writing) && !/[A-F]/.test(writing);
  const written = writing.replace(/[0-9a-f]/gi, () => digits.charAt(next++));
  return isLower ? written.toLowerCase() : written.toUpperCase();
}

/** A version 4 address as eight hexadecimal digits, as SCCP traces print it: in network order, and the other way round. */
export function hexWritings(address: string): string[] {
  const number = readVersion4(address);
  if (number === null) return [];
  const hex = number.toString(16).padStart(8, "0");
  const turned = (hex.match(/../g) ?? []).reverse().join("");
  return hex === turned ? [hex] : [hex, turned];
}

/** The two addresses that "0xc0000201" may be. */
export function addressesOfHex(hex: string): number[] {
  const bytes = Buffer.from(hex.slice(2), "hex");
  return [bytes.readUInt32BE(), bytes.readUInt32LE()];
}

/**
 * Does a version 4 address stand between two places, and not only a part of another one? What follows may be glued to it:
 * "192.0.2.331000" is no address, so that "192.0.2.33" in it is one.
 */
export function standsAsAddress(text: string, start: number, end: number): boolean {
  return !goesOn(text, start, -1) && !goesOn(text, end - 1, 1);
}

/** Whether the number at a place goes on beyond it, or a dot and a digit follow. */
function goesOn(text: string, at: number, step: 1 | -1): boolean {
  let next = at + step;
  const isDigit = (place: number) => codeAt(text, place) >= 0x30 && codeAt(text, place) <= 0x39;
  if (text.charAt(next) === ".") return isDigit(next + step);
  if (!isDigit(next)) return false;
  let inside = at;
  while (isDigit(inside - step)) inside -= step;
  while (isDigit(next + step) && Math.abs(next - inside) < 4) next += step;
  const number = step === 1 ? text.slice(inside, next + 1) : text.slice(next, inside + 1);
  return number.length <= 3 && Number(number) <= 255;
}

/** New digits in the places of old ones: "+81 3 5555" keeps its signs. Longer stand-ins end with the rest. */
export function digitsInto(text: string, digits: string): string {
  let next = 0;
  const last = text.search(/\d\D*$/);
  return text.replace(/\d/g, (_, at: number) => (at === last ? digits.slice(next) : digits.charAt(next++)));
}

/** Does an address of version 6 go on before a colon, or is it that of a label: "IPv6Address:2001:db8::1"? */
export function isColonOfVersion6(text: string, at: number): boolean {
  if (text.charAt(at) !== ":") return false;
  let before = at;
  while (at - before < 5 && /[0-9a-f]/i.test(text.charAt(before - 1))) before--;
  return before === at ? text.charAt(at - 1) === ":" : !/[0-9a-z]/i.test(text.charAt(before - 1));
}
