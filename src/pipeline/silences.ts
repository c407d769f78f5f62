/** Logs that should have gone on: where a steady log of a server stops, or begins, while its other logs were written. */
import { isSteady, type LogName, type Moment, orderOf, type Silence } from "../model/index.ts";
import { isGap } from "./file-times.ts";
import type { SourceResult } from "./scan-source.ts";

type Source = Pick<SourceResult, "file" | "first" | "last">;

/** The silent stretches at the beginning and the end of each steady log of each server, in the order of server and log. */
export function silences(sources: readonly Source[], assumedOffsetMin: number): Silence[] {
  const found: Silence[] = [];
  for (const [node, own] of groupBy(sources, ({ file }) => file.node)) {
    const steady = own.filter(({ file }) => file.log !== null && isSteady(file));
    const span = spanOf(
      [...steady, ...own.filter(({ file }) => file.log !== null && LASTING.has(file.log))],
      assumedOffsetMin,
    );
    if (span === null) continue;
    for (const [log, files] of groupBy(steady, ({ file }) => file.log)) {
      const written = spanOf(files, assumedOffsetMin);
      if (written === null || log === null) continue;
      const add = (from: Moment, to: Moment): void => {
        if (isGap(orderOf(to, assumedOffsetMin) - orderOf(from, assumedOffsetMin))) found.push({ log, node, from, to });
      };
      add(span.first, written.first);
      add(written.last, span.last);
    }
  }
  return found;
}

/** Logs that a service writes as long as it runs, if only now and then. */
const LASTING: ReadonlySet<LogName> = new Set<LogName>(["tftp", "dbl", "ctl-provider", "capf", "tvs", "ils"]);

function spanOf(sources: readonly Source[], assumedOffsetMin: number): { first: Moment; last: Moment } | null {
  const rank = (moment: Moment): number => orderOf(moment, assumedOffsetMin);
  let span: { first: Moment; last: Moment } | null = null;
  for (const { first, last } of sources) {
    if (first === null || last === null) continue;
    if (span === null) span = { first, last };
    if (rank(first) < rank(span.first)) span.first = first;
    if (rank(last) > rank(span.last)) span.last = last;
  }
  return span;
}

/** In the order in which the keys first come. */
function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}
