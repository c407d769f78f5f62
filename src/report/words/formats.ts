/** What the formats beside text say of their own. */

/** The words of CSV, JUnit XML, Markdown and the ticket, in one language. */
export interface FormatWords {
  /** The title of a report that has one. */
  readonly title: string;
  readonly csv: {
    readonly incident: string;
    readonly finding: string;
    readonly problem: string;
    /** The titles of the columns, in their order. */
    readonly columns: Readonly<Record<CsvColumn, string>>;
  };
  /** Titles of the columns of the timeline that the CSV has not. */
  readonly timeline: Readonly<Record<"time" | "server" | "of" | "what", string>>;
  /** Why a case is skipped, or counts for little. */
  readonly junit: { readonly blind: (why: string) => string; readonly partly: (why: string) => string };
  readonly ticket: TicketWords;
}

/** The columns of the CSV, in their order. */
export const CSV_COLUMNS = [
  "kind",
  "id",
  "level",
  "confidence",
  "title",
  "about",
  "count",
  "first",
  "last",
  "devices",
  "servers",
  "logs",
  "facts",
  "cause",
  "action",
  "verify",
  "path",
  "line",
  "text",
] as const;

/** One of those columns. */
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** The words of the ticket. */
export interface TicketWords {
  readonly title: string;
  readonly headings: Readonly<
    Record<
      "symptom" | "time" | "devices" | "versions" | "cause" | "evidence" | "done" | "attached" | "notThere",
      string
    >
  >;
  readonly also: (level: string, title: string, subject: string) => string;
  readonly moreOnPages: (count: string) => string;
  readonly firstAndLast: (span: string) => string;
  readonly logsCover: (span: string) => string;
  readonly noZone: string;
  readonly zone: (zone: string) => string;
  readonly phones: (names: string) => string;
  readonly servers: (names: string) => string;
  readonly noDevices: string;
  readonly version: (node: string, version: string) => string;
  readonly noVersions: string;
  readonly scanned: (version: string, files: string, digest: string) => string;
  readonly filtered: (flags: string) => string;
  readonly fillDone: string;
  readonly fillVersions: string;
  readonly file: (path: string, bytes: string) => string;
  readonly nothingToAttach: string;
  readonly missing: (logs: string) => string;
  readonly allThere: string;
  readonly hint: string;
}
