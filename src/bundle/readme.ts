/** The README of a bundle: what this is, what is missing, what is inside, what was left out and why, how to check it. */
import type {
  BundleManifest,
  CaseDetails,
  CaseNeeds,
  EntryRole,
  Language,
  LeftOutReason,
  LogName,
} from "../model/index.ts";
import { LEFT_OUT_REASONS } from "../model/index.ts";
import { MANIFEST_NAME, SUMS_NAME } from "./sums.ts";
import { BUNDLE_WORDS } from "./words/index.ts";
import type { BundleWords } from "./words/words.ts";

/** What a README tells. */
export interface ReadmeFacts {
  readonly lang: Language;
  readonly case: CaseDetails;
  readonly needs: readonly CaseNeeds[];
  /** Logs of the guide's collection list that are not there. */
  readonly missingLogs: readonly LogName[];
  readonly incidents: number;
  readonly findings: number;
  /** Title of the worst incident or finding, in the language. */
  readonly worst: string | null;
  readonly logs: BundleManifest["logs"];
  /** Names in the archive with what they are, but for logs. */
  readonly entries: readonly { readonly path: string; readonly role: EntryRole }[];
  readonly logFiles: number;
  /** Logs that are not whole, and how many lines of them are not here. */
  readonly cut: { readonly files: number; readonly lines: number };
  readonly leftOut: BundleManifest["leftOut"];
  readonly redaction: BundleManifest["redaction"];
  /** The log's name for people, in the language. */
  nameOfLog(log: LogName): string;
}

/** The text: UTF-8 with a mark and line ends of Windows, whose editors of old need both. */
export function writeReadme(facts: ReadmeFacts): string {
  const words = BUNDLE_WORDS[facts.lang];
  const lines = [
    words.title,
    "",
    ...words.intro,
    ...part(words.headings.missing, missingLines(words, facts)),
    ...part(words.headings.separately, separateLines(words, facts)),
    ...part(words.headings.found, foundLines(words, facts)),
    ...part(words.headings.inside, insideLines(words, facts)),
    ...part(words.headings.leftOut, leftOutLines(words, facts)),
    ...part(words.headings.redaction, redactionLines(words, facts)),
    ...part(words.headings.check, words.check),
    "",
  ];
  return `\ufeff${lines.join("\r\n")}`;
}

function part(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", heading, ...lines.map((line) => `  ${line}`)];
}

function missingLines(words: BundleWords, facts: ReadmeFacts): string[] {
  const { case: details, needs, missingLogs, nameOfLog } = facts;
  const fields = details.missing.map((field) => words.fields[field]);
  const logs = needs.flatMap(({ kind, page, logs: own }) => {
    const missing = own.filter(({ status }) => status !== "found").map(({ log }) => nameOfLog(log));
    return missing.length === 0 ? [] : [words.missingLogs(words.kinds[kind], page, words.list(missing))];
  });
  const lines = [
    ...(fields.length === 0 ? [] : [words.missingCase(words.list(fields))]),
    ...logs,
    ...(missingLogs.length === 0 ? [] : [words.missingList(words.list(missingLogs.map(nameOfLog)))]),
  ];
  return lines.length === 0 ? [words.nothingMissing] : lines.map((line) => `- ${line}`);
}

function separateLines(words: BundleWords, { needs }: ReadmeFacts): string[] {
  const lines = needs
    .filter(({ separately }) => separately.length > 0)
    .map(({ kind, page, separately }) => {
      const items = separately.map((item) => words.items[item]);
      return `- ${words.separatelyFor(words.kinds[kind], page, words.list(items))}`;
    });
  return lines.length === 0 ? [] : [words.separatelyIntro, ...lines];
}

function foundLines(words: BundleWords, { incidents, findings, worst }: ReadmeFacts): string[] {
  return [incidents + findings === 0 ? words.nothingFound : words.found(incidents, findings, worst)];
}

function insideLines(words: BundleWords, { entries, logs, logFiles }: ReadmeFacts): string[] {
  const byRole = new Map<EntryRole, string[]>();
  for (const { path, role } of entries) {
    const name = role === "evidence" || role === "report" ? path.replace(/\/.*/, "/") : path;
    const names = byRole.get(role) ?? [];
    if (!names.includes(name)) names.push(name);
    byRole.set(role, names);
  }
  const told: [string, string][] = [...byRole].map(([role, names]) => [words.roles[role], names.join(" ")]);
  if (logFiles > 0) told.push([`${words.roles.log} (${logFiles})`, "logs/"]);
  told.push([words.roles.manifest, MANIFEST_NAME], [words.roles.sums, SUMS_NAME]);
  return [...told.flatMap(([what, names]) => [names, `    ${what}`]), words.logsModes[logs]];
}

function leftOutLines(words: BundleWords, { cut, leftOut }: ReadmeFacts): string[] {
  const count = (reason: LeftOutReason): number => leftOut.filter((one) => one.reason === reason).length;
  const lines = [
    ...(cut.files === 0 ? [] : [words.cutLogs(cut.files, cut.lines)]),
    ...LEFT_OUT_REASONS.filter((reason) => count(reason) > 0).map((reason) =>
      words.leftOutCount(words.leftOut[reason], count(reason)),
    ),
  ];
  return lines.length === 0 ? [words.nothingLeftOut] : lines.map((line) => `- ${line}`);
}

function redactionLines(words: BundleWords, { redaction }: ReadmeFacts): string[] {
  const counts = Object.entries(redaction.replaced).filter(([, places]) => places > 0);
  return [
    ...words.redaction,
    ...(counts.length === 0
      ? [words.nothingReplaced]
      : [words.list(counts.map(([kind, n]) => words.replaced(kind, n)))]),
    ...(redaction.kept.length === 0 ? [] : [words.kept(words.list(redaction.kept))]),
  ];
}
