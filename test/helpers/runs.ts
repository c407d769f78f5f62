/** How often a long property is tried: as often as the test says, or so many times that where FC_TIMES=20 is set. */
export function runs(count: number): number {
  const times = Number(process.env.FC_TIMES ?? 1);
  if (!(times > 0)) throw new Error("FC_TIMES must be a number above 0");
  return Math.ceil(count * times);
}

/** How long a property may take that is tried so often. */
export function timeFor(milliseconds: number): number {
  return runs(milliseconds);
}
