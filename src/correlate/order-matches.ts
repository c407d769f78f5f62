/** Brings the matches of all logs into their one order, and says of each which phones it is about. */
import { type IncidentRule, type LogName, type Match, orderOf } from "../model/index.ts";
import { learnAliases } from "./aliases.ts";
import { compareItems, type Item, itemOf, namedDevices } from "./item.ts";

/** What is correlated, and how. */
export interface CorrelateInput {
  readonly rules: readonly IncidentRule[];
  /** In any order. */
  readonly matches: readonly Match[];
  /** The zone taken for moments of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  /**
   * Up to when the logs go in which a pattern can stand, in milliseconds since 1970 UTC (unknown zones as above); null
   * where none of them was read. `logs`: only these, or files whose log is not known; empty for all.
   */
  coveredTo(pattern: string, logs: readonly LogName[]): number | null;
  /** Milliseconds by which a server's clock is ahead, where clocks are aligned; others are right. */
  readonly clockAheadMs?: ReadonlyMap<string, number>;
}

/** The matches that have a time, in their order, with the phones they name or mean by an address. */
export function orderMatches({
  matches,
  assumedOffsetMin,
  clockAheadMs,
}: Pick<CorrelateInput, "matches" | "assumedOffsetMin" | "clockAheadMs">): Item[] {
  const items: Item[] = [];
  /** Addresses of matches that name no phone. */
  const asked = new Set<string>();
  for (const match of matches) {
    if (match.time === null) continue;
    const ahead = (match.node === null ? undefined : clockAheadMs?.get(match.node)) ?? 0;
    const devices = namedDevices(match);
    items.push(itemOf(match, orderOf(match.time, assumedOffsetMin) - ahead, devices));
    if (devices.length === 0) for (const ip of match.entities.ip ?? []) asked.add(ip);
  }
  items.sort(compareItems);
  if (asked.size === 0) return items;
  const phonesAt = learnAliases(items, asked);
  for (const [rank, item] of items.entries()) {
    const { ip } = item.match.entities;
    if (ip === undefined || namedDevices(item.match).length > 0) continue;
    const phones = phonesAt(ip, rank);
    if (phones.length > 0) items[rank] = itemOf(item.match, item.at, phones);
  }
  return items;
}
