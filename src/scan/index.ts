/** Bytes in, the records worth a closer look out. */
export { readBuiltTables, writeBuiltTables } from "./built-tables.ts";
export type { Engine } from "./kernel.ts";
export {
  type Condition,
  createLiteralScanner,
  type LiteralScanner,
  MIN_LITERAL,
  makeTables,
} from "./literals.ts";
export {
  createRecordScanner,
  type Part,
  type RecordCounts,
  type RecordScanner,
  type RecordScannerOptions,
  type Skimming,
} from "./records.ts";
export { type FoundSegment, HEAD_BYTES, OPAQUE, SEGMENT_BYTES, SEGMENT_OVERLAP, type Segment } from "./segment.ts";
export { wideTextTest } from "./wide-text.ts";
