/** Rows under column titles, aligned by display width; on a narrow page each row becomes a short list instead. */
import { displayWidth, padEnd, padStart } from "../util/display-width.ts";
import { MARGIN, type Page } from "./page.ts";
import type { Style } from "./paint.ts";
import { indent, wrap } from "./wrap.ts";

/** A column; the last one takes what width is left. */
export interface Column {
  readonly title: string;
  readonly align?: "right";
}

/** What stands where a row and a column meet. */
export interface Cell {
  readonly text: string;
  /** How it is said in a list, where no title stands above it: "3 files" for "3". */
  readonly inList?: string;
  readonly style?: Style;
  /** A path: never broken, and on a line of its own where it does not fit. Only read in the last column. */
  readonly whole?: boolean;
  /** A path that stands on a line of its own below. Only read in the last column. */
  readonly below?: string;
}

/** The lines of the table, indented by the margin; none without rows. */
export function table(page: Page, columns: readonly Column[], rows: readonly (readonly Cell[])[]): string[] {
  if (rows.length === 0) return [];
  const widths = columns.slice(0, -1).map((column, index) => {
    const texts = rows.map((row) => row[index]?.text ?? "");
    return Math.max(...[column.title, ...texts].map(displayWidth));
  });
  const rest = page.width - MARGIN - widths.reduce((sum, width) => sum + width + GAP, 0);
  if (page.narrow || rest < LEAST_REST) return rows.flatMap((row) => listRow(page, row));

  const line = (cells: readonly Cell[]) => {
    const left = widths.map((width, index) => {
      const cell = cells[index] ?? { text: "" };
      const padded = columns[index]?.align === "right" ? padStart(cell.text, width) : padEnd(cell.text, width);
      return (cell.style === undefined ? padded : page.paint(cell.style, padded)) + " ".repeat(GAP);
    });
    const start = " ".repeat(MARGIN) + left.join("");
    const last = cells[widths.length];
    if (last?.whole === true && displayWidth(last.text) > rest) {
      return [start.trimEnd(), " ".repeat(2 * MARGIN) + last.text];
    }
    return [
      ...cellLines(last, rest).map((text, index) => (index === 0 ? start : " ".repeat(page.width - rest)) + text),
      ...(last?.below === undefined ? [] : [" ".repeat(2 * MARGIN) + last.below]),
    ];
  };
  const head = line(columns.map((column) => ({ text: column.title, style: "label" })));
  return [...head, ...rows.flatMap(line)];
}

function listRow(page: Page, row: readonly Cell[]): string[] {
  const [first, ...others] = row;
  const last = others.pop();
  const width = page.width - 2 * MARGIN;
  const said = others.map((cell) => cell.inList ?? cell.text).filter((text) => text !== "");
  const below = [...wrap(said.join(page.words.say.comma), width), ...cellLines(last, width), last?.below ?? ""];
  return [
    ...indent(wrap(first?.text ?? "", page.width - MARGIN), MARGIN),
    ...indent(
      below.filter((text) => text !== ""),
      2 * MARGIN,
    ),
  ];
}

function cellLines(cell: Cell | undefined, width: number): string[] {
  if (cell === undefined) return [""];
  return cell.whole === true ? [cell.text] : wrap(cell.text, width);
}

const GAP = 2;
/** Below this many columns for the last one, a list reads better. */
const LEAST_REST = 24;
