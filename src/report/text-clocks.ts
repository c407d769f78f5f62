/** The part of the text report about the servers' clocks. */
import type { ReportClockDifference } from "../model/index.ts";
import { clockTexts } from "./clocks.ts";
import { MARGIN, type Page, section } from "./page.ts";
import { indent, wrap } from "./wrap.ts";

/** The part of the report about clocks; nothing where no two servers wrote the same event down. */
export function clocksSection(page: Page, clocks: readonly ReportClockDifference[], isAligned: boolean): string[] {
  const lines = clockTexts(page.words, clocks, isAligned).flatMap((text) => wrap(text, page.width - MARGIN));
  return section(page, page.words.incidents.headings.clocks, indent(lines, MARGIN));
}
