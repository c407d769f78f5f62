/**
 * Gathers matches into findings with memory that does not grow with their number: counts, first and last, the names
 * seen, a few examples. A gathering per file, merged in the order of the paths, gives the same findings however the
 * work was divided.
 */
import {
  ENTITY_KINDS,
  ENTITY_LIMIT,
  type Entities,
  type EntityKind,
  EVIDENCE_LIMIT,
  type Evidence,
  type Finding,
  type LogName,
  type Match,
  type Moment,
  orderOf,
} from "../model/index.ts";
import { detachString } from "../util/detach-string.ts";

/** What one file's matches add up to; plain data. */
export interface Gathered {
  readonly byPattern: Map<string, GatheredFinding>;
}

interface GatheredFinding {
  readonly pattern: string;
  readonly logs: Set<LogName>;
  readonly nodes: Set<string>;
  count: number;
  first: Moment | null;
  last: Moment | null;
  readonly entities: Map<EntityKind, Set<string>>;
  /** The first match of each of the first few subjects. */
  subjects: Example[];
  /** The first few matches, whatever their subject. */
  examples: Example[];
}

interface Example {
  readonly subject: string;
  readonly evidence: Evidence;
}

/** Names of one kind that a finding remembers; a cluster has fewer phones. */
const REMEMBERED_NAMES = 100_000;

/** Gives a moment its date when that is only known at the end of the file; null when it is never known. */
export type Settle = (moment: Moment) => Moment | null;

/** How what was found in a later part of a file is fitted to what was found before it. */
export interface Fit {
  /** Lines of the file before the part. */
  readonly lines: number;
  moment(moment: Moment): Moment;
  /** Nothing needs fitting. */
  readonly isFitting?: boolean;
}

/** Gathers the matches of one file, or of a part of it. */
export interface Gatherer {
  /**
   * Takes a match in; the second print of an alarm adds its names but does not count. A repeat names nothing that one
   * before it did not name.
   */
  add(match: Match, isTwin: boolean, isRepeat?: boolean): void;
  /** Has the finding its examples, so that the line of such a match will not be quoted? */
  hasExamples(match: Subject & Pick<Match, "pattern" | "recordOffset">): boolean;
  /** Takes in what was gathered of another part of the same file. */
  absorb(part: Gathered, fit: Fit): void;
  /** What was gathered, before its moments are settled. */
  raw(): Gathered;
  result(settle: Settle): Gathered;
}

/** Starts an empty gathering for one file. Parts and matches may come in any order. */
export function createGatherer(): Gatherer {
  const byPattern = new Map<string, GatheredFinding>();
  const of = (pattern: string): GatheredFinding => {
    let finding = byPattern.get(pattern);
    if (finding === undefined) {
      finding = emptyFinding(pattern);
      byPattern.set(pattern, finding);
    }
    return finding;
  };
  return {
    add(match, isTwin, isRepeat = false) {
      const finding = of(match.pattern);
      if (!isRepeat) addNames(finding, match);
      if (isTwin) return;
      finding.count++;
      widen(finding, match.time, match.time, 0);
      const subject = subjectOf(match);
      if (isExampleEnough(finding, subject, match.recordOffset)) return;
      const { path, line, offset, time, text } = match;
      const evidence = { path, line, offset, time, text: detachString(text) };
      addExample(finding, { subject: detachString(subject), evidence });
    },
    hasExamples(match) {
      const finding = byPattern.get(match.pattern);
      return finding !== undefined && isExampleEnough(finding, subjectOf(match), match.recordOffset);
    },
    absorb(part, { lines, moment }) {
      const placed = (time: Moment | null): Moment | null => (time === null ? null : moment(time));
      const fitted = ({ subject, evidence }: Example): Example => ({
        subject,
        evidence: { ...evidence, line: evidence.line + lines, time: placed(evidence.time) },
      });
      for (const other of part.byPattern.values()) {
        const finding = of(other.pattern);
        addOthers(finding, other);
        widen(finding, placed(other.first), placed(other.last), 0);
        for (const example of other.subjects) addSubject(finding, fitted(example));
        for (const example of other.examples) addInOrder(finding.examples, fitted(example));
      }
    },
    raw: () => ({ byPattern }),
    result(settle) {
      const settled = (moment: Moment | null): Moment | null => (moment === null ? null : settle(moment));
      const example = ({ subject, evidence }: Example): Example => ({
        subject,
        evidence: { ...evidence, time: settled(evidence.time) },
      });
      for (const finding of byPattern.values()) {
        finding.first = settled(finding.first);
        finding.last = settled(finding.last);
        finding.subjects = finding.subjects.map(example);
        finding.examples = finding.examples.map(example);
      }
      return { byPattern };
    },
  };
}

/** Whom or what an example is of. */
type Subject = Pick<Match, "entities" | "path">;

function subjectOf({ entities, path }: Subject): string {
  return entities.device?.[0] ?? entities.ip?.[0] ?? entities.server?.[0] ?? path;
}

/** The same of a file that has another path now; `move` gives the path that a quoted one has become. */
export function moveGathered({ byPattern }: Gathered, move: (path: string) => string): Gathered {
  const moved = ({ subject, evidence }: Example): Example => ({
    subject: subject === evidence.path ? move(subject) : subject,
    evidence: { ...evidence, path: move(evidence.path) },
  });
  return {
    byPattern: new Map(
      [...byPattern].map(([pattern, finding]) => [
        pattern,
        { ...finding, subjects: finding.subjects.map(moved), examples: finding.examples.map(moved) },
      ]),
    ),
  };
}

/**
 * Merges the gatherings of files, given in the order of their paths, into findings sorted by pattern id.
 * `assumedOffsetMin` is the zone taken for moments of unknown zone when they are held against others.
 */
export function mergeFindings(files: Iterable<Gathered>, assumedOffsetMin: number): Finding[] {
  const total: Gathered = { byPattern: new Map() };
  for (const file of files) addFile(total, file, assumedOffsetMin);
  return [...total.byPattern.values()].sort((a, b) => (a.pattern < b.pattern ? -1 : 1)).map(toFinding);
}

/** The gatherings of two files as one: of the examples, those of the first come first. */
export function mergeGathered(first: Gathered, second: Gathered): Gathered {
  const total: Gathered = { byPattern: new Map() };
  for (const file of [first, second]) addFile(total, file, 0);
  return total;
}

function addFile({ byPattern: total }: Gathered, { byPattern }: Gathered, assumedOffsetMin: number): void {
  for (const part of byPattern.values()) {
    const finding = total.get(part.pattern) ?? emptyFinding(part.pattern);
    total.set(part.pattern, finding);
    addOthers(finding, part);
    widen(finding, part.first, part.last, assumedOffsetMin);
    for (const example of part.subjects)
      if (finding.subjects.length < EVIDENCE_LIMIT && !isKnownSubject(finding, example)) finding.subjects.push(example);
    for (const example of part.examples) if (finding.examples.length < EVIDENCE_LIMIT) finding.examples.push(example);
  }
}

function emptyFinding(pattern: string): GatheredFinding {
  return {
    pattern,
    logs: new Set(),
    nodes: new Set(),
    count: 0,
    first: null,
    last: null,
    entities: new Map(),
    subjects: [],
    examples: [],
  };
}

function addNames(finding: GatheredFinding, match: Match): void {
  if (match.log !== null) finding.logs.add(match.log);
  if (match.node !== null) finding.nodes.add(match.node);
  for (const kind in match.entities)
    for (const name of match.entities[kind as EntityKind] ?? []) addName(finding, kind as EntityKind, name);
}

function addName(finding: GatheredFinding, kind: EntityKind, name: string): void {
  let names = finding.entities.get(kind);
  if (names === undefined) {
    names = new Set();
    finding.entities.set(kind, names);
  }
  if (!names.has(name) && names.size < REMEMBERED_NAMES) names.add(detachString(name));
}

function widen(finding: GatheredFinding, first: Moment | null, last: Moment | null, assumed: number): void {
  if (first !== null && (finding.first === null || orderOf(first, assumed) < orderOf(finding.first, assumed)))
    finding.first = first;
  if (last !== null && (finding.last === null || orderOf(last, assumed) > orderOf(finding.last, assumed)))
    finding.last = last;
}

/** Has the finding all its examples, so that one of this subject in a record from this offset on changes nothing? */
function isExampleEnough({ subjects, examples }: GatheredFinding, subject: string, recordOffset: number): boolean {
  const isFull = (list: readonly Example[]): boolean =>
    list.length >= EVIDENCE_LIMIT && (list.at(-1) as Example).evidence.offset <= recordOffset;
  if (!isFull(examples)) return false;
  const known = subjects.find((example) => example.subject === subject);
  return known === undefined ? isFull(subjects) : known.evidence.offset <= recordOffset;
}

/** Adds what has no order: names and counts. */
function addOthers(finding: GatheredFinding, other: GatheredFinding): void {
  for (const log of other.logs) finding.logs.add(log);
  for (const node of other.nodes) finding.nodes.add(node);
  for (const [kind, names] of other.entities) for (const name of names) addName(finding, kind, name);
  finding.count += other.count;
}

function addExample(finding: GatheredFinding, example: Example): void {
  addSubject(finding, example);
  addInOrder(finding.examples, example);
}

/** Of each subject the first example, of the subjects the first few. */
function addSubject({ subjects }: GatheredFinding, example: Example): void {
  const { offset } = example.evidence;
  if (subjects.length >= EVIDENCE_LIMIT && offset > (subjects.at(-1) as Example).evidence.offset) return;
  const known = subjects.findIndex(({ subject }) => subject === example.subject);
  if (known !== -1) {
    if ((subjects[known] as Example).evidence.offset <= offset) return;
    subjects.splice(known, 1);
  }
  addInOrder(subjects, example);
}

function isKnownSubject(finding: GatheredFinding, { subject }: Example): boolean {
  return finding.subjects.some((known) => known.subject === subject);
}

/** Puts an example of the same file in its place, and keeps the first few. */
function addInOrder(examples: Example[], example: Example): void {
  const { offset } = example.evidence;
  if (examples.length >= EVIDENCE_LIMIT && offset >= (examples.at(-1) as Example).evidence.offset) return;
  const after = examples.findIndex(({ evidence }) => evidence.offset > offset);
  examples.splice(after === -1 ? examples.length : after, 0, example);
  if (examples.length > EVIDENCE_LIMIT) examples.pop();
}

function toFinding(finding: GatheredFinding): Finding {
  const entities: Partial<Record<EntityKind, string[]>> = {};
  const entitiesOmitted: Partial<Record<keyof Entities, number>> = {};
  for (const kind of ENTITY_KINDS) {
    const names = finding.entities.get(kind);
    if (names === undefined) continue;
    entities[kind] = [...names].sort().slice(0, ENTITY_LIMIT);
    if (names.size > ENTITY_LIMIT) entitiesOmitted[kind] = names.size - ENTITY_LIMIT;
  }
  return {
    pattern: finding.pattern,
    logs: [...finding.logs],
    count: finding.count,
    first: finding.first,
    last: finding.last,
    entities,
    entitiesOmitted,
    nodes: [...finding.nodes],
    evidence: chooseEvidence(finding),
  };
}

/** One example of each subject first, then others, at most EVIDENCE_LIMIT. */
function chooseEvidence(finding: GatheredFinding): Evidence[] {
  const chosen = finding.subjects.map(({ evidence }) => evidence);
  for (const { evidence } of finding.examples) {
    if (chosen.length >= EVIDENCE_LIMIT) break;
    if (!chosen.some(({ path, line }) => path === evidence.path && line === evidence.line)) chosen.push(evidence);
  }
  return chosen;
}
