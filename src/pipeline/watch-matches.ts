/** Tells of matches, and keeps the newest of them for whoever looks. */
import {
  compareLevels,
  type FoldedMatch,
  type Match,
  type MatchLine,
  type Moment,
  orderOf,
  type Pattern,
} from "../model/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { relativePath } from "./relative-path.ts";
import type { WatchOptions } from "./watch-options.ts";
import type { WatchState } from "./watch-state.ts";

/** What telling of matches needs. */
export interface MatchTellerOptions {
  readonly options: WatchOptions;
  readonly state: WatchState;
  showTime(time: Moment): string;
  patternOf(id: string): Pattern | undefined;
}

/** Tells of matches. */
export interface MatchTeller {
  /** The lines for matches that are new, or that were told and are none. */
  lines(matches: readonly Match[], how: MatchLine["state"]): MatchLine[];
  /** The newest, those of one pattern and file in a row as one. */
  readonly shown: readonly FoldedMatch[];
}

/** So many of the newest matches are shown. */
const SHOWN_MATCHES = 200;

/** Has told of nothing yet. */
export function createMatchTeller({ options, state, showTime, patternOf }: MatchTellerOptions): MatchTeller {
  const shown: FoldedMatch[] = [];

  function fold(match: MatchLine, { title }: Pattern): void {
    const before = shown.at(-1);
    if (before !== undefined && before.match.pattern === match.pattern && before.match.path === match.path)
      shown[shown.length - 1] = { ...before, match, count: before.count + 1 };
    else shown.push({ match, title: title[options.lang], count: 1 });
    if (shown.length > SHOWN_MATCHES) shown.shift();
  }

  function unfold({ pattern, path }: MatchLine): void {
    const at = shown.findLastIndex(({ match }) => match.pattern === pattern && match.path === path);
    const before = shown[at];
    if (before === undefined) return;
    if (before.count === 1) shown.splice(at, 1);
    else shown[at] = { ...before, count: before.count - 1 };
  }

  return {
    shown,
    lines(matches, how) {
      const lines: MatchLine[] = [];
      const step = how === "new" ? 1 : -1;
      for (const match of [...matches].sort(compareMatches)) {
        const pattern = patternOf(match.pattern);
        if (pattern === undefined) continue;
        if (compareLevels(pattern.level, options.level) < 0) {
          state.belowLevel += step;
          continue;
        }
        const { line, offset, time, text, entities } = match;
        const told: MatchLine = {
          type: "match",
          state: how,
          pattern: pattern.id,
          level: pattern.level,
          path: relativePath(match.path, options.paths),
          line,
          offset,
          time: time === null ? null : showTime(time),
          text,
          entities,
        };
        lines.push(told);
        if (how === "new") fold(told, pattern);
        else unfold(told);
      }
      state.matches += step * lines.length;
      return lines;
    },
  };
}

function compareMatches(a: Match, b: Match): number {
  return rank(a.time) - rank(b.time) || compareTexts(a.path, b.path) || a.offset - b.offset;
}

function rank(time: Moment | null): number {
  return time === null ? Number.MAX_SAFE_INTEGER : orderOf(time, 0);
}
