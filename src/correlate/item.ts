/** A match made ready for correlation: its place in time, and what it names, aliases resolved. */
import type { GroupKey, Match } from "../model/index.ts";
import { compareTexts } from "../util/compare-texts.ts";

/** One thing that a rule can count: a match, or an incident of another rule, which stands as its last match. */
export interface Item {
  readonly match: Match;
  /** Instant in milliseconds since 1970 UTC, clocks aligned where that was asked for. */
  readonly at: number;
  /** What it names of that kind; for "node" the server it was logged on, "" where that is not known. */
  names(key: GroupKey): readonly string[];
  /** Id of the rule whose incident it stands for, else null. */
  readonly rule: string | null;
}

/** The one order in which everything is taken: time, then file and place in it, so that ties fall the same way always. */
export function compareItems(a: Item, b: Item): number {
  return (
    a.at - b.at ||
    compareTexts(a.match.path, b.match.path) ||
    a.match.offset - b.match.offset ||
    compareTexts(a.match.pattern, b.match.pattern) ||
    compareTexts(a.rule ?? "", b.rule ?? "") ||
    compareTexts(a.match.text, b.match.text)
  );
}

/** The item of a match. */
export function itemOf(match: Match, at: number, devices: readonly string[]): Item {
  const item: MatchItem = { match, at, rule: null, devices, names: namesOfMatch };
  return item;
}

interface MatchItem extends Item {
  readonly devices: readonly string[];
}

/** One function for all, as there are many of them. */
function namesOfMatch(this: MatchItem, key: GroupKey): readonly string[] {
  if (key === "node") return [this.match.node ?? ""];
  return key === "device" ? this.devices : (this.match.entities[key] ?? NO_NAMES);
}

const NO_NAMES: readonly string[] = [];

/** The phones that a match names, by name or by MAC address. */
export function namedDevices({ entities }: Match): readonly string[] {
  return entities.device ?? entities.mac?.map((mac) => `SEP${mac}`) ?? NO_NAMES;
}

/** How many items stand before that instant. */
export function countBefore(items: readonly Pick<Item, "at">[], at: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Item).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
