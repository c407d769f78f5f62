/** Logs that fell silent while others of their server go on. */
import type { LogName, Problem } from "../model/index.ts";

/** One followed file, as far as silence goes. */
export interface Heard {
  readonly log: LogName | null;
  readonly node: string | null;
  readonly path: string;
  /** When it last grew since the watching began, by this machine's clock in milliseconds; null where it has not. */
  readonly grownMs: number | null;
}

/** Other logs of the server count as going on when they grew in this time. */
const GOING_ON_MS = 60_000;

/** A problem for each log of a server that grew before and has not for `silenceMs`, while another log of it goes on. */
export function silentLogs(files: readonly Heard[], nowMs: number, silenceMs: number): Problem[] {
  const servers = new Map<string, Map<LogName, { grownMs: number; path: string }>>();
  for (const { log, node, path, grownMs } of files) {
    if (log === null || grownMs === null) continue;
    const logs = servers.get(node ?? "") ?? new Map();
    servers.set(node ?? "", logs);
    const known = logs.get(log);
    if (known === undefined || grownMs > known.grownMs) logs.set(log, { grownMs, path });
  }
  const problems: Problem[] = [];
  for (const logs of servers.values())
    for (const [log, { grownMs, path }] of logs) {
      const goesOn = [...logs].some(([other, one]) => other !== log && nowMs - one.grownMs < GOING_ON_MS);
      if (nowMs - grownMs >= silenceMs && goesOn)
        problems.push({ path, kind: "silent", detail: { log, minutes: Math.round(silenceMs / 60_000) } });
    }
  return problems;
}
