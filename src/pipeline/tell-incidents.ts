/** Correlates what the sources of a scan remembered: incidents, and the certificate stories of the phones asked for. */
import { type Correlation, correlate, tellStory } from "../correlate/index.ts";
import type { Incident, Match, Report, Story } from "../model/index.ts";
import type { Catalog } from "./load-catalog.ts";
import type { ScanOptions } from "./options.ts";
import type { SourceResult } from "./scan-source.ts";

/** How the sources stand to each other in time. */
export interface Timing {
  /** The zone taken for moments of unknown zone, in minutes east of UTC. */
  readonly assumedOffsetMin: number;
  /** Up to when the logs go in which a pattern can stand, in milliseconds since 1970 UTC; null where none was read. */
  coveredTo(pattern: string): number | null;
  /** Milliseconds by which a server's clock is ahead, where clocks are aligned. */
  readonly clockAheadMs: ReadonlyMap<string, number>;
}

/** What correlation has to say. */
export interface Told {
  readonly incidents: readonly Incident[];
  readonly stories: readonly Story[];
  readonly uncorrelated: Report["coverage"]["uncorrelated"];
  /** Incidents about other phones than those asked for. */
  readonly otherDevice: number;
}

/** Matches that correlation can use, and how many there were besides. */
export interface Recalled {
  readonly matches: readonly Match[];
  readonly forgotten: number;
}

/** Tells the incidents of a scan. */
export function tellIncidents(
  { matches, forgotten }: Recalled,
  { rules, stages }: Pick<Catalog, "rules" | "stages">,
  { devices }: Pick<ScanOptions, "devices">,
  timing: Timing,
): Told {
  const found = correlate({ ...timing, rules: rules.filter(({ status }) => status !== "deprecated"), matches });
  const incidents = found.incidents.filter((incident) => isAbout(incident, devices));
  return {
    incidents,
    stories: devices.map((device) =>
      tellStory({
        ...timing,
        matches,
        device,
        marks: stages,
        shared: sharedWith(device, incidents),
        isVisible: (patterns) => patterns.some((pattern) => timing.coveredTo(pattern) !== null),
      }),
    ),
    uncorrelated: uncorrelatedOf(found, forgotten),
    otherDevice: found.incidents.length - incidents.length,
  };
}

/**
 * The matches that the sources remember, which are in the order of their paths: as many as memory allows, those of the
 * files that come first.
 */
export function recall(sources: readonly Pick<SourceResult, "remembered">[]): Recalled {
  const matches: Match[] = [];
  let forgotten = 0;
  for (const { remembered } of sources) {
    const room = MATCHES_RECALLED - matches.length;
    for (const match of remembered.matches.slice(0, room)) matches.push(match);
    forgotten += remembered.forgotten + Math.max(0, remembered.matches.length - room);
  }
  return { matches, forgotten };
}

/** With all that belongs to them so many matches take some 100 MB. */
const MATCHES_RECALLED = 100_000;

/** One that names no phone is about all of them. */
function isAbout({ devices }: Incident, wanted: readonly string[]): boolean {
  return wanted.length === 0 || devices.length === 0 || wanted.some((device) => devices.includes(device));
}

/** Matches that name no phone, in incidents that the phone has a part in. */
function sharedWith(device: string, incidents: readonly Incident[]): Set<Match> {
  const own = incidents.filter(({ devices }) => devices.includes(device));
  return new Set(own.flatMap(({ events }) => events.map(({ match }) => match)).filter(isNameless));
}

function isNameless({ entities }: Match): boolean {
  return entities.device === undefined && entities.mac === undefined;
}

function uncorrelatedOf({ untimed, forgotten, late }: Correlation, notRecalled: number): Told["uncorrelated"] {
  return { untimed, forgotten: forgotten + notRecalled, late };
}
