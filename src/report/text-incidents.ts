/** The incidents, worst first: what happened, to whom, why, what to do, what happens if nothing is done, and how it went. */
import type { Report, ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { fold, labelled, type Page, section, visibleLines } from "./page.ts";
import { guidePlaces, stepLines, titleLines } from "./pattern-lines.ts";
import { spanText } from "./span.ts";
import { hang, indent, wrap, wrapQuote } from "./wrap.ts";

/** The part of the report with the incidents; nothing without incidents. */
export function incidentsSection(page: Page, report: Report): string[] {
  const blocks = report.incidents.map((incident) => incidentLines(page, incident, report));
  return section(
    page,
    page.words.headings.incidents,
    blocks.flatMap((block) => ["", ...block]),
  );
}

/** How many records of each finding belong to incidents that the report shows, each counted once at most per incident. */
export function explainedCounts({ incidents }: Pick<Report, "incidents">): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { explained } of incidents)
    for (const [id, count] of Object.entries(explained)) counts.set(id, (counts.get(id) ?? 0) + count);
  return counts;
}

function incidentLines(page: Page, incident: ReportIncident, report: Report): string[] {
  const { rowLabels, say, incidents: words } = page.words;
  const row = (label: string, text: string) => (text === "" ? [] : labelled(page, label, (width) => wrap(text, width)));
  const steps = (label: string, text: string) => labelled(page, label, (width) => stepLines(visibleLines(text), width));
  const list = (label: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : labelled(page, label, (width) => texts.flatMap((text) => wrap(text, width)));
  const count = incident.timeline.length + incident.timelineOmitted;
  return [
    ...titleLines(page, incident.level, incident.title),
    ...row(rowLabels.about, aboutText(page, incident)),
    ...row(
      rowLabels.seen,
      words.records(count) + say.comma + visible(spanText(page.words, incident.first, incident.last, true)),
    ),
    ...list(
      rowLabels.facts,
      Object.entries(incident.facts).map(
        ([id, value]) => `${visible(incident.factLabels[id] ?? id)}: ${visible(String(value))}`,
      ),
    ),
    ...labelled(page, rowLabels.cause, (width) => causeLines(page, incident, width)),
    ...steps(rowLabels.action, incident.action),
    ...steps(rowLabels.verify, incident.verify),
    ...row(rowLabels.outlook, visibleLines(incident.outlook)),
    ...list(rowLabels.caution, [
      ...(incident.confidence === "inferred" ? [words.inferred] : []),
      ...(incident.undecided ? [words.undecided] : []),
      ...(incident.openAt === null ? [] : [words.openAt(visible(incident.openAt))]),
    ]),
    ...labelled(page, rowLabels.timeline, (width) => timelineLines(page, incident, width)),
    ...list(rowLabels.explains, explainsTexts(page, incident, report)),
    ...row(rowLabels.rule, [visible(incident.rule), ...guidePlaces(page, incident.guide)].join(say.comma)),
  ];
}

function aboutText(page: Page, { entity, devices, devicesOmitted, nodes }: ReportIncident): string {
  const { incidents: words, say, counted } = page.words;
  const all = devices.length + devicesOmitted;
  const about = entity === "cluster" ? words.cluster : visible(entity);
  const shown = fold(devices, DEVICES_SHOWN, visible, () => counted.more(all - DEVICES_SHOWN)).join(say.comma);
  const isNamed = devices.length === 1 && entity.includes(devices[0] as string);
  const who =
    devices.length === 0 || isNamed ? about : words.withDevices(`${about}${say.comma}${counted.devices(all)}`, shown);
  return nodes.length === 0 || nodes.includes(entity)
    ? who
    : say.onNodes(who, fold(nodes, NODES_SHOWN, visible, counted.more).join(say.comma));
}

function causeLines(page: Page, { cause, clues }: ReportIncident, width: number): string[] {
  return [
    ...wrap(visibleLines(cause), width),
    ...(clues.length === 0 ? [] : wrap(page.words.incidents.cluesSay, width)),
    ...clues.flatMap(({ says }) => hang("- ", visible(says), width)),
  ];
}

/** A line a kind, those of the same kind one after the other folded; the first of each kind is quoted. */
function timelineLines(page: Page, { timeline, timelineOmitted, first }: ReportIncident, width: number): string[] {
  const { incidents: words, unknownTime } = page.words;
  const runs: { entry: ReportIncident["timeline"][number]; last: string | null; count: number }[] = [];
  for (const entry of timeline) {
    const run = runs.at(-1);
    if (run !== undefined && run.entry.pattern === entry.pattern && run.entry.clue === entry.clue) {
      run.count++;
      run.last = entry.time;
    } else runs.push({ entry, last: entry.time, count: 1 });
  }
  const quoted = new Set<string>();
  const clock = (time: string | null): string =>
    time === null ? unknownTime : visible(time.slice(0, 11) === first?.slice(0, 11) ? time.slice(11) : time);
  const lines = runs.slice(0, RUNS_SHOWN).flatMap(({ entry, last, count }) => {
    const repeat = count === 1 ? "" : `  ${words.times(count, clock(last))}`;
    const isNew = !quoted.has(entry.pattern);
    quoted.add(entry.pattern);
    return [
      ...hang(`${clock(entry.time)}  `, visible(entry.step) + repeat, width),
      ...indent([page.paint("quiet", `${visible(entry.path)}:${entry.line}`)], 2),
      ...(isNew ? indent(wrapQuote(`> ${visible(entry.text)}`, width - 2), 2) : []),
    ];
  });
  const left = timelineOmitted + runs.slice(RUNS_SHOWN).reduce((sum, { count }) => sum + count, 0);
  return left > 0 ? [...lines, words.linesOmitted(left)] : lines;
}

function explainsTexts(page: Page, { explained }: ReportIncident, { findings }: Report): string[] {
  const { explainsAll, explainsPart } = page.words.incidents;
  return findings.flatMap(({ id, title, count }) => {
    const own = explained[id];
    if (own === undefined) return [];
    return own >= count ? explainsAll(visible(title), count) : explainsPart(visible(title), own, count);
  });
}

const DEVICES_SHOWN = 8;
const NODES_SHOWN = 3;
const RUNS_SHOWN = 14;
