/**
 * Which incidents are news: formed, grown, or taken back. What a later record of a slower log may still change is held back
 * until the logs that are being written have got past it, but not for long. What was told and is now missing only because
 * its matches were forgotten stays told.
 */
import type { ReportIncident, WatchIncidentLine } from "../model/index.ts";
import { incidentId } from "../report/index.ts";
import { readMoment } from "../util/iso-time.ts";

/** What has been told of incidents; plain data. */
export type ToldIncidents = Map<string, { readonly digest: string; readonly incident: ReportIncident; toldMs: number }>;

/** How the logs stand. */
export interface Progress {
  /** By this machine's clock, in milliseconds. */
  readonly nowMs: number;
  /** Up to when every log goes that is being written, in milliseconds since 1970 UTC; Infinity where none is. */
  readonly watermarkMs: number;
  /** The zone taken for times of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  /** Matches up to then may have been forgotten, for lack of memory; null where none has. */
  readonly forgottenToMs?: number | null;
  /** Nothing more is coming: everything is told. */
  readonly isFinal: boolean;
  /** The watch is left, to go on some time: only what asks whether something follows is held back. */
  readonly isStop?: boolean;
}

/** An incident waits for slower logs at most so long, in milliseconds by this machine's clock. */
export const HELD_BACK_MS = 30_000;
/** One that asks whether something follows waits for that at most so long. */
const HELD_OPEN_MS = 600_000;
/** One that keeps growing is told of again this often. */
const TOLD_AGAIN_MS = 5_000;
/** So many are remembered as told, the latest. */
const REMEMBERED = 5_000;

/** Tells incidents once, and again when there is more to them. */
export interface IncidentTeller {
  /** The news in incidents as they stand now. */
  tell(incidents: readonly ReportIncident[], progress: Progress): WatchIncidentLine[];
  /** Is anything held back? */
  isHolding(): boolean;
}

/** Starts with what has been told before, which it goes on writing down. */
export function createIncidentTeller(told: ToldIncidents): IncidentTeller {
  /** Since when, by this machine's clock, each that is not told stands as it does. */
  const waiting = new Map<string, number>();
  let isHolding = false;
  return {
    isHolding: () => isHolding,
    tell(incidents, progress) {
      const { nowMs, isFinal } = progress;
      isHolding = false;
      const lines: WatchIncidentLine[] = [];
      const forgottenToMs = progress.forgottenToMs ?? null;
      const now = new Set<string>();
      for (const one of incidents) {
        // By the names of a report, until there are incidents that no report has any more.
        const incident = forgottenToMs === null ? one : asTold(one, told, now);
        now.add(incident.id);
        const digest = digestOf(incident);
        const known = told.get(incident.id);
        const isPartOfTold =
          known !== undefined && isForgotten(known.incident, progress) && !goesOn(incident, known.incident);
        if (known?.digest === digest || isPartOfTold) {
          waiting.delete(incident.id);
          continue;
        }
        const sinceMs = waiting.get(incident.id) ?? nowMs;
        waiting.set(incident.id, sinceMs);
        const isTooSoon = progress.isStop !== true && known !== undefined && nowMs - known.toldMs < TOLD_AGAIN_MS;
        if (!isFinal && (isTooSoon || mayChange(incident, sinceMs, progress))) {
          isHolding = true;
          continue;
        }
        waiting.delete(incident.id);
        told.delete(incident.id); // what was told last stands last
        told.set(incident.id, { digest, incident, toldMs: nowMs });
        lines.push({ type: "incident", state: known === undefined ? "new" : "changed", ...incident });
      }
      // What takes an incident's place is told first.
      if (isHolding && !isFinal) return lines;
      for (const id of waiting.keys()) if (!now.has(id)) waiting.delete(id);
      for (const [id, known] of told)
        if (now.has(id)) continue;
        else if (isForgotten(known.incident, progress))
          told.set(id, { ...known, incident: withoutTexts(known.incident) });
        else {
          const { incident } = known;
          told.delete(id);
          lines.push({ type: "incident", state: "gone", ...incident });
        }
      for (const id of told.keys()) {
        if (told.size <= REMEMBERED) break;
        told.delete(id);
      }
      return lines;
    },
  };
}

/** Can a log that is behind still tell otherwise? */
function mayChange({ last, openAt }: ReportIncident, sinceMs: number, progress: Progress): boolean {
  const heldMs = progress.nowMs - sinceMs;
  if (openAt !== null && heldMs < HELD_OPEN_MS) return true;
  if (progress.isStop === true) return false;
  const time = last === null ? null : readMoment(last);
  if (time === null || heldMs >= HELD_BACK_MS) return false;
  return time.localMs - (time.offsetMin ?? progress.assumedOffsetMin) * 60_000 > progress.watermarkMs;
}

/** Under the name by which it was told: that of an incident of the same about the same, at a time in common; else a new one. */
function asTold(incident: ReportIncident, told: ToldIncidents, taken: ReadonlySet<string>): ReportIncident {
  const base = incidentId(incident, incident.entity);
  const isSame = (other: ReportIncident): boolean =>
    !taken.has(other.id) &&
    other.rule === incident.rule &&
    other.entity === incident.entity &&
    timeOf(other.first) <= timeOf(incident.last) &&
    timeOf(incident.first) <= timeOf(other.last);
  for (const { incident: other } of told.values())
    if (isSame(other)) return { ...incident, id: other.id, first: earlier(other.first, incident.first) };
  let id = base;
  for (let number = 2; told.has(id) || taken.has(id); number++) id = `${base}-${number}`;
  return { ...incident, id };
}

/** All that is needed to know it again. */
function withoutTexts(incident: ReportIncident): ReportIncident {
  if (incident.timeline.length === 0) return incident;
  const none = { cause: "", action: "", verify: "", outlook: "", guide: [], facts: {}, factLabels: {}, clues: [] };
  return { ...incident, ...none, timeline: [], devices: [], findings: [], explained: {} };
}

/** May it be seen otherwise only because matches of it were forgotten? */
function isForgotten({ first }: ReportIncident, { forgottenToMs = null, assumedOffsetMin }: Progress): boolean {
  return forgottenToMs !== null && timeOf(first, assumedOffsetMin) <= forgottenToMs;
}

function timeOf(text: string | null, assumedOffsetMin = 0): number {
  const time = text === null ? null : readMoment(text);
  return time === null ? 0 : time.localMs - (time.offsetMin ?? assumedOffsetMin) * 60_000;
}

function earlier(a: string | null, b: string | null): string | null {
  return timeOf(a) <= timeOf(b) ? a : b;
}

/** Is there more to it than there was? */
function goesOn(incident: ReportIncident, before: ReportIncident): boolean {
  return timeOf(incident.last) > timeOf(before.last) || (before.openAt !== null && incident.openAt === null);
}

/** All that makes it worth telling again; the same in every language. */
function digestOf(incident: ReportIncident): string {
  const { first, last, explained, clues, openAt, undecided, devices, devicesOmitted } = incident;
  return JSON.stringify([
    first,
    last,
    explained,
    clues.map(({ id }) => id),
    openAt === null,
    undecided,
    devices,
    devicesOmitted,
  ]);
}
