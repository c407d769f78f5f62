/** The parts of the screen: what each says, in lines that are not yet fitted into columns and rows. */
import type { FoldedMatch, Level, ReportProblem, WatchedSource, WatchView } from "../../model/index.ts";
import { groupThousands, timeBeside, wrap } from "../../report/index.ts";
import { displayWidth, padEnd } from "../../util/display-width.ts";
import { visible } from "../../util/printable.ts";
import { sizeText } from "../size-text.ts";
import { calmDuration } from "./calm-duration.ts";
import { incidentLines } from "./screen-incidents.ts";
import type { LazyLine, Lines, Piece, ScreenLine } from "./screen-line.ts";
import type { ScreenSize } from "./screen-size.ts";
import type { ScreenWords } from "./screen-words.ts";

/** The parts, in the order in which they stand. */
export const PART_NAMES = ["problems", "incidents", "matches", "sources"] as const;
/** One of them. */
export type PartName = (typeof PART_NAMES)[number];

/** What a part says. */
export interface ScreenPart {
  readonly name: PartName;
  readonly count: number;
  /** Stands in the heading. */
  readonly note: string;
  /** With everything that is worth a line, and with one line for each thing; made when they are looked at. */
  readonly full: readonly LazyLine[];
  readonly brief: readonly LazyLine[];
  /** So many brief lines are enough where there is little room. */
  readonly enough: number;
  readonly weight: number;
  /** Is its end what counts? */
  readonly followsEnd: boolean;
}

/** The parts of a view; without lasting problems there is no part for them. */
export function screenParts(view: WatchView, words: ScreenWords, { columns: width, rows }: ScreenSize): ScreenPart[] {
  const { screen, report } = words;
  const inside = width - INDENT;
  const both = (things: readonly Lines[]): Pick<ScreenPart, "full" | "brief"> => {
    const brief = things.map((thing) => thing.brief);
    // More things than rows have no room for more than a line each.
    const full = things.length > rows ? brief : things.flatMap((thing) => thing.full().map((line) => () => line));
    return { full, brief };
  };
  const problems = view.problems.map((problem) => problemLines(problem, inside));
  const columns = { inside, levelColumns: levelColumns(view.incidents, words) };
  const incidents = view.incidents.map((incident) => incidentLines(incident, view.nowMs, words, columns));
  const matches = matchLines(view.matches, words, inside);
  const sources = sourceLines(view.sources, words, inside);
  const none = (isEmpty: boolean): string => (isEmpty ? screen.noneSoFar : "");
  const all: ScreenPart[] = [
    { ...both(problems), name: "problems", count: problems.length, note: "", enough: 6, weight: 3, followsEnd: false },
    {
      ...both(incidents),
      name: "incidents",
      count: incidents.length,
      note: none(incidents.length === 0),
      enough: Number.POSITIVE_INFINITY,
      weight: 4,
      followsEnd: false,
    },
    {
      ...both(matches),
      name: "matches",
      count: view.status.matches,
      note: none(matches.length === 0),
      enough: 4,
      weight: 3,
      followsEnd: true,
    },
    {
      ...both(sources),
      name: "sources",
      count: sources.length + view.moreSources,
      note: sources.length === 0 ? screen.noneSoFar : view.moreSources > 0 ? report.counted.more(view.moreSources) : "",
      enough: 3,
      weight: 2,
      followsEnd: false,
    },
  ];
  return all.filter(({ name, count }) => name !== "problems" || count > 0);
}

/** Columns by which the lines of a part stand right of its heading. */
export const INDENT = 2;

function levelColumns(things: readonly { readonly level: Level }[], { report }: ScreenWords): number {
  return Math.max(0, ...things.map(({ level }) => displayWidth(report.levels[level])));
}

function problemLines({ path, message }: ReportProblem, width: number): Lines {
  const [where, what] = [visible(path), visible(message)];
  const brief: ScreenLine = [
    { text: "!!! ", style: "bad" },
    { text: where, style: "bad", gives: "start" },
    { text: `: ${what}`, style: "bad", gives: "end" },
  ];
  const hasRoom = displayWidth(`!!! ${where}: ${what}`) <= width;
  return {
    full: () =>
      hasRoom
        ? [brief]
        : [brief.slice(0, 2), ...wrap(what, width - 4).map((text): ScreenLine => [{ text: `    ${text}` }])],
    brief: () => brief,
  };
}

function matchLines(matches: readonly FoldedMatch[], words: ScreenWords, width: number): Lines[] {
  const { screen, report } = words;
  const newest = matches.at(-1)?.match.time ?? null;
  const times = matches.map(({ match }) =>
    match.time === null ? NO_TIME : timeBeside(match.time, newest).replace(/\.\d{3}/, ""),
  );
  const timeColumns = Math.max(0, ...times.map(displayWidth));
  const columns = levelColumns(
    matches.map(({ match }) => match),
    words,
  );
  return matches.map(({ match, title, count }, index) => {
    const head = (): Piece[] => [
      { text: `${padEnd(times[index] ?? "", timeColumns)}  ` },
      { text: padEnd(report.levels[match.level], columns), style: match.level },
      { text: "  " },
      { text: visible(title), style: "heading", gives: "end", keeps: Math.floor(width / 3) },
      { text: count > 1 ? screen.times(groupThousands(count)) : "" },
    ];
    const place = (): Piece[] => [
      { text: "  ", drops: true },
      { text: `${visible(match.path)}:${match.line}`, style: "quiet", gives: "start", drops: true },
    ];
    return besideOrBelow(width, () => [...head(), ...place()], match.text);
  });
}

function sourceLines(sources: readonly WatchedSource[], words: ScreenWords, width: number): Lines[] {
  const { report } = words;
  const logs = sources.map(({ log }) => (log === null ? report.unknownLog : report.logs[log]));
  const nodes = sources.map(({ node }) => (node === null || node === "" ? report.unknownNode : visible(node)));
  const states = sources.map((source) => stateOf(source, words));
  const columns = (texts: readonly string[]): number =>
    Math.min(Math.floor(width / 4), Math.max(0, ...texts.map(displayWidth)));
  const [logColumns, nodeColumns] = [columns(logs), columns(nodes)];
  return sources.map(({ path, lastLine, lagMs }, index) => {
    const place: Piece[] = [
      { text: padEnd(logs[index] ?? "", logColumns), gives: "end" },
      { text: "  " },
      { text: padEnd(nodes[index] ?? "", nodeColumns), gives: "end" },
      { text: "  " },
    ];
    const head: Piece[] = [
      ...(width < NARROW_COLUMNS ? [] : place),
      { text: visible(path), gives: "start" },
      { text: "  " },
      { text: states[index] ?? "", style: lagMs >= LAGS_MS ? "medium" : "quiet" },
    ];
    return besideOrBelow(width, () => head, lastLine);
  });
}

/** A quoted line stands beside what it belongs to where there is room, else below it, or is left out. */
function besideOrBelow(width: number, head: () => readonly Piece[], quote: string): Lines {
  const text = (): string => visible(quote.slice(0, QUOTED_CHARACTERS).trim());
  if (width >= WIDE_COLUMNS) {
    const line = (): ScreenLine => [
      ...head(),
      { text: "  " },
      { text: text(), style: "quiet", gives: "end", drops: true },
    ];
    return { full: () => [line()], brief: line };
  }
  return {
    full: () => (quote === "" ? [head()] : [head(), [{ text: `    ${text()}`, style: "quiet" }]]),
    brief: head,
  };
}

/** How far reading is behind, or else when it last grew. */
function stateOf({ lagBytes, lagMs, quietMs }: WatchedSource, { screen, report }: ScreenWords): string {
  if (lagBytes > 0) return screen.behind(sizeText(lagBytes), calmDuration(report, lagMs));
  if (quietMs === null) return screen.notGrown;
  return quietMs < GROWS_MS ? screen.growing : screen.quietFor(calmDuration(report, quietMs));
}

/** From so many columns on a quoted line has room beside its place. */
const WIDE_COLUMNS = 110;
/** No terminal shows more of a line. */
const QUOTED_CHARACTERS = 1_000;
/** Below so many columns a path has to do, which mostly says which log and server it is. */
const NARROW_COLUMNS = 60;
/** For a match without a time. */
const NO_TIME = "--:--:--";
/** A source that grew within so many milliseconds is being written. */
const GROWS_MS = 10_000;
/** A source that waits for so long is worth a colour. */
const LAGS_MS = 10_000;
