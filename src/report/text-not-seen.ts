/** The part of the text report about what incidents there may have been. */
import type { Report } from "../model/index.ts";
import { notSeenOf, uncorrelatedTexts } from "./not-seen.ts";
import { MARGIN, type Page, section } from "./page.ts";
import { hang, indent, wrap } from "./wrap.ts";

/** The part of the report about what incidents there may have been; nothing where all could have been seen. */
export function notSeenSection(page: Page, coverage: Report["coverage"]): string[] {
  const width = page.width - MARGIN;
  const parts = [
    ...notSeenOf(page.words, coverage).map(({ says, groups, left }) => [
      ...wrap(says, width),
      ...groups.flatMap(({ why, titles }) => [
        ...hang("- ", why, width),
        ...indent(wrap(titles, width - 2 * MARGIN), 2 * MARGIN),
      ]),
      ...(left === "" ? [] : [left]),
    ]),
    uncorrelatedTexts(page.words, coverage.uncorrelated).flatMap((sentence) => wrap(sentence, width)),
  ].filter((part) => part.length > 0);
  return section(
    page,
    page.words.incidents.headings.notSeen,
    parts.flatMap((part, index) => [...(index === 0 ? [] : [""]), ...indent(part, MARGIN)]),
  );
}
