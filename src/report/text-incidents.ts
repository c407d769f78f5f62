/** The incidents, worst first: what happened to whom, why, what to do, what comes of it otherwise, line by line. */
import type { Report, ReportFinding, ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { factTexts, incidentRows, seenText } from "./incident-rows.ts";
import { MARGIN, type Page, section } from "./page.ts";
import { rowLines, titleLines } from "./pattern-lines.ts";
import { timelineLines } from "./text-timeline.ts";
import { hang, indent } from "./wrap.ts";

/** The part of the report with the incidents; nothing without incidents. */
export function incidentsSection(page: Page, { incidents, findings }: Report): string[] {
  // Those of a rule stand together, where the worst of them stands: they share its words.
  const rules = [...new Set(incidents.map(({ rule }) => rule))];
  const blocks = rules.flatMap((rule) => {
    const alike = incidents.filter((incident) => incident.rule === rule);
    const whole = alike.slice(0, WHOLE_PER_RULE);
    const toldClues = new Set(whole.flatMap(({ clues }) => clues.map(({ id }) => id)));
    return [
      ...whole.map((incident) => incidentLines(page, incident, findings)),
      alsoLines(page, alike.slice(WHOLE_PER_RULE), toldClues),
    ];
  });
  return section(
    page,
    page.words.incidents.headings.incidents,
    blocks.flatMap((lines) => (lines.length === 0 ? [] : ["", ...lines])),
  );
}

/**
 * Further incidents of a rule: cause and action stand above, so whom, when and the facts are enough, with what else the
 * traces show of them and of none that was told whole.
 */
function alsoLines(page: Page, alike: readonly ReportIncident[], toldClues: ReadonlySet<string>): string[] {
  const [first] = alike;
  if (first === undefined) return [];
  const { incidents: words, say } = page.words;
  const told = alike.slice(0, ALSO_SHOWN).flatMap((incident) => {
    const text = [seenText(page.words, incident), ...factTexts(page.words, incident), visible(incident.id)].join(
      say.semicolon,
    );
    const own = incident.clues.filter(({ id }) => !toldClues.has(id));
    return [
      ...hang("- ", text, page.width - MARGIN),
      ...own.flatMap(({ says }) => indent(hang("- ", visible(says), page.width - MARGIN - 2), 2)),
    ];
  });
  const left = alike.length - ALSO_SHOWN;
  return [
    ...titleLines(page, first.level, `${first.title}${say.aside(words.counted.moreIncidents(alike.length))}`),
    ...indent([...told, ...(left > 0 ? [`… ${words.counted.moreIncidents(left)}`] : [])], MARGIN),
  ];
}

function incidentLines(page: Page, incident: ReportIncident, findings: readonly ReportFinding[]): string[] {
  return [
    ...titleLines(page, incident.level, incident.title),
    ...incidentRows(page.words, incident, findings).flatMap((row) =>
      rowLines(page, row, (width) => timelineLines(page, incident, width)),
    ),
  ];
}

const WHOLE_PER_RULE = 2;
const ALSO_SHOWN = 20;
