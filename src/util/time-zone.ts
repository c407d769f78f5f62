/** Time zones by name: the one door to the date library, loaded only when a zone is asked for. */
import type { Temporal } from "temporal-polyfill";

/** A zone that can say how far its clocks are from UTC. */
export interface TimeZone {
  readonly name: string;
  /** Minutes east of UTC when the zone's own clocks show `localMs`; in an hour that comes twice, the earlier. */
  offsetAtLocal(localMs: number): number;
  /** Minutes east of UTC at an instant given as milliseconds since 1970 UTC. */
  offsetAtInstant(utcMs: number): number;
}

/** The zone of that name ("Asia/Tokyo", "UTC", "+09:00"); null when there is none. */
export async function loadTimeZone(name: string): Promise<TimeZone | null> {
  const fixed = /^([+-])(\d\d):?(\d\d)$/.exec(name);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    if (minutes > 14 * 60 || Number(fixed[3]) > 59) return null;
    const offset = fixed[1] === "-" ? -minutes : minutes;
    return { name, offsetAtLocal: () => offset, offsetAtInstant: () => offset };
  }
  const { Temporal } = await import("temporal-polyfill");
  const offsetOf = (zoned: Temporal.ZonedDateTime): number => zoned.offsetNanoseconds / 60e9;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  } catch {
    return null;
  }
  // A look-up costs about 20 µs: one per zone and quarter of an hour is enough, no zone changes within one.
  const byInstant = remember((utcMs) =>
    offsetOf(Temporal.Instant.fromEpochMilliseconds(utcMs).toZonedDateTimeISO(name)),
  );
  const byLocal = remember((localMs) =>
    offsetOf(
      Temporal.Instant.fromEpochMilliseconds(localMs)
        .toZonedDateTimeISO("UTC")
        .toPlainDateTime()
        .toZonedDateTime(name, { disambiguation: "earlier" }),
    ),
  );
  return { name, offsetAtLocal: byLocal, offsetAtInstant: byInstant };
}

const QUARTER_MS = 15 * 60_000;

function remember(lookUp: (ms: number) => number): (ms: number) => number {
  const known = new Map<number, number>();
  return (ms) => {
    const quarter = Math.floor(ms / QUARTER_MS);
    let offset = known.get(quarter);
    if (offset === undefined) {
      offset = lookUp(quarter * QUARTER_MS);
      if (known.size > 100_000) known.clear();
      known.set(quarter, offset);
    }
    return offset;
  };
}
