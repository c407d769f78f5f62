import type { Entities } from "./entities.ts";
import type { LogName } from "./log.ts";
import type { Level } from "./pattern.ts";
import type { ReportIncident, ReportProblem } from "./report.ts";

/** What `ccmtrace watch` tells, one JSON object a line. */
export type WatchLine = MatchLine | WatchIncidentLine | WatchProblemLine | StatusLine;

/**
 * A pattern hit a record; told once, when the record is complete. "gone" takes it back: the record was not, and does not
 * say that now that it is.
 */
export interface MatchLine {
  readonly type: "match";
  readonly state: "new" | "gone";
  readonly pattern: string;
  readonly level: Level;
  /** Relative to the watched root, with "/". */
  readonly path: string;
  readonly line: number;
  /** Byte offset of that line's first byte in the file. */
  readonly offset: number;
  readonly time: string | null;
  readonly text: string;
  readonly entities: Entities;
}

/** An incident: formed, with more to it than before, or taken back because a later record tells otherwise. */
export interface WatchIncidentLine extends ReportIncident {
  readonly type: "incident";
  readonly state: "new" | "changed" | "gone";
}

/** Something that keeps part of the logs from being followed; told when it begins and when it is over. */
export interface WatchProblemLine extends ReportProblem {
  readonly type: "problem";
  readonly state: "raised" | "cleared";
}

/** How the watching goes; told at the beginning, now and then, and at the end. */
export interface StatusLine {
  readonly type: "status";
  readonly state: "started" | "running" | "stopped";
  /** By the clock of this machine, in UTC. */
  readonly at: string;
  /** Files that are followed. */
  readonly files: number;
  /** Bytes read in this run and in those that the checkpoint tells of. */
  readonly bytes: number;
  /** Bytes written and not read yet. */
  readonly waitingBytes: number;
  /** Matches told, and those that --level hides. */
  readonly matches: number;
  readonly belowLevel: number;
  readonly incidents: number;
  /** Problems that last. */
  readonly problems: number;
  /** Records that stand in the wrong order. */
  readonly late: number;
}

/** Everything a screen shows of the watching at one moment. */
export interface WatchView {
  /** Milliseconds since 1970 UTC by the clock of this machine. */
  readonly nowMs: number;
  readonly startedMs: number;
  /** Those written last come first. */
  readonly sources: readonly WatchedSource[];
  /** How many more there are than are listed. */
  readonly moreSources: number;
  /** As they stand now, in the order of the report. */
  readonly incidents: readonly ReportIncident[];
  /** The newest last; what repeats is folded. */
  readonly matches: readonly FoldedMatch[];
  /** Problems that last. */
  readonly problems: readonly ReportProblem[];
  readonly status: Omit<StatusLine, "type" | "state" | "at">;
}

/** One followed file. */
export interface WatchedSource {
  readonly path: string;
  readonly log: LogName | null;
  readonly node: string | null;
  /** Bytes written and not read yet. */
  readonly lagBytes: number;
  /** For how long the oldest of them have been waiting, in milliseconds. */
  readonly lagMs: number;
  /** Milliseconds since it last grew; null where it has not since the watching began. */
  readonly quietMs: number | null;
  /** Its last whole line, foreign text. */
  readonly lastLine: string;
}

/** Matches of one pattern in one file that came one after the other. */
export interface FoldedMatch {
  /** The last of them. */
  readonly match: MatchLine;
  readonly title: string;
  readonly count: number;
}

/** What --exec and --webhook are told of an incident, as JSON. Names in it may have been exchanged. */
export interface IncidentPayload {
  /** Goes up when a field changes its meaning or goes away. */
  readonly schema: 1;
  readonly tool: { readonly name: "ccmtrace"; readonly version: string };
  /** When this was told, by the clock of this machine, in UTC. */
  readonly at: string;
  readonly state: WatchIncidentLine["state"];
  /** The incident's id. */
  readonly incident: string;
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  readonly entity: string;
  readonly first: string | null;
  readonly last: string | null;
  /** Lines that belong to it. */
  readonly count: number;
  readonly facts: Readonly<Record<string, string | number>>;
  /** The words for each of the facts. */
  readonly factLabels: Readonly<Record<string, string>>;
  readonly cause: string;
  /** Numbered steps, one per line. */
  readonly action: string;
  /** The lines that tell it, the most telling of them where there are many; foreign text. */
  readonly evidence: readonly {
    readonly time: string | null;
    readonly path: string;
    readonly line: number;
    readonly text: string;
  }[];
}

/** Who is told of incidents: the command of --exec or the address of --webhook. */
export type DeliveryTarget = "exec" | "webhook";

/** One incident that one of them has not taken yet; plain data, which a checkpoint keeps. */
export interface Delivery {
  readonly target: DeliveryTarget;
  /** The same whenever this incident is told in this state; says nothing about it by itself. */
  readonly key: string;
  readonly payload: IncidentPayload;
  /** How many times it was tried. */
  readonly tries: number;
}
