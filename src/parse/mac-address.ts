/** MAC addresses in their writings: 00:30:94:c3:7f:47, 00-30-94-C3-7F-47, 0030.94c3.7f47, 003094C37F47. */
import { hitsOf } from "./hits-of.ts";

/** Twelve upper-case digits for a MAC in any writing, alone in the word; null for anything else. */
export function canonicalMac(word: string): string | null {
  const alone = word.trim();
  return alone.length <= LONGEST_MAC && MAC_ALONE.test(alone) ? compact(alone) : null;
}

/** The MAC addresses in a text. One without separators counts only behind the word MAC. */
export function macsIn(text: string): string[] {
  const alone = canonicalMac(text);
  if (alone !== null) return [alone];
  if (!MAY_BE_MAC.test(text)) return [];
  return hitsOf(MAC, text).map((found) => compact(found[1] ?? found[3] ?? found[4] ?? ""));
}

function compact(mac: string): string {
  return mac.replace(/[^0-9A-Fa-f]/g, "").toUpperCase();
}

const MAC_ALONE =
  /^(?:[0-9A-F]{2}(?::[0-9A-F]{2}){5}|[0-9A-F]{2}(?:-[0-9A-F]{2}){5}|[0-9A-F]{4}(?:\.[0-9A-F]{4}){2}|[0-9A-F]{12})$/i;
const LONGEST_MAC = 17;
/** What each writing has in it, from a sign on that is rare. */
const MAY_BE_MAC = /MAC|[:-][0-9A-F]{2}[:-][0-9A-F]{2}[:-][0-9A-F]{2}[:-]|\.[0-9A-F]{4}\.[0-9A-F]{4}/i;
/** Longer runs of pairs are fingerprints of certificates. */
const MAC =
  /(?<![0-9A-Za-z])(?<![0-9A-Fa-f][:-])([0-9A-F]{2}([:-])(?:[0-9A-F]{2}\2){4}[0-9A-F]{2})(?![0-9A-Za-z]|[:-][0-9A-F]{2}(?![0-9A-Za-z]))|(?<![\w.])([0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4})(?![\w]|\.\w)|\bMAC(?: ?Addr(?:ess)?)?\.?[ \t]{0,4}(?:[=:][ \t]{0,4})?([0-9A-F]{12})(?![0-9A-Za-z])/gi;
