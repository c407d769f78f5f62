/**
 * What is told of an incident or a finding, as labelled rows of plain text without a width: every format for people
 * sets the same rows in its own way. Foreign text in them has been made visible; escaping is left to the format.
 */
import { visible } from "../util/printable.ts";
import { visibleLines } from "./page.ts";

/** A row: a label and what stands beside it. */
export type Row =
  /** Paragraphs, each a line. */
  | { readonly kind: "text"; readonly label: string; readonly lines: readonly string[] }
  /** Lines of which some are numbered ("1. …") or items ("- …"). */
  | { readonly kind: "steps"; readonly label: string; readonly lines: readonly string[] }
  /** The quoted lines: an incident's timeline or a finding's evidence, which each format sets from the report. */
  | { readonly kind: "quotes"; readonly label: string };

/** A row of paragraphs; none where there is nothing to say. */
export function textRow(label: string, ...lines: readonly string[]): Row[] {
  const said = lines.filter((line) => line !== "");
  return said.length === 0 ? [] : [{ kind: "text", label, lines: said }];
}

/** A row of steps as the catalog holds them, one to a line. */
export function stepsRow(label: string, text: string): Row[] {
  return text === "" ? [] : [{ kind: "steps", label, lines: visibleLines(text).split("\n") }];
}

/** A line of steps taken apart: its number or sign, and what is behind it; null for a line that has neither. */
export function readStep(line: string): { readonly mark: string; readonly text: string } | null {
  const [, mark, text] = /^\s*(\d{1,2}[.)]|[-*])\s+(.*)$/.exec(line) ?? [];
  return mark === undefined || text === undefined ? null : { mark, text };
}

/** The first `limit` names, made visible, and how many more there are; `omitted` were left out before. */
export function namesText(names: readonly string[], { limit, omitted = 0, comma, more }: NamesOptions): string {
  const left = Math.max(0, names.length - limit) + omitted;
  const shown = names.slice(0, limit).map((name) => visible(name));
  return [...shown, ...(left > 0 ? [more(left)] : [])].join(comma);
}

interface NamesOptions {
  readonly limit: number;
  readonly omitted?: number;
  readonly comma: string;
  readonly more: (count: number) => string;
}
