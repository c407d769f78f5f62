/** The report as Markdown, to be pasted into a ticket or a wiki. Foreign text can neither make markup nor leave its block. */
import type { LogName, Report, ReportFinding, ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { clockTexts } from "./clocks.ts";
import { blindText, gapTexts, silentTexts } from "./coverage-words.ts";
import { findingRows } from "./finding-rows.ts";
import { incidentRows } from "./incident-rows.ts";
import { notSeenOf, uncorrelatedTexts } from "./not-seen.ts";
import { groupThousands } from "./numbers.ts";
import { problemGroups } from "./problem-groups.ts";
import { quoteTexts } from "./quote-texts.ts";
import { readNotes, readRows } from "./read-rows.ts";
import { type Row, readStep } from "./rows.ts";
import { scanRows } from "./scan-rows.ts";
import { spanText } from "./span.ts";
import { storyTexts } from "./story-texts.ts";
import { unfoldedFindings } from "./unfolded-findings.ts";
import { verdictParagraphs } from "./verdict.ts";
import { WORDS, type Words } from "./words/index.ts";

/** The report as CommonMark with tables. */
export function renderMarkdown(report: Report, patternLogs: ReadonlyMap<string, readonly LogName[]>): string {
  const words = WORDS[report.scan.lang];
  const blocks = [
    `# ${words.formats.title}`,
    ...verdictParagraphs(words, report, patternLogs).map((sentences) =>
      sentences.map(({ text, style }) => (style === "plain" ? escaped(text) : `**${escaped(text)}**`)).join("\n"),
    ),
    ...incidentBlocks(words, report),
    ...storyBlocks(words, report),
    ...findingBlocks(words, report),
    ...coverageBlocks(words, report, patternLogs),
    ...sourceBlocks(words, report),
    ...problemBlocks(words, report),
    ...part(
      words.headings.scan,
      scanRows(words, report).map((row) => rowBlock(row, [])),
    ),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function incidentBlocks(words: Words, { incidents, findings }: Report): string[] {
  const left = incidents.length - INCIDENTS_SHOWN;
  return part(words.incidents.headings.incidents, [
    ...incidents
      .slice(0, INCIDENTS_SHOWN)
      .flatMap((incident) => toldBlocks(words, incident, incidentRows(words, incident, findings))),
    ...(left > 0 ? [`… ${words.incidents.counted.moreIncidents(left)}`] : []),
  ]);
}

function storyBlocks(words: Words, { stories }: Report): string[] {
  return part(
    words.incidents.headings.story,
    stories.flatMap((story) => [`### ${escaped(visible(story.device))}`, fenced(storyTexts(words, story))]),
  );
}

function findingBlocks(words: Words, { findings, incidents }: Report): string[] {
  const own = unfoldedFindings({ findings, incidents });
  const folded = findings.length - own.length;
  return part(words.headings.findings, [
    ...(folded === 0 ? [] : [escaped(words.incidents.folded(folded))]),
    ...own.flatMap((finding) => toldBlocks(words, finding, findingRows(words, finding, incidents))),
  ]);
}

function toldBlocks(words: Words, told: ReportFinding | ReportIncident, rows: readonly Row[]): string[] {
  const quotes = quoteTexts(words, told);
  return [
    `### ${escaped(words.say.badge(words.levels[told.level]).trim())} ${escaped(visible(told.title))}`,
    ...rows.map((row) => rowBlock(row, quotes)),
  ];
}

/** A row as a paragraph behind its label; steps keep their numbers, quoted lines stand as they are in a block of code. */
function rowBlock(row: Row, quotes: readonly string[]): string {
  const label = `**${escaped(row.label)}**`;
  if (row.kind === "quotes") return `${label}\n\n${fenced(quotes)}`;
  if (row.kind === "text")
    return [`${label}: ${escaped(row.lines[0] ?? "")}`, ...row.lines.slice(1).map(escaped)].join("  \n");
  return `${label}\n\n${row.lines.map(stepLine).join("\n")}`;
}

function stepLine(line: string, index: number, lines: readonly string[]): string {
  const step = readStep(line);
  if (step !== null) return `${step.mark} ${escaped(step.text)}`;
  // A paragraph between two lists would be taken for a part of the item before it.
  if (readStep(lines[index - 1] ?? "") !== null) return `\n${escaped(line)}`;
  return escaped(line) + (readStep(lines[index + 1] ?? "") === null ? "" : "\n");
}

function coverageBlocks(
  words: Words,
  { coverage, scan }: Report,
  patternLogs: ReadonlyMap<string, readonly LogName[]>,
): string[] {
  const { columns, headings, incidents, statuses, say } = words;
  const times = (from: string | null, to: string | null) => visible(spanText(words, from, to));
  const silent = silentTexts(words, coverage.silent).map((text) => `- ${escaped(text)}`);
  const gaps = gapTexts(words, coverage.gaps).map((text) => `- ${escaped(text)}`);
  const more = (lines: readonly string[]) => [
    ...lines.slice(0, LINES_SHOWN),
    ...(lines.length > LINES_SHOWN ? [`- … ${words.counted.more(lines.length - LINES_SHOWN)}`] : []),
  ];
  const blind = blindText(words, coverage, patternLogs);
  return [
    ...part(headings.coverage, [
      table(
        [columns.log, columns.status, columns.files, columns.timesOrPlace],
        coverage.logs.map(({ log, status, files, first, last, location }) => [
          words.logs[log],
          statuses[status],
          groupThousands(files),
          status === "found" ? times(first, last) : visible(location),
        ]),
      ),
      ...(blind === "" ? [] : [escaped(blind)]),
    ]),
    ...part(headings.gaps, [
      ...(gaps.length === 0 ? [] : [escaped(say.gapsMean), more(gaps).join("\n")]),
      ...(silent.length === 0 ? [] : [escaped(incidents.silentMeans), more(silent).join("\n")]),
    ]),
    ...part(incidents.headings.notSeen, [
      ...notSeenOf(words, coverage).flatMap(({ says, groups, left }) => [
        escaped(says),
        [
          ...groups.map(({ why, titles }) => `- ${escaped(why)}: ${escaped(titles)}`),
          ...(left === "" ? [] : [`- ${escaped(left)}`]),
        ].join("\n"),
      ]),
      ...uncorrelatedTexts(words, coverage.uncorrelated).map(escaped),
    ]),
    ...part(incidents.headings.clocks, clockTexts(words, coverage.clocks, scan.alignClocks).map(escaped)),
  ];
}

function sourceBlocks(words: Words, { sources }: Report): string[] {
  const { columns, headings } = words;
  if (sources.length === 0) return [];
  return part(headings.sources, [
    table(
      [columns.log, columns.node, columns.files, columns.records, columns.times],
      readRows(words, sources).map(({ log, node, files, records, times }) => [
        log,
        node,
        groupThousands(files),
        groupThousands(records),
        times,
      ]),
    ),
    ...readNotes(words, sources).map(escaped),
  ]);
}

function problemBlocks(words: Words, { problems }: Report): string[] {
  const { headings, counted, say } = words;
  const more = (count: number) => (count === 0 ? [] : [`- … ${escaped(counted.more(count))}`]);
  const blocks = (isHarmless: boolean) =>
    problemGroups(words, problems, isHarmless).flatMap(({ title, messages, left }) => [
      `**${escaped(title)}**`,
      ...messages.flatMap(({ says, places, left: others }) => [
        escaped(says),
        [
          ...places.map(({ path, atByte }) => `- ${escaped(path + (atByte === "" ? "" : say.aside(atByte)))}`),
          ...more(others),
        ].join("\n"),
      ]),
      ...more(left),
    ]);
  return [...part(headings.notRead, blocks(false)), ...part(headings.worthKnowing, blocks(true))];
}

/** A part under its heading; nothing where it has nothing to say. */
function part(heading: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`## ${escaped(heading)}`, ...blocks];
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  return [line(titles), `|${titles.map(() => " --- |").join("")}`, ...rows.map(line)].join("\n");
}

/** Lines as they are, between fences longer than any they hold. */
function fenced(lines: readonly string[]): string {
  const text = lines.join("\n");
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** Every sign that Markdown, or HTML inside it, could take for more than itself; the text may begin a line. */
function escaped(text: string): string {
  return text
    .trim()
    .replace(/[\\`*_[\]<>|~#&]/g, "\\$&")
    .replace(/https?:\/\/|www\./gi, (start) => start.replace(/[:.]/, "\\$&"))
    .replace(/^(?:[-+](?= |$)|=+$|-[- ]+$)/, "\\$&")
    .replace(/^(\d{1,9})(?=[.)](?: |$))/, "$1\\");
}

const INCIDENTS_SHOWN = 20;
const LINES_SHOWN = 8;
