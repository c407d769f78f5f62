/** Makes one ordered list of two: cheaper than to sort what is in order already. */

/** What both lists hold, in their order; of what is equal the first list's comes first. */
export function mergeOrdered<T>(
  first: readonly T[],
  second: readonly T[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const merged: T[] = [];
  let next = 0;
  for (const item of first) {
    for (; next < second.length && compare(second[next] as T, item) < 0; next++) merged.push(second[next] as T);
    merged.push(item);
  }
  for (; next < second.length; next++) merged.push(second[next] as T);
  return merged;
}
