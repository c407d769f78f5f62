/** What goes in and comes out while a file is unfolded: members, which may be archives, and the texts in them. */
import type { EncodingGuess } from "./detect-encoding.ts";
import type { DirectBytes } from "./direct-bytes.ts";
import type { OpenFile } from "./disk-bytes.ts";
import type { Session } from "./session.ts";

/** A text, ready to be read once. */
export interface OpenSource {
  readonly kind: "source";
  /** As the user would name it; inside archives "case.zip!/cm/trace/x.txt". A packed x.txt.gz stays "x.txt.gz". */
  readonly path: string;
  /** Milliseconds since 1970 UTC; null where an archive does not tell. */
  readonly modifiedMs: number | null;
  /** Its first bytes, unpacked: up to 64 KiB. */
  readonly head: Uint8Array;
  /** The encoding that they speak for, where that was looked at to open the source. */
  readonly guess?: EncodingGuess | null;
  /**
   * All bytes from the start, in pieces of up to 1 MiB; to be called at most once. Problems met on the way go to
   * onProblem and the bytes end with what could be read; after an abort they just end.
   */
  chunks(): AsyncIterable<Uint8Array>;
  /** For a plain file on disk a faster way to its bytes, instead of chunks(); null for anything packed. */
  readonly direct: DirectReading | null;
}

/** Reading without chunks; readAhead only where there is something to wait for. */
export type DirectReading = Pick<DirectBytes, "read"> & Partial<Pick<DirectBytes, "readAhead">>;

/** Something that may be a text or an archive. */
export interface Member {
  readonly path: string;
  readonly modifiedMs: number | null;
  /** Archives around it. */
  readonly depth: number;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The file itself where the member is one on disk. */
  readonly file: OpenFile | null;
  /** True when the bytes came out of gzip. */
  readonly isGunzipped: boolean;
}

/** Yields every text in a member. Passed to the readers of archives, which meet members but cannot know what is in them. */
export type OpenMember = (member: Member, session: Session) => AsyncGenerator<OpenSource>;
