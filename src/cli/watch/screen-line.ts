/** Lines of the screen as pieces of text, each with its style, which are fitted into the columns there are. */
import type { Paint, Style } from "../../report/index.ts";
import { displayWidth, shorten, shortenStart } from "../../util/display-width.ts";

/** A piece of a line; its text is visible already. */
export interface Piece {
  readonly text: string;
  readonly style?: Style;
  /** Where the line is too long, its end or its start gives way first. */
  readonly gives?: "end" | "start";
  /** How many columns it keeps then; 8 unless said. */
  readonly keeps?: number;
  /** Where the line is still too long, it is left out altogether; the last of several first. */
  readonly drops?: boolean;
}

/** A line of the screen. */
export type ScreenLine = readonly Piece[];

/** A line that is made when it is looked at: of thousands of incidents only a screenful is. */
export type LazyLine = () => ScreenLine;

/** The lines of one thing: all of them, and the one that is enough. */
export interface Lines {
  readonly full: () => readonly ScreenLine[];
  readonly brief: LazyLine;
}

/** The line in at most `width` columns, painted. */
export function fitLine(line: ScreenLine, width: number, paint: Paint): string {
  let pieces = giveWay([...line], width);
  for (let at = pieces.length - 1; at >= 0 && widthOf(pieces) > width; at--)
    if (pieces[at]?.drops === true)
      pieces = giveWay([...line.filter((piece, index) => index < at || piece.drops !== true)], width);
  let room = width;
  let text = "";
  for (const piece of pieces) {
    const own = shorten(piece.text, room);
    const ownWidth = displayWidth(own);
    if (ownWidth > room) break; // not even the sign that something is left out
    text += piece.style === undefined ? own : paint(piece.style, own);
    room -= ownWidth;
    if (own !== piece.text) break;
  }
  return text;
}

/** Shortens what gives way, the longest first, until the line fits or nothing is left to give. */
function giveWay(pieces: Piece[], width: number): Piece[] {
  for (;;) {
    const over = widthOf(pieces) - width;
    if (over <= 0) return pieces;
    let [chosen, longest, next] = [-1, 0, 0];
    for (const [index, { text, gives, keeps = LEAST_COLUMNS }] of pieces.entries()) {
      const own = displayWidth(text);
      // Of one column nothing can be cut: the sign that something is left out takes it.
      if (gives === undefined || own <= Math.max(1, keeps)) continue;
      if (own > longest) [chosen, longest, next] = [index, own, longest];
      else if (own > next) next = own;
    }
    const piece = pieces[chosen];
    if (piece === undefined) return pieces;
    // Down to the next longest at first, so that all give alike.
    const target = Math.max(1, piece.keeps ?? LEAST_COLUMNS, longest - over, Math.min(next, longest - 1));
    const cut = piece.gives === "start" ? shortenStart : shorten;
    pieces[chosen] = { ...piece, text: cut(piece.text, target) };
  }
}

function widthOf(line: ScreenLine): number {
  return line.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

const LEAST_COLUMNS = 8;
