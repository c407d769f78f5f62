/** `ccmtrace scan`: runs the engine and puts what it found into a report. */
import type { Language, LogName, Moment, Report, ReportSource } from "../model/index.ts";
import { buildReport, buildSource, type ReportInput } from "../report/build.ts";
import { formatMoment } from "../util/iso-time.ts";
import type { ScanResult } from "./add-up.ts";
import { runScan, type ScanRun } from "./engine.ts";
import { digestOf } from "./load-catalog.ts";
import type { ScanOptions } from "./options.ts";
import { inZone } from "./time-filter.ts";

/** A report, and what a text of it needs beside it. */
export interface Scanned {
  /** The report in the language of the scan. */
  readonly report: Report;
  /** The same report in any language, for what is written in several. */
  reportIn(lang: Language): Report;
  /** The logs each pattern stands in. */
  readonly patternLogs: ReadonlyMap<string, readonly LogName[]>;
}

/** What the CLI lends to a scan that ends in a report. */
export interface ReportRun extends Omit<ScanRun, "onSource"> {
  readonly version: string;
  /** Told of each source as it will stand in the report, in that order, while the scan goes on. */
  onSource?(source: ReportSource): void;
}

/**
 * Scans the paths of the options.
 * @throws UserError when the catalog cannot be used; bad input never throws but ends up in the report's problems
 */
export async function scan(options: ScanOptions, run: ReportRun): Promise<Scanned> {
  const { onSource, ...others } = run;
  const showTime = showTimeIn(options);
  const result = await runScan(options, {
    ...others,
    ...(onSource === undefined
      ? {}
      : { onSource: (source) => onSource(buildSource(source, (moment) => moment && showTime(moment))) }),
  });
  return reportOn(result, options, run.version);
}

/** Writes moments in the zone of --tz, or as the log's own clock showed them. */
export function showTimeIn({ zone }: Pick<ScanOptions, "zone">): (moment: Moment) => string {
  return (moment) => {
    const { localMs, offsetMin } = zone === null ? moment : inZone(moment, zone);
    return formatMoment(localMs, offsetMin);
  };
}

/** Words what was found. */
export function reportOn(result: ScanResult, options: ScanOptions, version: string): Scanned {
  const input: ReportInput = {
    version,
    catalog: digestOf(result.catalog),
    scan: {
      paths: options.paths.map((path) => path.replaceAll("\\", "/")),
      since: options.since?.text ?? null,
      until: options.until?.text ?? null,
      tz: options.zone?.name ?? null,
      sourceTz: options.sourceZoneTexts,
      encoding: options.encoding,
      lang: options.lang,
      device: options.devices.length > 0 ? options.devices : null,
      log: options.logs.length > 0 ? options.logs : null,
      level: options.level,
      alignClocks: options.alignClocks,
      interrupted: result.interrupted,
    },
    files: result.sources,
    findings: result.findings,
    patterns: result.catalog.patterns,
    coverage: result.coverage,
    incidents: result.incidents,
    rules: new Map(result.catalog.rules.map((rule) => [rule.id, rule])),
    stories: result.stories,
    problems: result.problems,
    assumedOffsetMin: result.assumedOffsetMin,
    hidden: result.hidden,
    showTime: showTimeIn(options),
  };
  const patternLogs = new Map([...result.catalog.patterns].map(([id, { logs }]) => [id, logs]));
  const report = buildReport(input);
  return {
    report,
    reportIn: (lang) => (lang === options.lang ? report : buildReport({ ...input, scan: { ...input.scan, lang } })),
    patternLogs,
  };
}

/** Was nothing read because none of the paths exists? */
export function isNotThere({ sources, problems }: Report): boolean {
  return sources.length === 0 && problems.length > 0 && problems.every(({ kind }) => kind === "not-found");
}
