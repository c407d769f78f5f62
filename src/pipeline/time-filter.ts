/** Holds moments against --since and --until, and shows them in the zone of --tz. */
import type { Moment } from "../model/index.ts";
import type { TimeZone } from "../util/time-zone.ts";
import type { TimeBound } from "./options.ts";

/** Is the moment within the bounds, both included? */
export function isWithin(
  moment: Moment,
  since: TimeBound | null,
  until: TimeBound | null,
  zone: TimeZone | null,
): boolean {
  if (since !== null && distance(moment, since, zone) < 0) return false;
  return until === null || distance(moment, until, zone) <= 0;
}

/** Milliseconds from the bound to the moment; by instant where both zones are known, else by what the clocks show. */
function distance(moment: Moment, bound: TimeBound, zone: TimeZone | null): number {
  const boundOffset = bound.offsetMin ?? zone?.offsetAtLocal(bound.localMs) ?? null;
  if (boundOffset === null || moment.offsetMin === null) return moment.localMs - bound.localMs;
  return moment.localMs - moment.offsetMin * 60_000 - (bound.localMs - boundOffset * 60_000);
}

/** The same instant as the zone's clocks show it; unchanged when its own zone is not known. */
export function inZone(moment: Moment, zone: TimeZone): Moment {
  if (moment.offsetMin === null) return moment;
  const utcMs = moment.localMs - moment.offsetMin * 60_000;
  const offsetMin = zone.offsetAtInstant(utcMs);
  return { ...moment, localMs: utcMs + offsetMin * 60_000, offsetMin };
}
