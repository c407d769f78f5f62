/** By how much the clocks of the servers differ, and what that means for the order of events. */
import type { ReportClockDifference } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { durationText } from "./duration.ts";
import { fold } from "./page.ts";
import type { Words } from "./words/index.ts";

/** A sentence each; nothing where no two servers wrote the same event down. */
export function clockTexts(words: Words, clocks: readonly ReportClockDifference[], isAligned: boolean): string[] {
  const { incidents, counted } = words;
  if (clocks.length === 0) return [];
  const farthestFirst = [...clocks].sort((a, b) => Math.abs(b.offsetMs) - Math.abs(a.offsetMs));
  return [
    ...fold(
      farthestFirst,
      CLOCKS_SHOWN,
      (clock) => clockText(words, clock),
      (count) => `… ${counted.more(count)}`,
    ),
    ...(isAligned ? [incidents.clocks.aligned] : []),
    ...(!isAligned && clocks.some(isMisleading) ? [incidents.clocks.exceeds] : []),
  ];
}

function clockText(words: Words, { node, against, offsetMs, pairs, confidence }: ReportClockDifference): string {
  const { clocks } = words.incidents;
  const certainty = clocks.certainties[confidence];
  if (Math.abs(offsetMs) < ALIKE_MS) return clocks.agree(visible(node), visible(against), pairs, certainty);
  const [ahead, behind] = offsetMs > 0 ? [node, against] : [against, node];
  const by = durationText(words, Math.abs(offsetMs));
  return clocks.ahead(visible(ahead), by, visible(behind), pairs, certainty);
}

/** Unsure differences are not taken off, so nothing is promised for them. */
function isMisleading({ exceedsSkew, confidence }: ReportClockDifference): boolean {
  return exceedsSkew && confidence !== "low";
}

/** A difference that no reader of logs minds. */
const ALIKE_MS = 10;
const CLOCKS_SHOWN = 6;
