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
  const shown = pickTelling(runs, RUNS_SHOWN, ({ line }) => kindOf(line));
  const quoted = new Set<string>();
  let accounted = 0;
  const lines = shown.flatMap((number, index) => {
    const run = runs[number] as Run;
    const skipped = runs.slice((shown[index - 1] ?? -1) + 1, number);
    const left = skipped.reduce((sum, { count, omittedBefore }) => sum + count + omittedBefore, run.omittedBefore);
    accounted += left + run.count;
    const kind = kindOf(run.line);
    const isTelling = !quoted.has(kind) && quoted.size < QUOTES_SHOWN;
    if (isTelling) quoted.add(kind);
    return [
      ...(left > 0 ? [page.paint("quiet", page.words.incidents.leftOut(left))] : []),
      ...placedLines(page, headOf(page, run, incident.first), run.line, width),
      ...(isTelling ? quoteLines(page, run.line.text, width) : []),
    ];
  });
  const behind = incident.timeline.length + incident.timelineOmitted - accounted;
  return [
    ...lines,
    ...(behind > 0 ? [page.paint("quiet", page.words.incidents.leftOut(behind))] : []),
    ...datesNote(page, incident).flatMap((note) => wrap(note, width)),
  ];
}

/** What is said of a line, with its address beside it where both fit, else below. */
export function placedLines(
  page: Page,
  head: { readonly time: string; readonly says: string; readonly mark: string },
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

type Line = ReportIncident["timeline"][number];

/** Lines of the same kind one after the other. */
interface Run {
  readonly line: Line;
  readonly last: Line;
  readonly count: number;
  readonly omittedBefore: number;
}

function foldRuns(timeline: readonly Line[]): Run[] {
  const runs: Run[] = [];
  for (const line of timeline) {
    const before = runs.at(-1);
    if (before !== undefined && line.omittedBefore === 0 && kindOf(before.line) === kindOf(line)) {
      runs[runs.length - 1] = { ...before, last: line, count: before.count + 1 };
    } else {
      runs.push({ line, last: line, count: 1, omittedBefore: line.omittedBefore });
    }
  }
  return runs;
}

function kindOf({ step, pattern, clue }: Line): string {
  return JSON.stringify([step, pattern, clue]);
}

function headOf(page: Page, { line, last, count }: Run, first: string | null) {
  const { incidents, unknownTime } = page.words;
  const time = (own: string | null) => (own === null ? unknownTime : visible(timeBeside(own, first)));
  const name = line.clue ? incidents.clue(visible(line.step)) : visible(line.step);
  const inferred = line.confidence === "inferred" ? incidents.inferredLine : "";
  const repeated = count === 1 ? "" : ` ${incidents.repeated(count, time(last.time))}`;
  return { time: time(line.time), says: name + inferred + repeated, mark: "" };
}

const RUNS_SHOWN = 12;
const QUOTES_SHOWN = 5;
