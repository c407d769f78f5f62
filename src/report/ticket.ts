/**
 * The report as one page of plain text for a ticket with Cisco TAC: what happened, when, to what, what was done, what to
 * attach. What no trace can tell is left to be filled in, and says so.
 */
import { compareLevels, type LogName, type Report, type ReportFinding, type ReportIncident } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { factTexts, seenText } from "./incident-rows.ts";
import { createPage, MARGIN, type Page, visibleLines } from "./page.ts";
import { quoteTexts } from "./quote-texts.ts";
import { namesText } from "./rows.ts";
import { filtersText } from "./scan-rows.ts";
import { spanText } from "./span.ts";
import { unfoldedFindings } from "./unfolded-findings.ts";
import { verdictParagraphs } from "./verdict.ts";
import { hang, indent, wrap } from "./wrap.ts";

/** The page: lines of at most 76 columns, but for paths and quoted lines. */
export function renderTicket(report: Report, patternLogs: ReadonlyMap<string, readonly LogName[]>): string {
  const page = createPage({ lang: report.scan.lang, width: WIDTH, color: false });
  const { headings, title } = page.words.formats.ticket;
  const told = toldOf(report);
  const [worst] = told;
  return [
    title,
    ...part(page, headings.symptom, symptomLines(page, report, told, patternLogs)),
    ...part(page, headings.time, timeLines(page, report, told)),
    ...part(page, headings.devices, deviceLines(page, told)),
    ...part(page, headings.versions, versionLines(page, report)),
    ...part(page, headings.cause, worst === undefined ? [] : wrapped(page, visibleLines(worst.cause))),
    ...part(page, headings.evidence, worst === undefined ? [] : evidenceLines(page, worst)),
    ...part(page, headings.done, doneLines(page, report)),
    ...part(page, headings.attached, attachedLines(page, report, told)),
    ...part(page, headings.notThere, notThereLines(page, report)),
    "",
  ].join("\n");
}

type Told = ReportIncident | ReportFinding;

/** The incidents, and the findings that none of them tells; the worst first, an incident before a finding of its level. */
function toldOf(report: Report): Told[] {
  return [...report.incidents, ...unfoldedFindings(report)].sort((a, b) => compareLevels(b.level, a.level));
}

function part(page: Page, heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", page.paint("heading", heading), ...indent(lines, MARGIN)];
}

function wrapped(page: Page, text: string): string[] {
  return wrap(text, page.width - MARGIN);
}

/** The worst whole, some others in a line each, how many more there are; without any, the words of the verdict. */
function symptomLines(
  page: Page,
  report: Report,
  [worst, ...others]: readonly Told[],
  patternLogs: ReadonlyMap<string, readonly LogName[]>,
): string[] {
  const { words } = page;
  const { ticket } = words.formats;
  if (worst === undefined)
    return [
      // What was looked for in vain stands under its own heading below.
      ...verdictParagraphs(words, report, patternLogs).flatMap((sentences) =>
        sentences[0]?.style === "plain" ? [] : sentences.flatMap(({ text }) => wrapped(page, text)),
      ),
      ...(report.sources.length === 0 ? [] : wrapped(page, words.say.notNothingWrong)),
    ];
  const left = others.length - ALSO_SHOWN;
  return [
    ...wrapped(page, words.say.badge(words.levels[worst.level]) + visible(worst.title)),
    ...wrapped(page, subjectOf(page, worst)),
    ...("facts" in worst ? factTexts(words, worst).flatMap((fact) => wrapped(page, fact)) : []),
    ...others
      .slice(0, ALSO_SHOWN)
      .flatMap((told) =>
        hang(
          "- ",
          ticket.also(words.levels[told.level], visible(told.title), subjectOf(page, told)),
          page.width - MARGIN,
        ),
      ),
    ...(left > 0 ? wrapped(page, ticket.moreOnPages(words.counted.more(left))) : []),
  ];
}

function subjectOf({ words }: Page, told: Told): string {
  if ("timeline" in told) return seenText(words, told);
  const span = visible(spanText(words, told.first, told.last, true));
  return words.counted.hits(told.count) + words.say.comma + span;
}

function timeLines(page: Page, { scan, sources }: Report, told: readonly Told[]): string[] {
  const { words } = page;
  const { ticket } = words.formats;
  const seen = extent(told);
  const covered = extent(sources);
  const isZoned = [...told, ...sources].some(({ first }) => first !== null && OFFSET.test(first));
  return [
    ...(seen === null ? [] : [ticket.firstAndLast(visible(spanText(words, seen.first, seen.last, true)))]),
    ...(covered === null ? [] : [ticket.logsCover(visible(spanText(words, covered.first, covered.last)))]),
    ...(scan.tz !== null ? [ticket.zone(visible(scan.tz))] : isZoned || covered === null ? [] : [ticket.noZone]),
  ].flatMap((text) => wrapped(page, text));
}

/** From the first to the last of all; times of a report are written alike, so their order as text is that in time. */
function extent(things: readonly { readonly first: string | null; readonly last: string | null }[]) {
  const firsts = things.flatMap(({ first }) => first ?? []).sort();
  const lasts = things.flatMap(({ last }) => last ?? []).sort();
  const [first, last] = [firsts[0], lasts.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

function deviceLines(page: Page, told: readonly Told[]): string[] {
  const { say, counted, formats } = page.words;
  const names = (own: readonly string[], omitted: number) =>
    namesText([...new Set(own)].sort(), { limit: NAMES_SHOWN, omitted, comma: say.comma, more: counted.more });
  const phones = names(
    told.flatMap((one) => ("timeline" in one ? one.devices : (one.entities.device ?? []))),
    // Lists that leave names out may leave out the same ones: the longest says the least there are.
    Math.max(0, ...told.map((one) => ("timeline" in one ? one.devicesOmitted : (one.entitiesOmitted.device ?? 0)))),
  );
  const servers = names(
    told.flatMap(({ nodes }) => nodes),
    0,
  );
  const lines = [
    ...(phones === "" ? [] : [formats.ticket.phones(phones)]),
    ...(servers === "" ? [] : [formats.ticket.servers(servers)]),
  ];
  return (lines.length === 0 ? [formats.ticket.noDevices] : lines).flatMap((text) => wrapped(page, text));
}

function versionLines(page: Page, { sources }: Report): string[] {
  const { ticket } = page.words.formats;
  const seen = sources.flatMap(({ node, version }) =>
    version === null ? [] : [ticket.version(node === null ? page.words.unknownNode : visible(node), visible(version))],
  );
  const each = [...new Set(seen)].sort();
  const shown = each.slice(0, NAMES_SHOWN);
  const left = each.length - shown.length;
  return [
    ...(shown.length === 0 ? [ticket.noVersions] : shown),
    ...(left > 0 ? [page.words.counted.more(left)] : []),
    ticket.fillVersions,
  ].flatMap((text) => wrapped(page, text));
}

function evidenceLines({ words }: Page, worst: Told): string[] {
  return quoteTexts(words, worst).slice(0, QUOTES_SHOWN);
}

function doneLines(page: Page, report: Report): string[] {
  const { formats, counted } = page.words;
  const filters = filtersText(report);
  const digest = visible(report.tool.catalog.sha256.slice(0, 12));
  return [
    formats.ticket.scanned(visible(report.tool.version), counted.files(report.sources.length), digest),
    ...(filters === "" ? [] : [formats.ticket.filtered(filters)]),
    formats.ticket.fillDone,
  ].flatMap((text) => wrapped(page, text));
}

/** The files that hold what was found, those of the worst first. */
function attachedLines(page: Page, { sources }: Report, told: readonly Told[]): string[] {
  const { words } = page;
  const { ticket } = words.formats;
  const bytes = new Map(sources.map((source) => [source.path, source.bytes]));
  const paths = [
    ...new Set(told.flatMap((one) => ("timeline" in one ? one.timeline : one.evidence).map(({ path }) => path))),
  ];
  const shown = paths.slice(0, FILES_SHOWN);
  const left = paths.length - shown.length;
  return [
    ...shown.map((path) => `- ${ticket.file(visible(path), words.counted.bytes(bytes.get(path) ?? 0))}`),
    ...(left > 0 ? [`- ${words.counted.more(left)}`] : []),
    ...(paths.length === 0 ? wrapped(page, ticket.nothingToAttach) : wrapped(page, ticket.hint)),
  ];
}

function notThereLines(page: Page, { coverage }: Report): string[] {
  const { logs, formats, say } = page.words;
  const missing = [...new Set(coverage.logs.filter(({ status }) => status !== "found").map(({ log }) => logs[log]))];
  return wrapped(page, missing.length === 0 ? formats.ticket.allThere : formats.ticket.missing(say.list(missing)));
}

const WIDTH = 76;
const ALSO_SHOWN = 4;
const NAMES_SHOWN = 8;
const QUOTES_SHOWN = 12;
const FILES_SHOWN = 8;
const OFFSET = /[+-]\d\d:\d\d$/;
