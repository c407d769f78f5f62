/** The first lines of a comparison: how much became of what, what was compared, and what keeps it from telling more. */
import { type ComparedSide, type Comparison, LEVELS, LOG_NAMES, OUTCOMES } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { durationText } from "./duration.ts";
import { fold, labelled, type Page } from "./page.ts";
import { spanText } from "./span.ts";
import { wrap } from "./wrap.ts";

/** The lines before the first heading. */
export function comparisonVerdict(page: Page, comparison: Comparison): string[] {
  const { sides } = page.words.comparison;
  const paragraphs = [
    lead(page, comparison),
    [...sideLines(page, sides.before, comparison.before), ...sideLines(page, sides.after, comparison.after)],
    ...cautions(page, comparison).map((text) => wrap(text, page.width)),
  ];
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function lead(page: Page, { counts, items }: Comparison): string[] {
  const { comparison: words, say } = page.words;
  const onlyAfter = items.filter(
    ({ outcome, after, toldBy }) => outcome === "not-testable" && after.count > 0 && toldBy.length === 0,
  ).length;
  const worse = items.filter((item) => item.worse.length > 0).length;
  const isNothing = OUTCOMES.every((outcome) => counts[outcome] === 0);
  const text = isNothing
    ? words.nothing
    : [
        words.verdict(counts),
        ...(worse > 0 ? [words.worse(worse)] : []),
        ...(onlyAfter > 0 ? [words.onlyAfterCount(onlyAfter)] : []),
      ].join(say.sentenceGap);
  return wrap(text, page.width).map((line) => page.paint("heading", line));
}

function sideLines(page: Page, label: string, side: ComparedSide): string[] {
  const { words } = page;
  const { counted, say } = words;
  const watched =
    side.watchedMs === null
      ? words.comparison.watchedUnknown
      : words.comparison.watched(durationText(words, side.watchedMs));
  const told =
    side.files === 0
      ? [counted.files(0)]
      : [visible(spanText(words, side.first, side.last)), watched, counted.files(side.files)];
  return labelled(page, label, (width) => [
    ...fold(side.paths, PATHS_SHOWN, visible, (count) => `… ${counted.more(count)}`),
    ...wrap(told.join(say.comma), width),
  ]);
}

/** Each a paragraph. */
function cautions(page: Page, comparison: Comparison): string[] {
  const { comparison: words, logs, say } = page.words;
  const { before, after, order } = comparison;
  const sides = [
    { name: words.sides.before, side: before },
    { name: words.sides.after, side: after },
  ];
  const lost = LOG_NAMES.filter((log) => before.logs.includes(log) && !after.logs.includes(log));
  const filters = [filterText(before), filterText(after)];
  return [
    ...sides.flatMap(({ name, side }) => (side.files === 0 ? [words.nothingRead(name)] : [])),
    ...sides.flatMap(({ name, side }) => (side.interrupted ? [words.interrupted(name)] : [])),
    ...(order === "reversed" ? [words.reversed] : []),
    ...(order === "overlap" ? [words.overlap(visible(before.last ?? ""))] : []),
    ...(lost.length > 0 && after.files > 0 ? [words.logsLost(say.list(lost.map((log) => logs[log])))] : []),
    ...sides.flatMap(({ name, side }) => (side.unread > 0 ? [words.unread(name, side.unread)] : [])),
    ...(filters[0] === filters[1]
      ? []
      : [words.filtersDiffer(filters[0] || words.noFilter, filters[1] || words.noFilter)]),
    ...(before.catalog === after.catalog ? [] : [words.catalogsDiffer]),
  ];
}

/** The filters of a side as they would be typed. */
function filterText({ filters }: ComparedSide): string {
  const { since, until, device, log, level } = filters;
  return [
    ...(since === null ? [] : [`--since ${visible(since)}`]),
    ...(until === null ? [] : [`--until ${visible(until)}`]),
    ...(device ?? []).map((name) => `--device ${visible(name)}`),
    ...(log ?? []).map((name) => `--log ${name}`),
    ...(level === LEVELS[1] ? [] : [`--level ${level}`]),
  ].join(" ");
}

const PATHS_SHOWN = 3;
