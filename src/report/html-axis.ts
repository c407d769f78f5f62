/** The measures of the timeline, for the picture as it is made and for the page's script that draws it anew. */

/** Units of the picture, and how close the lines of the axis may stand. */
export const AXIS = {
  /** The width of the picture. */
  width: 1000,
  /** Where the plot begins, behind the names. */
  left: 190,
  /** The width of the plot. */
  plot: 800,
  /** The height of the axis above the lanes. */
  top: 24,
  mostTicks: 8,
  dayMs: 86_400_000,
} as const;

const { dayMs } = AXIS;

/** How far apart the lines of the axis may be, in milliseconds. */
export const STEPS_MS: readonly number[] = [
  ...[1, 5, 20, 100, 500, 1_000, 5_000, 15_000, 30_000, 60_000, 300_000, 900_000, 1_800_000],
  ...[3_600_000, 10_800_000, 21_600_000, 43_200_000],
  ...[1, 2, 7, 30, 365, 1_826, 7_305].map((days) => days * dayMs),
];
