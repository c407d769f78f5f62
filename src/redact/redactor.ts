/**
 * The redaction of a case, in two passes: first everything is learned, then everything is written anew. What was learned
 * in one place is known in all others, whatever their encoding.
 */
import {
  IDENTITY_KINDS,
  type IdentityKind,
  type RedactedOriginal,
  type RedactionKind,
  SECRET_KINDS,
  type SecretKind,
} from "../model/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { detachString } from "../util/detach-string.ts";
import { writeVersion4 } from "./addresses.ts";
import { canonicalName, isPublicDomain } from "./canonical-name.ts";
import type { CaseMap } from "./case-map.ts";
import { looksLikeHost, ownersLabel, parentDomain } from "./domain-name.ts";
import type { Found } from "./found.ts";
import { createKnownNames, type KnownNames } from "./known-names.ts";
import { boundOf } from "./name-bound.ts";
import { type PieceText, wideText } from "./piece-text.ts";
import { recognise } from "./recognise.ts";
import { redactPathWith } from "./redact-path.ts";
import { createStandIns } from "./stand-ins.ts";
import { addressesOfHex, digitsInto, hexWritings, writeLike } from "./writings.ts";

/** The redaction of a case. */
export interface Redactor {
  /** First pass: the text of whole lines, of names in any encoding. */
  learn(text: string | PieceText): void;
  /** A name that is known from elsewhere: a server of a folder, an entity of a finding. */
  learnName(kind: IdentityKind, name: string): void;
  /** Between the passes: gives stand-ins, in an order that does not depend on that of learning. */
  settle(): void;
  /** Second pass: any text. Names that were not learned are still recognised by their shape and place. */
  redact(text: string): string;
  /** The same for a stretch of a file: what it replaces, in order and without overlaps. Counted where `counts` says so. */
  replacements(text: PieceText): Replacement[];
  /** A path with "/", "\" or "!/": every part redacted, endings and shape kept. */
  redactPath(path: string): string;
  /** How many replacements `count` was told of, by kind; kinds without any are not there. */
  counts(): Readonly<Partial<Record<RedactionKind, number>>>;
  /** Counts replacements that went into the result. */
  count(kind: RedactionKind): void;
  /** What must not be found in the result: names that are replaced, and secrets that were met. In a stable order. */
  originals(): readonly RedactedOriginal[];
}

/** A stretch of a text and what takes its place. */
export interface Replacement extends Found {
  readonly text: string;
}

/** A redaction that adds to `map` and leaves names of the kinds in `keep` as they are; secrets it always removes. */
export function createRedactor(map: CaseMap, keep: ReadonlySet<IdentityKind>): Redactor {
  // A phone's name holds its MAC address: one cannot stay without the other.
  const kept = new Set<RedactionKind>(keep.has("device") ? [...keep, "mac"] : keep);
  const standIns = createStandIns(map);
  const secrets = new Map<SecretKind, Set<string>>(SECRET_KINDS.map((kind) => [kind, new Set()]));
  const counts = new Map<RedactionKind, number>();
  let known: KnownNames | null = null;

  const meetSecret = (kind: SecretKind, text: string): void => {
    const all = secrets.get(kind) as Set<string>;
    // A key's parts are found as such; a whole block need not be remembered.
    if (kind === "private-key" || text.length > LONGEST_REMEMBERED || all.has(text)) return;
    all.add(detachString(text));
    known = null;
  };

  const meet = (found: Found, text: PieceText): void => {
    const value = text.decode(found.start, found.end);
    if (isSecret(found.kind)) {
      for (const secret of secretsIn(found.kind, value)) meetSecret(found.kind, secret);
    } else for (const [kind, name] of namesIn(found.kind, value)) standIns.meet(kind, detachString(name));
  };

  const nameStandIn = (kind: IdentityKind, text: string): string | null => {
    if (kept.has(kind)) return null;
    const entry = standIns.of(kind, text);
    return entry === null ? null : inCaseOf(text, entry.standIn);
  };

  /** What takes the place of a name as it is written; null where it stays. */
  const replace = (kind: IdentityKind, text: string): string | null => {
    switch (kind) {
      case "ip": {
        if (!text.startsWith("0x")) return nameStandIn("ip", text);
        // One of the two orders of its bytes is an address that was met.
        const [network = 0, turned = 0] = addressesOfHex(text);
        const isTurned = !standIns.hasMet("ip", writeVersion4(network));
        const standIn = nameStandIn("ip", writeVersion4(isTurned ? turned : network));
        return standIn === null ? null : `0x${hexWritings(standIn).at(isTurned ? -1 : 0)}`;
      }
      case "mac": {
        const standIn = nameStandIn("mac", text);
        return standIn === null ? null : writeLike(text, standIn);
      }
      case "number": {
        const standIn = nameStandIn("number", text);
        return standIn === null ? null : digitsInto(text, standIn);
      }
      case "device": {
        const phone = PHONE_NAME.exec(text);
        if (phone === null) return looksLikeHost(text) ? replace("host", text) : nameStandIn("device", text);
        if (kept.has("device")) return null;
        const entry = standIns.of("mac", phone[2] as string);
        return entry === null ? null : `${phone[1]}${writeLike(phone[2] as string, entry.standIn)}`;
      }
      case "host": {
        const dot = text.indexOf(".");
        if (dot === -1) return nameStandIn("host", text);
        const host = text.slice(0, dot);
        const domain = text.slice(dot + 1);
        if (isPublicDomain(domain) && !/[\d-]/.test(host)) return null;
        return `${nameStandIn("host", host) ?? host}.${nameStandIn("domain", domain) ?? domain}`;
      }
      case "domain":
      case "user":
      case "subject":
        return nameStandIn(kind, text);
    }
  };

  /** What takes its place; what stays by wish keeps its place, so that nothing inside of it is replaced. Null for what is no name. */
  const replacementFor = ({ start, end, kind }: Found, text: PieceText): Replacement | null => {
    if (isSecret(kind)) return { start, end, kind, text: `[removed: ${kind}]` };
    const put = replace(kind, text.decode(start, end));
    if (put !== null) return { start, end, kind, text: put };
    return kept.has(kind) ? { start, end, kind, text: text.raw.slice(start, end) } : null;
  };

  const knownNames = (): KnownNames => {
    known ??= createKnownNames(
      standIns.met().filter(([kind]) => kind !== "device" || !kept.has("device")),
      [...secrets].flatMap(([kind, all]) => [...all].map((text): [SecretKind, string] => [kind, text])),
      (kind) => kept.has(kind),
    );
    return known;
  };

  const replacements = (text: PieceText): Replacement[] => {
    const found = recognise(text.plain);
    // What is only seen now counts like what was learned, from here on.
    for (const one of found) if (isSecret(one.kind)) meet(one, text);
    for (const one of knownNames().find(text)) found.push(one);
    const all: Replacement[] = [];
    for (const one of found) {
      const replacement = replacementFor(one, text);
      if (replacement !== null) all.push(replacement);
    }
    return chooseApart(all);
  };

  const redact = (text: string): string => {
    const piece = wideText(text);
    let result = "";
    let from = 0;
    for (const { start, end, kind, text: put } of replacements(piece)) {
      if (put !== text.slice(start, end)) count(kind);
      result += text.slice(from, start) + breaksIn(text, start, end, put);
      from = end;
    }
    return result + text.slice(from);
  };

  const count = (kind: RedactionKind): void => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };

  return {
    learn(given) {
      const text = typeof given === "string" ? wideText(given) : given;
      for (const found of recognise(text.plain)) meet(found, text);
      known = null;
    },
    learnName(kind, name) {
      for (const [part, text] of namesIn(kind, name)) standIns.meet(part, text);
      known = null;
    },
    settle() {
      standIns.settle();
      known = null;
    },
    redact,
    replacements,
    redactPath: (path) => redactPathWith(path, redact),
    counts: () =>
      Object.fromEntries(
        [...IDENTITY_KINDS, ...SECRET_KINDS].flatMap((kind) => {
          const number = counts.get(kind);
          return number === undefined ? [] : [[kind, number]];
        }),
      ),
    count,
    originals() {
      const all: RedactedOriginal[] = [];
      const stay = standIns
        .met()
        .filter(([kind]) => kept.has(kind))
        .map(([, canonical]) => canonical);
      const staying = stay.join("\n").toLowerCase();
      for (const [kind, canonical, { original }] of standIns.met()) {
        if (kept.has(kind) || staying.includes(canonical.toLowerCase()) || map.byStandIn.has(canonical.toLowerCase()))
          continue;
        all.push({
          kind,
          text: kind === "ip" || kind === "mac" ? canonical : original,
          bound: boundOf(kind, canonical),
        });
      }
      for (const [kind, texts] of secrets) {
        for (const text of [...texts].sort(compareTexts)) all.push({ kind, text, bound: boundOf(kind, text) });
      }
      return all;
    },
  };
}

/** The text that takes the place of a stretch; line breaks in it stay, so that lines keep their numbers. */
export function breaksIn(text: string, start: number, end: number, put: string): string {
  const breaks = text.slice(start, end).match(/\r\n|\r|\n/g);
  return breaks === null || put === text.slice(start, end) ? put : put + breaks.join("");
}

/** Secrets before names, the earlier before the later, the longer before the shorter; none that overlaps another. */
function chooseApart(found: Replacement[]): Replacement[] {
  found.sort((a, b) => Number(isSecret(b.kind)) - Number(isSecret(a.kind)) || a.start - b.start || b.end - a.end);
  const secrets = apart(found.filter((one) => isSecret(one.kind)));
  const names = apart(found.filter((one) => !isSecret(one.kind)));
  if (secrets.length === 0) return names;
  const free: Replacement[] = [];
  let next = 0;
  for (const name of names) {
    while (next < secrets.length && (secrets[next] as Replacement).end <= name.start) next++;
    const secret = secrets[next];
    if (secret === undefined || secret.start >= name.end) free.push(name);
  }
  return [...secrets, ...free].sort((a, b) => a.start - b.start);
}

/** Of stretches in order, those that begin behind the one before; overlapping secrets become one. */
function apart(found: readonly Replacement[]): Replacement[] {
  const chosen: Replacement[] = [];
  for (const one of found) {
    const last = chosen.at(-1);
    if (last === undefined || one.start >= last.end) chosen.push(one);
    else if (isSecret(one.kind) && one.end > last.end) chosen[chosen.length - 1] = { ...last, end: one.end };
  }
  return chosen;
}

function isSecret(kind: RedactionKind): kind is SecretKind {
  return SECRET_SET.has(kind);
}

/** What a name tells besides itself: a full host name its domains and their owner, a phone its MAC address. */
function namesIn(kind: IdentityKind, name: string): [IdentityKind, string][] {
  if (kind === "device") {
    const phone = PHONE_NAME.exec(name);
    if (phone !== null) return [["mac", phone[2] as string]];
    return looksLikeHost(name) ? namesIn("host", name) : [["device", name]];
  }
  if (kind === "host") {
    const dot = name.indexOf(".");
    if (dot === -1) return [["host", name]];
    const host = name.slice(0, dot);
    const domain = name.slice(dot + 1);
    if (isPublicDomain(domain) && !/[\d-]/.test(host)) return [];
    return [["host", host], ...namesIn("domain", domain)];
  }
  if (kind !== "domain" || canonicalName("domain", name) === null) return [[kind, name]];
  const all: [IdentityKind, string][] = [];
  for (let domain: string | null = name; domain !== null; domain = parentDomain(domain)) all.push(["domain", domain]);
  const owner = ownersLabel(name);
  if (owner !== null) all.push(["domain", owner]);
  return all;
}

/** The secrets in what was found: a password up to a sign that may have ended it counts by itself, too. */
function secretsIn(kind: SecretKind, value: string): string[] {
  if (kind === "cookie") {
    const values = value.split(/[;,]/).map((pair) => pair.replace(/^[^=]*=/, "").trim());
    return values.filter((text) => text.length >= 8);
  }
  const short = kind === "password" ? /^[^,;&)\]}]+/.exec(value)?.[0] : undefined;
  return short === undefined || short === value || short.length < 3 ? [value] : [value, short];
}

/** All capitals stay all capitals. */
function inCaseOf(text: string, standIn: string): string {
  return /[A-Z]/.test(text) && !/[a-z]/.test(text) && /[A-Z].*[A-Z]/.test(text) ? standIn.toUpperCase() : standIn;
}

const SECRET_SET: ReadonlySet<RedactionKind> = new Set(SECRET_KINDS);
const LONGEST_REMEMBERED = 1024;
/** A device named after its MAC address. */
const PHONE_NAME = /^((?:CTL|ITL)?[A-Z][A-Z0-9]{1,4})([0-9A-F]{12})$/i;
