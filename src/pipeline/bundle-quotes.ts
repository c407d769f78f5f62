/** The lines of logs that evidence files show: which they are, and what they say once the log is redacted. */
import { around, type EvidenceIncident, type EvidencePlace, MOST_INCIDENTS, MOST_PLACES } from "../bundle/index.ts";
import type { Encoding, Language, Report } from "../model/index.ts";
import { decode } from "../sources/index.ts";

/** Asks for lines, takes them in, and gives them back. */
export interface Quotes {
  /** Is any line of this log shown? */
  has(path: string): boolean;
  isQuoted(path: string, line: number): boolean;
  take(path: string, line: number, bytes: Uint8Array, encoding: Encoding): void;
  lineAt(path: string, line: number): string | undefined;
}

/** The lines around those that tell the incidents of a report, by the paths as they were read. */
export function createQuotes({ incidents }: Report): Quotes {
  const wanted = new Map<string, [number, number][]>();
  const lines = new Map<string, Map<number, string>>();
  const places = new Map<string, number[]>();
  for (const { timeline } of incidents.slice(0, MOST_INCIDENTS))
    for (const { path, line } of timeline.slice(0, MOST_PLACES)) places.set(path, [...(places.get(path) ?? []), line]);
  for (const [path, own] of places) wanted.set(path, around(own));
  return {
    has: (path) => wanted.has(path),
    isQuoted(path, line) {
      const stretches = wanted.get(path) ?? [];
      let low = 0;
      let high = stretches.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((stretches[middle]?.[1] as number) < line) low = middle + 1;
        else high = middle;
      }
      return (stretches[low]?.[0] ?? Number.POSITIVE_INFINITY) <= line;
    },
    take(path, line, bytes, encoding) {
      const own = lines.get(path) ?? new Map<number, string>();
      const text = decode(bytes.subarray(0, LONGEST_QUOTE_BYTES), encoding).replace(/^\ufeff/, "");
      own.set(line, bytes.length > LONGEST_QUOTE_BYTES ? `${text}…` : text);
      lines.set(path, own);
    },
    lineAt: (path, line) => lines.get(path)?.get(line),
  };
}

/** The incidents of a report as evidence files tell them; the report in both languages, redacted. */
export function evidenceIncidents(reports: Readonly<Record<Language, Report>>): EvidenceIncident[] {
  return reports.en.incidents.map((incident, index) => ({
    rule: incident.rule,
    titles: { en: incident.title, ja: reports.ja.incidents[index]?.title ?? incident.title },
    about: [incident.entity, incident.first, incident.last].filter((part) => part !== null && part !== "").join("  "),
    places: incident.timeline.slice(0, MOST_PLACES).map(({ path, line }): EvidencePlace => ({ path, line })),
    omitted: Math.max(0, incident.timeline.length - MOST_PLACES) + incident.timelineOmitted,
  }));
}

/** A line longer than this is shown in part; an even number, so that no unit of UTF-16 is cut. */
const LONGEST_QUOTE_BYTES = 4096;
