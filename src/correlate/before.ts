/** Whether one thing came before another, and whether the clocks are good enough to say so. */
import type { Item } from "./item.ts";

/**
 * "yes": it did; "perhaps": it may have, for the two clocks may differ by that much, or both show the same time; "no".
 * Within one file its order decides, within one server its clock.
 */
export function isBefore(a: Item, b: Item, maxSkewMs: number): "yes" | "perhaps" | "no" {
  if (a.match.path === b.match.path) {
    if (a.at !== b.at) return a.at < b.at ? "yes" : "no";
    return a.match.offset < b.match.offset ? "yes" : "no";
  }
  const skew = a.match.node === b.match.node ? 0 : maxSkewMs;
  if (a.at < b.at - skew) return "yes";
  return a.at <= b.at + skew ? "perhaps" : "no";
}
