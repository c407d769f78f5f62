/** The few colours of the text reports. Colour only repeats what a word already says. */
import type { Level } from "../model/index.ts";

/** What a piece of text is; its colour follows from that. */
export type Style = Level | "heading" | "label" | "quiet" | "good" | "bad";

/** Paints a piece of text, or returns it as it is. */
export type Paint = (style: Style, text: string) => string;

/** A painter that uses ANSI colours, or one that leaves everything plain. */
export function createPaint(color: boolean): Paint {
  if (!color) return (_style, text) => text;
  return (style, text) => (text === "" ? "" : `\x1b[${CODES[style]}m${text}\x1b[0m`);
}

const CODES: Record<Style, string> = {
  critical: "1;31",
  high: "31",
  medium: "33",
  low: "36",
  informational: "2",
  heading: "1",
  label: "2",
  quiet: "2",
  good: "32",
  bad: "31",
};
