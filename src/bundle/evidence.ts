/** Evidence files: for each incident the lines of the logs around those that tell it. */
import type { Language } from "../model/index.ts";
import { BUNDLE_WORDS } from "./words/index.ts";

/** A line that tells an incident, and where it is. */
export interface EvidencePlace {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** An incident with the places that tell it, as it is shown: redacted. */
export interface EvidenceIncident {
  readonly rule: string;
  /** In both languages. */
  readonly titles: Readonly<Record<Language, string>>;
  /** What it is about, first and last time. */
  readonly about: string;
  readonly places: readonly EvidencePlace[];
  /** How many places are not among them. */
  readonly omitted: number;
}

/** Names and texts of the files; `lineAt` gives a line of a log, undefined where there is none. */
export function writeEvidence(
  incidents: readonly EvidenceIncident[],
  lineAt: (incident: number, place: EvidencePlace) => string | undefined,
): { readonly path: string; readonly text: string }[] {
  return incidents.slice(0, MOST_INCIDENTS).map((incident, index) => {
    const name = `evidence/${String(index + 1).padStart(3, "0")}-${incident.rule}.txt`;
    const lines = [incident.titles.en, incident.titles.ja, incident.about, ...blocks(incident, index, lineAt), ""];
    return { path: name, text: lines.join("\n") };
  });
}

/** The lines around the places of one file that lie together are one block. */
function blocks(
  incident: EvidenceIncident,
  index: number,
  lineAt: (incident: number, place: EvidencePlace) => string | undefined,
): string[] {
  const { places } = incident;
  const out: string[] = [];
  const byPath = new Map<string, number[]>();
  for (const { path, line } of places) byPath.set(path, [...(byPath.get(path) ?? []), line]);
  for (const [path, told] of byPath) {
    for (const [from, to] of around(told)) {
      const rows: string[] = [];
      for (let line = from; line <= to; line++) {
        const text = lineAt(index, { path, line });
        if (text !== undefined) rows.push(`${told.includes(line) ? ">" : " "}${String(line).padStart(9)}  ${text}`);
      }
      if (rows.length === 0) continue;
      const last = Math.min(to, from + rows.length - 1);
      for (const lang of ["en", "ja"] as const)
        out.push(`${lang === "en" ? "\n" : ""}== ${BUNDLE_WORDS[lang].evidence.place(path, from, last)}`);
      out.push(...rows);
    }
  }
  if (incident.omitted > 0)
    for (const lang of ["en", "ja"] as const) out.push(BUNDLE_WORDS[lang].evidence.more(incident.omitted));
  return out;
}

/** Stretches of lines around these, in order. */
export function around(lines: readonly number[]): [number, number][] {
  const stretches: [number, number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last !== undefined && line - LINES_AROUND <= last[1] + 1) last[1] = Math.max(last[1], line + LINES_AROUND);
    else stretches.push([Math.max(1, line - LINES_AROUND), line + LINES_AROUND]);
  }
  return stretches;
}

/** How many lines before and after are shown. */
const LINES_AROUND = 10;
/** Incidents that get a file, the worst first, and places of each. */
export const MOST_INCIDENTS = 200;
/** Of each incident so many places are shown. */
export const MOST_PLACES = 40;
