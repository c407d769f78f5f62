/**
 * The literal scanner: finds where any of many literals stands in a block of bytes, ASCII case ignored and any white
 * space taken for a blank, without looking at every byte. Each literal registers the 4-byte grams at its offsets 0 to 3 (or of a rarer window); one of
 * them falls on a multiple of four wherever the literal stands, so reading one gram in every four bytes finds it.
 */

/** The shortest literal that can be found: shorter ones would put too many grams into the table. */
export const MIN_LITERAL = 6;

/** Finds literals in blocks of bytes. */
export interface LiteralScanner {
  /** Length of the longest literal in bytes: what two neighbouring blocks must share. */
  readonly longest: number;
  /** Length of one literal in bytes. */
  lengthOf(literal: number): number;
  /**
   * Reports every literal that lies in bytes[from, end) and ends after `endsAfter`, in no particular order.
   * `bytes` must start on a 4-byte boundary of its buffer and have room up to the next such boundary after `end`.
   * @throws RangeError when it does not
   */
  find(
    bytes: Uint8Array,
    from: number,
    end: number,
    endsAfter: number,
    onHit: (literal: number, at: number) => void,
  ): void;
}

/**
 * Builds a scanner. Literals are ASCII, at least MIN_LITERAL characters; case is ignored, and a blank stands for any
 * one of blank, tab, CR and LF.
 * @throws RangeError for a literal that is too short or not ASCII
 */
export function createLiteralScanner(literals: readonly string[]): LiteralScanner {
  const folded = literals.map(foldLiteral);
  const places = folded.flatMap((bytes, literal) => placesOf(bytes, literal));
  // Typed arrays throughout: a gram is a 32-bit number, and as the key of a Map each look-up would make an object of it.
  const isUsed = new Uint8Array(1 << TABLE_BITS);
  /** By slot the first of its places, and by place the next in the same slot; 0 ends, so places count from 1. */
  const firstIn = new Int32Array(1 << TABLE_BITS);
  const nextOf = new Int32Array(places.length + 1);
  const gramOf = new Int32Array(places.length + 1);
  const literalOf = new Int32Array(places.length + 1);
  const offsetOf = new Int32Array(places.length + 1);
  places.forEach(({ gram, literal, offset }, index) => {
    const place = index + 1;
    const slot = slotOf(gram);
    isUsed[slot] = 1;
    nextOf[place] = firstIn[slot] as number;
    firstIn[slot] = place;
    gramOf[place] = gram;
    literalOf[place] = literal;
    offsetOf[place] = offset;
  });
  const longest = folded.reduce((max, bytes) => Math.max(max, bytes.length), 0);

  return {
    longest,
    lengthOf: (literal) => (folded[literal] as Uint8Array).length,
    find(bytes, from, end, endsAfter, onHit) {
      if (folded.length === 0) return;
      if (bytes.byteOffset % 4 !== 0) throw new RangeError("block must start on a 4-byte boundary");
      const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
      // The last gram may reach past `end`: hits are compared byte by byte below, so what lies there invents none.
      const lastWord = (end + 3) >> 2;
      if (lastWord > words.length) throw new RangeError("block must have room up to the next 4-byte boundary");

      const lookAt = (word: number): void => {
        const gram = (words[word] as number) | 0x20202020;
        for (let place = firstIn[slotOf(gram)] as number; place !== 0; place = nextOf[place] as number) {
          if (gramOf[place] !== gram) continue;
          const literal = literalOf[place] as number;
          const literalBytes = folded[literal] as Uint8Array;
          const at = word * 4 - (offsetOf[place] as number);
          const stop = at + literalBytes.length;
          if (at >= from && stop <= end && stop > endsAfter && standsAt(bytes, at, literalBytes)) onHit(literal, at);
        }
      };
      let word = from >> 2;
      // Four at a time: in almost all groups none of them is used, and one test says so.
      for (; word + 4 <= lastWord; word += 4) {
        const anyUsed =
          (isUsed[slotOf((words[word] as number) | 0x20202020)] as number) |
          (isUsed[slotOf((words[word + 1] as number) | 0x20202020)] as number) |
          (isUsed[slotOf((words[word + 2] as number) | 0x20202020)] as number) |
          (isUsed[slotOf((words[word + 3] as number) | 0x20202020)] as number);
        if (anyUsed === 0) continue;
        for (let i = word; i < word + 4; i++) lookAt(i);
      }
      for (; word < lastWord; word++) lookAt(word);
    },
  };
}

/** Folds as the scanner does: bit 0x20 set, which makes A and a one (and some signs, sorted out by what follows). */
function foldLiteral(literal: string): Uint8Array {
  if (literal.length < MIN_LITERAL) throw new RangeError(`literal shorter than ${MIN_LITERAL}: ${literal}`);
  const bytes = new Uint8Array(literal.length);
  for (let i = 0; i < literal.length; i++) {
    const code = literal.charCodeAt(i);
    if (code > 0x7f) throw new RangeError(`literal is not ASCII: ${literal}`);
    bytes[i] = lower(code);
  }
  return bytes;
}

interface Place {
  readonly gram: number;
  readonly literal: number;
  /** How far into the literal the gram stands. */
  readonly offset: number;
}

/** The grams that find a literal: four neighbouring offsets of the window that is rarest in ordinary traces. */
function placesOf(bytes: Uint8Array, literal: number): Place[] {
  const places: Place[] = [];
  const whole = bytes.length - 6; // windows of seven bytes that fit
  const window = whole >= 1 ? rarestWindow(bytes, whole) : 0;
  for (let step = 0; step < 4; step++) {
    const offset = window + step;
    for (const gram of gramsAt(bytes, offset)) places.push({ gram, literal, offset });
  }
  return places;
}

/** Every folded gram that may stand at that offset: a blank has four forms, and behind a short literal stands anything. */
function gramsAt(bytes: Uint8Array, offset: number): number[] {
  let grams = [0];
  for (let i = 0; i < 4; i++) {
    const byte = bytes[offset + i];
    const forms = byte === undefined ? ANY_FOLDED : byte === BLANK ? BLANKS_FOLDED : [byte | 0x20];
    grams = grams.flatMap((gram) => forms.map((form) => gram | (form << (8 * i))));
  }
  return grams;
}

const BLANK = 0x20;
const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const BLANKS_FOLDED = [BLANK, TAB | 0x20, LF | 0x20, CR | 0x20];
const ANY_FOLDED = Array.from({ length: 128 }, (_, index) => ((index & 0x60) << 1) | 0x20 | (index & 0x1f));

function rarestWindow(bytes: Uint8Array, windows: number): number {
  let best = 0;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let window = 0; window < windows; window++) {
    let score = 0;
    for (let step = 0; step < 4; step++) score += NOISE.get(gramAt(bytes, window + step)) ?? 0;
    if (score < bestScore) [best, bestScore] = [window, score];
  }
  return best;
}

function gramAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24) |
    0x20202020 |
    0
  );
}

function slotOf(gram: number): number {
  return Math.imul(gram, HASH) >>> (32 - TABLE_BITS);
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}

function standsAt(bytes: Uint8Array, at: number, literal: Uint8Array): boolean {
  for (let i = 0; i < literal.length; i++) {
    const byte = bytes[at + i] as number;
    if (lower(byte) === literal[i]) continue;
    if (literal[i] !== BLANK || (byte !== TAB && byte !== LF && byte !== CR)) return false;
  }
  return true;
}

/** 64 Ki slots, one byte each: more would leave the fastest cache, fewer would fill up with literals. */
const TABLE_BITS = 16;
/** Odd multiplier of the golden ratio: spreads neighbouring grams over the table. */
const HASH = 0x9e3779b1 | 0;

/** Text that fills ordinary traces: a window of a literal made of these grams would be looked at too often. */
const NOISE: ReadonlyMap<number, number> = countGrams(
  [
    "|AppInfo  |SdlSig   |StationInit - InboundStim - KeepAliveMessage - DeviceName=SEP, TCPHandle=0x, IPAddr=192.168. Port=",
    "Device Controller=[1,89,40]|<CLID::Cluster><NID::10.1.1.1><CT::1,100,90,1.85><IP::10.1.1.2><DEV::SEP0011223344>",
    "[R:N-H:0,N:1,L:0,V:0,Z:0,D:0] secure server certificate connection failed error received request response message for the from with",
    "00001821.000 |16:34:01.765 | not found could not invalid CTL File CallManager operation occurred during security token authentication",
    "Name=Name: Type=0 Info unknown:: Via: SIP/2.0/TCP Call-ID: CSeq: 101 INVITE Content-Type: application/sdp a=rtpmap: 0000 ",
  ].join(" "),
);

function countGrams(text: string): Map<number, number> {
  const bytes = new TextEncoder().encode(text.toLowerCase());
  const counts = new Map<number, number>();
  for (let at = 0; at + 4 <= bytes.length; at++) {
    const gram = gramAt(bytes, at);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}
