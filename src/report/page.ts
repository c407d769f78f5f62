/** The sheet a text report is written on: its words, width and colours, and the few ways of placing text on it. */
import type { Language, LogName } from "../model/index.ts";
import { displayWidth, padEnd } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { createPaint, type Paint } from "./paint.ts";
import { WORDS, type Words } from "./words/index.ts";
import { indent } from "./wrap.ts";

/** How a text for the eyes is to be written. */
export interface TextOptions {
  readonly lang: Language;
  /**
   * Columns of the terminal; taken as 40 at least and 100 at most, where lines are still read with ease. One that
   * says none has not been told its size yet: that is taken as 80.
   */
  readonly width: number;
  readonly color: boolean;
  /** The address that a terminal opens for a file of the report and a line in it; without it there are no links. */
  readonly linkTo?: (path: string, line: number) => string;
  /** The logs each pattern stands in; with it the patterns that could not have been seen are counted by log. */
  readonly patternLogs?: ReadonlyMap<string, readonly LogName[]>;
}

/** What every part of a text report is given. */
export interface Page {
  readonly words: Words;
  readonly width: number;
  readonly paint: Paint;
  /** Makes a text, which is as wide as before, lead to a line of a file where the terminal can. */
  readonly link: (text: string, path: string, line: number) => string;
  /** Too narrow for columns side by side: what belongs together stands below each other. */
  readonly narrow: boolean;
}

/** A page for these options. */
export function createPage(options: TextOptions): Page {
  const asked = options.width > 0 ? Math.floor(options.width) : USUAL;
  const width = Math.min(WIDEST, Math.max(NARROWEST, asked));
  const { lang, color, linkTo } = options;
  const link: Page["link"] =
    linkTo === undefined ? (text) => text : (text, path, line) => hyperlink(text, linkTo(path, line));
  return { words: WORDS[lang], width, paint: createPaint(color), link, narrow: width < TWO_COLUMNS };
}

/** OSC 8, as terminals understand it; an address with anything but printable ASCII in it is none. */
function hyperlink(text: string, address: string): string {
  return /^[!-~]+$/.test(address) ? `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\` : text;
}

/** A part of the report under its title, with a blank line before it; nothing where the part has nothing to say. */
export function section(page: Page, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", page.paint("heading", title), ...lines];
}

/** A label with text beside it, or below it on a narrow page. `body` is told how wide the text may be. */
export function labelled(page: Page, label: string, body: (width: number) => readonly string[]): string[] {
  if (page.narrow) {
    return [" ".repeat(MARGIN) + page.paint("label", label), ...indent(body(page.width - 2 * MARGIN), 2 * MARGIN)];
  }
  const start = MARGIN + labelColumn(page.words);
  return indent(body(page.width - start), start).map((line, index) =>
    index > 0 ? line : " ".repeat(MARGIN) + page.paint("label", padEnd(label, start - MARGIN)) + line.slice(start),
  );
}

/** The first `limit` of the items; `more` words how many were left out. */
export function fold<T>(
  items: readonly T[],
  limit: number,
  show: (item: T) => string,
  more: (count: number) => string,
): string[] {
  const shown = items.slice(0, limit).map(show);
  return items.length > limit ? [...shown, more(items.length - limit)] : shown;
}

/** Text of several lines with everything invisible in it made visible, line by line. */
export function visibleLines(text: string): string {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => visible(line))
    .join("\n");
}

function labelColumn(words: Words): number {
  return 2 + Math.max(...Object.values(words.rowLabels).map(displayWidth));
}

/** Blanks at the left of everything under a heading. */
export const MARGIN = 2;
const NARROWEST = 40;
const USUAL = 80;
const WIDEST = 100;
const TWO_COLUMNS = 60;
