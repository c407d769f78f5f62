/**
 * Gives fast-check the same seed in every run, so that a failure seen once is seen again. To look for new failures,
 * run with another one: FC_SEED=12345 npm test (a failing property prints its seed).
 */
import fc from "fast-check";

const seed = Number(process.env.FC_SEED ?? 20_060_105);
if (!Number.isInteger(seed)) throw new Error("FC_SEED must be a whole number");

fc.configureGlobal({ seed });
