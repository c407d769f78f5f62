/** The progress line on standard error: only on a terminal, a few times a second, gone when the work is done. */
import type { ProgressEvent } from "../pipeline/index.ts";
import { shorten } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import type { Environment } from "./environment.ts";
import { sizeText } from "./size-text.ts";
import { columnsOf } from "./terminal.ts";
import type { CliWords } from "./words/index.ts";

/** Shows progress until `done` is called. */
export interface Progress {
  update(event: ProgressEvent): void;
  done(): void;
}

/** How often the line is drawn anew, in milliseconds. */
const REDRAW_MS = 100;

/** A progress line on standard error, which must be a terminal. */
export function createProgress({ stderr, env }: Environment, words: CliWords): Progress {
  const started = performance.now();
  let drawnAt = 0;
  return {
    update(event) {
      const now = performance.now();
      if (now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      stderr.write(`\r\x1b[K${shorten(describe(event, now - started, words), columnsOf(stderr, env) - 1)}`);
    },
    done() {
      if (drawnAt > 0) stderr.write("\r\x1b[K");
    },
  };
}

function describe(event: ProgressEvent, elapsedMs: number, words: CliWords): string {
  const { bytesDone, bytes } = event;
  const share = bytes === 0 ? 1 : Math.min(1, bytesDone / bytes);
  const rate = elapsedMs === 0 ? 0 : (bytesDone / elapsedMs) * 1000;
  const left = rate === 0 ? "–" : `${Math.ceil(Math.max(0, bytes - bytesDone) / rate)} s`;
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  return `${percent}  ${words.progress(sizeText(bytesDone), sizeText(bytes), sizeText(rate), left)}  ${visible(event.path)}`;
}
