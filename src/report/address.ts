/** How the place of a line is set beside what is said of it. */
import { displayWidth } from "../util/display-width.ts";
import { MARGIN } from "./page.ts";
import { indent, wrap } from "./wrap.ts";

/** The time stands beside the address where both fit, else below it: the address can be copied from either. */
export function addressLines(address: string, time: string, width: number): string[] {
  const together = `${address}  ${time}`;
  if (displayWidth(together) <= width) return [together];
  return [address, ...indent(wrap(time, width - MARGIN), MARGIN)];
}
