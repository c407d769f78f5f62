/**
 * Live is batch, through every way in which logs go round: whatever is seen before it goes is found as one scan of all that
 * was ever written finds it, and each match is told once.
 */
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { history, play } from "./log-history.ts";

it("finds what a scan of all that was ever written finds", async () => {
  let matches = 0;
  await fc.assert(
    fc.asyncProperty(history, async (one) => {
      const outcome = await play(one, join(temporaryFolder(), "tree"));
      if (outcome === null) return;
      expect(outcome.live).toEqual(outcome.batch);
      expect(outcome.told).toEqual(outcome.there);
      for (const count of Object.values(outcome.told)) matches += count;
    }),
    { numRuns: 60 },
  );
  // It was about something.
  expect(matches).toBeGreaterThan(500);
}, 120_000);
