/**
 * Proves that redaction held: the finished archive is read back, and its names and every unpacked byte are searched for
 * every name and secret that must not be in it, in all spellings. That the search works is proved first, on an archive
 * with planted values that takes the same way.
 */
import { type Archive, createArchiveWriter, type FileBytes, openArchive } from "../bundle/index.ts";
import type { EntryRole } from "../model/index.ts";
import { createLeakSearch, type Hit, type Original } from "../redact/index.ts";

/** A place in the archive where something stands that must not. Without the thing itself. */
export interface Leak {
  /** The entry; empty for the names of entries. */
  readonly path: string;
  readonly kind: string;
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
  readonly originals: readonly Original[];
  /** What an entry is; unknown for manifest and digests. */
  roleOf(path: string): EntryRole | undefined;
  /** Text that everybody has who has this program, and that is in the archive too. */
  readonly publicText: string;
  onBytes?(bytes: number): void;
}

/** Searches the whole archive. */
export async function proveClean(options: ProofOptions): Promise<Proof> {
  const { archive, originals, roleOf, onBytes } = options;
  const controls = await proveSearch();
  // What the shipped catalog says itself gives nothing away, where the catalog is what is searched.
  const known = searchText(originals, options.publicText);
  const isPublic = (hit: Hit): boolean => known.some((one) => sameOriginal(one, hit));
  const leaks: Leak[] = [];
  let bytes = 0;
  const names = archive.entries.map(({ path }) => path).join("\n");
  for (const hit of searchText(originals, names)) leaks.push(leakOf("", hit));
  for (const entry of archive.entries) {
    const search = createLeakSearch(originals);
    for await (const piece of entry.read()) {
      search.push(piece);
      bytes += piece.length;
    }
    for (const hit of search.finish())
      if (roleOf(entry.path) !== "patterns" || !isPublic(hit)) leaks.push(leakOf(entry.path, hit));
    onBytes?.(entry.packedBytes);
  }
  return { leaks, originals: originals.length, bytes, controls };
}

/** Packs planted values and looks for them the way the real ones are looked for. @throws Error where one is not found */
async function proveSearch(): Promise<number> {
  const pieces: Buffer[] = [];
  const writer = await createArchiveWriter(async (piece) => void pieces.push(Buffer.from(piece)));
  for (const [index, control] of CONTROLS.entries()) await writer.add(`control-${index}`, [control.bytes]);
  await writer.finish();
  const archive = await openArchive(inMemory(Buffer.concat(pieces)), "controls");
  for (const [index, control] of CONTROLS.entries()) {
    const search = createLeakSearch([control.original]);
    for await (const piece of archive.entries[index]?.read() ?? []) search.push(piece);
    if (search.finish().length === 0) throw new Error(`the search does not find a planted value (${control.form})`);
  }
  return CONTROLS.length;
}

const CONTROLS: readonly { original: Original; form: string; bytes: Uint8Array }[] = [
  { original: { kind: "host", text: "planted-host-7" }, form: "raw", bytes: Buffer.from("x planted-host-7 y") },
];

function searchText(originals: readonly Original[], text: string): Hit[] {
  const search = createLeakSearch(originals);
  search.push(Buffer.from(text));
  return [...search.finish()];
}

function sameOriginal(a: Hit, b: Hit): boolean {
  return a.kind === b.kind && a.form === b.form;
}

function leakOf(path: string, { kind, form, offset }: Hit): Leak {
  return { path, kind, form, offset };
}

function inMemory(bytes: Buffer): FileBytes {
  return {
    sizeBytes: bytes.length,
    read: async (at, length) => bytes.subarray(at, at + length),
    close: async () => {},
  };
}
