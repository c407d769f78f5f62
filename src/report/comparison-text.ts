/** A comparison for the eyes: the verdict first, then what is new, what is still there, what is gone, what nobody can tell. */
import { type ComparedItem, type Comparison, OUTCOMES, type Outcome } from "../model/index.ts";
import { comparedItemLines, moreAlikeLines } from "./comparison-item-text.ts";
import { comparisonVerdict } from "./comparison-verdict.ts";
import { writeJson } from "./json.ts";
import { createPage, MARGIN, type Page, section, type TextOptions } from "./page.ts";
import { indent, wrap } from "./wrap.ts";

/** The comparison as text of lines, each within the width unless a path or word is longer. */
export function renderComparison(comparison: Comparison, options: TextOptions): string {
  const page = createPage(options);
  const lines = [
    ...comparisonVerdict(page, comparison),
    ...OUTCOMES.flatMap((outcome) => outcomeSection(page, comparison.items, outcome)),
  ];
  return `${lines.join("\n")}\n`;
}

/** The comparison as JSON, schema 1: two blanks deep, fields in the order of the model, a line end at the end. */
export function renderComparisonJson(comparison: Comparison): string {
  return writeJson(comparison);
}

function outcomeSection(page: Page, all: readonly ComparedItem[], outcome: Outcome): string[] {
  const items = all.filter((item) => item.outcome === outcome);
  const told = items.filter(({ toldBy }) => toldBy.length === 0);
  const folded = items.length - told.length;
  const { comparison: words } = page.words;
  const notes = [
    ...(outcome === "gone" && told.length > 0 ? [words.goneMeans] : []),
    ...(folded > 0 ? [words.folded(folded)] : []),
  ];
  // Those of a rule stand together, where the worst of them stands: they share its words.
  const kinds = new Map<string, ComparedItem[]>();
  for (const item of told) {
    const key = `${item.kind} ${item.of}`;
    kinds.set(key, [...(kinds.get(key) ?? []), item]);
  }
  const blocks = [...kinds.values()].flatMap((alike) => [
    ...alike.slice(0, WHOLE_PER_KIND).map((item, index) => comparedItemLines(page, item, index === 0)),
    moreAlikeLines(page, alike.slice(WHOLE_PER_KIND)),
  ]);
  return section(page, words.headings[outcome], [
    ...notes.flatMap((note) => indent(wrap(note, page.width - MARGIN), MARGIN)),
    ...blocks.flatMap((lines) => (lines.length === 0 ? [] : ["", ...lines])),
  ]);
}

const WHOLE_PER_KIND = 2;
