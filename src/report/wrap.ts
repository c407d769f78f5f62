/**
 * Fills prose into lines of a given number of columns. Breaks at blanks, and around Japanese characters where its
 * rules of line breaking (kinsoku) allow; a word, path or address is never torn, so it can be copied whole.
 */
import { clusters, displayWidth } from "../util/display-width.ts";

/** The lines of the text; a line end in the text ends a line here too. Only an unbreakable word may stick out. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => fillEvenly(pieces(paragraph), width));
}

/** Like wrap, but a word that is too long is cut into lines: for quotes, which need not be copied. */
export function wrapQuote(text: string, width: number): string[] {
  return fill(
    pieces(text).flatMap((piece) => cut(piece, width)),
    width,
  );
}

/** The text with `prefix` before its first line and as many blanks before the others. */
export function hang(prefix: string, text: string, width: number): string[] {
  const indent = displayWidth(prefix);
  return wrap(text, width - indent).map((line, index) => (index === 0 ? prefix : " ".repeat(indent)) + line);
}

/** The lines moved right. */
export function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === "" ? "" : " ".repeat(columns) + line));
}

/** A stretch of text that stays together, and whether a blank stood before it. */
interface Piece {
  readonly text: string;
  readonly width: number;
  readonly afterBlank: boolean;
}

/** Fills the lines; where a syllable or two would be left over for the last one, slightly shorter lines are tried. */
function fillEvenly(all: readonly Piece[], width: number): string[] {
  const lines = fill(all, width);
  if (width < 4 * LEAST_LAST_LINE) return lines;
  const isGood = (tried: readonly string[]) => displayWidth(tried.at(-1) ?? "") >= LEAST_LAST_LINE;
  for (let less = 1; less <= 2 * LEAST_LAST_LINE && lines.length > 1 && !isGood(lines); less += 1) {
    const tried = fill(all, width - less);
    if (tried.length === lines.length && isGood(tried)) return tried;
  }
  return lines;
}

function fill(all: readonly Piece[], width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of all) {
    const blank = line !== "" && piece.afterBlank ? " " : "";
    if (line !== "" && used + blank.length + piece.width > width) {
      lines.push(finish(line));
      line = piece.text;
      used = piece.width;
    } else {
      line += blank + piece.text;
      used += blank.length + piece.width;
    }
  }
  lines.push(finish(line));
  return lines;
}

function finish(line: string): string {
  return line.trimEnd().replaceAll(GLUE, " ");
}

function pieces(paragraph: string): Piece[] {
  const found: Piece[] = [];
  for (const word of glue(paragraph).split(/[ \t\r]+/)) {
    let text = "";
    let width = 0;
    let afterBlank = true;
    let previous: string | null = null;
    for (const cluster of clusters(word)) {
      if (previous !== null && mayBreakBetween(previous, cluster.text)) {
        found.push({ text, width, afterBlank });
        text = "";
        width = 0;
        afterBlank = false;
      }
      text += cluster.text;
      width += cluster.width;
      previous = cluster.text;
    }
    if (text !== "") found.push({ text, width, afterBlank });
  }
  return found;
}

/** Blanks that must not become a line end: inside a Windows path, and between a number and its Japanese counter. */
function glue(paragraph: string): string {
  return paragraph
    .replace(WINDOWS_PATH_WITH_BLANKS, (path) => path.replaceAll(" ", GLUE))
    .replace(NUMBER_AND_COUNTER, `$1${GLUE}`);
}

function mayBreakBetween(before: string, after: string): boolean {
  if (!JAPANESE.test(before) && !JAPANESE.test(after)) return false;
  return !NOT_AT_LINE_END.test(before) && !NOT_AT_LINE_START.test(after);
}

function cut(piece: Piece, width: number): Piece[] {
  if (piece.width <= width) return [piece];
  const parts: Piece[] = [];
  let text = "";
  let used = 0;
  for (const cluster of clusters(piece.text)) {
    if (text !== "" && used + cluster.width > width) {
      parts.push({ text, width: used, afterBlank: parts.length === 0 && piece.afterBlank });
      text = "";
      used = 0;
    }
    text += cluster.text;
    used += cluster.width;
  }
  parts.push({ text, width: used, afterBlank: parts.length === 0 && piece.afterBlank });
  return parts;
}

/** The no-break blank, which keeps words on one line; it is written as a plain one in the end. */
export const GLUE = "\u00a0";
/** Each part after a blank holds a backslash again, or the path has ended before the blank. */
const WINDOWS_PATH_WITH_BLANKS = /(?:[A-Za-z]:\\|\\\\)\S*(?: [^\s\\:]*\\\S*)+/g;
const NUMBER_AND_COUNTER = /(?<![\w.,:/\\-])(\d[\d,]{0,11}) (?=[\u3040-\u30ff\u4e00-\u9fff])/g;
/** Columns below which a last line looks lost. */
const LEAST_LAST_LINE = 6;
/** Kana, kanji and the punctuation and full-width forms set with them; half-width katakana stays in words. */
const JAPANESE = /^[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\u{20000}-\u{3ffff}]/u;
/** Closing signs, small kana, sound marks and iteration marks do not begin a line. */
const NOT_AT_LINE_START =
  /^[、。，．・：；？！ー」』）】〕］｝〉》〟々ゝゞヽヾ〻゛゜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ〜～％\u3000\u00a0,.:;?!)\]}%…]/u;
/** Opening brackets do not end a line. */
const NOT_AT_LINE_END = /^[「『（【〔［｛〈《〝([{\u00a0]/u;
