/** Writing JSON for machines that is also safe to look at in a terminal. */
import type { Report } from "../model/index.ts";
import { isAscii } from "../util/is-ascii.ts";
import { jsonPieces } from "./json-pieces.ts";

/**
 * The report as JSON, schema 1: two blanks deep, fields in the order of the model, a line end at the end. It comes in
 * pieces, each made only when it is asked for.
 */
export function* renderJson(report: Report): Generator<string, void, undefined> {
  for (const piece of jsonPieces(report)) yield showUnseen(piece);
  yield "\n";
}

/**
 * JSON with what a terminal would obey or hide written as an escape. JSON itself only escapes controls below U+0020
 * and halves of surrogate pairs; the value read back is the same.
 */
export function writeJson(value: unknown): string {
  return `${showUnseen(JSON.stringify(value, null, 2))}\n`;
}

/** The same on one line. */
export function writeJsonLine(value: unknown): string {
  return `${showUnseen(JSON.stringify(value))}\n`;
}

function showUnseen(json: string): string {
  // Most texts hold nothing of the kind, which is soon seen.
  return isAscii(json) && !json.includes(DEL) ? json : json.replace(UNSEEN, escapeUnits);
}

function escapeUnits(character: string): string {
  let escaped = "";
  for (let unit = 0; unit < character.length; unit += 1) {
    escaped += `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}

const DEL = "\u007f";
/** DEL and the C1 controls, format signs such as bidi overrides, line and paragraph separators; not the line ends of JSON itself. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;
