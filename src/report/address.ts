/** How the place and time of a line are set beside each other. */
import type { DateBasis } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { MARGIN, type Page } from "./page.ts";
import { indent, wrap } from "./wrap.ts";

/** The time stands beside the address where both fit, else below it: the address can be copied from either. */
export function addressLines(
  page: Page,
  { path, line }: { readonly path: string; readonly line: number },
  time: string,
  width: number,
): string[] {
  const address = `${visible(path)}:${line}`;
  const linked = page.link(address, path, line);
  if (displayWidth(`${address}  ${time}`) <= width) return [`${linked}  ${time}`];
  return [linked, ...indent(wrap(time, width - MARGIN), MARGIN)];
}

/** Dates worth a word, because they were not printed where the record stands. */
export const WEAK_BASES: ReadonlySet<DateBasis> = new Set<DateBasis>(["file-name", "neighbour", "folder", "modified"]);
