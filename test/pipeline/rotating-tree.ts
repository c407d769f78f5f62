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
import { basename, dirname, join, relative } from "node:path";
import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";
import { filesIn } from "./watched-folder.ts";

/**
 * How a log's text is turned into bytes. "cp932" has Japanese at the end of each line; "gzo" is packed while it is written,
 * as an appliance does: it is called .gzo until it is whole.
 */
export type Form = "as it is" | "crlf" | "utf-16le" | "utf-16be" | "cp932" | "gzo";

/** One log that is written and goes round. */
export interface RotatingLog {
  /** Is there anything in the life of the name at hand? */
  isBegun(): boolean;
  /** Appends so many bytes of the text, the last character perhaps cut. */
  write(bytes: number): void;
  /** Writes the line at hand to its end, and all that stands in a buffer. */
  endLine(): void;
  /** x.2 becomes x.3, x.1 becomes x.2, x becomes x.1. What was x.3 before goes away. A gzo becomes a gz. */
  rename(): void;
  /** Goes on with the next of three names, in a ring: what the name held is lost. */
  nextNumber(): void;
  /** Goes on in a new folder. */
  newFolder(): void;
  /** Into another folder with it; what comes goes on where it was. */
  moveAway(): void;
  /** The clock is set back: half of the text comes once more, by other milliseconds. */
  setClockBack(): void;
  /** A copy as x.1, and x is cut. */
  copyAndCut(): void;
  /** The same file from its beginning: what was in it is lost, and it is as long as before, shorter or longer. */
  overwrite(by: number): void;
  remove(): void;
  /** Packs the oldest that is not packed; `half` leaves both there, `torn` one of them with half of its bytes. */
  pack(how: "whole" | "half" | "torn"): void;
  /** What packing left half done is done. */
  finishPacking(): void;
  /** Writes what stands in a buffer. */
  flush(): void;
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
    const isGzo = form === "gzo";
    let [number, day, moved, setBack] = [1, 0, 0, 0];
    /** Where it is written now. */
    const inFolder = (): string => {
      const base = number === 1 ? basename(name) : basename(name).replace(/(\d)(\D*)$/, `${number}$2`);
      return join(dirname(name), day === 0 ? "" : `day${day}`, base);
    };
    const place = (): string => join(folder, inFolder());
    const livePath = (): string => (isGzo ? `${place()}.gzo` : place());
    const shadow = (): string => join(all, `${inFolder()}~${generation}`);
    const packer = createPacker();

    function put(bytes: Uint8Array, write: (path: string, bytes: Uint8Array) => void = appendFileSync): void {
      // Each write is a second later, for there are files whose dates come from there.
      const time = (firstMs + 1_000 * ++seconds) / 1_000;
      const live = livePath();
      for (const path of [live, shadow()]) {
        mkdirSync(dirname(path), { recursive: true });
        if (path === live && isGzo) packer.write(path, bytes, isBegun);
        else (path === live ? write : appendFileSync)(path, bytes);
        utimesSync(path, time, time);
      }
      isBegun = true;
    }
    /** A gzo that is whole is a gz. */
    function finishGzo(): void {
      if (!isGzo || !existsSync(livePath())) return;
      const { mtime } = statSync(livePath());
      packer.finish(livePath());
      utimesSync(livePath(), mtime, mtime);
      renameSync(livePath(), `${place()}.gz`);
    }
    /** The next bytes of the text; fewer at its end. */
    function take(count: number): Uint8Array {
      while (pending.length < count && at < text.length) {
        const end = text.indexOf(0x0a, at) + 1 || text.length;
        pending = Buffer.concat([pending, encode(laterBy(setBack, text.subarray(at, end)))]);
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
      [`${place()}.${number}`, `${place()}.${number}.gz`].find(existsSync) ?? null;
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
      isBegun: () => isBegun,
      write: append,
      endLine() {
        append(pending.length);
        if (isGzo) packer.flush(livePath());
      },
      rename() {
        if (!existsSync(livePath())) return;
        if (isGzo) finishGzo();
        else {
          shift();
          renameSync(place(), `${place()}.1`);
        }
        begin();
      },
      nextNumber() {
        finishPacking();
        finishGzo();
        begin();
        number = (number % 3) + 1;
        // Opened anew, or removed and made anew, in turn.
        if (existsSync(place())) {
          if (generation % 2 === 0) truncateSync(place(), 0);
          else rmSync(place());
        }
      },
      newFolder() {
        finishPacking();
        finishGzo();
        begin();
        day++;
      },
      moveAway() {
        if (isGzo || !existsSync(place())) return;
        const to = join(dirname(place()), "old", `${basename(place())}.${++moved}`);
        mkdirSync(dirname(to), { recursive: true });
        renameSync(place(), to);
        begin();
      },
      setClockBack() {
        at = text.lastIndexOf(0x0a, at / 2) + 1;
        setBack++;
      },
      copyAndCut() {
        const live = place();
        if (isGzo || !existsSync(live)) return;
        shift();
        copyFileSync(live, `${live}.1`);
        const { mtime } = statSync(live);
        utimesSync(`${live}.1`, mtime, mtime);
        truncateSync(live, 0);
        begin();
      },
      overwrite(by) {
        const live = place();
        if (isGzo || !existsSync(live)) return;
        const size = statSync(live).size;
        begin();
        const bytes = Buffer.concat([encode.mark, take(Math.max(0, size + by - encode.mark.length))]);
        if (bytes.length > encode.mark.length) put(bytes, writeFileSync);
        else truncateSync(live, 0);
      },
      remove() {
        if (!existsSync(livePath())) return;
        rmSync(livePath());
        begin();
      },
      pack(how) {
        finishPacking();
        const path = [3, 2, 1].map((number) => `${place()}.${number}`).find(existsSync);
        if (path === undefined) return;
        writePacked(path, how === "torn" ? 0.5 : 1);
        if (how === "whole") rmSync(path);
        else halfPacked = path;
      },
      finishPacking,
      flush: () => void (isGzo && packer.flush(livePath())),
    };
  }

  return {
    folder,
    all,
    logs,
    settle() {
      for (const log of logs) {
        log.finishPacking();
        log.flush();
      }
    },
  };
}

/** Packs a text while it is written; half of what is new stays in a buffer. */
function createPacker(): {
  write(path: string, bytes: Uint8Array, isBegun: boolean): void;
  flush(path: string): void;
  finish(path: string): void;
} {
  let [buffer, sum, size]: [Buffer, number, number] = [Buffer.alloc(0), 0, 0];
  const put = (path: string, count: number): void => {
    if (existsSync(path)) appendFileSync(path, buffer.subarray(0, count));
    buffer = buffer.subarray(count);
  };
  return {
    write(path, bytes, isBegun) {
      if (!isBegun) {
        writeFileSync(path, gzipSync("").subarray(0, 10));
        [buffer, sum, size] = [Buffer.alloc(0), 0, 0];
      }
      buffer = Buffer.concat([buffer, deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })]);
      sum = crc32(bytes, sum);
      size += bytes.length;
      put(path, Math.ceil(buffer.length / 2));
    },
    flush: (path) => put(path, buffer.length),
    finish(path) {
      const trailer = Buffer.alloc(8);
      trailer.writeUInt32LE(sum, 0);
      trailer.writeUInt32LE(size, 4);
      buffer = Buffer.concat([buffer, deflateRawSync(""), trailer]);
      put(path, buffer.length);
    },
  };
}

/** The same line by so many milliseconds more; a line that does not show any stays as it is. */
function laterBy(milliseconds: number, line: Uint8Array): Uint8Array {
  if (milliseconds === 0) return line;
  const text = Buffer.from(line).toString("latin1");
  const later = (_: string, before: string, digits: string): string =>
    `${before}${String((Number(digits) + milliseconds) % 1000).padStart(3, "0")}`;
  return Buffer.from(text.replace(/(:\d\d\.)(\d{3})/, later), "latin1");
}

interface Encoder {
  (line: Uint8Array): Buffer;
  /** What such a file begins with. */
  readonly mark: Buffer;
}

/** " 日本語ソフト表示" in CP932; the second byte of some characters is a backslash. */
const JAPANESE = Buffer.from("2093fa967b8cea835c8374836795 5c8ea6".replaceAll(" ", ""), "hex").toString("latin1");

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
    if (kind === "cp932")
      return Buffer.from(
        Buffer.from(line)
          .toString("latin1")
          .replace(/\r?\n$/, `${JAPANESE}$&`),
        "latin1",
      );
    return kind === "utf-16be" ? wide(line).swap16() : Buffer.from(line);
  };
  const mark = kind === "utf-16le" ? [0xff, 0xfe] : kind === "utf-16be" ? [0xfe, 0xff] : [];
  return Object.assign(encode, { mark: Buffer.from(mark) });
}
