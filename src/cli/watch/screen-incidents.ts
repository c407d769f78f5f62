/** The lines of an incident on the screen: what it is, its clocks, and the first thing to do. */
import type { ReportIncident } from "../../model/index.ts";
import { factTexts, groupThousands, spanText, timeBeside, wrap } from "../../report/index.ts";
import { padEnd } from "../../util/display-width.ts";
import { readMoment } from "../../util/iso-time.ts";
import { visible } from "../../util/printable.ts";
import { calmDuration } from "./calm-duration.ts";
import type { Lines, Piece, ScreenLine } from "./screen-line.ts";
import type { ScreenWords } from "./screen-words.ts";

/** The columns that incidents have. */
export interface IncidentColumns {
  readonly inside: number;
  /** Those of the longest level. */
  readonly levelColumns: number;
}

/** The second line of an incident begins with what runs out, the third is the first thing to do, where it is short. */
export function incidentLines(
  incident: ReportIncident,
  nowMs: number,
  words: ScreenWords,
  { inside, levelColumns }: IncidentColumns,
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

const FACT_LINES = 3;
const STEP_LINES = 2;
