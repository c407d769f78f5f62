/**
 * The bundle stage: writes the ZIP for Cisco TAC, reads and checks one that may come from anybody. Knows names, bytes and
 * digests, not logs.
 */
export { createNamer, type Namer } from "./archive-name.ts";
export { checkArchive, manifestOf } from "./check-archive.ts";
export { encryptFile, unlockFile } from "./encrypt.ts";
export {
  around,
  type EvidenceIncident,
  type EvidencePlace,
  MOST_INCIDENTS,
  MOST_PLACES,
  writeEvidence,
} from "./evidence.ts";
export { type FileBytes, isFile, openFiles, readWhole } from "./file-bytes.ts";
export { createNewFile, type NewFile, writeWhole } from "./new-file.ts";
export { type Archive, type ArchiveEntry, DamagedEntry, openArchive, readText } from "./read-archive.ts";
export { type ReadmeFacts, writeReadme } from "./readme.ts";
export { findParts, type Part, splitFile } from "./split-file.ts";
export { MANIFEST_NAME, SUMS_NAME, writeSums } from "./sums.ts";
export { BUNDLE_WORDS } from "./words/index.ts";
export { type ArchiveWriter, type Content, createArchiveWriter, type WrittenEntry } from "./write-archive.ts";
