/** What the reports say about the logs that could not have shown a pattern, and about times they do not cover. */
import { LOG_NAMES, type LogName, type Report } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { groupThousands } from "./numbers.ts";
import { spanText } from "./span.ts";
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

/** Each stretch in which a log that writes all the time wrote nothing: its file and when. */
export function gapTexts(words: Words, gaps: Report["coverage"]["gaps"]): string[] {
  return gaps.map(({ path, from, to }) => `${visible(path)}: ${visible(spanText(words, from, to))}`);
}

/** Each log that begins later or ends earlier than the others, and when it is missing. */
export function silentTexts(words: Words, silent: Report["coverage"]["silent"]): string[] {
  return silent.map(({ log, node, from, to }) => {
    const name = node === null ? words.logs[log] : words.say.onNodes(words.logs[log], visible(node));
    return `${name}: ${visible(spanText(words, from, to))}`;
  });
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
