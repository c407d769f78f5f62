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
import type { CaseMap } from "./case-map.ts";
import { chooseApart, isSecret } from "./choose-apart.ts";
import type { Found, Replacement } from "./found.ts";
import { createKnownNames, type KnownNames } from "./known-names.ts";
import { boundOf } from "./name-bound.ts";
import { namesIn, secretsIn } from "./name-parts.ts";
import { type PieceText, wideText } from "./piece-text.ts";
import { NO_PRODUCT_TEXT, type ProductText } from "./product-text.ts";
import { recognise } from "./recognise.ts";
import { redactPathWith } from "./redact-path.ts";
import { createReplace } from "./replace-name.ts";
import { createStandIns } from "./stand-ins.ts";

/** The redaction of a case. */
export interface Redactor {
  /** First pass: the text of whole lines. What begins at `end` or behind it does not count. */
  learn(text: string | PieceText, end?: number): void;
  /** A name that is known from elsewhere: a server of a folder, an entity of a finding. */
  learnName(kind: IdentityKind, name: string): void;
  /** Between the passes: gives stand-ins, in an order that does not depend on that of learning. */
  settle(): void;
  /** Second pass: any text. Names that were not learned are still recognised by their shape and place. */
  redact(text: string): string;
  /** What stands for a name that is known to be one and stands alone, also where it is a word as well. */
  redactName(kind: IdentityKind, name: string): string;
  /** The same as `redact` for a stretch of a file: what it replaces, in order and without overlaps. Counted where `counts` says so. */
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

/**
 * A redaction that adds to `map` and leaves names of the kinds in `keep` as they are; secrets it always removes. What the
 * product says, as far as it is known, it leaves too.
 */
export function createRedactor(
  map: CaseMap,
  keep: ReadonlySet<IdentityKind>,
  product: ProductText = NO_PRODUCT_TEXT,
): Redactor {
  // A phone's name holds its MAC address: one cannot stay without the other.
  const kept = new Set<RedactionKind>(keep.has("device") ? [...keep, "mac"] : keep);
  const standIns = createStandIns(map);
  const secrets = new Map<SecretKind, Set<string>>(SECRET_KINDS.map((kind) => [kind, new Set()]));
  const counts = new Map<RedactionKind, number>();
  const replace = createReplace(standIns, kept);
  /** What was met before, by kind and text, and what takes its place once that was asked for. */
  const met = new Map<RedactionKind, Map<string, string | null | undefined>>();
  const metOf = (kind: RedactionKind): Map<string, string | null | undefined> => {
    let texts = met.get(kind);
    if (texts === undefined) {
      texts = new Map();
      met.set(kind, texts);
    }
    if (texts.size >= MOST_REMEMBERED) texts.clear();
    return texts;
  };
  let known: KnownNames | null = null;

  const meetSecret = (kind: SecretKind, text: string): void => {
    const all = secrets.get(kind) as Set<string>;
    // A key's parts are found as such; a whole block need not be remembered.
    if (kind === "private-key" || text.length > LONGEST_REMEMBERED || all.has(text)) return;
    all.add(detachString(text));
    known = null;
  };

  const meet = (kind: RedactionKind, value: string): void => {
    const texts = metOf(kind);
    if (texts.has(value)) return;
    texts.set(detachString(value), undefined);
    known = null;
    if (isSecret(kind)) {
      for (const secret of secretsIn(kind, value)) meetSecret(kind, secret);
    } else for (const [part, name] of namesIn(kind, value)) standIns.meet(part, detachString(name));
  };

  /** What takes its place; what stays by wish keeps its place, so that nothing inside of it is replaced. Null for what is no name. */
  const replacementFor = (found: Found, text: PieceText): Replacement | null => {
    const { start, end, kind } = found;
    if (isSecret(kind)) return { start, end, kind, text: `[removed: ${kind}]` };
    if (found.isEncoded) return kept.has(kind) ? null : { start, end, kind, text: `[removed: ${kind}]` };
    const written = text.decode(start, end);
    const value = written.includes("\n") || written.includes("\r") ? written.replace(BREAK, "") : written;
    const texts = metOf(kind);
    let put = texts.get(value);
    if (put === undefined) {
      put = replace(kind, value);
      texts.set(detachString(value), put);
    }
    if (put !== null) return { start, end, kind, text: put };
    return kept.has(kind) ? { start, end, kind, text: text.raw.slice(start, end) } : null;
  };

  const knownNames = (): KnownNames => {
    if (known !== null) return known;
    standIns.settle();
    known = createKnownNames({
      names: standIns.met(),
      secrets: [...secrets].flatMap(([kind, all]) => [...all].map((text): [SecretKind, string] => [kind, text])),
      originals: originals(),
      isKept: (kind) => kept.has(kind),
      product,
    });
    return known;
  };

  const replacements = (text: PieceText): Replacement[] => {
    const found = recognise(text, product);
    // What is only seen now counts like what was learned, from here on.
    for (const { start, end, kind } of found) meet(kind, text.decode(start, end));
    for (const one of knownNames().find(text)) found.push(one);
    const all: Replacement[] = [];
    for (const one of found) {
      const replacement = replacementFor(one, text);
      if (replacement !== null) all.push(replacement);
    }
    return chooseApart(all);
  };

  const originals = (): RedactedOriginal[] => {
    const all: RedactedOriginal[] = [];
    const names = standIns.met();
    const staying = names
      .filter(([kind]) => kept.has(kind))
      .map(([, canonical]) => canonical.toLowerCase())
      .join("\n");
    for (const [kind, canonical, { original }] of names) {
      // What stands in a name that stays, or is a stand-in too, cannot be missing.
      const lower = canonical.toLowerCase();
      if (kept.has(kind) || (staying !== "" && staying.includes(lower)) || map.byStandIn.has(lower)) continue;
      const text = kind === "ip" || kind === "mac" ? canonical : original;
      all.push({ kind, text, bound: boundOf(kind, canonical, product) });
    }
    for (const [kind, texts] of secrets) {
      for (const text of [...texts].sort(compareTexts)) all.push({ kind, text, bound: boundOf(kind, text, product) });
    }
    return all;
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
    learn(given, end) {
      const text = typeof given === "string" ? wideText(given) : given;
      for (const found of recognise(text, product)) {
        if (end === undefined || found.start < end) meet(found.kind, text.decode(found.start, found.end));
      }
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
    redactName(kind, name) {
      // A server may be named by its address or be a phone, and is replaced as what it is.
      const [first] = namesIn(kind, name);
      const isPhone = first?.[0] === "mac" && kind !== "mac";
      const put = replace(isPhone ? "device" : first?.[0] === "ip" ? "ip" : kind, name);
      if (put !== null) {
        if (put !== name) count(kind);
        return put;
      }
      return kept.has(kind) ? name : redact(name);
    },
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
    originals,
  };
}

/** The text that takes the place of a stretch; line breaks in it stay, so that lines keep their numbers. */
export function breaksIn(text: string, start: number, end: number, put: string): string {
  const breaks = text.slice(start, end).match(/\r\n|\r|\n/g);
  return breaks === null || put === text.slice(start, end) ? put : put + breaks.join("");
}

/** A line break in a name, and the blanks that indent the next line. */
const BREAK = /[\r\n]+[ \t]*/g;
/** Longer secrets are removed where they are recognised, and not looked for elsewhere. */
const LONGEST_REMEMBERED = 1024;
/** How many texts are remembered for speed. */
const MOST_REMEMBERED = 100_000;
