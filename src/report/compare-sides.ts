/** The two sides of a comparison as wholes: what was read of each, and how their times stand to each other. */
import { type ComparedSide, type Comparison, HARMLESS_PROBLEMS } from "../model/index.ts";
import { lengthOf } from "../util/spans.ts";
import type { SeenItem } from "./compare-items.ts";
import { rangeOf, type SideView } from "./compare-watched.ts";

/** Both sides. */
export interface Sides {
  readonly before: SideView;
  readonly after: SideView;
}

/** A side in a few words. */
export function describeSide(side: SideView): ComparedSide {
  const { report, whole, files, logs } = side;
  const { scan, tool, sources, problems } = report;
  return {
    paths: scan.paths,
    version: tool.version,
    catalog: tool.catalog.sha256,
    files,
    logs,
    ...rangeOf(
      sources.flatMap(({ first, last }) => [first, last]),
      side,
    ),
    watchedMs: whole === null ? null : lengthOf(whole),
    interrupted: scan.interrupted,
    unread: problems.filter(({ kind }) => !HARMLESS_PROBLEMS.has(kind)).length,
    filters: { since: scan.since, until: scan.until, device: scan.device, log: scan.log, level: scan.level },
  };
}

/** How the times of the two stand to each other. */
export function orderOfSides({ before, after }: Sides): Comparison["order"] {
  const [a, b] = [before.whole, after.whole];
  const [startBefore, endBefore] = [a?.[0]?.from, a?.at(-1)?.to];
  const [startAfter, endAfter] = [b?.[0]?.from, b?.at(-1)?.to];
  if (startBefore === undefined || endBefore === undefined || startAfter === undefined || endAfter === undefined)
    return "unknown";
  if (startAfter >= endBefore) return "apart";
  return endAfter <= startBefore ? "reversed" : "overlap";
}

/** Does all that after shows of an item lie in time that before covers too? */
export function isOnlyInCommonTime({ last }: SeenItem, { before, after }: Sides): boolean {
  const [start, end] = [before.whole?.[0]?.from, before.whole?.at(-1)?.to];
  const instant = after.instantOf(last);
  return start !== undefined && end !== undefined && instant !== null && instant >= start && instant <= end;
}
