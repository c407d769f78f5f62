/**
 * `ccmtrace bundle create` on one screen: scan; read every log to learn the names in it; exchange them in reports and logs
 * while the archive is written under a temporary name; prove that none is left in it; only then give it its name.
 */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import {
  type ArchiveWriter,
  BUNDLE_WORDS,
  createArchiveWriter,
  createNewFile,
  encryptFile,
  MANIFEST_NAME,
  type NewFile,
  openArchive,
  openFiles,
  SUMS_NAME,
  splitFile,
  writeSums,
} from "../bundle/index.ts";
import { UserError } from "../errors.ts";
import type { BundleFile, BundleManifest, LeftOutFile, LogName, LogsMode, Problem, Report } from "../model/index.ts";
import { orderOf } from "../model/index.ts";
import { writeJson } from "../report/json.ts";
import { findFiles } from "../sources/index.ts";
import type { ScanResult } from "./add-up.ts";
import { type CutOptions, windowsAround } from "./bundle-cut.ts";
import { ChangedWhileRead, Interrupted, type LogsOptions, type WrittenLogs, writeLogs } from "./bundle-logs.ts";
import { caseNeeds } from "./bundle-needs.ts";
import type { BundleOptions, BundleResult, BundleRun } from "./bundle-options.ts";
import { createShortener, shortenWord } from "./bundle-paths.ts";
import { type Leak, type Proof, proveClean, proveSearch } from "./bundle-prove.ts";
import { createQuotes } from "./bundle-quotes.ts";
import { openRedaction, type Redaction } from "./bundle-redaction.ts";
import { isSecretFile, isSecretName } from "./bundle-secrets.ts";
import { type LogSurvey, surveyFile } from "./bundle-survey.ts";
import { bundleTexts, caseDetails, closingTexts, type TextsOptions } from "./bundle-texts.ts";
import { runScan } from "./engine.ts";
import { loadCatalog } from "./load-catalog.ts";
import { publicText } from "./public-text.ts";
import { redactReport } from "./redact-report.ts";
import { isNotThere, reportOn } from "./scan.ts";
import { createContext } from "./scan-context.ts";

/**
 * Makes a bundle. Null: interrupted, and nothing was left behind.
 * @throws UserError when nothing can be read or written, or (kind "redaction") when something is left in the archive that
 * must not be; then nothing is left behind either
 */
export async function createBundle(options: BundleOptions, run: BundleRun): Promise<BundleResult | null> {
  const controls = await proveSearch();
  const result = await runScan(options.scan, run);
  const { reportIn, patternLogs } = reportOn(result, options.scan, run.version);
  const report = reportIn("en");
  if (isNotThere(report)) throw notThere(reportIn("en"), reportIn("ja"));
  if (run.signal.aborted) return null;
  const redaction = await openRedaction(options, run);
  try {
    const { surveys, files, secrets } = await survey(options, run, result, redaction);
    redaction.settle(
      report,
      surveys.flatMap(({ identity }) => identity.file.node ?? []),
    );
    const shorten = createShortener(
      options.scan.paths,
      surveys.map(({ path }) => path),
    );
    const pathOf = (path: string): string => redaction.redactor.redactPath(shorten(path));
    const reports = {
      en: redactReport(report, redaction.redactor, pathOf),
      ja: redactReport(reportIn("ja"), redaction.redactor, pathOf),
    };
    const needs = caseNeeds(report, result.catalog.patterns);
    const quotes = createQuotes(report);
    const cut = cutOptions(options, result, report);
    const shipped = await loadCatalog([]);
    const texts: Omit<TextsOptions, "steps"> = {
      options,
      report,
      reports,
      patternLogs,
      needs,
      caseDetails: caseDetails(options.case, report),
      quotes,
      catalog: result.catalog,
      shipped,
      redactor: redaction.redactor,
    };
    const context = { ...createContext(result.catalog, surveyScan(options), run.signal), signal: run.signal };
    const timesOf = new Map(report.sources.map(({ path, first, last }) => [path, { first, last }]));
    const leftOut = leftOutFiles(result, secrets, surveys, pathOf);
    const known = await publicText(shipped, report);

    const changed = new Set<string>();
    for (;;) {
      const logs: LogsOptions = {
        files,
        surveys,
        timesOf: (path) => timesOf.get(path) ?? { first: null, last: null },
        cut,
        redaction,
        pathOf,
        quotes,
        context,
        changed,
        ...progressOf(run, files),
      };
      try {
        return await writeBundle({
          options,
          run,
          logs,
          texts,
          result,
          leftOut,
          redaction,
          publicText: known,
          controls,
        });
      } catch (error) {
        if (!(error instanceof ChangedWhileRead)) throw error;
        changed.add(error.path); // once more, without it
      }
    }
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  }
}

interface Making {
  readonly options: BundleOptions;
  readonly run: BundleRun;
  readonly logs: LogsOptions;
  readonly texts: Omit<TextsOptions, "steps">;
  readonly result: ScanResult;
  readonly leftOut: readonly LeftOutFile[];
  readonly redaction: Redaction;
  readonly publicText: string;
  readonly controls: number;
}

/** Writes, proves, and only then lets the archive have its name. */
async function writeBundle(making: Making): Promise<BundleResult> {
  const { options, redaction, texts, result } = making;
  // A dry run writes the same bytes, under a name that is never kept.
  const file = await createNewFile(options.output);
  try {
    const archive = await createArchiveWriter(file.write);
    const manifest = await writeEntries(archive, making);
    const { bytes, sha256 } = await archive.finish();
    await file.close();
    const proof = await prove(file, manifest, making);
    const written = options.isDryRun ? [] : await publish(file, { bytes, sha256 }, making);
    return {
      schema: 1,
      isDryRun: options.isDryRun,
      path: options.output,
      bytes,
      sha256,
      written,
      isEncrypted: options.password !== null,
      map: { path: options.mapPath, isNew: redaction.isNew },
      logs: manifest.logs,
      files: manifest.files.map(({ path, bytes: size, replaced }) => ({ path, bytes: size, replaced })),
      leftOut: manifest.leftOut,
      replaced: manifest.redaction.replaced,
      needs: texts.needs,
      missingLogs: missingLogs(texts.report),
      missingCase: texts.caseDetails.missing,
      incidents: texts.report.incidents.length,
      findings: texts.report.findings.length,
      proof: { originals: proof.originals, bytes: proof.bytes, controls: proof.controls },
      problems: result.problems,
    };
  } finally {
    await file.discard();
  }
}

/** Writes every entry, the manifest and the digests last. */
async function writeEntries(archive: ArchiveWriter, making: Making): Promise<BundleManifest> {
  const { options, logs, texts, redaction } = making;
  const { redactor } = redaction;
  const written = await writeLogs(archive, logs);
  const made = await bundleTexts({ ...texts, steps: stepsOf(making, written) });
  const commandLine = options.commandLine.map((word) => redactor.redactPath(shortenWord(word)));
  const scan = {
    since: options.scan.since?.text ?? null,
    until: options.scan.until?.text ?? null,
    tz: options.scan.zone?.name ?? null,
    sourceTz: options.scan.sourceZoneTexts.map((text) => redactor.redact(text)),
    encoding: options.scan.encoding,
    level: options.scan.level,
  };
  const leftOut = [...making.leftOut, ...written.leftOut].sort((a, b) => (a.path < b.path ? -1 : 1));
  const redacted = { kept: [...options.keep].sort(), replaced: sorted(redactor.counts()) };
  const cutLogs = written.files.filter(({ original }) => (original?.kept ?? null) !== null);
  const closing = closingTexts(
    {
      case: texts.caseDetails,
      needs: texts.needs,
      missingLogs: missingLogs(texts.report),
      incidents: texts.report.incidents.length,
      findings: texts.report.findings.length,
      logs: logs.cut.mode,
      logFiles: written.files.length,
      cut: { files: cutLogs.length, lines: cutLogs.reduce((sum, log) => sum + cutLines(log), 0) },
      leftOut,
      redaction: redacted,
    },
    texts.reports,
    [...made, ...written.files],
  );
  const files: BundleFile[] = [...written.files];
  for (const { path, role, text, replaced } of [...made, ...closing].sort((a, b) => (a.path < b.path ? -1 : 1)))
    files.push({ ...(await archive.add(path, [Buffer.from(text)])), role, replaced });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: BundleManifest = {
    schema: 1,
    kind: "ccmtrace-bundle",
    tool: texts.report.tool,
    commandLine,
    scan,
    logs: logs.cut.mode,
    files,
    leftOut,
    redaction: redacted,
  };
  const listed = await archive.add(MANIFEST_NAME, [Buffer.from(writeJson(manifest))]);
  await archive.add(SUMS_NAME, [Buffer.from(writeSums([...files, listed]))]);
  return manifest;
}

/** @throws UserError of kind "redaction" when something stands in the archive that must not */
async function prove(
  file: NewFile,
  manifest: BundleManifest,
  { options, redaction, publicText: known, controls, run }: Making,
): Promise<Proof> {
  const bytes = await openFiles([file.temporary]);
  try {
    const archive = await openArchive(bytes, options.output);
    const roles = new Map(manifest.files.map(({ path, role }) => [path, role]));
    let done = 0;
    const proof = await proveClean({
      archive,
      originals: redaction.redactor.originals(),
      roleOf: (path) => roles.get(path),
      publicText: known,
      controls,
      onBytes(count) {
        done += count;
        run.onProgress?.({ path: options.output, filesDone: 0, files: 1, bytesDone: done, bytes: bytes.sizeBytes });
      },
    });
    if (proof.leaks.length > 0) throw leaked(options.output, proof.leaks);
    return proof;
  } finally {
    await bytes.close();
  }
}

/** Saves the map, then gives the archive, encrypted or in parts where that is asked for, its name. */
async function publish(
  file: NewFile,
  whole: { readonly bytes: number; readonly sha256: string },
  making: Making,
): Promise<BundleResult["written"]> {
  const { output, password } = making.options;
  await making.redaction.save();
  if (password === null) return publishWhole(file, whole, making.options);
  const locked = await createNewFile(output);
  const plain = await openFiles([file.temporary]);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    await encryptFile(plain, {
      name: basename(output),
      password,
      async write(piece) {
        hash.update(piece);
        bytes += piece.length;
        await locked.write(piece);
      },
    });
    await locked.close();
    return await publishWhole(locked, { bytes, sha256: hash.digest("hex") }, making.options);
  } finally {
    await plain.close();
    await locked.discard();
  }
}

async function publishWhole(
  file: NewFile,
  whole: { readonly bytes: number; readonly sha256: string },
  { output, maxBytes }: BundleOptions,
): Promise<BundleResult["written"]> {
  if (maxBytes === null || whole.bytes <= maxBytes) {
    await file.keep();
    return [{ path: output, ...whole }];
  }
  const bytes = await openFiles([file.temporary]);
  try {
    const name = basename(output);
    const note = BUNDLE_WORDS.en.parts(name) + BUNDLE_WORDS.ja.parts(name);
    return await splitFile(bytes, output, { maxBytes, note });
  } finally {
    await bytes.close();
  }
}

interface Surveyed {
  readonly files: Awaited<ReturnType<typeof findFiles>>["files"];
  readonly surveys: readonly LogSurvey[];
  readonly secrets: readonly string[];
}

/** Reads every log for the first time. */
async function survey(
  options: BundleOptions,
  run: BundleRun,
  { catalog }: ScanResult,
  { learn }: Redaction,
): Promise<Surveyed> {
  const { files } = await findFiles(options.scan.paths);
  const context = { ...createContext(catalog, surveyScan(options), run.signal), signal: run.signal };
  const surveys: LogSurvey[] = [];
  const secrets: string[] = [];
  const isSecret = (source: Parameters<typeof isSecretFile>[0]): boolean => {
    const secret = isSecretFile(source);
    if (secret) secrets.push(source.path);
    return secret;
  };
  const progress = progressOf(run, files);
  for (const file of files)
    for await (const log of surveyFile(file, { context, isSecret, learn, ...progress })) {
      if (run.signal.aborted) throw new Interrupted();
      surveys.push(log);
    }
  if (run.signal.aborted) throw new Interrupted();
  return { files, surveys, secrets };
}

/** Every match counts for what is kept, whatever its time. */
function surveyScan({ scan }: BundleOptions): BundleOptions["scan"] {
  return { ...scan, since: null, until: null };
}

/** Logs of the guide's list that are not there, each once. */
function missingLogs({ coverage }: Report): LogName[] {
  return [...new Set(coverage.logs.filter(({ status }) => status !== "found").map(({ log }) => log))];
}

/** Where nothing was found there is nothing to cut around: then all goes in. */
function cutOptions(options: BundleOptions, result: ScanResult, report: Report): CutOptions {
  const { assumedOffsetMin, incidents, findings } = result;
  const shown = new Set(report.findings.filter(({ inIncidents }) => inIncidents === 0).map(({ pattern }) => pattern));
  const moments = [
    ...incidents.map(({ first, last }) => [first, last]),
    ...findings
      .filter(({ pattern }) => shown.has(pattern))
      .flatMap(({ evidence }) => evidence.map(({ time }) => [time, time])),
  ];
  const spans = moments.flatMap(([first, last]) =>
    first == null || last == null
      ? []
      : [{ from: orderOf(first, assumedOffsetMin), to: orderOf(last, assumedOffsetMin) }],
  );
  const isNothing = report.incidents.length + report.findings.length === 0;
  const mode: LogsMode = options.logs === "window" && isNothing ? "all" : options.logs;
  return { mode, windows: mode === "window" ? windowsAround(spans) : [], assumedOffsetMin, read: options.scan };
}

/** What could not be read, and what must not go in. */
function leftOutFiles(
  { problems }: ScanResult,
  secrets: readonly string[],
  surveys: readonly LogSurvey[],
  pathOf: (path: string) => string,
): LeftOutFile[] {
  const there = new Set(surveys.map(({ path }) => path));
  const isOpened = (archive: string): boolean => surveys.some(({ path }) => path.startsWith(`${archive}!/`));
  const reasons = new Map<string, LeftOutFile["reason"]>();
  for (const { path, kind } of problems)
    if (NOT_READ.has(kind) && !there.has(path) && !isOpened(path))
      reasons.set(path, isSecretName(path) ? "secret" : "not-read");
  for (const path of secrets) reasons.set(path, "secret");
  return [...reasons].map(([path, reason]) => ({ path: pathOf(path), reason }));
}

const NOT_READ: ReadonlySet<Problem["kind"]> = new Set<Problem["kind"]>([
  "no-permission",
  "unreadable",
  "vanished",
  "binary",
  "encrypted-entry",
  "special-file",
  "archive-depth",
  "damaged-archive",
  "truncated-archive",
]);

/** The record of the run: what was done, with counts and without times, so that it is the same each time. */
function stepsOf({ texts, result, logs }: Making, written: WrittenLogs): object[] {
  const { report } = texts;
  const total = (key: "bytes" | "lines" | "records"): number => report.sources.reduce((sum, one) => sum + one[key], 0);
  const problems: Record<string, number> = {};
  for (const { kind } of result.problems) problems[kind] = (problems[kind] ?? 0) + 1;
  return [
    {
      step: "scan",
      files: report.sources.length,
      bytes: total("bytes"),
      lines: total("lines"),
      records: total("records"),
      problems: sorted(problems),
    },
    { step: "report", incidents: report.incidents.length, findings: report.findings.length },
    { step: "learn", logs: logs.surveys.length, bytes: logs.surveys.reduce((sum, { bytes }) => sum + bytes, 0) },
    {
      step: "cut",
      mode: logs.cut.mode,
      windows: logs.cut.windows.length,
      logs: written.files.length,
      lines: written.files.reduce((sum, { original }) => sum + (original?.lines ?? 0), 0),
      cut: written.files.reduce((sum, log) => sum + cutLines(log), 0),
    },
  ];
}

function cutLines({ original }: BundleFile): number {
  return (original?.cut ?? []).reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

function progressOf(
  run: BundleRun,
  files: readonly { readonly sizeBytes: number }[],
): { onBytes(count: number): void } {
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let done = 0;
  return {
    onBytes(count) {
      done += count;
      run.onProgress?.({ path: "", filesDone: 0, files: files.length, bytesDone: done, bytes });
    },
  };
}

function sorted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function notThere(en: Report, ja: Report): UserError {
  const say = ({ problems }: Report): string => problems.map(({ path, message }) => `${path}: ${message}`).join("\n");
  return new UserError("input", { en: say(en), ja: say(ja) });
}

/** Names the places, not what stands there. */
function leaked(output: string, leaks: readonly Leak[]): UserError {
  const places = leaks
    .slice(0, PLACES_NAMED)
    .map(({ path, kind, form, offset }) => `\n  ${path === "" ? "(names)" : path}, byte ${offset}: ${kind} (${form})`)
    .join("");
  const more = leaks.length > PLACES_NAMED ? `\n  +${leaks.length - PLACES_NAMED}` : "";
  return new UserError("redaction", {
    en: `${output}: redaction could not be proved, so the archive was deleted. These places hold what must not leave:${places}${more}\nLeave the files out in which it stands, or report this as a mistake of ccmtrace.`,
    ja: `${output}: 秘匿化を証明できなかったため、アーカイブを削除しました。次の場所に外部に出してはならない内容があります:${places}${more}\n該当するファイルを除くか、ccmtrace の不具合として報告してください。`,
  });
}

const PLACES_NAMED = 5;
