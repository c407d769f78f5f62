/**
 * Gives names their stand-ins: of the same shape, following from the map's key and the name, so that the order in which
 * names are met changes nothing; never a name that was met, never one given before.
 */
import { IDENTITY_KINDS, type IdentityKind } from "../model/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { canonicalName } from "./canonical-name.ts";
import { addName, type CaseMap, entryOf, type NameEntry } from "./case-map.ts";
import { parentDomain } from "./domain-name.ts";
import { createAddressMaker } from "./ip-stand-in.ts";
import { keyedBytes } from "./keyed-number.ts";

/** Names that were met, and their stand-ins. */
export interface StandIns {
  /** A name was met, in some writing. */
  meet(kind: IdentityKind, text: string): void;
  /** Gives all names met a stand-in, in an order of its own. */
  settle(): void;
  /** The entry of a name; given now if it was not met before. Null where it names nobody, or is a stand-in itself. */
  of(kind: IdentityKind, text: string): NameEntry | null;
  /** Was a name met, in some writing? */
  hasMet(kind: IdentityKind, text: string): boolean;
  /** Kind, canonical writing and entry of all names met or asked for, in a stable order. */
  met(): [kind: IdentityKind, canonical: string, entry: NameEntry][];
}

/** Stand-ins that go into `map`, and come from it where it has them. */
export function createStandIns(map: CaseMap): StandIns {
  /** Names of this case, by kind: canonical writing to the last one in the order of code units, which prefers small letters. */
  const names = new Map<IdentityKind, Map<string, string>>(IDENTITY_KINDS.map((kind) => [kind, new Map()]));
  const waiting = new Set<string>();
  const addresses: [string, string][] = [];
  for (const { kind, original, standIn } of map.entries.values()) {
    // Names of earlier runs are names still.
    const canonical = canonicalName(kind, original);
    if (canonical !== null) names.get(kind)?.set(canonical, original);
    if (kind === "ip") addresses.push([canonicalName("ip", original) ?? original, standIn]);
  }
  const addressOf = createAddressMaker(map.key, addresses);

  const note = (kind: IdentityKind, text: string): string | null => {
    const canonical = canonicalName(kind, text);
    if (canonical === null || map.byStandIn.has(canonical.toLowerCase())) return null;
    const known = names.get(kind) as Map<string, string>;
    const writing = known.get(canonical);
    if (writing === undefined || compareTexts(text, writing) > 0) known.set(canonical, text);
    return canonical;
  };

  const give = (kind: IdentityKind, canonical: string): NameEntry => {
    const given = entryOf(map, kind, canonical);
    if (given !== undefined) return given;
    const original = kind === "ip" || kind === "mac" ? canonical : (names.get(kind)?.get(canonical) ?? canonical);
    for (let attempt = 0; ; attempt++) {
      const standIn = makeStandIn(kind, canonical, attempt);
      if (isMet(kind, standIn)) continue;
      const entry = { kind, original, standIn };
      if (addName(map, canonical, entry)) return entry;
    }
  };

  const makeStandIn = (kind: IdentityKind, canonical: string, attempt: number): string => {
    const bytes = keyedBytes(map.key, kind, canonical, String(attempt));
    if (kind === "ip") return attempt === 0 ? addressOf(canonical) : addressOf(freeAddress(canonical, bytes));
    if (kind === "mac") return `02${bytes.toString("hex", 0, 5).toUpperCase()}`;
    if (kind === "number") return numberOf(canonical, bytes, attempt);
    // Four digits tell the names of a case apart; after a few collisions, six.
    const tag = bytes.toString("hex", 0, attempt < 8 ? 2 : 3);
    if (kind !== "domain") return `${kind}-${tag}`;
    const parent = parentDomain(canonical);
    if (parent !== null) {
      const above = note("domain", parent);
      return `sub-${tag}.${above === null ? "invalid" : give("domain", above).standIn}`;
    }
    return canonical.includes(".") ? `case-${tag}.example` : `case-${tag}`;
  };

  /** A name of the case must not be what stands for another one. */
  const isMet = (kind: IdentityKind, standIn: string): boolean => {
    const canonical = canonicalName(kind, standIn);
    return (
      canonical !== null && (names.get(kind)?.has(canonical) === true || entryOf(map, kind, canonical) !== undefined)
    );
  };

  return {
    meet(kind, text) {
      const canonical = note(kind, text);
      if (canonical !== null) waiting.add(`${kind}\n${canonical}`);
    },
    settle() {
      for (const kind of IDENTITY_KINDS) {
        const known = [...(names.get(kind) as Map<string, string>).keys()].sort(compareTexts);
        for (const canonical of known) if (waiting.has(`${kind}\n${canonical}`)) give(kind, canonical);
      }
      waiting.clear();
    },
    of(kind, text) {
      const canonical = note(kind, text);
      return canonical === null ? null : give(kind, canonical);
    },
    hasMet(kind, text) {
      const canonical = canonicalName(kind, text);
      return canonical !== null && names.get(kind)?.has(canonical) === true;
    },
    met() {
      const all: [IdentityKind, string, NameEntry][] = [];
      for (const kind of IDENTITY_KINDS) {
        const known = [...(names.get(kind) as Map<string, string>).keys()].sort(compareTexts);
        for (const canonical of known) {
          const entry = entryOf(map, kind, canonical);
          if (entry !== undefined) all.push([kind, canonical, entry]);
        }
      }
      return all;
    },
  };
}

/** Digits of the same length, the first of them zero where it was; one more where too many were taken already. */
function numberOf(canonical: string, bytes: Buffer, attempt: number): string {
  const length = canonical.length + (attempt < MANY_ATTEMPTS ? 0 : 1);
  let digits = "";
  for (let at = 0; digits.length < length; at++) {
    // Beyond the bytes that there are, the number is longer than any telephone's; it need not be hard to guess there.
    digits += String((bytes[at % bytes.length] as number) % 10);
  }
  if (canonical.startsWith("0")) return `0${digits.slice(1)}`;
  return digits.startsWith("0") ? `${1 + ((bytes[31] as number) % 9)}${digits.slice(1)}` : digits;
}

/** Another address of the same network. */
function freeAddress(canonical: string, bytes: Buffer): string {
  return canonical.includes(":")
    ? `${bytes.readUInt16BE(0).toString(16)}:${canonical.split(":").length}::${bytes.readUInt16BE(2).toString(16)}`
    : canonical.replace(/\d+$/, String(bytes[0] as number));
}

const MANY_ATTEMPTS = 60;
