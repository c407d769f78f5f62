/**
 * Proves that redaction held: the finished archive is read back, and its names and every unpacked byte are searched for
 * every name and secret that must not be in it, in all spellings. That the search works is proved first, on an archive
 * with planted values that takes the same way.
 */
import { type Archive, createArchiveWriter, type FileBytes, openArchive } from "../bundle/index.ts";
import { UserError } from "../errors.ts";
import type { EntryRole, RedactedOriginal, RedactionKind } from "../model/index.ts";
import { CONTROLS, createLeakSearch, type LeakHit } from "../redact/index.ts";

/** A place in the archive where something stands that must not. Without the thing itself. */
export interface Leak {
  /** The entry; empty for the names of entries. */
  readonly path: string;
  readonly kind: RedactionKind;
  /** How it is written there: raw, base64, … */
  readonly form: string;
  /** In the unpacked entry. */
  readonly offset: number;
}

/** What the proof gave. */
export interface Proof {
  readonly leaks: readonly Leak[];
  readonly originals: number;
  readonly bytes: number;
  readonly controls: number;
}

/** What is searched, and for what. */
export interface ProofOptions {
  readonly archive: Archive;
  readonly originals: readonly RedactedOriginal[];
  /** What an entry is; unknown for manifest and digests. */
  roleOf(path: string): EntryRole | undefined;
  /** Text that everybody has who has this program. */
  readonly publicText: string;
  /** How many planted values were found (`proveSearch`). */
  readonly controls: number;
  onBytes?(bytes: number): void;
}

/** Searches the whole archive. */
export async function proveClean(options: ProofOptions): Promise<Proof> {
  const { archive, originals, roleOf, controls, onBytes } = options;
  // A name that is also a word of this program gives nothing away where this program wrote it. What it quotes there was
  // exchanged as in the logs, and in those nothing is forgiven.
  const known = new Set(searchText(originals, options.publicText).map(({ text }) => text));
  const leaks: Leak[] = [];
  let bytes = 0;
  const names = archive.entries.map(({ path }) => path).join("\n");
  for (const hit of searchText(originals, names)) if (!known.has(hit.text)) leaks.push(leakOf("", hit));
  const search = createLeakSearch(originals);
  for (const entry of archive.entries) {
    for await (const piece of entry.read()) {
      search.push(piece);
      bytes += piece.length;
    }
    for (const hit of search.finish())
      if (roleOf(entry.path) === "log" || !known.has(hit.text)) leaks.push(leakOf(entry.path, hit));
    onBytes?.(entry.packedBytes);
  }
  return { leaks, originals: originals.length, bytes, controls };
}

/**
 * Packs planted values and looks for them the way the real ones are looked for. Gives how many there are.
 * @throws UserError of kind "redaction" where one is not found: then no search proves anything
 */
export async function proveSearch(): Promise<number> {
  const pieces: Buffer[] = [];
  const writer = await createArchiveWriter(async (piece) => void pieces.push(Buffer.from(piece)));
  for (const [index, { bytes }] of CONTROLS.entries())
    await writer.add(`control-${index}`, [Buffer.concat([PADDING, bytes, PADDING])]);
  await writer.finish();
  const archive = await openArchive(inMemory(Buffer.concat(pieces)), "controls");
  const search = createLeakSearch(CONTROLS.map(({ original }) => original));
  for (const [index, { original, form }] of CONTROLS.entries()) {
    for await (const piece of archive.entries[index]?.read() ?? []) search.push(piece);
    const isFound = search.finish().some(({ text }) => text === original.text);
    if (!isFound) throw searchFails(`${original.kind}, ${form}`);
  }
  return CONTROLS.length;
}

/** What stands around a planted value. */
const PADDING = Buffer.alloc(300, " -\n");

function searchText(originals: readonly RedactedOriginal[], text: string): LeakHit[] {
  const search = createLeakSearch(originals);
  search.push(Buffer.from(text));
  return search.finish();
}

function leakOf(path: string, { kind, form, offset }: LeakHit): Leak {
  return { path, kind, form, offset };
}

function searchFails(control: string): UserError {
  return new UserError("redaction", {
    en: `the search that proves redaction does not find a planted value (${control}), so nothing can be proved. Report this as a mistake of ccmtrace.`,
    ja: `秘匿化を証明する検索が、確認用の値 (${control}) を見つけられないため、証明できません。ccmtrace の不具合として報告してください。`,
  });
}

function inMemory(bytes: Buffer): FileBytes {
  return {
    sizeBytes: bytes.length,
    read: async (at, length) => bytes.subarray(at, at + length),
    close: async () => {},
  };
}
