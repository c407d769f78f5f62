/** A look at the beginning of a file, and into packed ones: does it hold what was read of another one? */
import type { Problem } from "../model/index.ts";
import { headOf } from "../parse/index.ts";
import {
  createNarrower,
  type DiskFile,
  type Fingerprint,
  fingerprintOf,
  HEAD_FINGERPRINT_BYTES,
  hasFingerprint,
  isPlainText,
  openSources,
  readBytes,
  withTail,
} from "../sources/index.ts";
import type { SourceIdentity } from "./identify-source.ts";

/** What the beginning of a file holds; null where it cannot be read. */
export type Look = (file: DiskFile) => Promise<Seen | null>;

interface Seen {
  /** As many as a head's fingerprint is made of. */
  readonly first: Uint8Array;
  holdsHead(head: Fingerprint): boolean;
  /** Does a stretch further on have the fingerprint? Null where it cannot be read. */
  holds(stretch: Fingerprint): Promise<boolean | null>;
  readonly isPacked: boolean;
  /** Of a packed text the first bytes, unpacked. */
  unpacked(): Promise<Uint8Array>;
  /** Does it begin so once it is unpacked? */
  packs(head: Fingerprint): Promise<boolean>;
}

/** Looks at files, at each once. */
export function createLook(onProblem: (problem: Problem) => void): Look {
  const known = new Map<string, Promise<Seen | null>>();
  const read = async (file: DiskFile): Promise<Seen | null> => {
    const first = await withTail(file.absolute, file.shown, onProblem, (bytes) =>
      bytes.id === null || (file.id ?? bytes.id) === bytes.id ? readBytes(bytes, 0, HEAD_FINGERPRINT_BYTES) : null,
    );
    if (first === null) return null;
    const isPacked = first.length > 0 && !isPlainText(first, false);
    let inner: Promise<Uint8Array> | null = null;
    const unpacked = (): Promise<Uint8Array> => {
      inner ??= isPacked ? unpack(file, []).then((begins) => begins.first) : Promise.resolve(first.subarray(0, 0));
      return inner;
    };
    return {
      first,
      isPacked,
      unpacked,
      holdsHead: headTest(first),
      holds: (stretch) =>
        withTail(file.absolute, file.shown, onProblem, (bytes) =>
          hasFingerprint((from, to) => readBytes(bytes, from, to), stretch),
        ),
      packs: async (head) => isPacked && headTest(await unpacked())(head),
    };
  };
  return (file) => {
    const seen = known.get(file.absolute) ?? read(file);
    known.set(file.absolute, seen);
    return seen;
  };
}

/** Says of fingerprints whether the bytes begin so; each length is worked out once. */
export function headTest(first: Uint8Array): (head: Fingerprint) => boolean {
  const digests = new Map<number, string>();
  return ({ bytes, sha256 }) => {
    if (bytes > first.length) return false;
    const digest = digests.get(bytes) ?? fingerprintOf(first.subarray(0, bytes), 0).sha256;
    digests.set(bytes, digest);
    return digest === sha256;
  };
}

/** Does the longer of the two begin with the shorter? */
export function isSameStart(a: Uint8Array, b: Uint8Array): boolean {
  const length = Math.min(a.length, b.length);
  return Buffer.compare(a.subarray(0, length), b.subarray(0, length)) === 0;
}

/** Is there a record with a time among the first bytes of such a file? */
export function hasTime(begins: Uint8Array, { file, bomBytes }: SourceIdentity): boolean {
  const { encoding } = file;
  const text = begins.subarray(bomBytes);
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  const bytes = isWide ? createNarrower(encoding).push(text) : text;
  const head = headOf(file.format);
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(LF, at);
    const end = feed === -1 ? bytes.length : feed;
    if (head(bytes, at, end) >= 0) return true;
    at = end + 1;
  }
  return false;
}

/**
 * The first bytes of a packed text, how many are known to be in it, and whether the whole of it has what `stretches` say;
 * reads no further than that needs.
 */
export async function unpack(
  file: DiskFile,
  stretches: readonly Fingerprint[],
): Promise<{
  readonly first: Uint8Array;
  readonly head: Fingerprint | null;
  readonly length: number;
  readonly holds: boolean;
}> {
  const first = { at: 0, bytes: new Uint8Array(HEAD_FINGERPRINT_BYTES) };
  const wanted = [first, ...stretches.map(({ at, bytes }) => ({ at, bytes: new Uint8Array(bytes) }))];
  const enough = Math.max(...wanted.map(({ at, bytes }) => at + bytes.length));
  let length = 0;
  for await (const source of openSources(file, { onProblem() {} })) {
    if (source.path !== file.shown) return { first: first.bytes.subarray(0, 0), head: null, length: 0, holds: false };
    for await (const chunk of source.chunks()) {
      for (const { at, bytes } of wanted) {
        const from = Math.max(0, at - length);
        const piece = chunk.subarray(from, Math.max(from, at + bytes.length - length));
        if (piece.length > 0) bytes.set(piece, Math.max(0, length - at));
      }
      length += chunk.length;
      if (length >= enough) break;
    }
    break;
  }
  const begins = first.bytes.subarray(0, length);
  return {
    first: begins,
    head: length === 0 ? null : fingerprintOf(begins, 0),
    length,
    holds: stretches.every(
      ({ at, bytes, sha256 }, index) =>
        at + bytes <= length && fingerprintOf((wanted[index + 1] as typeof first).bytes, at).sha256 === sha256,
    ),
  };
}

const LF = 0x0a;
