/** Unpacks gzip data: several members in a row, padding behind them, and files cut short or still being written. */
import { crc32 } from "node:zlib";
import type { ByteCursor } from "./byte-cursor.ts";
import { inflateRaw } from "./inflate.ts";
import { because, type Reason } from "./reason.ts";
import type { Session } from "./session.ts";

/** Padding and a few stray bytes behind the data are normal; more than this may be data we cannot read. */
const STRAY_BYTES = 1024;

/** The unpacked bytes of `input`, which must begin with a gzip header. Problems go to the session under `path`. */
export async function* gunzip(input: ByteCursor, path: string, session: Session): AsyncGenerator<Uint8Array> {
  let unpackedBytes = 0;
  const reportCut = () => {
    if (session.isTroubled(path) || session.isStopped()) return;
    // CallManager names a file .gzo while it still writes it: such a file always ends early.
    session.report(/\.gzo$/i.test(path) ? "still-written" : "truncated-archive", path, {}, unpackedBytes);
  };
  const reportDamage = (reason: Reason, count?: number) =>
    session.report("damaged-archive", path, because(reason, count === undefined ? {} : { count }), unpackedBytes);

  do {
    if (!(await skipHeader(input))) return reportCut();

    let checksum = 0;
    let memberBytes = 0;
    const pieces = inflateRaw(input);
    let step = await pieces.next();
    try {
      for (; step.done !== true; step = await pieces.next()) {
        if (!session.addUnpacked(step.value.length, path)) return;
        checksum = crc32(step.value, checksum);
        memberBytes += step.value.length;
        unpackedBytes += step.value.length;
        yield step.value;
      }
    } finally {
      await pieces.return({ kind: "cut" });
    }
    if (step.value.kind === "damaged") return reportDamage("bad-deflate");
    if (step.value.kind === "cut") return reportCut();

    const trailer = Buffer.from(await input.exactly(8));
    if (trailer.length < 8) return reportCut();
    if (trailer.readUInt32LE(4) !== memberBytes % 2 ** 32) reportDamage("wrong-size");
    // All bytes came out, so there is no place to point at.
    else if (trailer.readUInt32LE(0) !== checksum) session.report("damaged-archive", path, because("checksum"));
  } while (await isMemberNext(input));

  const stray = await countStray(input);
  if (stray > STRAY_BYTES) reportDamage("trailing-bytes", stray);
}

/** Steps over a member's header (RFC 1952); false when it ends early. */
async function skipHeader(input: ByteCursor): Promise<boolean> {
  const fixed = await input.exactly(10);
  if (fixed.length < 10) return false;
  const flags = fixed[3] ?? 0;
  if ((flags & EXTRA) !== 0) {
    const length = Buffer.from(await input.exactly(2));
    if (length.length < 2) return false;
    const extraBytes = length.readUInt16LE(0);
    if ((await input.skip(extraBytes)) < extraBytes) return false;
  }
  if ((flags & NAME) !== 0 && !(await skipString(input))) return false;
  if ((flags & COMMENT) !== 0 && !(await skipString(input))) return false;
  return (flags & HEADER_CRC) === 0 || (await input.skip(2)) === 2;
}

async function skipString(input: ByteCursor): Promise<boolean> {
  for (;;) {
    const byte = await input.take(1);
    if (byte === null) return false;
    if (byte[0] === 0) return true;
  }
}

async function isMemberNext(input: ByteCursor): Promise<boolean> {
  const start = await input.exactly(3);
  input.putBack(start);
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 0x08;
}

/** Bytes that are not padding, counted from the first such byte. */
async function countStray(input: ByteCursor): Promise<number> {
  let count = 0;
  for (;;) {
    const piece = await input.take(64 * 1024);
    if (piece === null) return count;
    const first = count > 0 ? 0 : piece.findIndex((byte) => byte !== 0);
    if (first >= 0) count += piece.length - first;
  }
}

const HEADER_CRC = 0x02;
const EXTRA = 0x04;
const NAME = 0x08;
const COMMENT = 0x10;
