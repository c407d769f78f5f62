/** The lines of an incident in the order of time: like ones after each other are one, and the most telling are quoted. */
import type { ReportIncident } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { WEAK_BASES } from "./address.ts";
import type { Page } from "./page.ts";
import { pickTelling } from "./pick-telling.ts";
import { timeBeside } from "./span.ts";
import { GLUE, hang, wrap, wrapQuote } from "./wrap.ts";

/** The timeline; times of the day that the incident began on are told without their date. */
export function timelineLines(page: Page, incident: ReportIncident, width: number): string[] {
  const runs = foldRuns(incident.timeline);
  const shown = pickTelling(runs, RUNS_SHOWN, ({ lines }) => lines.map(kindOf).join("\n"));
  const quoted = new Set<string>();
  let accounted = 0;
  const told = shown.flatMap((number, index) => {
    const run = runs[number] as Run;
    const skipped = runs.slice((shown[index - 1] ?? -1) + 1, number);
    const left = skipped.reduce((sum, { count, omittedBefore }) => sum + count + omittedBefore, run.omittedBefore);
    accounted += left + run.count;
    return [
      ...(left > 0 ? [page.paint("quiet", page.words.incidents.leftOut(left))] : []),
      ...runLines(page, run, { first: incident.first, quoted, width }),
    ];
  });
  const behind = incident.timeline.length + incident.timelineOmitted - accounted;
  return [
    ...told,
    ...(behind > 0 ? [page.paint("quiet", page.words.incidents.leftOut(behind))] : []),
    ...datesNote(page, incident).flatMap((note) => wrap(note, width)),
  ];
}

/** What a run is, and the first line of each kind in it that is not quoted yet. */
function runLines(
  page: Page,
  run: Run,
  { first, quoted, width }: { first: string | null; quoted: Set<string>; width: number },
): string[] {
  const [line] = run.lines;
  const told = run.lines.filter((own) => own === line || !quoted.has(kindOf(own))).slice(0, KINDS_SHOWN);
  return told.flatMap((own) => {
    const isTelling = !quoted.has(kindOf(own)) && quoted.size < QUOTES_SHOWN;
    if (isTelling) quoted.add(kindOf(own));
    if (own !== line && !isTelling) return [];
    return [
      ...(own === line
        ? placedLines(page, headOf(page, run, first), own, width)
        : [`  ${visible(own.path)}:${own.line}`]),
      ...(isTelling ? quoteLines(page, own.text, width) : []),
    ];
  });
}

/** What is said of a line, with its address beside it where both fit, else below. */
export function placedLines(
  page: Page,
  head: Head,
  { path, line }: { readonly path: string; readonly line: number },
  width: number,
): string[] {
  const address = `${visible(path)}:${line}`;
  const prefix = `${head.time}  `;
  const text = [head.says, ...(head.mark === "" ? [] : [head.mark.replaceAll(" ", GLUE)])].join(" ");
  const together = `${prefix}${text}  ${address}`.replaceAll(GLUE, " ");
  const lines = displayWidth(together) <= width ? [together] : [...hang(prefix, text, width), `  ${address}`];
  return head.mark === "" ? lines : lines.map((own) => own.replace(head.mark, () => page.paint("bad", head.mark)));
}

/** A line of a log as it stands there. */
export function quoteLines(page: Page, text: string, width: number): string[] {
  return wrapQuote(visible(text), width - 4).map((line) => `  ${page.paint("quiet", "> ")}${line}`);
}

/** Where dates come from that no line of the timeline prints: the order rests on them. */
function datesNote({ words }: Page, { timeline }: ReportIncident): string[] {
  const bases = new Set(
    timeline.flatMap(({ dateFrom }) => (dateFrom !== null && WEAK_BASES.has(dateFrom) ? dateFrom : [])),
  );
  const names = [...WEAK_BASES].filter((basis) => bases.has(basis)).map((basis) => words.dateBases[basis]);
  return names.length === 0 ? [] : [words.incidents.datesFrom(words.say.list(names))];
}

/** When something was, and what; the mark behind it is painted. */
interface Head {
  readonly time: string;
  readonly says: string;
  readonly mark: string;
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

function headOf(page: Page, { lines: [line], last, count, isInferred }: Run, first: string | null): Head {
  const { incidents, unknownTime } = page.words;
  const time = (own: string | null) => (own === null ? unknownTime : visible(timeBeside(own, first)));
  const name = line.clue ? incidents.clue(visible(line.step)) : visible(line.step);
  const inferred = isInferred ? incidents.inferredLine : "";
  const repeated = count === 1 ? "" : ` ${incidents.repeated(count, time(last.time))}`;
  return { time: time(line.time), says: name + inferred + repeated, mark: "" };
}

const RUNS_SHOWN = 12;
/** Of a run so many lines that say it in different ways. */
const KINDS_SHOWN = 3;
const QUOTES_SHOWN = 5;
