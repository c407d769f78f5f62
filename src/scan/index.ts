/** Bytes in, the records worth a closer look out. */
export { createLiteralScanner, type LiteralScanner, MIN_LITERAL } from "./literals.ts";
export {
  createRecordScanner,
  OPAQUE,
  type RecordCounts,
  type RecordScanner,
  SEGMENT_BYTES,
  SEGMENT_OVERLAP,
  type Segment,
} from "./records.ts";
export { findWideText } from "./wide-text.ts";
