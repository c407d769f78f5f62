/** Writes and reads a point in time as ISO 8601. Knows no zones by name: whoever converts between zones does it before. */

/**
 * "2020-05-15T00:00:00.214-04:00", or without the offset where it is not known.
 * `localMs` counts milliseconds of the wall clock itself, as if that clock showed UTC.
 */
export function formatMoment(localMs: number, offsetMin: number | null): string {
  const wallClock = new Date(localMs).toISOString().slice(0, -"Z".length);
  return offsetMin === null ? wallClock : wallClock + formatOffset(offsetMin);
}

/** The same read back: the wall clock's milliseconds and the offset in minutes, null for what is no such time. */
export function readMoment(text: string): { readonly localMs: number; readonly offsetMin: number | null } | null {
  const [, wallClock, zone] = MOMENT.exec(text) ?? [];
  const localMs = wallClock === undefined ? Number.NaN : Date.parse(`${wallClock}Z`);
  if (Number.isNaN(localMs)) return null;
  if (zone === undefined) return { localMs, offsetMin: null };
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return { localMs, offsetMin: zone.startsWith("-") ? -minutes : minutes };
}

const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?)([+-]\d\d:\d\d)?$/;

function formatOffset(offsetMin: number): string {
  const minutes = Math.abs(offsetMin);
  return `${offsetMin < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
