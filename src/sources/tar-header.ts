/** The 512-byte blocks that describe the files in a tar archive (POSIX ustar, GNU and old V7 layouts), and pax records. */

/** Size of a header and what every body is padded to. */
export const BLOCK = 512;

/** One header, numbers decoded, the name still in bytes because tar does not say its encoding. */
export interface TarHeader {
  readonly name: Uint8Array;
  /** The type flag: "0" file, "1" hard link, "2" symbolic link, "5" folder, "x"/"g" pax, "L"/"K" GNU long name. */
  readonly type: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number | null;
  readonly linkName: Uint8Array;
}

/** Are these bytes a header? The checksum tells, also in old archives without the word "ustar". */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK || block[0] === 0) return false;
  const stored = numberIn(block, 148, 8);
  if (stored === null) return false;
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
  return sum === stored;
}

/** Reads a block that isTarHeader; null when its size cannot be right. */
export function parseTarHeader(block: Uint8Array): TarHeader | null {
  const sizeBytes = numberIn(block, 124, 12);
  if (sizeBytes === null) return null;
  const seconds = numberIn(block, 136, 12);
  const flag = block[156] ?? 0;
  // Only POSIX ("ustar" NUL) has a name prefix; GNU keeps other things there.
  const prefix = textAt(block, 257, 6) === "ustar" && block[262] === 0 ? stringIn(block, 345, 155) : EMPTY;
  const name = stringIn(block, 0, 100);
  return {
    name: prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from("/"), name]),
    type: flag === 0 || flag === 0x37 ? "0" : String.fromCharCode(flag),
    sizeBytes,
    modifiedMs: seconds === null || seconds === 0 ? null : seconds * 1000,
    linkName: stringIn(block, 157, 100),
  };
}

/** The records of a pax header ("28 mtime=1590000000.5\n…") by key. */
export function parsePax(body: Uint8Array): Map<string, Uint8Array> {
  const records = new Map<string, Uint8Array>();
  let at = 0;
  while (at < body.length) {
    const blank = body.indexOf(0x20, at);
    const length = Number(textAt(body, at, blank - at));
    if (blank < 0 || !Number.isInteger(length) || length <= 0) break;
    const record = body.subarray(blank + 1, at + length - 1);
    const equals = record.indexOf(0x3d);
    if (equals > 0) records.set(textAt(record, 0, equals), record.subarray(equals + 1));
    at += length;
  }
  return records;
}

/** Octal text, or a big-endian number when the top bit is set (GNU, for sizes from 8 GiB). */
function numberIn(block: Uint8Array, at: number, length: number): number | null {
  const first = block[at] ?? 0;
  if (first === 0x80) {
    let value = 0;
    for (let i = at + 1; i < at + length; i++) value = value * 256 + (block[i] ?? 0);
    return Number.isSafeInteger(value) ? value : null;
  }
  const text = textAt(block, at, length).trim();
  if (text === "") return 0;
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(stringIn(bytes, at, Math.max(length, 0))).toString("latin1");
}

/** Up to the first NUL. */
function stringIn(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}

const EMPTY = new Uint8Array(0);
