/**
 * CallManager prints one alarm twice, as prose and as a record, with other records in between and in either order. This
 * tells which of them is the second half of an alarm already counted.
 */
import type { Match } from "../model/index.ts";

/** How far apart in log time the two prints of one alarm may be. Seen: the same millisecond or the next. */
const TWIN_MS = 2_000;
/** How many unpaired alarms are remembered; those of the device longest without one go first. */
const REMEMBERED = 4_096;

/** The unpaired prints: their times by what they say and how they are printed; the key used last stands last. */
export type TwinState = Map<string, number[]>;

/**
 * Tells for the matches of one file, in file order, whether each is the other print of an alarm seen a moment ago. Keeps
 * what it remembers in `waiting`, so that another finder can go on with it.
 */
export function createTwinFinder(waiting: TwinState = new Map()): (match: Match) => boolean {
  let size = [...waiting.values()].reduce((sum, times) => sum + times.length, 0);
  const keys = new WeakMap<Alarm, Keys>();
  const keysOf = (pattern: string, alarm: Alarm): Keys => {
    const known = keys.get(alarm);
    if (known?.pattern === pattern) return known;
    const made = makeKeys(pattern, alarm);
    keys.set(alarm, made);
    return made;
  };
  return (match) => {
    if (match.alarm === null) return false;
    const time = match.time?.localMs ?? 0;
    const { own, other } = keysOf(match.pattern, match.alarm);
    const twins = waiting.get(other);
    const twin = twins?.findIndex((seen) => Math.abs(time - seen) <= TWIN_MS) ?? -1;
    if (twins !== undefined && twin !== -1) {
      twins.splice(twin, 1);
      size--;
      if (twins.length === 0) waiting.delete(other);
      return true;
    }
    const list = waiting.get(own) ?? [];
    list.push(time);
    waiting.delete(own); // re-inserted at the end: Map order is age
    waiting.set(own, list);
    if (++size > REMEMBERED) {
      const [oldest, times] = waiting.entries().next().value as [string, number[]];
      times.shift();
      size--;
      if (times.length === 0) waiting.delete(oldest);
    }
    return false;
  };
}

type Alarm = NonNullable<Match["alarm"]>;

/** What a print of an alarm waits as, and what its other print does: kept, as matches that say the same share their alarm. */
interface Keys {
  readonly pattern: string;
  readonly own: string;
  readonly other: string;
}

function makeKeys(pattern: string, { form, says }: Alarm): Keys {
  const what = `${pattern}\n${says}`;
  return { pattern, own: `${form}\n${what}`, other: `${form === "prose" ? "record" : "prose"}\n${what}` };
}
