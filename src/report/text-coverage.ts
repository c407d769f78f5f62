/** What could have been seen: the logs to collect, silent stretches, and the patterns no log was read for. */
import type { CoverageStatus, LogName, Report } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import { blindText, logsListedTwice } from "./coverage-words.ts";
import { groupThousands } from "./numbers.ts";
import { fold, MARGIN, type Page, section } from "./page.ts";
import type { Style } from "./paint.ts";
import { spanText } from "./span.ts";
import { type Cell, table } from "./table.ts";
import { indent, wrap } from "./wrap.ts";

/** The parts of the report about coverage. */
export function coverageSection(
  page: Page,
  coverage: Report["coverage"],
  patternLogs: ReadonlyMap<string, readonly LogName[]>,
): string[] {
  const { headings } = page.words;
  return [
    ...section(page, headings.coverage, [...logRows(page, coverage.logs), ...blindLines(page, coverage, patternLogs)]),
    ...section(page, headings.gaps, silenceLines(page, coverage)),
  ];
}

function logRows(page: Page, logs: Report["coverage"]["logs"]): string[] {
  const { columns, statuses, counted, logs: names } = page.words;
  const twice = logsListedTwice(logs);
  const rows = logs.map((row): Cell[] => [
    { text: names[row.log] },
    { text: statuses[row.status], style: STATUS_STYLES[row.status] },
    { text: groupThousands(row.files), inList: row.files === 0 ? "" : counted.files(row.files) },
    row.status === "found"
      ? {
          text: visible(spanText(page.words, row.first, row.last)),
          ...(twice.has(row.log) ? { below: visible(row.location) } : {}),
        }
      : { text: visible(row.location), whole: true },
  ]);
  const titles = [
    { title: columns.log },
    { title: columns.status },
    { title: columns.files, align: "right" as const },
    { title: columns.timesOrPlace },
  ];
  return table(page, titles, rows);
}

function blindLines(page: Page, coverage: Report["coverage"], patternLogs: ReadonlyMap<string, readonly LogName[]>) {
  const text = blindText(page.words, coverage, patternLogs);
  return text === "" ? [] : ["", ...paragraph(page, text)];
}

/** Stretches inside the logs, then those at their ends. */
function silenceLines(page: Page, { gaps, silent }: Report["coverage"]): string[] {
  const inside = gapLines(page, gaps);
  const atEnds = silentLines(page, silent);
  return inside.length > 0 && atEnds.length > 0 ? [...inside, "", ...atEnds] : [...inside, ...atEnds];
}

function silentLines(page: Page, silent: Report["coverage"]["silent"]): string[] {
  if (silent.length === 0) return [];
  const { say, logs, counted, incidents } = page.words;
  const blocks = fold(
    silent,
    SILENT_SHOWN,
    ({ log, node, from, to }) => {
      const name = node === null ? logs[log] : say.onNodes(logs[log], visible(node));
      const times = visible(spanText(page.words, from, to));
      const both = `${name}  ${times}`;
      return displayWidth(both) <= page.width - MARGIN
        ? both
        : [name, ...indent(wrap(times, page.width - 2 * MARGIN), MARGIN)].join("\n");
    },
    (count) => `… ${counted.more(count)}`,
  );
  return [...paragraph(page, incidents.silentMeans), ...indent(blocks.join("\n").split("\n"), MARGIN)];
}

function gapLines(page: Page, gaps: Report["coverage"]["gaps"]): string[] {
  if (gaps.length === 0) return [];
  const blocks = fold(
    gaps,
    GAPS_SHOWN,
    (gap) =>
      [
        visible(gap.path),
        ...indent(wrap(visible(spanText(page.words, gap.from, gap.to)), page.width - 2 * MARGIN), MARGIN),
      ].join("\n"),
    (count) => `… ${page.words.counted.more(count)}`,
  );
  return [...paragraph(page, page.words.say.gapsMean), ...indent(blocks.join("\n").split("\n"), MARGIN)];
}

function paragraph(page: Page, text: string): string[] {
  return indent(wrap(text, page.width - MARGIN), MARGIN);
}

const STATUS_STYLES: Record<CoverageStatus, Style> = {
  found: "good",
  empty: "medium",
  unreadable: "bad",
  missing: "bad",
};
const GAPS_SHOWN = 5;
const SILENT_SHOWN = 8;
