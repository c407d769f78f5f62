/** What was asked for and with which tool, so that the report can be made again. */
import type { Report } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { fold } from "./page.ts";
import { type Row, textRow } from "./rows.ts";
import type { Words } from "./words/index.ts";

/** The rows about the scan itself. */
export function scanRows({ rowLabels, counted, say }: Words, report: Report): Row[] {
  const { scan, tool } = report;
  const digest = tool.catalog.sha256.slice(0, DIGEST_SHOWN);
  return [
    ...textRow(rowLabels.paths, ...fold(scan.paths, PATHS_SHOWN, visible, (count) => `… ${counted.more(count)}`)),
    ...textRow(rowLabels.filters, filtersText(report)),
    ...textRow(rowLabels.reading, readingText(report)),
    ...textRow(rowLabels.zone, scan.tz === null ? "" : visible(scan.tz)),
    ...textRow(
      rowLabels.tool,
      say.version(visible(tool.version), counted.patterns(tool.catalog.patterns), visible(digest)),
    ),
  ];
}

/** The filters as they would be typed; nothing where none is in force. */
export function filtersText({ scan }: Report): string {
  return [
    ...boundsGiven(scan),
    ...(scan.device === null ? [] : scan.device.map((device) => `--device ${visible(device)}`)),
    ...(scan.log === null ? [] : scan.log.map((log) => `--log ${log}`)),
    ...(scan.level === "informational" || scan.level === "low" ? [] : [`--level ${scan.level}`]),
  ].join(" ");
}

/** The bounds in time as they would be typed. */
export function boundsGiven(scan: Report["scan"]): string[] {
  return [
    ...(scan.since === null ? [] : [`--since ${visible(scan.since)}`]),
    ...(scan.until === null ? [] : [`--until ${visible(scan.until)}`]),
  ];
}

/** What was said about the files themselves, as it would be typed. */
function readingText({ scan }: Report): string {
  return [
    ...(scan.encoding === null ? [] : [`--encoding ${scan.encoding}`]),
    ...scan.sourceTz.map((zone) => `--source-tz ${visible(zone)}`),
    ...(scan.alignClocks ? ["--align-clocks"] : []),
  ].join(" ");
}

const PATHS_SHOWN = 5;
const DIGEST_SHOWN = 12;
