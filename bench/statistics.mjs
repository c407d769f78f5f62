/** Medians with their spread, and how many times as fast one command is as another. */

/**
 * @typedef {{ median: number, low: number, high: number }} Spread
 */

/**
 * @param {number[]} values
 * @returns {Spread}
 */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { median, low: sorted[0], high: sorted[sorted.length - 1] };
}

/**
 * How many times as fast as the peer ours is: each round is held against itself, so that what slows the machine for a
 * while slows both.
 * @param {{ seconds: number }[]} ours
 * @param {{ seconds: number }[]} peer
 * @returns {Spread}
 */
export function timesAsFast(ours, peer) {
  return spread(ours.map(({ seconds }, round) => peer[round].seconds / seconds));
}

/**
 * The same against the fastest of several peers, round by round.
 * @param {{ seconds: number }[]} ours
 * @param {{ seconds: number }[][]} peers
 */
export function timesAsFastAsBest(ours, peers) {
  const best = ours.map((_, round) => ({ seconds: Math.min(...peers.map((peer) => peer[round].seconds)) }));
  return timesAsFast(ours, best);
}
