/** All commands: name, what is said about them, arguments, flags, and where what they do is loaded from. */

import type { ArgumentSpec, CommandSpec, FlagSpec } from "./command.ts";
import { SHELLS } from "./completion/shells.ts";
import {
  ANSWER_FLAGS,
  BUNDLE_FLAGS,
  DIFF_FAIL_ON,
  EXPLAIN_FLAGS,
  FAIL_ON,
  FILTER_FLAGS,
  LANG,
  LEVEL,
  LIST_FLAGS,
  PASSWORD,
  PATTERNS,
  RANGE_FLAGS,
  READ_FLAGS,
  REPORT_FLAGS,
  SCAN_FLAGS,
  TZ,
  UNMASK_MAP,
  WATCH_FLAGS,
  WATCH_OUTPUT_FLAGS,
} from "./flags.ts";

const PATHS: ArgumentSpec = { syntax: "[path...]", describe: ({ scan }) => scan.paths, takes: "path" };
const BUNDLE: ArgumentSpec = { syntax: "<file>", describe: ({ bundle }) => bundle.verify.file, takes: "file" };
const CATALOG_FLAGS: readonly FlagSpec[] = [PATTERNS, ...LIST_FLAGS];

/** In the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "scan",
    describe: (words) => words.scan,
    arguments: [PATHS],
    flags: [...READ_FLAGS, ...REPORT_FLAGS, ...SCAN_FLAGS, ...FILTER_FLAGS, FAIL_ON, PATTERNS],
    showsExitCodes: true,
    load: () => import("./commands/scan.ts"),
  },
  {
    name: "watch",
    describe: (words) => words.watch,
    arguments: [PATHS],
    flags: [...WATCH_FLAGS, ...READ_FLAGS, ...WATCH_OUTPUT_FLAGS, TZ, ...FILTER_FLAGS, FAIL_ON, PATTERNS],
    showsExitCodes: true,
    load: () => import("./commands/watch.ts"),
  },
  {
    name: "sources",
    describe: (words) => words.sources,
    arguments: [PATHS],
    flags: [...READ_FLAGS, ...LIST_FLAGS],
    load: () => import("./commands/sources.ts"),
  },
  {
    name: "diff",
    describe: (words) => words.diff,
    arguments: [
      { syntax: "<before>", describe: ({ diff }) => diff.side, takes: "path" },
      { syntax: "<after>", describe: ({ diff }) => diff.after, takes: "path" },
    ],
    flags: [...READ_FLAGS, ...LIST_FLAGS, TZ, ...FILTER_FLAGS, DIFF_FAIL_ON, PATTERNS],
    showsExitCodes: true,
    load: () => import("./commands/diff.ts"),
  },
  {
    name: "bundle",
    describe: (words) => words.bundle.bundle,
    subcommands: [
      {
        name: "create",
        describe: (words) => words.bundle.create,
        arguments: [PATHS],
        flags: [...BUNDLE_FLAGS, PASSWORD, ...READ_FLAGS, ...RANGE_FLAGS, TZ, LEVEL, PATTERNS, ...ANSWER_FLAGS],
        showsExitCodes: true,
        load: () => import("./commands/bundle-create.ts"),
      },
      {
        name: "verify",
        describe: (words) => words.bundle.verify,
        arguments: [BUNDLE],
        flags: [PASSWORD, ...LIST_FLAGS],
        load: () => import("./commands/bundle-verify.ts"),
      },
      {
        name: "list",
        describe: (words) => words.bundle.list,
        arguments: [BUNDLE],
        flags: [PASSWORD, ...LIST_FLAGS],
        load: () => import("./commands/bundle-list.ts"),
      },
      {
        name: "replay",
        describe: (words) => words.bundle.replay,
        arguments: [BUNDLE],
        flags: [PASSWORD, ...LIST_FLAGS],
        load: () => import("./commands/bundle-replay.ts"),
      },
      {
        name: "unmask",
        describe: (words) => words.bundle.unmask,
        arguments: [{ syntax: "[text...]", describe: ({ bundle }) => bundle.unmask.text, takes: "path" }],
        flags: [UNMASK_MAP, LANG],
        load: () => import("./commands/bundle-unmask.ts"),
      },
    ],
  },
  {
    name: "explain",
    describe: (words) => words.explain,
    arguments: [{ syntax: "[text...]", describe: ({ explain }) => explain.text }],
    flags: [...EXPLAIN_FLAGS, PATTERNS, ...LIST_FLAGS],
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "patterns",
    describe: (words) => words.patterns,
    subcommands: [
      {
        name: "check",
        describe: (words) => words.patternsCheck,
        arguments: [{ syntax: "[folder...]", describe: (words) => words.patternsCheck.folders, takes: "folder" }],
        flags: [LANG],
        load: () => import("./commands/patterns-check.ts"),
      },
      {
        name: "list",
        describe: (words) => words.patternsList,
        arguments: [],
        flags: CATALOG_FLAGS,
        load: () => import("./commands/patterns-list.ts"),
      },
      {
        name: "show",
        describe: (words) => words.patternsShow,
        arguments: [{ syntax: "<id>", describe: (words) => words.patternsShow.id }],
        flags: CATALOG_FLAGS,
        load: () => import("./commands/patterns-show.ts"),
      },
      {
        name: "coverage",
        describe: (words) => words.patternsCoverage,
        arguments: [],
        flags: CATALOG_FLAGS,
        load: () => import("./commands/patterns-coverage.ts"),
      },
    ],
  },
  {
    name: "completion",
    describe: (words) => words.completion,
    arguments: [{ syntax: "<shell>", describe: (words) => words.completion.shell, takes: SHELLS }],
    flags: [LANG],
    load: () => import("./commands/completion.ts"),
  },
];
