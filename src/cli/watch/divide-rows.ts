/** Divides the rows of the screen between its parts. */

/** What a part asks for. */
export interface RowWish {
  /** All its rows, with the heading. */
  readonly wants: number;
  /** Fewer make no sense: then it gets none. */
  readonly least: number;
  /** How much more it gets than others where there is not enough for all. */
  readonly weight: number;
}

/**
 * The rows of each part, in the order given, which is also the order in which parts are served when there are too few. No
 * part gets more than it wants, and none goes without while another has more than its share.
 */
export function divideRows(wishes: readonly RowWish[], rows: number): number[] {
  let left = rows;
  const given = wishes.map(({ least, wants }) => {
    const first = Math.min(least, wants);
    if (first > left) return 0;
    left -= first;
    return first;
  });
  while (left > 0) {
    let poorest = -1;
    for (const [index, { wants, weight }] of wishes.entries()) {
      const own = given[index] ?? 0;
      if (own === 0 || own >= wants) continue;
      if (poorest < 0 || own / weight < (given[poorest] ?? 0) / (wishes[poorest]?.weight ?? 1)) poorest = index;
    }
    if (poorest < 0) break;
    given[poorest] = (given[poorest] ?? 0) + 1;
    left--;
  }
  return given;
}
