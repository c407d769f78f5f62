/** What the pages of the catalog say: cards, lists, coverage of the guide, why a line does or does not match. */
import type { LineCandidate, NotAMessage, Surface } from "../../model/index.ts";

/** The words for the catalog, in one language. */
export interface CatalogWords {
  readonly headings: {
    readonly alsoClose: string;
    readonly line: string;
    readonly match: string;
    readonly proofs: string;
  };
  readonly surfaces: Readonly<Record<Surface, string>>;
  readonly columns: {
    readonly row: string;
    readonly page: string;
    readonly pattern: string;
    readonly tests: string;
    readonly message: string;
    readonly level: string;
    readonly title: string;
  };
  /** Where the text is seen: the surfaces, and the logs it can stand in. */
  readonly where: (surfaces: string, logs: string) => string;
  readonly noLog: string;
  readonly quoted: (text: string) => string;
  readonly nothingClose: string;
  readonly noMessage: string;
  readonly covered: (rows: number, patterns: number, tests: number) => string;
  readonly holes: (holes: number, rows: number) => string;
  readonly noPattern: string;
  readonly notFound: string;
  readonly line: {
    readonly verdicts: Readonly<Record<LineCandidate["verdict"], string>>;
    readonly leftTo: (id: string) => string;
    readonly nothingNear: string;
    readonly notReported: string;
    readonly logHolds: (log: string) => string;
    readonly logUnknown: string;
    readonly logGuessed: (log: string, own: string) => string;
    readonly otherLog: (log: string, own: string) => string;
    readonly holds: (clause: string, text: string) => string;
    readonly refused: Readonly<Record<NotAMessage, (clause: string) => string>>;
    readonly stops: (clause: string, fitted: string, wanted: string) => string;
    readonly nothingFits: (clause: string) => string;
    readonly otherAlarm: (clause: string, alarm: string) => string;
    readonly noAlarm: (clause: string) => string;
    readonly otherReason: (clause: string, reason: string, wanted: string) => string;
    readonly noReason: (clause: string, wanted: string) => string;
    readonly vetoHolds: (clause: string, text: string) => string;
    readonly vetoFree: (count: number) => string;
  };
  readonly hit: string;
  readonly miss: (why: string) => string;
  /** The catalog as a page of its own. */
  readonly page: {
    readonly title: string;
    readonly intro: (patterns: number, cards: number, tests: number) => string;
    readonly generated: string;
    readonly otherLanguage: string;
    readonly contents: string;
    readonly incidents: string;
    readonly incidentsMean: string;
    readonly guideRows: string;
    readonly areas: Readonly<Record<string, string>>;
  };
}
