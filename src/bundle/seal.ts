/**
 * The seal: the last 64 bytes of a bundle are the SHA-256, in hexadecimal digits, of all bytes before them. They are the
 * end of the archive's comment, so that every program can still open it. With it a change of any single byte shows, also
 * of one that no entry's own digest covers.
 */
import { createHash } from "node:crypto";

/** How many bytes the digits take. */
export const SEAL_BYTES = 64;

/** The archive's comment, with zeros where the digits go. ASCII. */
export const SEAL_COMMENT = `ccmtrace bundle; SHA-256 of all before these digits: ${"0".repeat(SEAL_BYTES)}`;

/** Takes the bytes of an archive and gives them back with the digits at the end. */
export interface Sealer {
  push(bytes: Uint8Array): Uint8Array;
  /** The rest. */
  finish(): Uint8Array;
}

/** A sealer at the beginning of an archive. */
export function createSealer(): Sealer {
  const hash = createHash("sha256");
  let held = Buffer.alloc(0);
  return {
    push(bytes) {
      const all = Buffer.concat([held, bytes]);
      const ready = Math.max(0, all.length - SEAL_BYTES);
      held = all.subarray(ready);
      const out = all.subarray(0, ready);
      hash.update(out);
      return out;
    },
    finish: () => Buffer.from(hash.digest("hex"), "latin1"),
  };
}

/** Looks whether the bytes of an archive still are what was sealed. */
export interface SealCheck {
  push(bytes: Uint8Array): void;
  /** "missing": the end does not look like a seal. And the SHA-256 of everything. */
  finish(): { readonly seal: "whole" | "broken" | "missing"; readonly sha256: string };
}

/** A check at the beginning of an archive. */
export function createSealCheck(): SealCheck {
  const whole = createHash("sha256");
  const before = createHash("sha256");
  const comment = SEAL_COMMENT.slice(0, -SEAL_BYTES);
  let held = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  return {
    push(bytes) {
      whole.update(bytes);
      const all = Buffer.concat([held, bytes]);
      const ready = Math.max(0, all.length - SEAL_BYTES);
      before.update(all.subarray(0, ready));
      last = Buffer.concat([last, all.subarray(0, ready)]).subarray(-comment.length);
      held = all.subarray(ready);
    },
    finish() {
      const digits = held.toString("latin1");
      const isSealed = last.toString("latin1") === comment && /^[0-9a-f]{64}$/.test(digits);
      const seal = !isSealed ? "missing" : digits === before.digest("hex") ? "whole" : "broken";
      return { seal, sha256: whole.digest("hex") };
    },
  };
}
