/**
 * Puts everything a scan found into the Report: words of the wanted language, times as text, one fixed order. The same
 * input in any order gives the same Report.
 */
import {
  type Blind,
  type ClockDifference,
  compareLevels,
  type Finding,
  type Gap,
  type Incident,
  type IncidentRule,
  LEVELS,
  type Level,
  type LogCoverage,
  type Moment,
  type Pattern,
  type Problem,
  type Report,
  type ReportSource,
  type RuleCoverage,
  type Silence,
  type Story,
  type TraceFile,
} from "../model/index.ts";
import { formatMoment } from "../util/iso-time.ts";
import { buildFinding } from "./build-finding.ts";
import { buildIncident } from "./build-incident.ts";
import { buildClocks, buildRuleCoverage, buildSilences } from "./build-rule-coverage.ts";
import { buildStory } from "./build-story.ts";
import { countInIncidents } from "./count-in-incidents.ts";
import { by, type Compare, inOrder, instant, logRank } from "./order.ts";
import { nameIncidents } from "./order-incidents.ts";
import { wordProblems } from "./problems.ts";

/** What the stages before have found out. */
export interface ReportInput {
  /** The version of ccmtrace. */
  readonly version: string;
  readonly catalog: { readonly sha256: string; readonly patterns: number };
  readonly scan: Report["scan"];
  readonly files: readonly FileSummary[];
  readonly findings: readonly Finding[];
  /** Every pattern a finding can name. */
  readonly patterns: ReadonlyMap<string, Pattern>;
  readonly coverage: {
    readonly logs: readonly LogCoverage[];
    readonly gaps: readonly Gap[];
    readonly blind: readonly Blind[];
    readonly rules: readonly RuleCoverage[];
    readonly silent: readonly Silence[];
    readonly clocks: readonly ClockDifference[];
    readonly uncorrelated: Report["coverage"]["uncorrelated"];
    readonly window: Report["coverage"]["window"];
  };
  readonly incidents: readonly Incident[];
  /** Every rule an incident can name. */
  readonly rules: ReadonlyMap<string, IncidentRule>;
  readonly stories: readonly Story[];
  readonly problems: readonly Problem[];
  /** The zone taken for moments of unknown zone when they are held against others, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  /** What filters left out before; findings and incidents below the level are counted here. */
  readonly hidden: Omit<Report["hidden"], "belowLevel" | "incidentsBelowLevel">;
  /** Writes a moment, in a zone of the caller's choice; without it, as the log's own clock showed it. */
  readonly showTime?: (moment: Moment) => string;
}

/** One file that was read, and what it held. */
export interface FileSummary {
  readonly file: TraceFile;
  /** Bytes scanned, decompressed. */
  readonly bytes: number;
  readonly lines: number;
  readonly records: number;
  /** Lines before the first record, or records whose head could not be read. */
  readonly unparsed: number;
  readonly first: Moment | null;
  readonly last: Moment | null;
}

/** The report of a scan. */
export function buildReport(input: ReportInput): Report {
  const { scan, coverage, hidden, assumedOffsetMin } = input;
  const show = input.showTime ?? ownClock;
  const time = timeWriter(show);
  const found = input.findings.map((finding) => ({ finding, pattern: patternOf(finding, input.patterns) }));
  const isBelow = ({ level }: { readonly level: Level }) => compareLevels(level, scan.level) < 0;
  const named = nameIncidents(input.incidents, input.rules, assumedOffsetMin);
  const incidents = named.filter(({ rule }) => !isBelow(rule));
  const inIncidents = countInIncidents(
    incidents.map(({ incident }) => incident),
    scan.device,
  );
  const findings = found
    .filter(({ pattern }) => !isBelow(pattern))
    .sort(worstFirst(assumedOffsetMin))
    .map(({ finding, pattern }) =>
      buildFinding(finding, pattern, {
        lang: scan.lang,
        time,
        assumedOffsetMin,
        inIncidents: inIncidents.get(pattern.id) ?? 0,
      }),
    );
  const shown = new Set(findings.map(({ id }) => id));
  const writing = { lang: scan.lang, time, patterns: input.patterns, findings: shown };
  return {
    schema: 1,
    tool: {
      name: "ccmtrace",
      version: input.version,
      catalog: { sha256: input.catalog.sha256, patterns: input.catalog.patterns },
    },
    scan: {
      paths: sortedWords(scan.paths),
      since: scan.since,
      until: scan.until,
      tz: scan.tz,
      sourceTz: sortedWords(scan.sourceTz),
      encoding: scan.encoding,
      lang: scan.lang,
      device: scan.device && sortedWords(scan.device),
      log: scan.log && [...new Set(scan.log)].sort(by(logRank)),
      level: scan.level,
      alignClocks: scan.alignClocks,
      interrupted: scan.interrupted,
    },
    sources: input.files.map((summary) => buildSource(summary, time)).sort(by((source) => source.path)),
    coverage: {
      logs: [...coverage.logs]
        .sort(
          inOrder<LogCoverage>(
            by((row) => logRank(row.log)),
            by((row) => row.location),
          ),
        )
        .map(({ log, location, status, files, first, last }) => ({
          log,
          location,
          status,
          files,
          first: time(first),
          last: time(last),
        })),
      gaps: [...coverage.gaps]
        .sort(
          inOrder<Gap>(
            by((gap) => gap.path),
            by((gap) => instant(gap.from, assumedOffsetMin)),
            by((gap) => instant(gap.to, assumedOffsetMin)),
          ),
        )
        .map(({ path, from, to }) => ({ path, from: show(from), to: show(to) })),
      blind: coverage.blind.map(({ pattern, reason }) => ({ pattern, reason })).sort(by((blind) => blind.pattern)),
      rules: buildRuleCoverage(coverage.rules, input.rules, scan.lang),
      silent: buildSilences(coverage.silent, assumedOffsetMin, show),
      clocks: buildClocks(coverage.clocks, input.rules),
      uncorrelated: coverage.uncorrelated,
      window: coverage.window,
    },
    findings,
    incidents: incidents.map((incident) => buildIncident(incident, writing)),
    stories: [...input.stories].sort(by(({ device }) => device)).map((story) => buildStory(story, writing)),
    problems: wordProblems(input.problems, scan.lang),
    hidden: {
      belowLevel: countByLevel(found.filter(({ pattern }) => isBelow(pattern)).map(({ pattern }) => pattern)),
      outsideTime: hidden.outsideTime,
      otherDevice: hidden.otherDevice,
      noDevice: hidden.noDevice,
      untimed: hidden.untimed,
      incidentsBelowLevel: countByLevel(named.filter(({ rule }) => isBelow(rule)).map(({ rule }) => rule)),
      incidentsOtherDevice: hidden.incidentsOtherDevice,
      otherLog: hidden.otherLog,
    },
  };
}

/** Writes moments; that of a match stands in many places, and is written once. */
function timeWriter(show: (moment: Moment) => string): (moment: Moment | null) => string | null {
  const written = new Map<Moment, string>();
  return (moment) => {
    if (moment === null) return null;
    let text = written.get(moment);
    if (text === undefined) {
      text = show(moment);
      written.set(moment, text);
    }
    return text;
  };
}

function ownClock(moment: Moment): string {
  return formatMoment(moment.localMs, moment.offsetMin);
}

function patternOf(finding: Finding, patterns: ReadonlyMap<string, Pattern>): Pattern {
  const pattern = patterns.get(finding.pattern);
  if (pattern === undefined) throw new Error(`finding of a pattern that was not given: ${finding.pattern}`);
  return pattern;
}

function sortedWords(words: readonly string[]): string[] {
  return [...new Set(words)].sort(by((word) => word));
}

/** A file that was read, as a report says it; `time` writes a moment. */
export function buildSource(summary: FileSummary, time: (moment: Moment | null) => string | null): ReportSource {
  const { file, bytes, lines, records, unparsed, first, last } = summary;
  return {
    path: file.path,
    log: file.log,
    node: file.node,
    version: file.version,
    format: file.format,
    encoding: file.encoding,
    bytes,
    lines,
    records,
    unparsed,
    first: time(first),
    last: time(last),
    dateFrom: (first ?? last)?.basis ?? null,
  };
}

function countByLevel(entries: readonly { readonly level: Level }[]): Partial<Record<Level, number>> {
  const counts: Partial<Record<Level, number>> = {};
  for (const level of LEVELS) {
    const count = entries.filter((entry) => entry.level === level).length;
    if (count > 0) counts[level] = count;
  }
  return counts;
}

/** The worst level first, in it what happened most, then what happened first; the id decides between equals. */
function worstFirst(assumedOffsetMin: number): Compare<{ finding: Finding; pattern: Pattern }> {
  return inOrder<{ finding: Finding; pattern: Pattern }>(
    (a, b) => compareLevels(b.pattern.level, a.pattern.level),
    by(({ finding }) => -finding.count),
    by(({ finding }) => instant(finding.first, assumedOffsetMin)),
    by(({ finding }) => finding.pattern),
  );
}
