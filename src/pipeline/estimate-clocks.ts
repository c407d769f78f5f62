/** By how much the clocks of the servers differ, judged by what their logs have in common. */
import { type ClockEstimate, compareClocks } from "../correlate/clock-differences.ts";
import type { Match } from "../model/index.ts";
import type { DiskFile } from "../sources/index.ts";
import { readClockSamples } from "./clock-samples.ts";
import { chooseStretches } from "./clock-stretches.ts";
import type { SourceResult, Stop } from "./scan-source.ts";

/** What a scan knows when the clocks can be compared. */
export interface ClockEvidence {
  readonly sources: readonly SourceResult[];
  /** The files on disk that the sources are, or are in. */
  readonly files: readonly DiskFile[];
  /** In any order. */
  readonly matches: readonly Match[];
  readonly assumedOffsetMin: number;
  readonly signal: Stop;
}

/** Compares the clocks. Reads parts of some files once more, and nothing where fewer than two servers have such logs. */
export async function estimateClocks(evidence: ClockEvidence): Promise<ClockEstimate> {
  const { sources, files, matches, assumedOffsetMin, signal } = evidence;
  const stretches = signal.aborted ? [] : chooseStretches(sources, assumedOffsetMin);
  const samples = await readClockSamples(stretches, files, signal);
  return compareClocks({ samples, matches, assumedOffsetMin });
}
