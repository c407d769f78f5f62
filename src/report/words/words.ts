/** What a language must have words for. A word that is missing in one of them does not compile. */
import type {
  Blind,
  Confidence,
  CoverageStatus,
  DateBasis,
  EntityKind,
  Level,
  LogName,
  Problem,
  ProblemKind,
} from "../../model/index.ts";
import type { CatalogWords } from "./catalog.ts";
import type { ComparisonWords } from "./comparison.ts";
import type { FormatWords } from "./formats.ts";
import type { IncidentWords } from "./incidents.ts";
import type { PageWords } from "./page.ts";
import type { WatchWords } from "./watch.ts";

/** Every word of the reports for people, in one language. Sentences with numbers or names in them are functions. */
export interface Words {
  readonly levels: Readonly<Record<Level, string>>;
  /** What a confidence says about the text a finding rests on, in a sentence. */
  readonly confidences: Readonly<Record<Confidence, string>>;
  readonly statuses: Readonly<Record<CoverageStatus, string>>;
  readonly dateBases: Readonly<Record<DateBasis, string>>;
  readonly logs: Readonly<Record<LogName, string>>;
  readonly unknownLog: string;
  readonly unknownNode: string;
  readonly unknownTime: string;
  readonly unknownSize: string;
  readonly entities: Readonly<Record<EntityKind, string>>;
  readonly blindReasons: Readonly<Record<Blind["reason"], string>>;
  readonly problems: Readonly<Record<ProblemKind, ProblemWords>>;
  readonly catalog: CatalogWords;
  readonly incidents: IncidentWords;
  readonly comparison: ComparisonWords;
  readonly formats: FormatWords;
  readonly page: PageWords;
  readonly watch: WatchWords;
  readonly headings: Headings;
  readonly rowLabels: RowLabels;
  readonly columns: ColumnTitles;
  readonly counted: Counted;
  readonly say: Sentences;
}

/** The words for one kind of problem; the path is printed beside them. */
export interface ProblemWords {
  /** A few words for a heading. */
  readonly name: string;
  /** What happened and the next step, in one or two sentences. */
  readonly message: (detail: Problem["detail"]) => string;
}

/** The titles of the parts of a report. */
export interface Headings {
  readonly findings: string;
  readonly coverage: string;
  readonly gaps: string;
  readonly sources: string;
  readonly notRead: string;
  readonly worthKnowing: string;
  readonly scan: string;
  readonly files: string;
}

/** The short words at the left of a row. */
export interface RowLabels {
  readonly seen: string;
  readonly devices: string;
  readonly details: string;
  readonly logs: string;
  readonly message: string;
  readonly where: string;
  readonly cause: string;
  readonly action: string;
  readonly verify: string;
  readonly caution: string;
  readonly pattern: string;
  readonly evidence: string;
  readonly facts: string;
  readonly outlook: string;
  readonly order: string;
  readonly open: string;
  readonly timeline: string;
  readonly explains: string;
  readonly incident: string;
  readonly paths: string;
  readonly filters: string;
  readonly reading: string;
  readonly zone: string;
  readonly tool: string;
}

/** The words above a column. */
export interface ColumnTitles {
  readonly log: string;
  readonly node: string;
  readonly status: string;
  readonly files: string;
  readonly records: string;
  readonly times: string;
  readonly timesOrPlace: string;
  readonly place: string;
}

/** Numbers of things. */
export interface Counted {
  readonly findings: (count: number) => string;
  readonly files: (count: number) => string;
  readonly records: (count: number) => string;
  readonly bytes: (count: number) => string;
  readonly devices: (count: number) => string;
  /** Records a finding was seen in. */
  readonly hits: (count: number) => string;
  readonly matches: (count: number) => string;
  readonly patterns: (count: number) => string;
  readonly more: (count: number) => string;
  readonly moreHits: (count: number) => string;
}

/** Whole sentences and the ways of putting words together. */
export interface Sentences {
  /** "A, B and C". */
  readonly list: (items: readonly string[]) => string;
  /** Joins what stands beside each other in a row. */
  readonly comma: string;
  /** Joins what stands beside each other and has commas inside. */
  readonly semicolon: string;
  /** Between two sentences of one paragraph. */
  readonly sentenceGap: string;
  readonly span: (from: string, to: string) => string;
  readonly aside: (text: string) => string;
  readonly named: (name: string, value: string) => string;
  readonly dateFrom: (basis: string) => string;
  /** A level before a title, with what stands between the two. */
  readonly badge: (level: string) => string;
  /** A place in the guide; `table` is empty where the page holds no table of messages. */
  readonly guide: (page: string, table: string) => string;
  readonly onNodes: (logs: string, nodes: string) => string;
  readonly atByte: (offset: number) => string;

  readonly interrupted: string;
  readonly nothingRead: string;
  readonly nothingFound: (files: string, records: string) => string;
  /** Nothing at or above the level, null where no finding lies below it. */
  readonly nothingShown: (level: Level | null, files: string, records: string, hidden: string) => string;
  readonly windowNone: (bounds: string) => string;
  readonly windowPartly: string;
  readonly worst: (findings: string, level: string, title: string) => string;
  readonly seenIn: (hits: string) => string;
  readonly seenOnDevices: (hits: string, devices: string) => string;
  readonly firstAt: (what: string, time: string) => string;
  readonly notNothingWrong: string;
  readonly notWholePicture: string;
  readonly logsMissing: (logs: string) => string;
  readonly logsEmpty: (logs: string) => string;
  readonly logsUnreadable: (logs: string) => string;
  /** `logs` is empty where they are not known. */
  readonly patternsBlind: (blind: number, all: number, logs: string) => string;
  readonly placesNotRead: (count: number) => string;

  readonly hiddenBelowLevel: (count: number, level: Level, each: string) => string;
  readonly hiddenOutsideTime: (count: number) => string;
  readonly hiddenOtherDevice: (count: number) => string;
  readonly hiddenNoDevice: (count: number) => string;
  readonly hiddenOtherLog: (count: number) => string;
  readonly shownUntimed: (count: number) => string;

  readonly blindByLog: (each: string) => string;
  readonly gapsMean: string;
  readonly unrecognised: (files: string) => string;
  readonly unparsed: (lines: number) => string;
  readonly version: (version: string, patterns: string, digest: string) => string;

  readonly wouldRead: (files: number) => string;
  readonly wouldReadNothing: string;
  readonly checklistFound: (found: number, all: number) => string;
  readonly checklistNext: (logs: string) => string;
}
