/** How the lines of an incident or a story are set in the text report. */
import type { ReportIncident } from "../model/index.ts";
import { displayWidth } from "../util/display-width.ts";
import { visible } from "../util/printable.ts";
import type { Page } from "./page.ts";
import { tellTimeline } from "./timeline.ts";
import { GLUE, hang, wrap, wrapQuote } from "./wrap.ts";

/** The timeline of an incident. */
export function timelineLines(page: Page, incident: ReportIncident, width: number): string[] {
  const { lines, left, note } = tellTimeline(page.words, incident);
  const leftOut = (count: number) => (count > 0 ? [page.paint("quiet", page.words.incidents.leftOut(count))] : []);
  return [
    ...lines.flatMap((told) => [
      ...leftOut(told.left),
      ...(told.head === null
        ? [`  ${page.link(`${told.path}:${told.line}`, told.path, told.line)}`]
        : placedLines(page, { ...told.head, mark: "" }, told, width)),
      ...(told.quote === null ? [] : quoteLines(page, told.quote, width)),
    ]),
    ...leftOut(left),
    ...(note === "" ? [] : wrap(note, width)),
  ];
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
  // The address ends the last line; it and the mark are dressed when everything has its place.
  return lines.map((own, index) => {
    const isLast = index === lines.length - 1;
    const linked = isLast ? own.slice(0, -address.length) + page.link(address, path, line) : own;
    return head.mark === "" ? linked : linked.replace(head.mark, () => page.paint("bad", head.mark));
  });
}

/** A line of a log as it stands there. */
export function quoteLines(page: Page, text: string, width: number): string[] {
  return wrapQuote(visible(text), width - 4).map((line) => `  ${page.paint("quiet", "> ")}${line}`);
}

/** When something was, and what; the mark behind it is painted. */
interface Head {
  readonly time: string;
  readonly says: string;
  readonly mark: string;
}
