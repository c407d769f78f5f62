/**
 * Live is batch, through every way in which logs go round: whatever is seen before it goes is found as one scan of all that
 * was ever written finds it, and each match is told once.
 */
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runs, timeFor } from "../helpers/runs.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { EVERY_FORM, EVERY_STEP, history, play } from "./log-history.ts";

it(
  "finds what a scan of all that was ever written finds",
  async () => {
    let matches = 0;
    const [done, forms, samples] = [new Map<string, number>(), new Set<string>(), new Set<string>()];
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const outcome = await play(one, join(temporaryFolder(), "tree"));
        if (outcome === null) return;
        expect(outcome.live).toEqual(outcome.batch);
        expect(outcome.told).toEqual(outcome.there);
        for (const count of Object.values(outcome.told)) matches += count;
        for (const { step } of one.steps) done.set(step.what, (done.get(step.what) ?? 0) + 1);
        for (const form of one.forms.slice(0, 6)) forms.add(form);
        samples.add(one.sample);
      }),
      { numRuns: runs(RUNS) },
    );
    // It was about something, and about everything.
    expect(matches).toBeGreaterThan(60);
    expect([...forms].sort()).toEqual([...EVERY_FORM].sort());
    expect(samples.size).toBeGreaterThan(5);
    for (const what of EVERY_STEP) expect(done.get(what) ?? 0, what).toBeGreaterThanOrEqual(4);
  },
  timeFor(120_000),
);

const RUNS = 28;
