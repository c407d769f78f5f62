/**
 * The screen of a watch on a terminal: one calm picture, of which only the lines that changed are written anew. What the
 * logs bring changes it at most four times a second; a key is answered at once. The terminal is as it was again when this
 * ends, in whatever way.
 */

import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { Language, WatchView } from "../../model/index.ts";
import { createPaint } from "../../report/index.ts";
import { displayWidth } from "../../util/display-width.ts";
import type { Environment, Output } from "../environment.ts";
import { columnsOf } from "../terminal.ts";
import { drawScreen, placedParts, type ScreenState } from "./draw-screen.ts";
import { createKeyReader, type Key } from "./keys.ts";
import type { ScreenSize } from "./screen-size.ts";
import { screenWords } from "./screen-words.ts";

/** What the screen stands on. */
export interface ScreenOptions {
  /** A terminal. */
  readonly stdout: Output & { readonly rows?: number | undefined };
  /** Keys are only read from a terminal. */
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined; setRawMode?(mode: boolean): unknown };
  readonly env: Environment["env"];
  readonly lang: Language;
  readonly color: boolean;
  /** What is watched, as it was given. */
  readonly paths: readonly string[];
  /** Tells of the end of the process and of exceptions that nobody catches: the process itself unless said. */
  readonly lifetime?: Lifetime;
}

/** The part of a process that tells of its end. */
export interface Lifetime {
  on(event: "exit" | "uncaughtExceptionMonitor", listener: () => void): unknown;
  removeListener(event: "exit" | "uncaughtExceptionMonitor", listener: () => void): unknown;
}

/** A screen that is open. */
export interface Screen {
  /** Shows how things stand now; soon, not at once, where something was drawn just before. */
  show(view: WatchView): void;
  /** Calls back each time that the user asks to end, by q or Ctrl-C: with raw keys the terminal sends no signal for it. */
  onQuit(callback: (how: "quit" | "interrupt") => void): void;
  /** Gives the terminal back as it was. Can be called again. */
  close(): void;
}

/** Takes the terminal over. */
export function createScreen(options: ScreenOptions): Screen {
  const { stdout, stdin, env, lang, color, paths, lifetime = process } = options;
  const words = screenWords(lang);
  const paint = createPaint(color);
  let state: ScreenState = {
    paths,
    focus: "incidents",
    scroll: { problems: 0, incidents: 0, matches: 0, sources: 0 },
    isPaused: false,
    showsHelp: false,
  };
  let latest: WatchView | null = null;
  /** What is shown: the latest, or the one at which the picture was held. */
  let shown: WatchView | null = null;
  let drawn: readonly string[] = [];
  let drawnMs = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  /** Is everything to be written anew? */
  let isCleared = false;
  let isBlocked = false;
  let isClosed = false;
  const quitters: ((how: "quit" | "interrupt") => void)[] = [];

  const sizeNow = (): ScreenSize => {
    const rows = stdout.rows ?? Number(env.LINES);
    return { columns: Math.max(1, columnsOf(stdout, env)), rows: rows > 0 ? rows : 24 };
  };

  function draw(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (isClosed || shown === null || isBlocked) return;
    drawnMs = performance.now();
    const size = sizeNow();
    const lines = drawScreen(shown, size, state, words, paint);
    let text = isCleared ? CLEAR_ALL : "";
    if (isCleared) drawn = [];
    isCleared = false;
    for (const [index, line] of lines.entries())
      if (line !== drawn[index]) text += `\x1b[${index + 1};1H${line}${isFull(line, size) ? "" : CLEAR_REST}`;
    drawn = lines;
    // A terminal that does not keep up is left alone until it does.
    if (text !== "") isBlocked = !stdout.write(BEGIN_PICTURE + text + END_PICTURE);
  }

  function drawSoon(): void {
    if (timer !== null || isClosed) return;
    const waitMs = drawnMs + REDRAW_MS - performance.now();
    if (waitMs <= 0) draw();
    else timer = setTimeout(draw, waitMs).unref();
  }

  const onResize = (): void => {
    isCleared = true;
    drawSoon();
  };

  const onDrain = (): void => {
    isBlocked = false;
    drawSoon();
  };

  const readKeys = createKeyReader();
  const decoder = new StringDecoder();
  const onInput = (piece: Buffer | string): void => {
    for (const key of readKeys(typeof piece === "string" ? piece : decoder.write(piece))) {
      if (isClosed) return;
      press(key);
    }
  };

  function press(key: Key): void {
    if (key === "quit" || key === "interrupt") {
      for (const callback of quitters) callback(key);
      return;
    }
    if (key === "redraw") isCleared = true;
    else if (key === "help") state = { ...state, showsHelp: !state.showsHelp };
    else if (key === "pause") {
      state = { ...state, isPaused: !state.isPaused };
      if (!state.isPaused) shown = latest;
    } else if (shown !== null && !state.showsHelp) state = move(state, key, placedPartsNow(shown));
    draw();
  }

  const placedPartsNow = (view: WatchView): ReturnType<typeof placedParts> =>
    placedParts(view, sizeNow(), state, words);

  const raw = stdin.isTTY === true && typeof stdin.setRawMode === "function" ? stdin.setRawMode.bind(stdin) : null;
  const restore = (): void => {
    if (isClosed) return;
    isClosed = true;
    if (timer !== null) clearTimeout(timer);
    lifetime.removeListener("exit", restore);
    lifetime.removeListener("uncaughtExceptionMonitor", restore);
    stdout.removeListener("resize", onResize);
    stdout.removeListener("drain", onDrain);
    stdin.removeListener("data", onInput);
    stdin.removeListener("error", ignore);
    if (raw !== null) {
      try {
        raw(false);
      } catch {
        // The terminal is gone.
      }
      stdin.pause();
    }
    stdout.write(CLOSE);
  };
  lifetime.on("exit", restore);
  lifetime.on("uncaughtExceptionMonitor", restore);
  stdout.on("resize", onResize);
  stdout.on("drain", onDrain);
  if (raw !== null) {
    raw(true);
    stdin.on("error", ignore);
    stdin.on("data", onInput);
    stdin.resume();
  }
  stdout.write(OPEN);

  return {
    show(view) {
      latest = view;
      if (!state.isPaused) shown = view;
      if (!state.isPaused) drawSoon();
    },
    onQuit(callback) {
      quitters.push(callback);
    },
    close: restore,
  };
}

/** What becomes of the state when a key moves something. */
function move(state: ScreenState, key: Key, parts: ReturnType<typeof placedParts>): ScreenState {
  if (key === "next-part" || key === "previous-part") {
    const step = key === "next-part" ? 1 : -1;
    const order = FOCUS_ORDER.filter((name) => name !== "problems" || parts.some((part) => part.name === "problems"));
    const at = order.indexOf(state.focus);
    return { ...state, focus: order[(at + step + order.length) % order.length] ?? state.focus };
  }
  const part = parts.find(({ name }) => name === state.focus);
  if (part === undefined) return state;
  const { name, page, mostScroll } = part;
  // What follows its end is counted from there.
  const up = name === "matches" ? 1 : -1;
  const by = {
    up,
    down: -up,
    "page-up": up * page,
    "page-down": -up * page,
    start: up * Infinity,
    end: -up * Infinity,
  };
  const now = Math.min(state.scroll[name], mostScroll);
  const next = Math.min(mostScroll, Math.max(0, now + (by[key as keyof typeof by] ?? 0)));
  return { ...state, scroll: { ...state.scroll, [name]: next } };
}

/** A terminal in whose last column something stands may clear that too. */
function isFull(line: string, { columns }: ScreenSize): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours
  return displayWidth(line.replace(/\x1b\[[\d;]*m/g, "")) >= columns;
}

function ignore(): void {}

const FOCUS_ORDER = ["problems", "incidents", "matches", "sources"] as const;
const REDRAW_MS = 250;
/** Alternate screen, no cursor, no wrapping at the right edge: signs that a terminal draws wider than thought do no harm. */
const OPEN = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J";
const CLOSE = "\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l";
const CLEAR_ALL = "\x1b[2J";
const CLEAR_REST = "\x1b[K";
/** Terminals that know these show the picture in one go. */
const BEGIN_PICTURE = "\x1b[?2026h";
const END_PICTURE = "\x1b[?2026l";
