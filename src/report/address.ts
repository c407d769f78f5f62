/** How the place and time of a line are set beside each other. */
import type { DateBasis } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { MARGIN } from "./page.ts";
import { indent, wrap } from "./wrap.ts";

/** The time stands beside the address where both fit, else below it: the address can be copied from either. */
export function addressLines(address: string, time: string, width: number): string[] {
  const together = `${address}  ${time}`;
  if (displayWidth(together) <= width) return [together];
  return [address, ...indent(wrap(time, width - MARGIN), MARGIN)];
}

/** Dates worth a word, because they were not printed where the record stands. */
export const WEAK_BASES: ReadonlySet<DateBasis> = new Set<DateBasis>(["file-name", "neighbour", "folder", "modified"]);
