/**
 * A tree of logs that go round in every way there is, and beside it everything that was ever written, one file for each
 * life of a name: what a scan of those finds, a watch of the tree has to find.
 */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { filesIn } from "./watched-folder.ts";

/** How a log's text is turned into bytes. */
export type Form = "as it is" | "crlf" | "utf-16le" | "utf-16be";

/** One log that is written and goes round. */
export interface RotatingLog {
  readonly name: string;
  readonly live: string;
  /** Is there anything in the life of the name at hand? */
  isBegun(): boolean;
  /** Appends so many bytes of the text, the last character perhaps cut. */
  write(bytes: number): void;
  /** Writes the line at hand to its end. */
  endLine(): void;
  /** x.2 becomes x.3, x.1 becomes x.2, x becomes x.1. What was x.3 before goes away. */
  rename(): void;
  /** A copy as x.1, and x is cut. */
  copyAndCut(): void;
  /** The same file from its beginning: what was in it is lost, and it is as long as before, shorter or longer. */
  overwrite(by: number): void;
  remove(): void;
  /** Packs the oldest that is not packed; `half` leaves both there, `torn` one of them with half of its bytes. */
  pack(how: "whole" | "half" | "torn"): void;
  /** What packing left half done is done. */
  finishPacking(): void;
}

/** A tree below `root`: logs in `case`, all that was written in `all`. Texts are those of the files below `traces`. */
export function createRotatingTree(
  traces: string,
  root: string,
  formOf: (index: number) => Form,
): { readonly folder: string; readonly all: string; readonly logs: readonly RotatingLog[]; settle(): void } {
  const [folder, all] = [join(root, "case", "logs"), join(root, "all", "logs")];
  mkdirSync(folder, { recursive: true });
  let seconds = 0;

  const logs = filesIn(traces)
    .filter((path) => /\.(?:txt|log)$|CiscoSyslog/.test(path))
    .map((path, index) => createLog(path, relative(traces, path), formOf(index)));

  function createLog(from: string, name: string, form: Form): RotatingLog {
    const text = readFileSync(from);
    const firstMs = statSync(from).mtimeMs;
    const encode = encoder(form, text);
    let [at, generation, isBegun] = [0, 0, false];
    let pending: Buffer = Buffer.alloc(0);
    let halfPacked: string | null = null;
    const live = join(folder, name);
    const shadow = (): string => join(all, name.replace(/([^/\\]*)$/, `$1~${generation}`));

    function put(bytes: Uint8Array, write: (path: string, bytes: Uint8Array) => void = appendFileSync): void {
      // Each write is a second later, for there are files whose dates come from there.
      const time = (firstMs + 1_000 * ++seconds) / 1_000;
      for (const path of [live, shadow()]) {
        mkdirSync(dirname(path), { recursive: true });
        (path === live ? write : appendFileSync)(path, bytes);
        utimesSync(path, time, time);
      }
      isBegun = true;
    }
    /** The next bytes of the text; fewer at its end. */
    function take(count: number): Uint8Array {
      while (pending.length < count && at < text.length) {
        const end = text.indexOf(0x0a, at) + 1 || text.length;
        pending = Buffer.concat([pending, encode(text.subarray(at, end))]);
        at = end;
      }
      const bytes = pending.subarray(0, count);
      pending = pending.subarray(bytes.length);
      return bytes;
    }
    function append(count: number): void {
      const bytes = take(count);
      if (bytes.length > 0) put(isBegun ? bytes : Buffer.concat([encode.mark, bytes]));
    }
    function begin(): void {
      if (isBegun) generation++;
      isBegun = false;
    }
    const rotated = (number: number): string | null =>
      [`${live}.${number}`, `${live}.${number}.gz`].find(existsSync) ?? null;
    function shift(): void {
      finishPacking();
      const last = rotated(3);
      if (last !== null) rmSync(last);
      for (const number of [2, 1]) {
        const path = rotated(number);
        if (path !== null) renameSync(path, path.replace(/\.\d(\.gz)?$/, `.${number + 1}$1`));
      }
    }
    function finishPacking(): void {
      if (halfPacked === null) return;
      writePacked(halfPacked, 1);
      rmSync(halfPacked, { force: true });
      halfPacked = null;
    }
    function writePacked(path: string, share: number): void {
      if (!existsSync(path)) return;
      const packed = gzipSync(readFileSync(path), { level: 1 });
      const { mtime } = statSync(path);
      writeFileSync(`${path}.gz`, packed.subarray(0, Math.ceil(share * packed.length)));
      utimesSync(`${path}.gz`, mtime, mtime);
    }

    return {
      name,
      live,
      isBegun: () => isBegun,
      write: append,
      endLine: () => append(pending.length),
      rename() {
        if (!existsSync(live)) return;
        shift();
        renameSync(live, `${live}.1`);
        begin();
      },
      copyAndCut() {
        if (!existsSync(live)) return;
        shift();
        copyFileSync(live, `${live}.1`);
        const { mtime } = statSync(live);
        utimesSync(`${live}.1`, mtime, mtime);
        truncateSync(live, 0);
        begin();
      },
      overwrite(by) {
        if (!existsSync(live)) return;
        const size = statSync(live).size;
        begin();
        const bytes = Buffer.concat([encode.mark, take(Math.max(0, size + by - encode.mark.length))]);
        if (bytes.length > encode.mark.length) put(bytes, writeFileSync);
        else truncateSync(live, 0);
      },
      remove() {
        if (!existsSync(live)) return;
        rmSync(live);
        begin();
      },
      pack(how) {
        finishPacking();
        const path = [3, 2, 1].map((number) => `${live}.${number}`).find(existsSync);
        if (path === undefined) return;
        writePacked(path, how === "torn" ? 0.5 : 1);
        if (how === "whole") rmSync(path);
        else halfPacked = path;
      },
      finishPacking,
    };
  }

  return {
    folder,
    all,
    logs,
    settle() {
      for (const log of logs) log.finishPacking();
    },
  };
}

interface Encoder {
  (line: Uint8Array): Buffer;
  /** What such a file begins with. */
  readonly mark: Buffer;
}

function encoder(form: Form, text: Buffer): Encoder {
  const isWide = text[0] === 0xff || text[0] === 0xfe || text.includes(0);
  const kind = isWide ? "as it is" : form;
  const wide = (line: Uint8Array): Buffer => Buffer.from(Buffer.from(line).toString("latin1"), "utf16le");
  const encode = (line: Uint8Array): Buffer => {
    if (kind === "crlf")
      return Buffer.from(
        Buffer.from(line)
          .toString("latin1")
          .replace(/\r?\n$/, "\r\n"),
        "latin1",
      );
    if (kind === "utf-16le") return wide(line);
    return kind === "utf-16be" ? wide(line).swap16() : Buffer.from(line);
  };
  const mark = kind === "utf-16le" ? [0xff, 0xfe] : kind === "utf-16be" ? [0xfe, 0xff] : [];
  return Object.assign(encode, { mark: Buffer.from(mark) });
}
