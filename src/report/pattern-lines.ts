/** How a pattern is set, wherever it stands: its title under its level, its steps, its places in the guide. */
import type { GuideRow, Level } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { labelled, type Page } from "./page.ts";
import { type Row, readStep } from "./rows.ts";
import type { Words } from "./words/index.ts";
import { hang, indent, wrap } from "./wrap.ts";

/** The title behind a badge with the level. */
export function titleLines(page: Page, level: Level, title: string): string[] {
  const prefix = page.words.say.badge(page.words.levels[level]);
  const badge = prefix.trimEnd();
  return hang(prefix, visible(title), page.width).map((line, index) =>
    index > 0
      ? page.paint("heading", line)
      : page.paint(level, badge) + page.paint("heading", line.slice(badge.length)),
  );
}

/** Steps keep their numbers at the left, with their text hanging beside them. */
export function stepLines(text: string, width: number): string[] {
  let hanging = 0;
  return text.split("\n").flatMap((line) => {
    const step = readStep(line);
    if (step === null) return indent(wrap(line.trim(), width - hanging), hanging);
    const mark = `${step.mark} `;
    hanging = displayWidth(mark);
    return hang(mark, step.text, width);
  });
}

/** A row of an incident or a finding; `quotes` gives the quoted lines for a width. */
export function rowLines(page: Page, row: Row, quotes: (width: number) => readonly string[]): string[] {
  return labelled(page, row.label, (width) => {
    if (row.kind === "quotes") return quotes(width);
    return row.kind === "steps"
      ? stepLines(row.lines.join("\n"), width)
      : row.lines.flatMap((line) => wrap(line, width));
  });
}

/** The places of rows in the guide, each once. */
export function guidePlaces({ say }: Words, rows: readonly GuideRow[]): string[] {
  return [...new Set(rows.map(({ row, page }) => say.guide(visible(page), TABLE_ROW.exec(row)?.[1] ?? "")))];
}

/** "9-2/081" is in the guide's Table 9-2; the other names of rows are our own and say nothing to a reader. */
const TABLE_ROW = /^(\d+-\d+)\//;
