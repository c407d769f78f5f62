/** Of many lines the few that tell most: something of every kind, the beginning and the end. */

/**
 * The numbers of at most `limit` of the items, in order: the first and the last of all, the first of every kind, the
 * last of every kind, then what stands nearest to either end.
 */
export function pickTelling<T>(items: readonly T[], limit: number, kindOf: (item: T) => string): number[] {
  if (items.length <= limit) return items.map((_, index) => index);
  const firsts = new Map<string, number>();
  const lasts = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const kind = kindOf(item);
    if (!firsts.has(kind)) firsts.set(kind, index);
    lasts.set(kind, index);
  }
  const end = items.length - 1;
  const wanted = new Set([0, end, ...firsts.values(), ...lasts.values()]);
  for (let step = 0; wanted.size < limit; step++) wanted.add(step % 2 === 0 ? step / 2 : end - (step - 1) / 2);
  return [...wanted].slice(0, limit).sort((a, b) => a - b);
}
