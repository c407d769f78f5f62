/**
 * By how much the clocks of two servers differ, judged by events that both wrote down: a signal that one sent and the
 * other received, a call tag that went from one to the other, an operation that CTL client and CTL Provider both log.
 * The order in which any of it comes does not matter.
 */
import { type ClockDifference, type Match, type Moment, orderOf } from "../model/index.ts";

/** That a server wrote an event down. */
export interface ClockSample {
  readonly node: string;
  /** What says that it is the same event; equal in the logs of both servers. */
  readonly key: string;
  /** Did the server send or receive it? Null where the log does not tell, and many records may have the key. */
  readonly side: "sent" | "received" | null;
  readonly time: Pick<Moment, "localMs" | "offsetMin">;
}

/** What clocks are compared by. */
export interface ClockInput {
  readonly samples: readonly ClockSample[];
  readonly matches: readonly Match[];
  /** The zone taken for moments of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
}

/** How the clocks of servers differ. */
export interface ClockEstimate {
  /** Of each two servers that have events in common, by their names. */
  readonly differences: readonly ClockDifference[];
  /** Milliseconds by which a server's clock is ahead of the one that has most in common with others. */
  readonly aheadMs: ReadonlyMap<string, number>;
}

/** Compares the clocks. */
export function compareClocks({ samples, matches, assumedOffsetMin }: ClockInput): ClockEstimate {
  const pairs = [
    ...pairSamples([...samples, ...matches.flatMap(samplesOfMatch)], assumedOffsetMin),
    ...pairOperations(matches, assumedOffsetMin),
  ].filter(({ aheadMs }) => Math.abs(aheadMs) <= FARTHEST_MS);
  const compared = [...groupBy(pairs, ({ node, against }) => `${node}\n${against}`).values()]
    .map(compareTwo)
    .sort((a, b) => byCodeUnit(a.node, b.node) || byCodeUnit(a.against, b.against));
  return { differences: compared.map(({ zoneMs, ...difference }) => difference), aheadMs: followDifferences(compared) };
}

/** The key of a call tag; null for one that says nothing, having no message from outside behind it. */
export function callTagKey(tag: string): string | null {
  return /^\d+,\d+,\d+,\d+\.\d+$/.test(tag) && !LASTING_TAG.test(tag) ? `tag ${tag}` : null;
}

/** One event in the logs of two servers; `node` comes before `against`. */
interface ClockPair {
  readonly node: string;
  readonly against: string;
  readonly aheadMs: number;
  /** Do both logs tell their zones? */
  readonly isZoneKnown: boolean;
}

/** A difference, and what of it was taken to be a difference of zones. */
type Compared = ClockDifference & { readonly zoneMs: number };

/** Of a match, the call tags as samples. */
function samplesOfMatch({ node, time, entities }: Match): ClockSample[] {
  if (node === null || time === null) return [];
  return (entities.ct ?? []).flatMap((tag) => {
    const key = callTagKey(tag);
    return key === null ? [] : [{ node, key, side: null, time }];
  });
}

/** Puts together what is the same event in the logs of two servers. */
function pairSamples(samples: readonly ClockSample[], assumedOffsetMin: number): ClockPair[] {
  const pairs: ClockPair[] = [];
  for (const ofKey of groupBy(samples, ({ key }) => key).values()) {
    const seen = [...groupBy(ofKey, ({ node, side }) => `${side}\n${node}`).values()].map((all) =>
      sightingsOf(all, assumedOffsetMin),
    );
    for (const [index, one] of seen.entries())
      for (const other of seen.slice(index + 1))
        if (one.node !== other.node && OTHER_SIDE[`${one.side}`] === other.side) pairs.push(...pairInOrder(one, other));
  }
  return pairs;
}

/** The same key in the log of one server, on one side of the event. */
interface Sightings {
  readonly node: string;
  readonly side: ClockSample["side"];
  /** In the order of time; a file that was read twice counts once. */
  readonly at: readonly { readonly ms: number; readonly isZoneKnown: boolean }[];
}

function sightingsOf(samples: readonly ClockSample[], assumedOffsetMin: number): Sightings {
  const at = new Map<number, boolean>();
  for (const { time } of samples) {
    const ms = orderOf({ ...time, basis: "line", inherited: false }, assumedOffsetMin);
    at.set(ms, (at.get(ms) ?? false) || time.offsetMin !== null);
  }
  const { node, side } = samples[0] as ClockSample;
  const inOrder = [...at].map(([ms, isZoneKnown]) => ({ ms, isZoneKnown })).sort((a, b) => a.ms - b.ms);
  if (side !== null) return { node, side, at: inOrder };
  // Many records of a server have the tag, and the first of them is nearest to its arrival. A tag that goes on for long
  // began nobody knows where.
  const isBrief = (inOrder.at(-1)?.ms ?? 0) - (inOrder[0]?.ms ?? 0) <= BRIEF_MS;
  return { node, side, at: isBrief ? inOrder.slice(0, 1) : [] };
}

/**
 * The n-th with the n-th. Where one log has more of them than the other nobody knows which are missing, and where they do
 * not keep their distance they are not the same: then they tell nothing.
 */
function pairInOrder(one: Sightings, other: Sightings): ClockPair[] {
  if (one.at.length !== other.at.length) return [];
  const [first, second] = byCodeUnit(one.node, other.node) < 0 ? [one, other] : [other, one];
  const pairs = first.at.map(({ ms, isZoneKnown }, index) => {
    const twin = second.at[index] as Sightings["at"][number];
    const zones = { isZoneKnown: isZoneKnown && twin.isZoneKnown };
    return { node: first.node, against: second.node, aheadMs: ms - twin.ms, ...zones };
  });
  const ahead = pairs.map(({ aheadMs }) => aheadMs).sort((a, b) => a - b);
  return (ahead.at(-1) ?? 0) - (ahead[0] ?? 0) <= BRIEF_MS ? pairs : [];
}

/**
 * CTL client and CTL Provider say the same of one operation (which is inferred: no lines of both are published): matches
 * of one pattern that are each other's nearest.
 */
function pairOperations(matches: readonly Match[], assumedOffsetMin: number): ClockPair[] {
  const pairs: ClockPair[] = [];
  const told = matches.filter(({ log }) => log === "ctl-client" || log === "ctl-provider");
  for (const ofPattern of groupBy(told, ({ pattern }) => pattern).values()) {
    const logs = groupBy(ofPattern, ({ log, node }) => `${log}\n${node}`).values();
    const seen = [...logs].map((all) => ({ log: all[0]?.log, node: all[0]?.node ?? null, at: timesOf(all) }));
    for (const client of seen)
      for (const provider of seen) {
        if (client.log !== "ctl-client" || provider.log !== "ctl-provider") continue;
        if (client.node === null || provider.node === null || client.node === provider.node) continue;
        for (const at of client.at) {
          const twin = nearest(provider.at, at.ms);
          if (twin === null || nearest(client.at, twin.ms) !== at || Math.abs(twin.ms - at.ms) > OPERATION_MS) continue;
          const isZoneKnown = at.isZoneKnown && twin.isZoneKnown;
          pairs.push(
            byCodeUnit(client.node, provider.node) < 0
              ? { node: client.node, against: provider.node, aheadMs: at.ms - twin.ms, isZoneKnown }
              : { node: provider.node, against: client.node, aheadMs: twin.ms - at.ms, isZoneKnown },
          );
        }
      }
  }
  return pairs;

  function timesOf(all: readonly Match[]): Sightings["at"] {
    const samples = all.flatMap(({ node, time }) => {
      return time === null ? [] : [{ node: node ?? "", key: "", side: "sent" as const, time }];
    });
    return samples.length === 0 ? [] : sightingsOf(samples, assumedOffsetMin).at;
  }
}

/** The nearest to a time in a list in the order of time; the earlier of two. */
function nearest(list: Sightings["at"], ms: number): Sightings["at"][number] | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Sightings["at"][number]).ms < ms) low = middle + 1;
    else high = middle;
  }
  const before = list[low - 1];
  const after = list[low];
  if (before === undefined || after === undefined) return before ?? after ?? null;
  return after.ms - ms < ms - before.ms ? after : before;
}

/** What all pairs of two servers come to. */
function compareTwo(all: readonly ClockPair[]): Compared {
  // Events whose zones are known decide, where there are any.
  const sure = all.filter(({ isZoneKnown }) => isZoneKnown);
  const pairs = sure.length > 0 ? sure : all;
  const { node, against } = pairs[0] as ClockPair;
  const ahead = pairs.map(({ aheadMs }) => aheadMs);
  const wholeMs = median(ahead);
  const spreadMs = Math.round(median(ahead.map((ms) => Math.abs(ms - wholeMs))));
  // Where a zone is unknown, quarters of an hour are the difference of zones, as far as anybody can know, and only what is
  // left is one of clocks. To bring events into one order both must be taken off (see followDifferences).
  const zoneMs = sure.length > 0 ? 0 : Math.round(wholeMs / QUARTER_MS) * QUARTER_MS;
  const offsetMs = Math.round(wholeMs - zoneMs);
  const confidence =
    pairs.length >= 5 && spreadMs <= 1000 ? "high" : pairs.length >= 2 && spreadMs <= 5000 ? "medium" : "low";
  // No -0: JSON would make 0 of it.
  return { node, against, offsetMs: offsetMs || 0, pairs: pairs.length, spreadMs, confidence, zoneMs: zoneMs || 0 };
}

/**
 * From the server with most pairs, differences are followed to all that can be reached, the surest first; servers that
 * cannot be reached have a first one of their own. Differences of low confidence lead nowhere.
 */
function followDifferences(compared: readonly Compared[]): Map<string, number> {
  const edges = compared
    .filter(({ confidence }) => confidence !== "low")
    .sort((a, b) => Number(b.confidence === "high") - Number(a.confidence === "high") || b.pairs - a.pairs);
  const pairsOf = new Map<string, number>();
  for (const { node, against, pairs } of edges)
    for (const name of [node, against]) pairsOf.set(name, (pairsOf.get(name) ?? 0) + pairs);
  const ahead = new Map<string, number>();
  for (const [first] of [...pairsOf].sort(([a, some], [b, others]) => others - some || byCodeUnit(a, b))) {
    if (ahead.has(first)) continue;
    ahead.set(first, 0);
    for (;;) {
      const next = edges.find(({ node, against }) => ahead.has(node) !== ahead.has(against));
      if (next === undefined) break;
      const { node, against } = next;
      const differenceMs = next.offsetMs + next.zoneMs;
      const known = ahead.get(node);
      if (known === undefined) ahead.set(node, (ahead.get(against) as number) + differenceMs);
      else ahead.set(against, known - differenceMs);
    }
  }
  return ahead;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const OTHER_SIDE: Readonly<Record<string, ClockSample["side"]>> = { sent: "received", received: "sent", null: null };
/** The tag of timers and of what a service does by itself: as long as it runs, the same. */
const LASTING_TAG = /,1\.1$/;
/** Events further apart than this are not the same, whatever they have in common. */
const FARTHEST_MS = 24 * 3_600_000;
/** How long a message's tag lives at most on one server, and how far distances of equal events may go apart. */
const BRIEF_MS = 5000;
const OPERATION_MS = 5 * 60_000;
const QUARTER_MS = 15 * 60_000;
