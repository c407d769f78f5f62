/**
 * Where things lie in the memory that the kernel works on; the same numbers stand in assembly/layout.ts. First fields
 * and small tables at fixed places (behind the first 1,024 bytes, which the compiler takes to be unused), then the tables of the literals, the list of hits, and the bytes being scanned.
 */

/** Byte addresses of fields of four bytes. */
export const FIELD = {
  /** Where the line stands that is looked at next. */
  lineStart: 1024,
  /** Lines, recognised records, and lines before the first record, that the last walk passed over. */
  lines: 1028,
  records: 1032,
  orphans: 1036,
  /** Length of the longest line so far. */
  longest: 1040,
  segmentStart: 1044,
  inRecord: 1048,
  /** Number of the first hit that may lie in the open record or behind it, and how many there are. */
  nextHit: 1052,
  hitCount: 1056,
  /** The first place that the literal scan cannot see through. */
  nextOpaque: 1060,
  /** How many bytes of a head its shape covers; 0 for no shape. */
  shapeBytes: 1064,
  timeAt: 1068,
  kindAt: 1072,
  /** Runs of times that the last walk gathered, and whether it ended in a record without time. */
  runCount: 1076,
  isTimeless: 1080,
  /** How many of the lines stand before the open record; -1 when the walk opened none. */
  segmentLines: 1084,
  firstSlot: 1088,
  places: 1092,
  literals: 1096,
  supers: 1100,
  conditions: 1104,
  hits: 1108,
  hitRoom: 1112,
  /** Records that begin here or later are not walked over; 1 or more. */
  stopFrom: 1116,
  /** Where the clauses are listed that can hold of the record asked for last, and how many there are. */
  owners: 1120,
  ownerCount: 1124,
  /** 0 when no byte of 0x80 or more stands in what was searched for literals last; 1 when one may. */
  hasHigh: 1128,
  /**
   * What a gram that finds a literal alone has behind it and before it, by hash of the gram and those two bytes: bit 0
   * says that they are enough to know, bit 1 that those on the other side must be known too.
   */
  behind: 1132,
  before: 1136,
  /** Bits by hash of two grams that find a literal together, and the first of their places by slot. */
  pairs: 1140,
  firstPairSlot: 1144,
  /** Where the record ends whose owners the last walk listed when it stopped; 0 where it stopped for another reason. */
  listedEnd: 1148,
  /**
   * Where is listed where lines begin, the next and the last of them, and the bytes that these lines stand behind: those
   * that were searched for literals last.
   */
  lineList: 1152,
  nextLine: 1156,
  lastLine: 1160,
  linesFrom: 1164,
  linesEnd: 1168,
} as const;

/** Runs: first, least, greatest and last time of day of each, in milliseconds. */
export const RUNS = 1184;
export const RUN_BYTES = 16;
export const RUN_ROOM = 24;
/** A run's times lie less than this apart. */
export const RUN_SPAN_MS = 15 * 60_000;
/** For each chunk of what was searched last whether a byte of 0x80 or more may stand in it. */
export const HIGH_CHUNKS = 1600;
export const CHUNK_BYTES = 4096;
/** What a line's first byte says of it, and its second. */
export const FIRST_BYTES = 2048;
export const SECOND_BYTES = 2304;
/** Least value and span of each of a head's first bytes. */
export const SHAPE_BASE = 2560;
export const SHAPE_SPAN = 2624;
export const SHAPE_ROOM = 48;
/** By hash of a gram what it may be: low four bits the first of a bucket's pair, high four bits the second. */
export const TABLE = 20736;
export const TABLE_BITS = 17;
/** The bucket of grams that are told alone. */
export const ALONE = 0b1000;
/** Where the tables of the literals begin. */
export const TABLES_END = TABLE + 2 ** TABLE_BITS;
export const SLOT_BITS = 14;
/** The sizes, as powers of two, of the tables of what may stand beside a gram, and of pairs. */
export const BESIDE_BITS = 16;
export const PAIR_BITS = 19;
/** next, gram, literal, offset; where four more bytes stand, which bits of them count, what they are; nothing. */
export const PLACE_BYTES = 32;
/**
 * Where its bytes are, their number, its longer ones, its conditions; the record it was last looked for in and
 * whether it stood there; the record its conditions were last held against and whether one held.
 */
export const LITERAL_BYTES = 32;
/** Place and literal. */
export const HIT_BYTES = 8;
export const HIT_ROOM = 32 * 1024;
/** Of a line in the list. */
export const LINE_BYTES = 4;
/** So many clauses are listed of a record; where there are more, any may hold. */
export const OWNER_ROOM = 1024;
/** Behind everything. */
export const NOWHERE = 0x7fffffff;
/** A hit whose clauses cannot hold for want of their other words. */
export const DROPPED = -2;

/** Odd multipliers that spread grams over the table and over the slots. The first was chosen by scripts/gram-hash.mjs. */
export const HASH = 0x1206fc99 | 0;
export const SLOT_HASH = 0x85ebca6b | 0;
export const BESIDE_HASH = 0xc2b2ae35 | 0;
/** Makes ASCII letters and their capitals one (and some signs, sorted out by comparison). */
export const FOLD = 0x20202020;
