/** The flags of the commands, those that go together in lists. */
import { ENCODINGS, IDENTITY_KINDS, LANGUAGES, LEVELS, LOG_NAMES, LOGS_MODES } from "../model/index.ts";
import { LIST_FORMATS, OUTPUT_FORMATS, type OutputFormat } from "../report/format-names.ts";
import type { FlagSpec } from "./command.ts";
import { COLOR_CHOICES, FAIL_ON_NEW } from "./options.ts";

/** Every command has it. */
export const HELP: FlagSpec = { syntax: "-h, --help", describe: ({ flags }) => flags.help };

/** The flags of the program itself. */
export const PROGRAM_FLAGS = {
  version: { syntax: "-v, --version", describe: ({ flags }) => flags.version },
  json: { syntax: "--json", describe: ({ flags }) => flags.versionJson },
} as const satisfies Record<string, FlagSpec>;

/** The language of messages. */
export const LANG: FlagSpec = { syntax: "--lang <language>", describe: ({ flags }) => flags.lang, takes: LANGUAGES };

/** Folders of the user's own patterns. */
export const PATTERNS: FlagSpec = {
  syntax: "--patterns <dir>",
  describe: ({ flags }) => flags.patterns,
  takes: "folder",
  repeats: true,
};

/** The zone that times are shown in. */
export const TZ: FlagSpec = { syntax: "--tz <zone>", describe: ({ flags }) => flags.tz };

/** Of every command that reads traces. */
export const READ_FLAGS: readonly FlagSpec[] = [
  { syntax: "--encoding <name>", describe: ({ flags }) => flags.encoding, takes: ENCODINGS },
  { syntax: "--source-tz <node=zone>", describe: ({ flags }) => flags.sourceTz, repeats: true },
  { syntax: "--jobs <n>", describe: ({ flags }) => flags.jobs },
];

/** The lowest level that is told. */
export const LEVEL: FlagSpec = { syntax: "--level <level>", describe: ({ flags }) => flags.level, takes: LEVELS };

/** Of every command that tells what it found in traces. */
export const FILTER_FLAGS: readonly FlagSpec[] = [
  { syntax: "--device <name>", describe: ({ flags }) => flags.device, repeats: true, commas: true },
  { syntax: "--log <log>", describe: ({ flags }) => flags.log, takes: LOG_NAMES, repeats: true, commas: true },
  LEVEL,
];

/** Of every command that writes a report. */
export const REPORT_FLAGS: readonly FlagSpec[] = outputFlags(
  OUTPUT_FORMATS,
  ({ flags }) => flags.format,
  ({ flags }) => flags.output,
);

/** Of every command that writes a list or an answer. */
export const LIST_FLAGS: readonly FlagSpec[] = outputFlags(
  LIST_FORMATS,
  ({ flags }) => flags.listFormat,
  ({ flags }) => flags.listOutput,
);

/** A stretch of time. */
export const RANGE_FLAGS: readonly FlagSpec[] = [
  { syntax: "--since <time>", describe: ({ flags }) => flags.since },
  { syntax: "--until <time>", describe: ({ flags }) => flags.until },
];

/** Only of a scan. */
export const SCAN_FLAGS: readonly FlagSpec[] = [
  ...RANGE_FLAGS,
  TZ,
  { syntax: "--align-clocks", describe: ({ flags }) => flags.alignClocks },
];

/** When a scan fails. */
export const FAIL_ON: FlagSpec = {
  syntax: "--fail-on <level>",
  describe: ({ flags }) => flags.failOn,
  takes: LEVELS,
};

/** What a watch writes on standard output: lines, or a screen on a terminal. */
export const WATCH_FORMATS = ["text", "ndjson"] as const;

/** Only of a watch. */
export const WATCH_FLAGS: readonly FlagSpec[] = [
  { syntax: "--once", describe: ({ watch }) => watch.once },
  { syntax: "--from <place>", describe: ({ watch }) => watch.from },
  { syntax: "--checkpoint <file>", describe: ({ watch }) => watch.checkpoint, takes: "file" },
  { syntax: "--exec <command>", describe: ({ watch }) => watch.exec },
  { syntax: "--webhook <url>", describe: ({ watch }) => watch.webhook },
  { syntax: "--alert-level <level>", describe: ({ watch }) => watch.alertLevel, takes: LEVELS },
  {
    syntax: "--keep <kinds>",
    describe: ({ watch }) => watch.keep,
    takes: IDENTITY_KINDS,
    commas: true,
    repeats: true,
  },
  { syntax: "--map <file>", describe: ({ watch }) => watch.map, takes: "file" },
  { syntax: "--silence <minutes>", describe: ({ watch }) => watch.silence },
  { syntax: "--poll <seconds>", describe: ({ watch }) => watch.poll },
];

/** The output flags of a watch. */
export const WATCH_OUTPUT_FLAGS: readonly FlagSpec[] = outputFlags(
  WATCH_FORMATS,
  ({ watch }) => watch.format,
  ({ watch }) => watch.output,
);

/** When a comparison fails. */
export const DIFF_FAIL_ON: FlagSpec = {
  syntax: "--fail-on <new|level>",
  describe: ({ diff }) => diff.failOn,
  takes: [FAIL_ON_NEW, ...LEVELS],
};

/** Only of an explanation. */
export const EXPLAIN_FLAGS: readonly FlagSpec[] = [
  { syntax: "--line <line>", describe: ({ explain }) => explain.line },
  { syntax: "--log <log>", describe: ({ explain }) => explain.log, takes: LOG_NAMES, repeats: true },
];

/** Only of making a bundle. */
export const BUNDLE_FLAGS: readonly FlagSpec[] = [
  { syntax: "-o, --output <file>", describe: ({ bundle }) => bundle.flags.output, takes: "file", repeats: true },
  { syntax: "--case <sr>", describe: ({ bundle }) => bundle.flags.case, repeats: true, commas: true },
  { syntax: "--case-field <field=text>", describe: ({ bundle }) => bundle.flags.caseField, repeats: true },
  { syntax: "--case-file <file>", describe: ({ bundle }) => bundle.flags.caseFile, takes: "file" },
  { syntax: "--map <file>", describe: ({ bundle }) => bundle.flags.map, takes: "file" },
  { syntax: "--logs <how-much>", describe: ({ bundle }) => bundle.flags.logs, takes: LOGS_MODES },
  {
    syntax: "--keep <kind>",
    describe: ({ bundle }) => bundle.flags.keep,
    takes: IDENTITY_KINDS,
    repeats: true,
    commas: true,
  },
  { syntax: "--dry-run", describe: ({ bundle }) => bundle.flags.dryRun },
  { syntax: "--max-size <size>", describe: ({ bundle }) => bundle.flags.maxSize },
  { syntax: "--encrypt", describe: ({ bundle }) => bundle.flags.encrypt },
];

/** Where the password of a bundle is. */
export const PASSWORD: FlagSpec = {
  syntax: "--password-file <file>",
  describe: ({ bundle }) => bundle.flags.passwordFile,
  takes: "file",
};

/** The list that leads back from stand-ins to names. */
export const UNMASK_MAP: FlagSpec = {
  syntax: "--map <file>",
  describe: ({ bundle }) => bundle.flags.unmaskMap,
  takes: "file",
};

/** How the answer of making a bundle is written. */
export const ANSWER_FLAGS: readonly FlagSpec[] = [
  { syntax: "--format <form>", describe: ({ flags }) => flags.listFormat, takes: LIST_FORMATS },
  LANG,
  { syntax: "-q, --quiet", describe: ({ flags }) => flags.quiet },
  { syntax: "--no-progress", describe: ({ flags }) => flags.noProgress },
];

function outputFlags(
  formats: readonly OutputFormat[],
  describeFormat: FlagSpec["describe"],
  describeOutput: FlagSpec["describe"],
): readonly FlagSpec[] {
  return [
    { syntax: "--format <form>", describe: describeFormat, takes: formats },
    { syntax: "-o, --output <file>", describe: describeOutput, takes: "file", repeats: true },
    LANG,
    { syntax: "--color <when>", describe: ({ flags }) => flags.color, takes: COLOR_CHOICES },
    { syntax: "-q, --quiet", describe: ({ flags }) => flags.quiet },
    { syntax: "--no-progress", describe: ({ flags }) => flags.noProgress },
  ];
}
