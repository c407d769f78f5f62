/**
 * Which matches of a followed file have been told: each is told once, and what was told of a record that was not complete is
 * taken back where it turns out to be wrong.
 */
import type { Match } from "../model/index.ts";

/** What has been told of a file; plain data that goes into a checkpoint. */
export interface ToldState {
  /** All of records before an offset, and some behind it; by the path inside an archive. */
  readonly told: readonly (readonly [path: string, told: Told])[];
  /** Matches that were told of records that may be judged anew. */
  readonly revocable: readonly Match[];
}

interface Told {
  /** All matches of records that begin before it, and of those behind it each by its pattern and its record's offset. */
  upTo: number;
  keys: Set<string>;
}

/** The told matches of one file, whose path may change. */
export interface ToldMatches {
  /** Those of the matches that have not been told; from now on they have. `isUnpacked`: of a file that is read as a whole. */
  tellOnce(matches: readonly Match[], path: string, isUnpacked: boolean): Match[];
  /** Those told of records in [from, to) that are not among what these give, now that they are seen better. */
  takeBack(gives: readonly Match[], from: number, to: number, path: string): Match[];
  /** Told matches may have to be taken back; of all that may, only the latest `most` are kept. */
  mayTakeBack(matches: readonly Match[], most?: number): void;
  /** What was told of records before that offset stands. */
  standBefore(offset: number): void;
  /** The same, and these records of the text itself will not be seen again. */
  forgetBefore(offset: number): void;
  /** All before that offset counts as told; `inner` is the path inside an archive. */
  skipTo(offset: number, inner: string): void;
  /** What has been told of another file is told of this one too. */
  takeAsTold(other: ToldState): void;
  state(): ToldState;
}

/** Nothing has been told, or what a checkpoint says. */
export function createToldMatches(from?: ToldState): ToldMatches {
  const told = new Map<string, Told>(
    from?.told.map(([inner, { upTo, keys }]) => [inner, { upTo, keys: new Set(keys) }]),
  );
  let revocable: Match[] = [...(from?.revocable ?? [])];
  const toldOf = (inner: string): Told => {
    const own = told.get(inner) ?? { upTo: 0, keys: new Set() };
    told.set(inner, own);
    return own;
  };
  const standBefore = (offset: number): void => {
    revocable = revocable.filter(({ recordOffset }) => recordOffset >= offset);
  };
  return {
    tellOnce(matches, path, isUnpacked) {
      const news = matches.filter((match) => {
        const own = toldOf(match.path.startsWith(`${path}!/`) ? match.path.slice(path.length) : "");
        const key = keyOf(match);
        if (match.recordOffset < own.upTo || own.keys.has(key)) return false;
        own.keys.add(key);
        return true;
      });
      // What is unpacked only grows at its end. A text has its own measure: how far its records have been judged for good.
      if (isUnpacked)
        for (const own of told.values())
          if (own.keys.size > TOLD_KEYS) {
            let latest = 0;
            for (const key of own.keys) latest = Math.max(latest, recordOf(key));
            forgetBefore(own, latest);
          }
      return news;
    },
    takeBack(gives, from, to, path) {
      if (revocable.length === 0) return [];
      const keys = new Set(gives.map(keyOf));
      const isWrong = (match: Match): boolean =>
        match.recordOffset >= from && match.recordOffset < to && !keys.has(keyOf(match));
      const wrong = revocable.filter(isWrong);
      revocable = revocable.filter((match) => !isWrong(match));
      for (const match of wrong) toldOf("").keys.delete(keyOf(match));
      return wrong.map((match) => ({ ...match, path }));
    },
    mayTakeBack(matches, most = Number.POSITIVE_INFINITY) {
      revocable = [...revocable, ...matches].slice(-most);
    },
    standBefore,
    forgetBefore(offset) {
      forgetBefore(toldOf(""), offset);
      standBefore(offset);
    },
    skipTo: (offset, inner) => void told.set(inner, { upTo: offset, keys: new Set() }),
    takeAsTold(other) {
      revocable = [...other.revocable];
      for (const [inner, { upTo, keys }] of other.told) {
        const own = toldOf(inner);
        for (const key of keys) own.keys.add(key);
        forgetBefore(own, upTo);
      }
    },
    state: () => ({ told: [...told], revocable }),
  };
}

/** Matches that have been told are remembered one by one up to so many; of the others it is known up to where. */
const TOLD_KEYS = 4_096;

function keyOf({ pattern, recordOffset }: Match): string {
  return `${pattern}@${recordOffset}`;
}

/** Where the record begins that a told match stands in. */
function recordOf(key: string): number {
  return Number(key.slice(key.lastIndexOf("@") + 1));
}

function forgetBefore(told: Told, offset: number): void {
  told.upTo = Math.max(told.upTo, offset);
  for (const key of told.keys) if (recordOf(key) < told.upTo) told.keys.delete(key);
}
