/** What the commands for bundles answer, as text for a person. */
import {
  type BundleCheck,
  type BundleManifest,
  type BundleReplay,
  HARMLESS_PROBLEMS,
  type Language,
} from "../model/index.ts";
import type { BundleResult } from "../pipeline/bundle-options.ts";
import { BUNDLE_WORDS, REPORT_WORDS } from "../pipeline/bundle-words.ts";
import { visible } from "../util/printable.ts";
import { sizeText } from "./size-text.ts";
import { CLI_WORDS } from "./words/index.ts";

/** What was made, what is missing, what is to be kept. */
export function resultText(result: BundleResult, lang: Language): string {
  const { result: words } = CLI_WORDS[lang].bundle;
  const wrote = result.isDryRun
    ? [words.wouldWrite(visible(result.path), sizeText(result.bytes))]
    : result.written.map(({ path, bytes }) => words.wrote(visible(path), sizeText(bytes)));
  const logs = result.files.filter(({ path }) => path.startsWith("logs/")).length;
  const replaced = Object.entries(result.replaced).filter(([, count]) => count > 0);
  const unread = result.problems.filter(({ kind }) => !HARMLESS_PROBLEMS.has(kind)).length;
  const lines = [
    ...wrote,
    ...(result.isEncrypted ? [words.encrypted] : []),
    words.sha256(result.sha256),
    words.map(visible(result.map.path), result.map.isNew),
    words.found(result.incidents, result.findings),
    words.inside(logs, result.files.length - logs + OWN_FILES),
    words.replaced(
      replaced.length === 0
        ? words.nothingReplaced
        : BUNDLE_WORDS[lang].list(replaced.map(([kind, count]) => `${kind} ${count}`)),
    ),
    words.proved(result.proof.originals, sizeText(result.proof.bytes)),
    ...part(words.missing, missingLines(result, lang)),
    ...part(words.separately, separateLines(result, lang)),
    ...part(words.leftOut, leftOutLines(result.leftOut, lang)),
    ...(unread === 0 ? [] : ["", words.unread(unread)]),
    ...(result.isDryRun
      ? part(
          words.filesTitle,
          result.files.map(({ path, bytes, replaced: count }) => words.file(visible(path), sizeText(bytes), count)),
        )
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

function missingLines({ missingCase, missingLogs, needs }: BundleResult, lang: Language): string[] {
  const words = BUNDLE_WORDS[lang];
  const fields = missingCase.map((field) => words.fields[field]);
  return [
    ...(fields.length === 0 ? [] : [words.missingCase(words.list(fields))]),
    ...needs.flatMap(({ kind, page, logs }) => {
      const missing = logs.filter(({ status }) => status !== "found").map(({ log }) => REPORT_WORDS[lang].logs[log]);
      return missing.length === 0 ? [] : [words.missingLogs(words.kinds[kind], page, words.list(missing))];
    }),
    ...(missingLogs.length === 0
      ? []
      : [words.missingList(words.list(missingLogs.map((log) => REPORT_WORDS[lang].logs[log])))]),
  ];
}

function separateLines({ needs }: BundleResult, lang: Language): string[] {
  const words = BUNDLE_WORDS[lang];
  return needs
    .filter(({ separately }) => separately.length > 0)
    .map(({ kind, page, separately }) =>
      words.separatelyFor(words.kinds[kind], page, words.list(separately.map((item) => words.items[item]))),
    );
}

function leftOutLines(leftOut: BundleManifest["leftOut"], lang: Language): string[] {
  const { reasons } = CLI_WORDS[lang].bundle.listing;
  return leftOut.map(({ path, reason }) => `${visible(path)}  (${reasons[reason]})`);
}

/** Whole, or what is wrong. */
export function checkText({ faults, files, bytes }: BundleCheck, lang: Language): string {
  const { check } = CLI_WORDS[lang].bundle;
  if (faults.length === 0) return `${check.whole(files, sizeText(bytes))}\n`;
  const lines = faults.map(({ kind, path, detail }) => {
    const more = detail === "" ? "" : ` (${visible(detail)})`;
    return `  ${visible(path)}: ${check.faults[kind]}${more}`;
  });
  return `${[check.broken(faults.length), ...lines].join("\n")}\n`;
}

/** The files of a bundle. */
export function listingText(manifest: BundleManifest, lang: Language): string {
  const { listing } = CLI_WORDS[lang].bundle;
  const lines = manifest.files.map(({ path, bytes, original }) => {
    const cut = (original?.cut ?? []).reduce((sum, [from, to]) => sum + to - from + 1, 0);
    const kept = original === undefined ? "" : `  ${listing.lines(original.lines - cut, original.lines)}`;
    return `  ${visible(path)}  ${sizeText(bytes)}${kept}`;
  });
  return `${[
    listing.made(visible(manifest.tool.version), manifest.logs),
    ...lines,
    ...part(listing.leftOut, leftOutLines(manifest.leftOut, lang)),
  ].join("\n")}\n`;
}

/** The same, or what differs. */
export function replayText({ isSame, incidents, findings, differences }: BundleReplay, lang: Language): string {
  const { replayed } = CLI_WORDS[lang].bundle;
  if (isSame) return `${replayed.same(incidents, findings)}\n`;
  const lines = differences.flatMap(({ id, title, reported, replayed: now }) => [
    `  ${visible(id)}: ${visible(title)}`,
    `    ${replayed.reported(reported === null ? null : visible(reported))}`,
    `    ${replayed.replayed(now === null ? null : visible(now))}`,
  ]);
  return `${[replayed.differs(differences.length), ...lines].join("\n")}\n`;
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** Manifest and digests, which the manifest does not list. */
const OWN_FILES = 2;
