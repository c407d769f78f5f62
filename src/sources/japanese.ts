/**
 * Judges whether bytes are Japanese text in cp932 or EUC-JP. Nearly any Western text is also valid cp932, so besides
 * validity it counts how the characters stand: Japanese comes in runs, an accented letter stands between letters.
 */

/** What a strict reading of the bytes found. */
export interface JapaneseReading {
  /** Characters that are not ASCII. */
  readonly characters: number;
  /** Hiragana and katakana of full width among them. */
  readonly kana: number;
  /** Characters in runs, or of two high bytes: hardly Western. */
  readonly likely: number;
  /** Characters that read as one accented letter inside a Western word. */
  readonly western: number;
  /** Bytes that fit no character. A character cut off at the end does not count. */
  readonly invalid: number;
}

/** Is this one line (or name) cp932, as far as can be told? */
export function isCp932(bytes: Uint8Array): boolean {
  const reading = readCp932(bytes);
  return reading.characters > 0 && reading.invalid === 0 && reading.western <= reading.likely;
}

/** Reads bytes as cp932: pairs, and single bytes for half-width katakana. */
export function readCp932(bytes: Uint8Array): JapaneseReading {
  return read(bytes, (lead, trail) => {
    if (lead >= 0xa1 && lead <= 0xdf) return { length: 1, isKana: false };
    if (!isCp932Lead(lead)) return null;
    if (trail === undefined) return CUT_OFF;
    if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return null;
    if (lead === 0xfc && trail > 0x4b) return null;
    const isKana = (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail <= 0x96);
    return { length: 2, isKana };
  });
}

/** Reads bytes as EUC-JP: pairs, 8E and one byte for half-width katakana, 8F and a pair for rare kanji. */
export function readEucJp(bytes: Uint8Array): JapaneseReading {
  return read(bytes, (lead, trail, third) => {
    const isHigh = (byte: number) => byte >= 0xa1 && byte <= 0xfe;
    if (lead !== 0x8e && lead !== 0x8f && !isHigh(lead)) return null;
    if (trail === undefined) return CUT_OFF;
    if (lead === 0x8e) return trail >= 0xa1 && trail <= 0xdf ? { length: 2, isKana: false } : null;
    if (!isHigh(trail)) return null;
    if (lead !== 0x8f) return { length: 2, isKana: (lead === 0xa4 || lead === 0xa5) && trail <= 0xf6 };
    if (third === undefined) return CUT_OFF;
    return isHigh(third) ? { length: 3, isKana: false } : null;
  });
}

interface Character {
  readonly length: number;
  readonly isKana: boolean;
}

/** Length 0: the bytes end within the character. */
const CUT_OFF: Character = { length: 0, isKana: false };

/** 81-84, 87-9F, E0-EA, ED-EE and FA-FC have characters; the rest is empty or for private use. */
function isCp932Lead(byte: number): boolean {
  return (
    (byte >= 0x81 && byte <= 0x84) ||
    (byte >= 0x87 && byte <= 0x9f) ||
    (byte >= 0xe0 && byte <= 0xea) ||
    byte === 0xed ||
    byte === 0xee ||
    (byte >= 0xfa && byte <= 0xfc)
  );
}

function read(
  bytes: Uint8Array,
  characterOf: (lead: number, trail: number | undefined, third: number | undefined) => Character | null,
): JapaneseReading {
  let characters = 0;
  let kana = 0;
  let likely = 0;
  let western = 0;
  let invalid = 0;
  let runLength = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      runLength = 0;
      at++;
      continue;
    }
    const character = characterOf(lead, bytes[at + 1], bytes[at + 2]);
    if (character === CUT_OFF) break;
    if (character === null) {
      invalid++;
      runLength = 0;
      at++;
      continue;
    }
    const end = at + character.length;
    const isInRun = runLength > 0 || (bytes[end] ?? 0) >= 0x80;
    characters++;
    runLength++;
    if (character.isKana) kana++;
    if (isInRun || (character.length > 1 && (bytes[at + 1] as number) >= 0x80)) likely++;
    else if (isLetter(bytes[at - 1])) western++;
    at = end;
  }
  return { characters, kana, likely, western, invalid };
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}
