/**
 * Where things lie in the memory, in bytes, and what several parts of the kernel must agree on; the numbers are those of
 * ../memory.ts, which says what is what. The compiler takes the first 1,024 bytes to be unused.
 */

// Fields of 4 bytes.
export const LINE_START: usize = 1024;
export const LINES: usize = 1028;
export const RECORDS: usize = 1032;
export const ORPHANS: usize = 1036;
export const LONGEST: usize = 1040;
export const SEGMENT_START: usize = 1044;
export const IN_RECORD: usize = 1048;
export const NEXT_HIT: usize = 1052;
export const HIT_COUNT: usize = 1056;
export const NEXT_OPAQUE: usize = 1060;
export const SHAPE_BYTES: usize = 1064;
export const TIME_AT: usize = 1068;
export const KIND_AT: usize = 1072;
export const RUN_COUNT: usize = 1076;
export const IS_TIMELESS: usize = 1080;
export const SEGMENT_LINES: usize = 1084;
export const FIRST_SLOT: usize = 1088;
export const PLACES: usize = 1092;
export const LITERALS: usize = 1096;
export const SUPERS: usize = 1100;
export const CONDITIONS: usize = 1104;
export const HITS: usize = 1108;
export const HIT_ROOM: usize = 1112;
export const STOP_FROM: usize = 1116;
export const OWNERS: usize = 1120;
export const OWNER_COUNT: usize = 1124;
export const HAS_HIGH: usize = 1128;
export const BEHIND: usize = 1132;
export const BEFORE: usize = 1136;
export const PAIRS: usize = 1140;
export const FIRST_PAIR_SLOT: usize = 1144;
export const LISTED_END: usize = 1148;
export const LINE_LIST: usize = 1152;
export const NEXT_LINE: usize = 1156;
export const LAST_LINE: usize = 1160;
export const LINES_FROM: usize = 1164;
export const LINES_END: usize = 1168;
export const RETURNS: usize = 1172;
export const RUNS: usize = 1184;
export const HIGH_CHUNKS: usize = 1600;
export const CONSTANTS: usize = 1792;
export const FIRST_BYTES: usize = 2048;
export const SECOND_BYTES: usize = 2304;
export const SHAPE_BASE: usize = 2560;
export const SHAPE_SPAN: usize = 2624;
export const LOOKED: usize = 2816;
export const MEETING: usize = 4096;
// What the search and the walk list for themselves lies in the same place.
export const BY_PAIR: usize = 8320;
export const BY_GRAM: usize = 12480;
export const MARKS: usize = 8320;
export const HEADS: usize = 8320;
export const TABLE: usize = 20736;
export const HASH: i32 = <i32>0x1206fc99;
export const ALONE: usize = 0b1000;
export const GROUP: usize = 64;
/** So many bytes at a time: what is found of them stays in the fastest cache. */
export const CHUNK: usize = 4096;
export const LF: u8 = 0x0a;
export const CR: u8 = 0x0d;
export const BLANK: u8 = 0x20;
