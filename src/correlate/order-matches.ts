/** Brings the matches of all logs into their one order, and says of each which phones it is about. */
import { type IncidentRule, type Match, orderOf } from "../model/index.ts";
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
   * where none of them was read.
   */
  coveredTo(pattern: string): number | null;
  /** Milliseconds by which a server's clock is ahead, where clocks are aligned; others are right. */
  readonly clockAheadMs?: ReadonlyMap<string, number>;
}

/** The matches that have a time, in their order, with the phones they name or mean by an address. */
export function orderMatches({
  matches,
  assumedOffsetMin,
  clockAheadMs,
}: Pick<CorrelateInput, "matches" | "assumedOffsetMin" | "clockAheadMs">): Item[] {
  const timed = matches
    .flatMap((match) => {
      if (match.time === null) return [];
      const ahead = (match.node === null ? undefined : clockAheadMs?.get(match.node)) ?? 0;
      return [itemOf(match, orderOf(match.time, assumedOffsetMin) - ahead, namedDevices(match))];
    })
    .sort(compareItems);
  const phonesAt = learnAliases(timed.map(({ match }) => match));
  return timed.map((item, rank) => {
    const { ip } = item.match.entities;
    if (ip === undefined || namedDevices(item.match).length > 0) return item;
    return itemOf(item.match, item.at, phonesAt(ip, rank));
  });
}
