/**
 * The map of a case: a key, and every name that got a stand-in so far. It never goes into a bundle; secrets never go into
 * it. Reading and writing the file is for others.
 */
import { UserError } from "../errors.ts";
import { IDENTITY_KINDS, type IdentityKind } from "../model/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { canonicalName } from "./canonical-name.ts";

/** A name and what stands for it. */
export interface NameEntry {
  readonly kind: IdentityKind;
  /** As it was first seen; its canonical writing is what it is known by. */
  readonly original: string;
  readonly standIn: string;
}

/** The map of a case. Redaction adds to it. */
export interface CaseMap {
  /** At least 16 bytes of chance: what stand-ins follow from. */
  readonly key: Uint8Array;
  /** By kind and canonical name. */
  readonly entries: Map<string, NameEntry>;
  /** By stand-in in lower case. */
  readonly byStandIn: Map<string, NameEntry>;
}

/** An empty map. The key must be chance; 32 bytes are right. */
export function newCaseMap(key: Uint8Array): CaseMap {
  if (key.length < SHORTEST_KEY) throw new Error(`the key of a case has ${SHORTEST_KEY} bytes or more`);
  return { key: Uint8Array.from(key), entries: new Map(), byStandIn: new Map() };
}

/** The text of a map's file: JSON that is the same for the same map, one name a line. */
export function formatCaseMap(map: CaseMap): string {
  const names = [...map.entries.values()].sort(
    (a, b) =>
      IDENTITY_KINDS.indexOf(a.kind) - IDENTITY_KINDS.indexOf(b.kind) ||
      compareTexts(a.original, b.original) ||
      compareTexts(a.standIn, b.standIn),
  );
  const lines = names.map(({ kind, original, standIn }) => `    ${JSON.stringify({ kind, original, standIn })}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  const key = Buffer.from(map.key).toString("hex");
  return `{\n  "schema": 1,\n  "what": "${WHAT}",\n  "key": "${key}",\n  "names": ${list}\n}\n`;
}

/**
 * Reads the text of a map's file. `path` is only for messages. Throws a UserError of kind "input" that names the place
 * where the text is no map of schema 1.
 */
export function parseCaseMap(text: string, path: string): CaseMap {
  const refuse = (en: string, ja: string, cause?: unknown): never => {
    throw new UserError(
      "input",
      {
        en: `${path}: ${en}. Name the map of this case with --map, or move this file away: a new map is made then, with other stand-ins.`,
        ja: `${path}: ${ja}。--map でこのケースの対応表を指定するか、このファイルを移動してください。移動すると、別の名前を使う新しい対応表が作られます。`,
      },
      { cause },
    );
  };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    const place = placeOf(text, cause);
    return refuse(
      `is no map of a case: it is no JSON${place.en}`,
      `ケースの対応表ではありません。JSON として読めません${place.ja}`,
      cause,
    );
  }
  if (!isRecord(json) || json.what !== WHAT) return refuse("is no map of a case", "ケースの対応表ではありません");
  if (json.schema !== 1) {
    return refuse(
      `has schema ${JSON.stringify(json.schema)}, and this ccmtrace reads schema 1`,
      `schema が ${JSON.stringify(json.schema)} です。この ccmtrace が読めるのは schema 1 です`,
    );
  }
  if (typeof json.key !== "string" || !/^(?:[0-9a-f]{2}){16,}$/i.test(json.key)) {
    return refuse(
      '"key" is no hexadecimal number of 16 bytes or more',
      '"key" が 16 バイト以上の 16 進数ではありません',
    );
  }
  const map = newCaseMap(Buffer.from(json.key, "hex"));
  if (!Array.isArray(json.names)) return refuse('"names" is no list', '"names" が配列ではありません');
  for (const [index, entry] of (json.names as unknown[]).entries()) {
    const fault = addEntry(map, entry);
    if (fault !== null) return refuse(`"names"[${index}] ${fault.en}`, `"names"[${index}] ${fault.ja}`);
  }
  return map;
}

/** Adds a name. False where the name or its stand-in is in the map already. */
export function addName(map: CaseMap, canonical: string, entry: NameEntry): boolean {
  const id = idOf(entry.kind, canonical);
  const standIn = entry.standIn.toLowerCase();
  if (map.entries.has(id) || map.byStandIn.has(standIn)) return false;
  map.entries.set(id, entry);
  map.byStandIn.set(standIn, entry);
  return true;
}

/** The entry of a name, if it has one. */
export function entryOf(map: CaseMap, kind: IdentityKind, canonical: string): NameEntry | undefined {
  return map.entries.get(idOf(kind, canonical));
}

function addEntry(map: CaseMap, entry: unknown): { en: string; ja: string } | null {
  if (!isRecord(entry)) return { en: "is no object", ja: "がオブジェクトではありません" };
  const { kind, original, standIn } = entry;
  if (!isKind(kind)) return { en: '"kind" is no kind of name', ja: "の kind が名前の種類ではありません" };
  if (typeof original !== "string" || typeof standIn !== "string" || !STAND_IN.test(standIn)) {
    return {
      en: 'has no "original", or no "standIn" that ccmtrace gave',
      ja: "に original がないか、standIn が ccmtrace の付けたものではありません",
    };
  }
  const canonical = canonicalName(kind, original);
  if (canonical === null || !addName(map, canonical, { kind, original, standIn })) {
    return {
      en: "names nobody, or a name or stand-in that stands there twice",
      ja: "の名前が無効か、同じ名前または代わりの名前が二度あります",
    };
  }
  return null;
}

/** Where JSON.parse stopped, in lines and columns; its own message may quote the file and is not shown. */
function placeOf(text: string, cause: unknown): { en: string; ja: string } {
  const position = /position (\d+)/.exec(cause instanceof Error ? cause.message : "")?.[1];
  if (position === undefined) return { en: "", ja: "" };
  const before = text.slice(0, Number(position)).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  return {
    en: ` from line ${before.length}, column ${column} on`,
    ja: `（${before.length} 行目、${column} 文字目から）`,
  };
}

function idOf(kind: IdentityKind, canonical: string): string {
  return `${kind}\n${canonical}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKind(value: unknown): value is IdentityKind {
  return IDENTITY_KINDS.some((kind) => kind === value);
}

const WHAT = "ccmtrace-case-map";
const SHORTEST_KEY = 16;
const STAND_IN = /^[0-9A-Za-z:.-]{1,255}$/;
