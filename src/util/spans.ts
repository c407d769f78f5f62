/** Stretches on a line of numbers, from and to included. */

/** A stretch; `from` is not greater than `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The same stretches in order, those that touch made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.to) merged.push(span);
    else if (span.to > last.to) merged[merged.length - 1] = { from: last.from, to: span.to };
  }
  return merged;
}

/** What is left of merged spans between two bounds. */
export function clipSpans(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((span) => span.from <= span.to);
}

/** What is left of merged spans without those of `holes`. */
export function cutSpans(spans: readonly Span[], holes: readonly Span[]): Span[] {
  let left = [...spans];
  for (const hole of holes)
    left = left.flatMap((span) =>
      hole.to <= span.from || hole.from >= span.to
        ? [span]
        : [
            ...(hole.from > span.from ? [{ from: span.from, to: hole.from }] : []),
            ...(hole.to < span.to ? [{ from: hole.to, to: span.to }] : []),
          ],
    );
  return left;
}

/** How long merged spans are together. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Do two stretches have a point in common? */
export function touches(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}
