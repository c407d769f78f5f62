/** Which bytes of a record say what it says: all but those that only tell when it was written. */
import type { TraceFile } from "../model/index.ts";
import { timedHeadOf, writeWithoutTimes } from "../parse/index.ts";
import type { Segment } from "../scan/index.ts";
import { isTwoByte } from "./identify-source.ts";
import { LONGEST_RECORD } from "./said-before.ts";

/** Reads keys: two records of a file with the same key differ in nothing but when they were written. */
export interface KeyReader {
  /** Is all of the record behind its head in the key, so that what is quoted of one can be quoted of the other? */
  readonly isVerbatim: boolean;
  /** How many characters of the record are its head. */
  headLength(record: Segment): number;
  /** The key, valid until the next is read, and where in these bytes it begins. */
  read(record: Segment): { readonly bytes: Uint8Array; readonly from: number };
}

/** The keys of a file's records. */
export function createKeyReader({ format, encoding }: Pick<TraceFile, "format" | "encoding">): KeyReader {
  if (format === "syslog") return syslogReader(encoding);
  const measure = timedHeadOf(format);
  const headLength = ({ bytes }: Segment): number => measure?.(bytes) ?? 0;
  const width = isTwoByte(encoding) ? 2 : 1;
  return {
    isVerbatim: true,
    headLength,
    read: (record) => ({ bytes: record.raw, from: headLength(record) * width }),
  };
}

/** In syslog times stand anywhere in a head. */
function syslogReader(encoding: TraceFile["encoding"]): KeyReader {
  const space = new Uint8Array(LONGEST_RECORD);
  return {
    isVerbatim: false,
    headLength: () => 0,
    read({ bytes, raw }) {
      if (isTwoByte(encoding)) return { bytes: raw, from: 0 };
      const length = writeWithoutTimes(bytes, space);
      return { bytes: length === 0 ? bytes : space.subarray(0, length), from: 0 };
    },
  };
}
