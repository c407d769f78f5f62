/** The ways in which one name is written, for those kinds that have several. */
import { readVersion4 } from "./addresses.ts";

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
