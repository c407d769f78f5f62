/** One item of a comparison: what each side saw of it, why it counts as what it does, on which phones, and where. */
import { type ComparedItem, type NotTestable, OUTCOMES, type Sighting } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { addressLines } from "./address.ts";
import { durationText } from "./duration.ts";
import { fold, labelled, MARGIN, type Page, visibleLines } from "./page.ts";
import { stepLines, titleLines } from "./pattern-lines.ts";
import { spanText } from "./span.ts";
import type { PauseDetail } from "./words/comparison.ts";
import { hang, indent, wrap, wrapQuote } from "./wrap.ts";

/** The item whole. Where `isFirst`, what to do is told too: for what is new its steps, for what is gone how to make sure. */
export function comparedItemLines(page: Page, item: ComparedItem, isFirst: boolean): string[] {
  const { rowLabels, comparison: words } = page.words;
  const row = (label: string, text: string) => (text === "" ? [] : labelled(page, label, (width) => wrap(text, width)));
  const steps = (label: string, text: string) =>
    text === "" ? [] : labelled(page, label, (width) => stepLines(visibleLines(text), width));
  const isNew = item.outcome === "new" && isFirst;
  const isGone = item.outcome === "gone" && isFirst;
  return [
    ...titleLines(page, item.level, item.title),
    ...row(words.who, aboutText(page, item)),
    ...row(words.sides.before, sightingText(page, item, item.before)),
    ...row(words.sides.after, sightingText(page, item, item.after)),
    ...row(words.why, whyText(page, item)),
    ...row(rowLabels.devices, devicesText(page, item)),
    ...(isNew ? row(rowLabels.cause, visibleLines(item.cause)) : []),
    ...(isNew ? steps(rowLabels.action, item.action) : []),
    ...(isGone ? steps(rowLabels.verify, item.verify) : []),
    ...row(item.kind === "incident" ? rowLabels.incident : rowLabels.pattern, visible(item.of)),
    ...(item.evidence.length === 0
      ? []
      : labelled(page, rowLabels.evidence, (width) => evidenceLines(page, item, width))),
  ];
}

/** Further items of a rule: the title stands above, so whom it is about and what each side saw is enough. */
export function moreAlikeLines(page: Page, alike: readonly ComparedItem[]): string[] {
  const [first] = alike;
  if (first === undefined) return [];
  const { comparison: words, counted, incidents, say } = page.words;
  const told = alike.slice(0, ALIKE_SHOWN).flatMap((item) => {
    const text = [
      aboutText(page, item),
      say.named(words.sides.before, sightingText(page, item, item.before)),
      say.named(words.sides.after, sightingText(page, item, item.after)),
      ...(item.outcome === "not-testable" ? [whyText(page, item)] : []),
    ];
    return hang("- ", text.filter((part) => part !== "").join(say.semicolon), page.width - MARGIN);
  });
  const left = alike.length - ALIKE_SHOWN;
  return [
    ...titleLines(page, first.level, `${first.title}${say.aside(incidents.counted.moreIncidents(alike.length))}`),
    ...indent([...told, ...(left > 0 ? [`… ${counted.more(left)}`] : [])], MARGIN),
  ];
}

function aboutText({ words }: Page, { kind, entity }: ComparedItem): string {
  if (kind === "finding") return "";
  return entity === null ? words.incidents.cluster : visible(entity);
}

/** "13 records on CM1-PUB, 10:02:05 to 10:09:40, one about every 2 min (25 min watched)". */
function sightingText({ words }: Page, { kind }: ComparedItem, sighting: Sighting): string {
  const { say, comparison, counted } = words;
  const { count, watchedMs } = sighting;
  const watched = watchedMs === null ? "" : say.aside(comparison.watched(durationText(words, watchedMs)));
  if (count === 0) return comparison.none + watched;
  const amount = kind === "finding" ? counted.hits(count) : words.incidents.counted.incidents(count);
  const where = sighting.nodes.length === 0 ? amount : say.onNodes(amount, namesText(words, sighting.nodes));
  const everyMs = watchedMs === null || count === 1 ? 0 : watchedMs / count;
  return (
    [
      where,
      visible(spanText(words, sighting.first, sighting.last)),
      ...(everyMs > 0 ? [comparison.every(durationText(words, everyMs))] : []),
    ].join(say.comma) + watched
  );
}

function whyText(page: Page, item: ComparedItem): string {
  const { comparison: words } = page.words;
  if (item.outcome === "not-testable") return reasonsText(page, item);
  if (item.outcome === "still-there") return stillText(page, item);
  const { silent, side, seenSide } = sidesOf(page, item);
  if (item.pauseMs === null) return words.runs(side);
  return words.longEnough({ side, seenSide, ...timesOf(page, item, silent) });
}

function stillText(page: Page, item: ComparedItem): string {
  const { say, comparison: words, levels } = page.words;
  const { before, after, worse, deviceReasons } = item;
  const { sides } = words;
  const open = [
    ...reasonTexts(page, deviceReasons.after, {
      side: sides.after,
      seenSide: sides.before,
      ...timesOf(page, item, after),
    }),
    ...reasonTexts(page, deviceReasons.before, {
      side: sides.before,
      seenSide: sides.after,
      ...timesOf(page, item, before),
    }),
  ];
  return [
    ...(worse.includes("level") && before.level !== null && after.level !== null
      ? [words.worseLevel(levels[before.level], levels[after.level])]
      : []),
    ...(worse.includes("devices") ? [words.worseDevices] : []),
    ...(item.onlyInCommonTime ? [words.onlyInCommonTime] : []),
    ...(open.length > 0 ? [words.devicesOpen, ...open] : []),
  ].join(say.sentenceGap);
}

function reasonsText(page: Page, item: ComparedItem): string {
  const { comparison: words, say } = page.words;
  const { silent, side, seenSide } = sidesOf(page, item);
  const seen = silent === item.after ? words.onlyBefore : words.onlyAfter;
  return [seen, ...reasonTexts(page, item.reasons, { side, seenSide, ...timesOf(page, item, silent) })].join(
    say.sentenceGap,
  );
}

function reasonTexts({ words }: Page, reasons: readonly NotTestable[], detail: PauseDetail): string[] {
  return reasons.map(({ reason, logs, nodes, items }) =>
    words.comparison.reasons[reason]({
      ...detail,
      logs: logs.length === 0 ? words.unknownLog : words.say.list(logs.map((log) => words.logs[log])),
      nodes: namesText(words, nodes),
      items: namesText(words, items),
    }),
  );
}

/** The side that did not see the item, and the words for both. */
function sidesOf({ words }: Page, { before, after }: ComparedItem) {
  const { sides } = words.comparison;
  return after.count === 0
    ? { silent: after, side: sides.after, seenSide: sides.before }
    : { silent: before, side: sides.before, seenSide: sides.after };
}

function timesOf({ words }: Page, { pauseMs }: ComparedItem, { watchedMs }: Sighting) {
  return {
    pause: pauseMs === null ? words.unknownTime : durationText(words, pauseMs),
    watched: watchedMs === null ? words.unknownTime : durationText(words, watchedMs),
  };
}

function devicesText({ words }: Page, { devices, devicesOmitted, entity, outcome }: ComparedItem): string {
  const { comparison, counted, say } = words;
  const listed = OUTCOMES.filter((one) => devices[one].length > 0);
  const [only] = listed;
  if (only === undefined || (listed.length === 1 && devices[only].length === 1 && devices[only][0] === entity))
    return "";
  const each = listed.map((one) => {
    const names = fold(devices[one], DEVICES_SHOWN, visible, counted.more).join(say.comma);
    return listed.length === 1 && one === outcome ? names : comparison.devices[one](names);
  });
  return [...each, ...(devicesOmitted > 0 ? [comparison.devicesOmitted(devicesOmitted)] : [])].join(say.semicolon);
}

function namesText(words: Page["words"], names: readonly string[]): string {
  return fold(names, NAMES_SHOWN, visible, words.counted.more).join(words.say.comma);
}

/** What is to be looked into is quoted more than once. */
function evidenceLines(page: Page, { evidence, outcome }: ComparedItem, width: number): string[] {
  const shown = outcome === "new" || outcome === "still-there" ? EVIDENCE_SHOWN : 1;
  return evidence
    .slice(0, shown)
    .flatMap(({ path, line, time, text }) => [
      ...addressLines(page, { path, line }, time === null ? page.words.unknownTime : visible(time), width),
      ...wrapQuote(visible(text), width - 2).map((part) => page.paint("quiet", "> ") + part),
    ]);
}

const ALIKE_SHOWN = 20;
const DEVICES_SHOWN = 8;
const NAMES_SHOWN = 4;
const EVIDENCE_SHOWN = 2;
