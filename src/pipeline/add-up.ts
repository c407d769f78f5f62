/** What the sources of a run add up to: findings and incidents, what could have been seen, and what went wrong. */
import { mergeFindings } from "../detect/index.ts";
import type { Problem } from "../model/index.ts";
import type { Found } from "../sources/index.ts";
import { compareTexts } from "../util/compare-texts.ts";
import { blindPatterns, gapsBetweenFiles, logCoverage, usualOffset, windowCoverage } from "./coverage.ts";
import { estimateClocks } from "./estimate-clocks.ts";
import type { Catalog } from "./load-catalog.ts";
import type { ScanOptions } from "./options.ts";
import { coverageEnds, ruleCoverage } from "./rule-coverage.ts";
import type { Hidden, SourceResult } from "./scan-source.ts";
import { silences } from "./silences.ts";
import { recall, type Told, tellIncidents } from "./tell-incidents.ts";

/** What was read. */
export interface Sum {
  readonly catalog: Catalog;
  readonly options: ScanOptions;
  readonly found: Found;
  /** In any order. */
  readonly sources: readonly SourceResult[];
  /** Those that belong to no source. */
  readonly problems: readonly Problem[];
  /** Files of other logs than those asked for. */
  readonly otherLog: number;
  readonly signal: AbortSignal;
  /** Leaves the clocks of servers uncompared, for which parts of files are read once more. */
  readonly skipsClocks?: boolean;
}

/** Everything a scan found, before it is worded. */
export interface ScanResult {
  readonly catalog: Catalog;
  readonly sources: readonly SourceResult[];
  readonly findings: ReturnType<typeof mergeFindings>;
  /** The zone taken for moments of unknown zone when they are held against others, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  readonly coverage: {
    readonly logs: ReturnType<typeof logCoverage>;
    readonly gaps: ReturnType<typeof gapsBetweenFiles>;
    readonly blind: ReturnType<typeof blindPatterns>;
    readonly rules: ReturnType<typeof ruleCoverage>;
    readonly silent: ReturnType<typeof silences>;
    readonly uncorrelated: Told["uncorrelated"];
    readonly window: ReturnType<typeof windowCoverage>;
    readonly clocks: Awaited<ReturnType<typeof estimateClocks>>["differences"];
  };
  readonly incidents: Told["incidents"];
  readonly stories: Told["stories"];
  readonly problems: readonly Problem[];
  readonly hidden: Hidden & { readonly otherLog: number; readonly incidentsOtherDevice: number };
  readonly interrupted: boolean;
}

/** Adds up what was read. The same sources give the same result, in whatever order they come. */
export async function addUp(sum: Sum): Promise<ScanResult> {
  const { catalog, options, found, signal } = sum;
  const sources = [...sum.sources].sort((a, b) => compareTexts(a.file.path, b.file.path));
  const problems = [
    ...found.problems,
    ...sum.problems,
    ...sources.flatMap((source) => source.problems),
    ...unusedZones(options, sources),
  ];
  const total = (key: keyof Hidden): number => sources.reduce((count, source) => count + source.hidden[key], 0);
  const assumedOffsetMin = usualOffset(sources);
  const recalled = recall(sources);
  const clocks =
    sum.skipsClocks === true
      ? { differences: [], aheadMs: new Map() }
      : await estimateClocks({ sources, files: found.files, matches: recalled.matches, assumedOffsetMin, signal });
  const patterns = catalog.compiled.patterns.map(({ pattern }) => pattern);
  const told = tellIncidents(recalled, catalog, options, {
    assumedOffsetMin,
    coveredTo: coverageEnds(patterns, sources, assumedOffsetMin),
    clockAheadMs: options.alignClocks ? clocks.aheadMs : new Map(),
  });
  const gaps = gapsBetweenFiles(sources, assumedOffsetMin);
  const logs = logCoverage(sources, found.folders, problems, options.logs, assumedOffsetMin);
  const expected = logs.map(({ log }) => log);
  return {
    catalog,
    sources,
    findings: mergeFindings(
      sources.map((source) => source.gathered),
      assumedOffsetMin,
    ),
    assumedOffsetMin,
    coverage: {
      logs,
      gaps,
      blind: blindPatterns(patterns, sources, options.logs),
      rules: ruleCoverage(catalog.rules, catalog.patterns, {
        sources,
        gaps,
        problems,
        expected,
        onlyLogs: options.logs,
        assumedOffsetMin,
      }),
      silent: silences(sources, assumedOffsetMin),
      uncorrelated: told.uncorrelated,
      window: windowCoverage(sources, options),
      clocks: clocks.differences,
    },
    incidents: told.incidents,
    stories: told.stories,
    problems,
    hidden: {
      incidentsOtherDevice: told.otherDevice,
      outsideTime: total("outsideTime"),
      otherDevice: total("otherDevice"),
      noDevice: total("noDevice"),
      untimed: total("untimed"),
      otherLog: sum.otherLog,
    },
    interrupted: signal.aborted,
  };
}

/** Zones given for servers none of whose logs was read. */
function unusedZones(options: ScanOptions, sources: readonly SourceResult[]): Problem[] {
  const nodes = new Set(sources.map(({ file }) => (file.node ?? "").toLowerCase()));
  return options.sourceZoneTexts
    .filter((text) => !text.startsWith("*=") && !nodes.has(text.slice(0, text.indexOf("=")).toLowerCase()))
    .map((text) => ({ path: text, kind: "unused-zone", detail: {} }));
}
