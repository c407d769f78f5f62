/** Draws the screen of a watch: from what there is to see and the size of the terminal to lines, without any side effect. */
import type { WatchView } from "../../model/index.ts";
import { groupThousands, type Paint } from "../../report/index.ts";
import { displayWidth } from "../../util/display-width.ts";
import { visible } from "../../util/printable.ts";
import { sizeText } from "../size-text.ts";
import { calmDuration } from "./calm-duration.ts";
import { divideRows } from "./divide-rows.ts";
import { fitLine, type LazyLine, type Piece, type ScreenLine } from "./screen-line.ts";
import { INDENT, PART_NAMES, type PartName, type ScreenPart, screenParts } from "./screen-parts.ts";
import type { ScreenSize } from "./screen-size.ts";
import type { ScreenWords } from "./screen-words.ts";

/** What the user has done to the screen. */
export interface ScreenState {
  /** What is watched, as it was given. */
  readonly paths: readonly string[];
  /** The part that the arrow keys move. */
  readonly focus: PartName;
  /** How many lines each part is moved, from its start; from its end where that is what counts. */
  readonly scroll: Readonly<Record<PartName, number>>;
  readonly isPaused: boolean;
  readonly showsHelp: boolean;
}

/** A part with its rows. */
export interface PlacedPart {
  readonly name: PartName;
  /** Lines that can be seen at once, without the heading. */
  readonly page: number;
  /** How far it can be moved. */
  readonly mostScroll: number;
}

/** The lines of the screen, painted, as many as it has rows and none wider than it is. */
export function drawScreen(
  view: WatchView,
  size: ScreenSize,
  state: ScreenState,
  words: ScreenWords,
  paint: Paint,
): string[] {
  const head = headLines(view, size, state, words);
  const room = roomFor(size);
  const body = state.showsHelp
    ? helpLines(words)
    : placeParts(view, size, state, words).flatMap((part, index) => [
        ...(index > 0 && part.hasGap ? [[]] : []),
        ...partLines(part, state, words, size.columns),
      ]);
  const lines = [
    ...head,
    ...body.slice(0, room),
    ...Array.from({ length: room - body.length }, () => []),
    footLine(state, words),
  ];
  return lines.slice(-size.rows).map((line) => fitLine(line, size.columns, paint));
}

/** Which parts are on the screen, and how far each can be moved. */
export function placedParts(
  view: WatchView,
  size: ScreenSize,
  state: ScreenState,
  words: ScreenWords,
): readonly PlacedPart[] {
  return placeParts(view, size, state, words).map(({ name, page, mostScroll }) => ({ name, page, mostScroll }));
}

interface Placed extends PlacedPart {
  readonly part: ScreenPart;
  readonly lines: readonly LazyLine[];
  /** Is there a row to spare above it? */
  readonly hasGap: boolean;
}

/** The parts that have room, in their order. */
function placeParts(view: WatchView, size: ScreenSize, state: ScreenState, words: ScreenWords): Placed[] {
  const parts = screenParts(view, words, size);
  const hasGap = size.rows >= ROWS_FOR_GAPS;
  const room = roomFor(size) - (hasGap ? parts.length - 1 : 0);
  const chosen = chooseLines(parts, room);
  // What matters most gets its rows first: problems, what the user looks at, and the rest in their order.
  const order = [...parts.keys()].sort((a, b) => rankOf(parts[a], state) - rankOf(parts[b], state));
  const rows = divideRows(
    order.map((index) => {
      const lines = chosen[index]?.length ?? 0;
      return { wants: 1 + lines, least: lines === 0 ? 1 : 2, weight: parts[index]?.weight ?? 1 };
    }),
    room,
  );
  return parts.flatMap((part, index) => {
    const own = rows[order.indexOf(index)] ?? 0;
    const lines = chosen[index] ?? [];
    const page = own - 1;
    return own === 0
      ? []
      : [{ name: part.name, part, lines, page, mostScroll: Math.max(0, lines.length - page), hasGap }];
  });
}

function rankOf(part: ScreenPart | undefined, { focus }: ScreenState): number {
  if (part === undefined || part.name === "problems") return -2;
  return part.name === focus ? -1 : PART_NAMES.indexOf(part.name);
}

/** All lines of each part where they have room, else one line for each thing, in the less important parts first. */
function chooseLines(parts: readonly ScreenPart[], room: number): (readonly LazyLine[])[] {
  const chosen = parts.map(({ full }) => full);
  for (const name of ["sources", "matches", "incidents", "problems"] as const) {
    const wanted = parts.reduce((sum, { brief, enough }, at) => {
      const lines = chosen[at] ?? [];
      return sum + 1 + Math.min(lines.length, lines === brief ? enough : FULL_SHARE * enough);
    }, 0);
    const index = parts.findIndex((part) => part.name === name);
    const part = parts[index];
    if (wanted > room && part !== undefined) chosen[index] = part.brief;
  }
  return chosen;
}

function roomFor({ rows, columns }: ScreenSize): number {
  return Math.max(0, rows - headRows({ rows, columns }) - 1);
}

function headRows({ rows }: ScreenSize): number {
  return rows >= ROWS_FOR_TITLE ? 2 : 1;
}

function headLines(view: WatchView, size: ScreenSize, { paths }: ScreenState, words: ScreenWords): ScreenLine[] {
  const { screen, report } = words;
  const running = screen.running(calmDuration(report, view.nowMs - view.startedMs));
  const totals = totalsLine(view, words);
  if (headRows(size) === 1) return [totals];
  const watched = visible(paths.join(report.say.comma));
  const title = `ccmtrace watch  `;
  const gap = size.columns - displayWidth(title) - displayWidth(watched) - displayWidth(running);
  return [
    [
      { text: title, style: "heading" },
      { text: watched, gives: "start" },
      { text: " ".repeat(Math.max(2, gap)) },
      { text: running, style: "quiet" },
    ],
    totals,
  ];
}

/** The numbers, the telling ones first; what has no room is left out whole. */
function totalsLine(view: WatchView, { screen, report }: ScreenWords): ScreenLine {
  const { incidents, problems, matches, files, bytes, waitingBytes, late } = view.status;
  const lagMs = Math.max(0, ...view.sources.map((source) => source.lagMs));
  const pieces: Piece[] = [
    ...(problems > 0 ? [{ text: screen.problems(groupThousands(problems)), style: "bad" } as const] : []),
    { text: screen.incidents(groupThousands(incidents)), ...(incidents > 0 ? { style: "heading" as const } : {}) },
    waitingBytes === 0
      ? { text: screen.upToDate }
      : {
          text: screen.behind(sizeText(waitingBytes), calmDuration(report, lagMs)),
          ...(lagMs >= LAGS_MS ? { style: "medium" as const } : {}),
        },
    { text: screen.matches(groupThousands(matches)) },
    { text: screen.files(groupThousands(files)) },
    { text: screen.read(sizeText(bytes)) },
    ...(late > 0 ? [{ text: screen.late(groupThousands(late)) }] : []),
  ];
  return pieces.map((piece, index) =>
    index === 0 ? piece : { ...piece, text: report.say.comma + piece.text, drops: true },
  );
}

/** A part: its heading, and as many of its lines as have room. */
function partLines(
  { part, lines, page, mostScroll }: Placed,
  state: ScreenState,
  words: ScreenWords,
  columns: number,
): ScreenLine[] {
  const { screen } = words;
  const moved = Math.min(state.scroll[part.name], mostScroll);
  const from = part.followsEnd ? mostScroll - moved : moved;
  const shown = lines.slice(from, from + page);
  const isFocused = part.name === state.focus;
  const title = `${isFocused ? "> " : "  "}${screen.parts[part.name]} ${groupThousands(part.count)}`;
  const note = part.note === "" ? "" : `  ${part.note}`;
  const place = mostScroll === 0 || page === 0 ? "" : `${from + 1}-${from + shown.length} / ${lines.length}`;
  const gap = columns - displayWidth(title) - displayWidth(note) - displayWidth(place);
  return [
    [
      { text: title, style: part.name === "problems" ? "bad" : "heading" },
      { text: note, style: "quiet" },
      { text: place === "" ? "" : " ".repeat(Math.max(1, gap)), drops: true },
      { text: place, style: "quiet", drops: true },
    ],
    ...shown.map((line) => [{ text: " ".repeat(INDENT) }, ...line()]),
  ];
}

function helpLines({ screen }: ScreenWords): ScreenLine[] {
  const columns = Math.max(...screen.help.map(([keys = ""]) => displayWidth(keys)));
  return screen.help.map(([keys = "", what = ""]) => [
    { text: `  ${keys}${" ".repeat(columns - displayWidth(keys))}  `, style: "heading" },
    { text: what },
  ]);
}

function footLine({ isPaused, showsHelp }: ScreenState, { screen }: ScreenWords): ScreenLine {
  const keys = showsHelp ? screen.footOfHelp : isPaused ? screen.footOfPause : screen.foot;
  return [
    ...(isPaused ? [{ text: screen.paused, style: "bad" } as const, { text: "  " }] : []),
    ...keys.map((text, index): Piece => ({ text: index === 0 ? text : `  ${text}`, style: "quiet", drops: true })),
  ];
}

/** A part that tells everything is worth it only where so many times the lines that are enough have room. */
const FULL_SHARE = 4;
const ROWS_FOR_TITLE = 14;
const ROWS_FOR_GAPS = 36;
/** Reading that is behind for so long is worth a colour. */
const LAGS_MS = 10_000;
