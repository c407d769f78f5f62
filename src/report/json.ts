/** Writing JSON for machines that is also safe to look at in a terminal. */
import type { Report } from "../model/index.ts";

/** The report as JSON, schema 1: two blanks deep, fields in the order of the model, a line end at the end. */
export function renderJson(report: Report): string {
  return writeJson(report);
}

/**
 * JSON with what a terminal would obey or hide written as an escape. JSON itself only escapes controls below U+0020
 * and halves of surrogate pairs; the value read back is the same.
 */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(UNSEEN, escapeUnits)}\n`;
}

/** The same on one line. */
export function writeJsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(UNSEEN, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  let escaped = "";
  for (let unit = 0; unit < character.length; unit += 1) {
    escaped += `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}

/** DEL and the C1 controls, format signs such as bidi overrides, line and paragraph separators; not the line ends of JSON itself. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;
