/** Short texts out of bytes: cheaper than to cut them out as bytes first. */

/** The bytes [from, end) of a memory, which are ASCII, as text. */
export function asciiText({ buffer, byteOffset }: Uint8Array, from: number, end: number): string {
  if (whole.buffer !== buffer) whole = Buffer.from(buffer as ArrayBuffer);
  return whole.toString("latin1", byteOffset + from, byteOffset + end);
}

/** The memory that was read from last: mostly it is the same. */
let whole: Buffer = Buffer.alloc(0);
