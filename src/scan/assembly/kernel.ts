/**
 * The inner loops of the scan, in AssemblyScript. The tables are made in JavaScript (../literals.ts, ../head-shape.ts);
 * where they lie is written in ../memory.ts. ../kernel-twin.ts does the same in plain JavaScript.
 *
 * All addresses are bytes of the memory. Reading a little past what is filled is harmless: the memory goes on behind
 * it, and whatever stands there is sorted out by the comparison that follows.
 */
export { find } from "./find";
export { passes } from "./passes";
export { passTimed, skim } from "./skim";
export { narrow, nextHigh } from "./text";
