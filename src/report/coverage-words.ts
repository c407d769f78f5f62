/** What the reports say about the logs that could not have shown a pattern. */
import { LOG_NAMES, type LogName, type Report } from "../model/index.ts";
import { groupThousands } from "./numbers.ts";
import type { Words } from "./words/index.ts";

/** The patterns that no log was read for, by log; nothing where there are none. */
export function blindText(
  { say, logs }: Words,
  coverage: Report["coverage"],
  patternLogs: ReadonlyMap<string, readonly LogName[]>,
): string {
  const each = blindLogs(coverage, patternLogs).map(({ log, patterns }) =>
    say.named(logs[log], groupThousands(patterns)),
  );
  return each.length === 0 ? "" : say.blindByLog(each.join(say.comma));
}

/** Logs with several rows, one for each kind of server: only the location tells those apart. */
export function logsListedTwice(logs: Report["coverage"]["logs"]): ReadonlySet<LogName> {
  return new Set(
    logs.filter(({ log }, index) => logs.findIndex((row) => row.log === log) !== index).map((row) => row.log),
  );
}

/** The logs that patterns stand in which could not have been seen, in the order of the log names. */
export function blindLogs(
  coverage: Report["coverage"],
  patternLogs: ReadonlyMap<string, readonly LogName[]>,
): readonly { readonly log: LogName; readonly patterns: number }[] {
  return LOG_NAMES.map((log) => ({
    log,
    patterns: coverage.blind.filter(({ pattern }) => patternLogs.get(pattern)?.includes(log)).length,
  })).filter(({ patterns }) => patterns > 0);
}
