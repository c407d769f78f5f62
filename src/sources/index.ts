/**
 * Finds and opens what can hold traces: files in folders and archives, which log of the guide each is, and the
 * encoding of its text. Does not look at lines.
 */
export { type CheckRow, checklist } from "./checklist.ts";
export { decode } from "./decode.ts";
export { detectEncoding, type EncodingGuess } from "./detect-encoding.ts";
export { roomAt } from "./disk-space.ts";
export { type DiskFile, type Found, findFiles } from "./find-files.ts";
export {
  type Fingerprint,
  fingerprintOf,
  HEAD_FINGERPRINT_BYTES,
  hasFingerprint,
  LAST_FINGERPRINT_BYTES,
} from "./fingerprint.ts";
export { toShown } from "./given-paths.ts";
export { gunzipAhead } from "./gunzip-whole.ts";
export { type Hints, listenForHints } from "./hints.ts";
export { type Identity, identifyPath } from "./identify.ts";
export { defaultPaths, type Era, LOCATIONS, type Location } from "./locations.ts";
export type { OpenSource } from "./member.ts";
export { createNarrower, type Narrower } from "./narrow.ts";
export { HEAD_BYTES, isPlainText, type OpenOptions, openSources, withPlainFile } from "./open-sources.ts";
export { readJsonFile } from "./read-json-file.ts";
export { type Rotation, trackRotation } from "./rotation.ts";
export type { Limits } from "./session.ts";
export { readBytes, type Tail, withTail } from "./tail.ts";
