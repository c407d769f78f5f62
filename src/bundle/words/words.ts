/** The words that a bundle itself holds: its README, and the heads of its evidence files. */
import type { CaseField, CaseKind, EntryRole, LeftOutReason, LogsMode, SeparateItem } from "../../model/index.ts";

/** The shape every language fills. */
export interface BundleWords {
  readonly title: string;
  readonly intro: readonly string[];
  readonly headings: {
    readonly missing: string;
    readonly separately: string;
    readonly found: string;
    readonly inside: string;
    readonly leftOut: string;
    readonly redaction: string;
    readonly check: string;
  };
  readonly nothingMissing: string;
  readonly nothingFound: string;
  readonly found: (incidents: number, findings: number, worst: string | null) => string;
  readonly missingCase: (fields: string) => string;
  readonly missingLogs: (kind: string, page: string, logs: string) => string;
  readonly missingList: (logs: string) => string;
  readonly separatelyIntro: string;
  readonly separatelyFor: (kind: string, page: string, items: string) => string;
  readonly fields: Readonly<Record<CaseField, string>>;
  readonly kinds: Readonly<Record<CaseKind, string>>;
  readonly items: Readonly<Record<SeparateItem, string>>;
  readonly roles: Readonly<Record<EntryRole | "manifest" | "sums", string>>;
  readonly logsModes: Readonly<Record<LogsMode, string>>;
  readonly leftOut: Readonly<Record<LeftOutReason, string>>;
  readonly leftOutCount: (what: string, files: number) => string;
  readonly cutLogs: (files: number, lines: number) => string;
  readonly nothingLeftOut: string;
  readonly redaction: readonly string[];
  readonly replaced: (kind: string, places: number) => string;
  readonly nothingReplaced: string;
  readonly kept: (kinds: string) => string;
  readonly check: readonly string[];
  readonly list: (items: readonly string[]) => string;
  readonly evidence: {
    readonly place: (path: string, from: number, to: number) => string;
    readonly more: (places: number) => string;
    readonly moreIncidents: (incidents: number) => string;
  };
  /** Comment lines at the head of the list of parts. */
  readonly parts: (name: string) => string;
}
