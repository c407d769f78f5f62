/** The parts of the screen: what each says, in lines that are not yet fitted into columns and rows. */
import type { FoldedMatch, Level, ReportIncident, ReportProblem, WatchedSource, WatchView } from "../../model/index.ts";
import { factTexts, groupThousands, spanText, timeBeside, wrap } from "../../report/index.ts";
import { displayWidth, padEnd } from "../../util/display-width.ts";
import { readMoment } from "../../util/iso-time.ts";
import { visible } from "../../util/printable.ts";
import { sizeText } from "../size-text.ts";
import { calmDuration } from "./calm-duration.ts";
import type { Piece, ScreenLine } from "./screen-line.ts";
import type { ScreenSize } from "./screen-size.ts";
import type { ScreenWords } from "./screen-words.ts";

/** The parts, in the order in which they stand. */
export const PART_NAMES = ["problems", "incidents", "matches", "sources"] as const;
/** One of them. */
export type PartName = (typeof PART_NAMES)[number];

/** A line that is made when it is looked at: of thousands of incidents only a screenful is. */
export type LazyLine = () => ScreenLine;

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

/** The columns of a part. */
interface Columns {
  readonly inside: number;
  readonly levelColumns: number;
}

function levelColumns(things: readonly { readonly level: Level }[], { report }: ScreenWords): number {
  return Math.max(0, ...things.map(({ level }) => displayWidth(report.levels[level])));
}

/** The lines of one thing: all of them, and the one that is enough. */
interface Lines {
  readonly full: () => readonly ScreenLine[];
  readonly brief: LazyLine;
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

/** The second line of an incident begins with what runs out, the third is the first thing to do, where it is short. */
function incidentLines(
  incident: ReportIncident,
  nowMs: number,
  words: ScreenWords,
  { inside, levelColumns }: Columns,
): Lines {
  const { report } = words;
  const head = (): Piece[] => [
    { text: padEnd(report.levels[incident.level], levelColumns), style: incident.level },
    { text: "  " },
    { text: visible(incident.title), style: "heading", gives: "end", keeps: 12 },
    { text: "  " },
    { text: visible(incident.entity), gives: "end", keeps: 15 },
  ];
  return {
    full() {
      const { clocks, others } = tellFacts(incident, nowMs, words);
      const lines = report.counted.hits(incident.timeline.length + incident.timelineOmitted);
      const span = visible(spanText(report, incident.first, incident.last));
      const said = [...clocks.map(({ long }) => long), lines, span, ...others].join(report.say.comma);
      const [step = ""] = incident.action.split("\n");
      const steps = step === "" ? [] : wrap(visible(step), inside - 2);
      return [
        head(),
        ...wrap(said, inside - 2)
          .slice(0, FACT_LINES)
          .map((text): ScreenLine => [{ text: `  ${text}` }]),
        ...(steps.length > STEP_LINES ? [] : steps.map((text): ScreenLine => [{ text: `  ${text}`, style: "quiet" }])),
      ];
    },
    brief: () => [
      ...head(),
      ...tellFacts(incident, nowMs, words).clocks.map(({ short }): Piece => ({ text: `  ${short}`, drops: true })),
    ],
  };
}

/** What is running out, also in fewer words, and the other facts: "Retry not before: 10:24:00 (in 4 min)". */
function tellFacts(
  incident: ReportIncident,
  nowMs: number,
  words: ScreenWords,
): { clocks: { long: string; short: string }[]; others: string[] } {
  const { facts, factLabels } = incident;
  const clocks: { long: string; short: string }[] = [];
  const others: string[] = [];
  for (const [id, fact] of Object.entries(facts)) {
    const isLeft = id.endsWith("-left") && typeof fact === "number";
    const isTime = typeof fact === "string" && readMoment(fact) !== null;
    const used = facts[id.slice(0, -"-left".length)];
    const value = isTime
      ? clockText(fact, incident.last, nowMs, words)
      : isLeft && typeof used === "number"
        ? words.screen.leftOf(groupThousands(fact), groupThousands(fact + used))
        : fact;
    const tell = (label: string | undefined): string[] =>
      factTexts(words.report, {
        ...incident,
        facts: { [id]: value },
        factLabels: label === undefined ? {} : { [id]: label },
      });
    const [long] = tell(factLabels[id]);
    if (long === undefined) continue;
    // What a label says in brackets is for those who have the room.
    const [short = long] = tell(factLabels[id]?.replace(/（[^）]*）|\s*\([^)]*\)/g, ""));
    if (isLeft || isTime) clocks.push({ long, short });
    else others.push(long);
  }
  return { clocks, others };
}

/** A time beside the last one of its incident; how far off it is can only be said where its zone is known. */
function clockText(time: string, last: string | null, nowMs: number, { screen, report }: ScreenWords): string {
  const shown = timeBeside(time, last).replace(/\.\d{3}/, "");
  const moment = readMoment(time);
  if (moment === null || moment.offsetMin === null) return shown;
  const leftMs = moment.localMs - moment.offsetMin * 60_000 - nowMs;
  if (leftMs <= 0) return shown + report.say.aside(screen.over);
  return leftMs > 86_400_000
    ? shown
    : shown + report.say.aside(screen.inTime(calmDuration(report, leftMs + (leftMs > 60_000 ? 59_999 : 9_999))));
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
const FACT_LINES = 3;
const STEP_LINES = 2;
/** A source that grew within so many milliseconds is being written. */
const GROWS_MS = 10_000;
/** A source that waits for so long is worth a colour. */
const LAGS_MS = 10_000;
