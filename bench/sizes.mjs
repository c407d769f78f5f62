/** How much is read: for the page, and for a quick look whether all of it works. */

/**
 * @typedef {object} Sizes
 * @property {number} main Of the one large file.
 * @property {number} cluster Of the many files.
 * @property {number} part Of corpora for one question each.
 * @property {number} dense Where every other line is a hit.
 * @property {number} small For what is slow.
 * @property {number[]} growth
 * @property {number[]} literals How many literals.
 */

const GIB = 1024 ** 3;

/** @type {Sizes} */
export const FULL = {
  main: 4 * GIB,
  cluster: GIB,
  part: GIB,
  dense: GIB / 10,
  small: GIB / 100,
  growth: [GIB / 10, GIB, 4 * GIB, 16 * GIB],
  literals: [100, 300, 1000, 3000],
};

/** @type {Sizes} */
export const QUICK = {
  main: GIB / 10,
  cluster: GIB / 10,
  part: GIB / 10,
  dense: GIB / 40,
  small: GIB / 40,
  growth: [GIB / 40, GIB / 10],
  literals: [100, 300, 1000, 3000],
};
