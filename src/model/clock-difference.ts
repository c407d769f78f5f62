/** By how much a server's clock is ahead of another's, as events show that both wrote down. */
export interface ClockDifference {
  readonly node: string;
  readonly against: string;
  /** Milliseconds by which `node` is ahead; negative when it is behind. The median of the pairs. */
  readonly offsetMs: number;
  /** In so many events both have. */
  readonly pairs: number;
  /** Half of the pairs lie within so many milliseconds of the median. */
  readonly spreadMs: number;
  /** "high": many pairs that agree; "medium": a few; "low": one, or such as do not agree. */
  readonly confidence: "high" | "medium" | "low";
}
