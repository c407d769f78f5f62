/** The lines of an incident in the order of time: like ones after each other are one, and the most telling are quoted. */
import type { ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { WEAK_BASES } from "./address.ts";
import { pickTelling } from "./pick-telling.ts";
import { timeBeside } from "./span.ts";
import type { Words } from "./words/index.ts";

/** What is told of a timeline: what a line is and where it stands, the line itself where it tells more than those before. */
export interface ToldLine {
  /** How many records are left out before it; 0 where none are. */
  readonly left: number;
  /** When it was and what it is in the story; null for a further place of the same step. */
  readonly head: { readonly time: string; readonly says: string } | null;
  readonly path: string;
  readonly line: number;
  /** The line of the log, null where one like it is quoted already. */
  readonly quote: string | null;
}

/** The timeline of an incident as it is told. */
export interface ToldTimeline {
  readonly lines: readonly ToldLine[];
  /** How many records are left out behind the last line. */
  readonly left: number;
  /** Where dates come from that no line prints; empty where all do. */
  readonly note: string;
}

/** The timeline; times of the day that the incident began on are told without their date. Foreign text is made visible. */
export function tellTimeline(words: Words, incident: ReportIncident): ToldTimeline {
  const runs = foldRuns(incident.timeline);
  const shown = pickTelling(runs, RUNS_SHOWN, ({ lines }) => lines.map(kindOf).join("\n"));
  const quoted = new Set<string>();
  let accounted = 0;
  const lines = shown.flatMap((number, index) => {
    const run = runs[number] as Run;
    const skipped = runs.slice((shown[index - 1] ?? -1) + 1, number);
    const left = skipped.reduce((sum, { count, omittedBefore }) => sum + count + omittedBefore, run.omittedBefore);
    accounted += left + run.count;
    return runLines(words, run, { left, first: incident.first, quoted });
  });
  return {
    lines,
    left: incident.timeline.length + incident.timelineOmitted - accounted,
    note: datesNote(words, incident),
  };
}

/** What a run is, and the first line of each kind in it that is not quoted yet. */
function runLines(
  words: Words,
  run: Run,
  { left, first, quoted }: { left: number; first: string | null; quoted: Set<string> },
): ToldLine[] {
  const [line] = run.lines;
  const told = run.lines.filter((own) => own === line || !quoted.has(kindOf(own))).slice(0, KINDS_SHOWN);
  return told.flatMap((own): ToldLine[] => {
    const isTelling = !quoted.has(kindOf(own)) && quoted.size < QUOTES_SHOWN;
    if (isTelling) quoted.add(kindOf(own));
    if (own !== line && !isTelling) return [];
    return [
      {
        left: own === line ? left : 0,
        head: own === line ? headOf(words, run, first) : null,
        path: visible(own.path),
        line: own.line,
        quote: isTelling ? visible(own.text) : null,
      },
    ];
  });
}

/** Where dates come from that no line of the timeline prints: the order rests on them. */
function datesNote(words: Words, { timeline }: ReportIncident): string {
  const bases = new Set(
    timeline.flatMap(({ dateFrom }) => (dateFrom !== null && WEAK_BASES.has(dateFrom) ? dateFrom : [])),
  );
  const names = [...WEAK_BASES].filter((basis) => bases.has(basis)).map((basis) => words.dateBases[basis]);
  return names.length === 0 ? "" : words.incidents.datesFrom(words.say.list(names));
}

type Line = ReportIncident["timeline"][number];

/** Lines of the same step one after the other. */
interface Run {
  /** The first of each kind. */
  readonly lines: readonly [Line, ...Line[]];
  readonly last: Line;
  readonly count: number;
  readonly isInferred: boolean;
  readonly omittedBefore: number;
}

function foldRuns(timeline: readonly Line[]): Run[] {
  const runs: Run[] = [];
  for (const line of timeline) {
    const isInferred = line.confidence === "inferred";
    const before = runs.at(-1);
    const [first] = before?.lines ?? [];
    if (before === undefined || line.omittedBefore > 0 || first?.step !== line.step || first.clue !== line.clue) {
      runs.push({ lines: [line], last: line, count: 1, isInferred, omittedBefore: line.omittedBefore });
      continue;
    }
    const isKnown = before.lines.some((own) => kindOf(own) === kindOf(line));
    runs[runs.length - 1] = {
      ...before,
      lines: isKnown ? before.lines : [...before.lines, line],
      last: line,
      count: before.count + 1,
      isInferred: before.isInferred || isInferred,
    };
  }
  return runs;
}

function kindOf({ step, pattern, clue }: Line): string {
  return JSON.stringify([step, pattern, clue]);
}

function headOf(
  words: Words,
  { lines: [line], last, count, isInferred }: Run,
  first: string | null,
): NonNullable<ToldLine["head"]> {
  const { incidents, unknownTime } = words;
  const time = (own: string | null) => (own === null ? unknownTime : visible(timeBeside(own, first)));
  const name = line.clue ? incidents.clue(visible(line.step)) : visible(line.step);
  const inferred = isInferred ? incidents.inferredLine : "";
  const repeated = count === 1 ? "" : ` ${incidents.repeated(count, time(last.time))}`;
  return { time: time(line.time), says: name + inferred + repeated };
}

const RUNS_SHOWN = 12;
/** Of a run so many lines that say it in different ways. */
const KINDS_SHOWN = 3;
const QUOTES_SHOWN = 5;
