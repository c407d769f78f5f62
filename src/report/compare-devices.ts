/** What became of a failure on each of the phones it names: one may be mended where another is not. */
import type { ComparedItem, NotTestable, Outcome } from "../model/index.ts";
import type { SeenItem } from "./compare-items.ts";
import { because, isAskedFor, mergeReasons, whyNotWhole } from "./compare-testable.ts";
import type { SideView } from "./compare-watched.ts";
import { by } from "./order.ts";

/** The phones by outcome, and why each side could not have seen those that only the other one did. */
export type ComparedDevices = Pick<ComparedItem, "devices" | "deviceReasons">;

/** The phones of what only one side saw: one that the other was not asked for could not be seen there. */
export function devicesOfOne({ devices }: SeenItem, outcome: Outcome, other: SideView): ComparedDevices {
  const isOpen = (device: string): boolean => outcome === "not-testable" || !isAskedFor(device, other);
  return {
    devices: {
      ...NO_DEVICES,
      [outcome]: devices.filter((device) => !isOpen(device)),
      "not-testable": devices.filter(isOpen),
    },
    deviceReasons: NO_REASONS,
  };
}

/** The phones of what both sides saw. One that a full list leaves out may be there all the same. */
export function devicesOfBoth(
  before: SeenItem,
  after: SeenItem,
  sides: { readonly before: SideView; readonly after: SideView },
): ComparedDevices {
  const inAfter = new Set(after.devices);
  const gone = missedBy(before, after, sides.before, sides.after);
  const fresh = missedBy(after, before, sides.after, sides.before);
  return {
    devices: {
      new: fresh.testable,
      "still-there": before.devices.filter((device) => inAfter.has(device)).sort(by((name) => name)),
      gone: gone.testable,
      "not-testable": [...gone.open, ...fresh.open].sort(by((name) => name)),
    },
    deviceReasons: { before: fresh.reasons, after: gone.reasons },
  };
}

/** The phones that `own` names and `other` does not: those that it could have named, and the others with the reasons. */
function missedBy(
  seen: SeenItem,
  there: SeenItem,
  own: SideView,
  other: SideView,
): { readonly testable: string[]; readonly open: string[]; readonly reasons: readonly NotTestable[] } {
  const listed = new Set(there.devices);
  const missed = seen.devices.filter((device) => !listed.has(device)).sort(by((name) => name));
  const always = [
    ...(there.devicesOmitted > 0 ? [because("list-full")] : []),
    ...whyNotWhole(perDevice(seen), own, other).map((one) =>
      one.reason === "too-short" ? because("too-short-for-one", one.logs) : one,
    ),
  ];
  const isOpen = (device: string): boolean => always.length > 0 || !isAskedFor(device, other);
  const open = missed.filter(isOpen);
  const isFiltered = open.some((device) => !isAskedFor(device, other));
  const reasons = open.length === 0 ? [] : [...always, ...(isFiltered ? [because("filter-device")] : [])];
  return { testable: missed.filter((device) => !isOpen(device)), open, reasons: mergeReasons(reasons) };
}

/** One of its phones: how often each of them was seen is not known, so as often as the others. */
function perDevice(seen: SeenItem): SeenItem {
  return {
    ...seen,
    count: Math.max(1, Math.floor(seen.count / Math.max(1, seen.devices.length))),
    first: null,
    last: null,
  };
}

const NO_DEVICES: ComparedItem["devices"] = { new: [], "still-there": [], gone: [], "not-testable": [] };
const NO_REASONS: ComparedItem["deviceReasons"] = { before: [], after: [] };
