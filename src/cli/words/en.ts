/** What the command line says, in English. */
import { enBundle } from "./en-bundle.ts";
import { enWatch } from "./en-watch.ts";

export const en = {
  tagline: "Reads Cisco CallManager traces and says what failed in phone security, why, and what to do.",
  examples: [
    ["ccmtrace scan ./case-4711", "everything in a folder, archives included"],
    ["ccmtrace scan download.zip --lang ja -o report.json", "Japanese report, and JSON beside it"],
    ["ccmtrace diff ./before ./after", "what a change mended, and what is new"],
    ['ccmtrace explain "No CTL File."', "what a message means, without any log"],
  ],
  usage: "Usage:",
  argumentsTitle: "Arguments:",
  optionsTitle: "Options:",
  commandsTitle: "Commands:",
  scan: {
    summary: "read traces and report what failed",
    paths: "folders, files or archives with traces; without any, on Windows, the folders of the guide",
    examples: [
      ["ccmtrace scan ./case-4711", "everything in a folder, archives included"],
      ["ccmtrace scan download.zip --lang ja -o report.json", "Japanese report, and JSON beside it"],
      ["ccmtrace scan D:\\Trace --since 2006-07-21T13:00 --until 2006-07-21T14:00", "one hour"],
      ["ccmtrace scan . --device SEP001122334455 --fail-on high", "one phone; exit code 1 from high upwards"],
    ],
  },
  watch: {
    ...enWatch,
    summary: "follow the logs as they are written, and tell what fails as it happens",
    once: "tell what is new since the last time, then end: for a scheduler",
    from: "where to begin: checkpoint (where the last run stopped; all that is there where there was none), start, end (only what is still to come), or a time",
    checkpoint:
      "file that remembers how far the logs were read; without it one in your own state folder, for these paths",
    exec: "run this command for each new incident; it gets the incident as JSON on standard input, names in it exchanged",
    webhook: "send each new incident to this address as JSON, names in it exchanged",
    alertLevel: "lowest level of incidents that --exec and --webhook are told of: high unless said",
    keep: "what --exec and --webhook may tell as it is: host, domain, ip, mac, device, user, number, subject; secrets never",
    map: "file that leads back from the names that --exec and --webhook are told, for ccmtrace bundle unmask; beside the checkpoint unless said",
    silence: "alarm when a log was silent for so many minutes while others of its server go on: 15 unless said",
    poll: "look at the files again after so many seconds: 1 unless said",
    format: "form of what is told on standard output: text or ndjson; on a terminal text is a screen",
    output:
      "write the report to a file too, anew every few seconds; its form follows from the ending, as for scan; repeatable",
    examples: [
      ["ccmtrace watch ./case-4711 --once", "what is new since the last time"],
      [
        "ccmtrace watch ./case-4711 --once --from start --format ndjson",
        "everything, for a program, one JSON object a line",
      ],
      ["ccmtrace watch ./case-4711 --once --from start -o watch.html", "and the report beside it"],
    ],
    badFrom: (value: string) => `--from "${value}" must be checkpoint, start, end or a time such as 2006-07-21T13:15.`,
    badNumber: (flag: string, value: string, unit: string) => `${flag} "${value}" must be a number of ${unit} above 0.`,
    badWebhook: (value: string) => `--webhook "${value}" is not an address that starts with http:// or https://.`,
    badMap: (file: string, code: string) => `--map ${file}: cannot be read (${code}). Name another file.`,
    locked: (file: string, pid: string, host: string) =>
      `${file} is in use by another watch (process ${pid} on ${host}). Stop that one, or name another file with --checkpoint.`,
    badCheckpoint: (file: string, why: string) =>
      `${file}: ${why} Name another file with --checkpoint, or begin anew with --from start or --from end.`,
    faults: {
      "not-ours": "this is no checkpoint of ccmtrace watch.",
      schema: "this checkpoint is of another version of ccmtrace.",
      damaged: "this checkpoint is damaged.",
      unreadable: (code: string) => `the checkpoint cannot be read (${code}).`,
      unwritable: (code: string) => `the checkpoint cannot be written (${code}).`,
    },
    minutes: "minutes",
    seconds: "seconds",
    nothingNew: (hidden: number) =>
      hidden === 0 ? "nothing new." : `nothing new at or above --level (matches below it: ${hidden}).`,
    checkpointAt: (file: string) => `checkpoint: ${file}`,
  },
  sources: {
    summary: "show what would be read, and the guide's collection checklist",
    examples: [
      ["ccmtrace sources ./case-4711", "what is there and what is missing"],
      ["ccmtrace sources download.zip --format json", "the same for a program"],
    ],
  },
  diff: {
    summary: "compare two scans: what is new, still there, gone, or not testable for lack of logs",
    side: "folder, file or archive with traces of before the change, or a report saved with scan -o before.json",
    after: "the same of after the change",
    failOn:
      "exit code 1 when something is new or became worse (new), or when that is at or above a level (low, high, …)",
    examples: [
      ["ccmtrace diff ./before ./after", "two folders of traces"],
      ["ccmtrace diff before.json ./after --lang ja", "a saved report against new traces, in Japanese"],
      ["ccmtrace diff before.json after.json --fail-on new", "two saved reports; exit code 1 when something is new"],
    ],
  },
  explain: {
    summary: "look a message up without logs, or ask why a line is or is not reported",
    text: "a message from a dialog, phone or log, or a few words about the failure, in English or Japanese; - reads it from standard input",
    line: "a log line: which conditions of the nearest patterns it meets",
    log: "the log that the line stands in",
    examples: [
      ['ccmtrace explain "No CTL File."', "what it means and what to do"],
      [
        'ccmtrace explain "phone locked after wrong authentication string" --lang ja',
        "in other words, answered in Japanese",
      ],
      ['ccmtrace explain --line "12:00:00.000 |   debug Invalid Password" --log capf', "why this line is not reported"],
    ],
  },
  patterns: {
    summary: "the catalog of known failures",
    examples: [
      ["ccmtrace patterns list", "what it knows, worst first"],
      ["ccmtrace patterns show ctl-file-not-found", "all that is known of one failure"],
      ["ccmtrace patterns check ./my-patterns", "prove patterns of your own"],
    ],
  },
  patternsCheck: {
    summary: "check every pattern file and run the proofs in it",
    folders: "folders of pattern files; without any, the shipped ones",
    examples: [
      ["ccmtrace patterns check", "the shipped patterns"],
      ["ccmtrace patterns check ./my-patterns", "your own, held against the shipped ones"],
    ],
  },
  patternsList: {
    summary: "list the patterns",
    examples: [
      ["ccmtrace patterns list", "patterns and incident rules, worst level first"],
      ["ccmtrace patterns list --patterns ./my-patterns --format json", "your own among them, for a program"],
    ],
  },
  patternsShow: {
    summary: "show one pattern whole",
    id: "the pattern's id",
    examples: [
      ["ccmtrace patterns show ctl-file-not-found", "a pattern: cause, steps, what it matches, its proofs"],
      ["ccmtrace patterns show authentication-string-lockout --lang ja", "an incident rule, in Japanese"],
    ],
  },
  patternsCoverage: {
    summary: "show every row of the guide with its patterns; exit code 1 when one has none",
    examples: [
      ["ccmtrace patterns coverage", "row by row"],
      ["ccmtrace patterns coverage -q -o coverage.json", "only into a file, as JSON"],
    ],
  },
  completion: {
    summary: "print a script that completes commands and flags in a shell",
    shell: "bash, zsh, fish or powershell",
    examples: [
      ["ccmtrace completion bash", "the script for bash; its first lines say how to install it"],
      ["ccmtrace completion zsh --lang ja", "the one for zsh, with descriptions in Japanese"],
      ["ccmtrace completion fish", "the one for fish"],
      ["ccmtrace completion powershell", "the one for PowerShell"],
    ],
    made: (shell: string) => `Completion of ccmtrace in ${shell}. To install it:`,
    now: "In this shell:",
    always: "In every later one:",
  },
  bundle: enBundle,
  flags: {
    format:
      "form of the report on standard output: text, json, ndjson, html, md (Markdown), csv, sarif, junit or ticket (one page for TAC)",
    output:
      "write the report to a file as well; its form follows from the ending (.txt, .json, .ndjson, .html, .md, .csv, .sarif, .xml for JUnit, .ticket); repeatable",
    lang: "language: en or ja (also CCMTRACE_LANG)",
    since:
      "only what happened at or after this time: 2006-07-21T13:00, 2006-07-21, or with offset; without one it is held against the log's own clock, or is in the zone of --tz",
    until: "only what happened at or before this time",
    tz: "show times in this zone, where the log's own is known (Asia/Tokyo, UTC, +09:00)",
    sourceTz:
      "the zone a server's clock ran in, NODE=ZONE, or *=ZONE for all others, for logs that print no offset; repeatable",
    alignClocks:
      "where servers' clocks differ, as events tell that two of them logged, take that off when putting events in order; times are shown as logged",
    device: "only this phone: SEP name or MAC address; repeatable",
    log: "only these logs (ccm, sdl, tftp, capf, …); repeatable or with commas",
    level: "lowest level shown: informational, low, medium, high, critical; what it hides is counted",
    failOn: "exit code 1 when there is a finding or an incident at or above this level",
    patterns: "add the pattern files of this folder; repeatable",
    encoding: "read every file in this encoding instead of the detected one",
    jobs: "threads to scan with, as many as the machine has unless said",
    color: "colours: auto, always or never (NO_COLOR is honoured)",
    quiet: "nothing on standard error but errors, and no report on standard output when -o is given",
    noProgress: "no progress line",
    listFormat: "form of the answer on standard output: text or json",
    listOutput: "write the answer to a file as well; its form follows from the ending (.txt, .json); repeatable",
    help: "show this help",
    version: "show the version",
    versionJson: "with --version: version, platform and the fingerprint of the catalog as JSON",
  },
  man: {
    madeBy: "Made by npm run docs from src/cli; changes are made there.",
    manual: "User Commands",
    name: "read Cisco CallManager traces and say what failed in phone security",
    titles: {
      name: "NAME",
      synopsis: "SYNOPSIS",
      description: "DESCRIPTION",
      commands: "COMMANDS",
      exit: "EXIT STATUS",
      environment: "ENVIRONMENT",
      files: "FILES",
      examples: "EXAMPLES",
      seeAlso: "SEE ALSO",
    },
    description: [
      "ccmtrace reads the traces of Cisco CallManager and its later Linux appliance, from folders, files and archives, and tells what failed in phone security, to which phone or server, why, what to do, how to check the fix, and what could not have been seen because a log was missing.",
      "The report goes to standard output, what is said about the work to standard error. Nothing leaves the machine unless watch is told where to send it, and nothing that is read is changed.",
      "It works from the CallManager Security Guide 4.1, chapter 9, and from what is known beyond it; ccmtrace patterns list names all that it knows.",
    ],
    asFor: (command: string) => `As for ${command}:`,
    oneOf: (about: string, values: string) => `${about}; one of: ${values}`,
    environment: [
      ["CCMTRACE_LANG", "language, en or ja, where --lang does not say it"],
      ["CCMTRACE_PASSWORD", "password of a bundle, where --password-file does not say it"],
      ["NO_COLOR", "when set and not empty, no colours, unless --color always is given"],
      ["COLUMNS", "width of the text where standard output is no terminal; 80 without it"],
    ],
    files: [
      [
        "*.yaml",
        "pattern files in a folder named by --patterns, and incident rules in its folder incidents; ccmtrace patterns check proves them",
      ],
      ["report.json", "a report saved with -o; ccmtrace diff compares it with another, or with traces"],
      [
        "case.map.json",
        "the list of names and stand-ins of a bundle, which leads back; ccmtrace bundle unmask reads it; never send it",
      ],
    ],
    seeAlso: [
      "The pages of the catalog, docs/catalog.md, and README.md in the package of ccmtrace.",
      "Cisco CallManager Security Guide, Release 4.1, chapter 9: Troubleshooting.",
    ],
  },
  helpCommand: "show the help of a command",
  examplesTitle: "Examples:",
  exitTitle: "Exit codes:",
  exits: [
    ["0", "done; nothing at or above --fail-on"],
    ["1", "findings at or above --fail-on, or a check that failed"],
    ["2", "wrong usage"],
    ["3", "the catalog is broken"],
    ["4", "some input could not be read, or not fully (wins over 1)"],
    ["5", "redaction of a bundle could not be proved; nothing was left behind"],
    ["130, 143", "interrupted (Ctrl-C, SIGTERM)"],
  ],
  error: "error",
  unknownOption: (flag: string) => `unknown option ${flag}. See "ccmtrace --help" for those there are.`,
  unknownCommand: (name: string) =>
    `unknown command "${name}". See "ccmtrace --help" for those there are; to scan a folder: ccmtrace scan ${name}`,
  unknownSubcommand: (group: string, name: string) =>
    `unknown command "${group} ${name}". See "ccmtrace ${group} --help" for those there are.`,
  suggest: (near: string | null, message: string) => (near === null ? message : `Did you mean ${near}? ${message}`),
  missingValue: (flag: string) => `${flag} needs a value.`,
  missingChoice: (name: string, choices: string) => `the ${name} is missing; it is one of: ${choices}.`,
  missingArgument: (name: string) => `the ${name} is missing. See --help.`,
  jsonOfVersion: "--json goes with --version only. For what a command writes there is --format json.",
  tooManyArguments: "too many arguments. See --help.",
  badChoice: (flag: string, value: string, choices: string) =>
    `${flag} cannot be "${value}"; it is one of: ${choices}.`,
  badTime: (flag: string, value: string) =>
    `${flag} "${value}" is not a time. Write it like 2006-07-21T13:15:39, 2006-07-21 13:15, 2006-07-21 or 2006-07-21T13:15:39+09:00.`,
  timesReversed: "--since is later than --until: nothing could lie between them. Swap them.",
  badZone: (flag: string, value: string) =>
    `${flag} "${value}" is not a time zone. Write a name such as Asia/Tokyo or an offset such as +09:00.`,
  badSourceZone: (value: string) => `--source-tz "${value}" must be NODE=ZONE, for example CM1=Asia/Tokyo.`,
  badDevice: (value: string) =>
    `--device "${value}" is not a phone. Write its SEP name (SEP001122334455) or its MAC address.`,
  badJobs: (value: string) => `--jobs "${value}" must be a whole number from 1 to 64.`,
  noPath: "no path given. Name a folder, a file or an archive with traces, for example: ccmtrace scan ./case-4711",
  noGuideFolder: (first: string) =>
    `none of the guide's folders exists on this machine (${first} and the others). Name a folder, a file or an archive with traces, for example: ccmtrace scan D:\\case-4711`,
  badOutputEnding: (file: string, endings: string) =>
    `-o ${file}: the ending does not tell the form; use one of ${endings}.`,
  outputFolder: (file: string) => `-o ${file}: the folder it should go into does not exist. Create it first.`,
  outputIsFolder: (file: string) => `-o ${file}: that is a folder. Name a file in it.`,
  outputFailed: (file: string, reason: string) => `-o ${file}: cannot be written (${reason}). Choose another place.`,
  unknownPattern: (id: string) => `there is no pattern "${id}". "ccmtrace patterns list" names them all.`,
  wrote: (file: string) => `wrote ${file}`,
  explainNothing: "nothing to explain. Paste a message, or a line behind --line.",
  explainBoth: "a text and --line cannot be explained together. Put the line in quotes, or leave the text out.",
  explainLog: "--log goes with --line only.",
  explainLogs: "--log takes one log here: a line stands in one.",
  interrupted: "interrupted: this is what was found so far.",
  interruptedDiff: "interrupted before both sides were read; nothing is shown.",
  idleFlag: (flag: string) =>
    `${flag} says how traces are scanned, and both sides are saved reports. Leave it out, or name the traces themselves.`,
  failOnHidden: (level: string, shown: string) =>
    `--fail-on ${level} would miss what is hidden: the later side shows ${shown} and above only. Scan it with --level ${level}.`,
  interruptedEmpty: "interrupted before the list was complete; nothing is shown.",
  checkPassed: (patterns: number, rules: number, tests: number) =>
    `Patterns: ${patterns}, incident rules: ${rules}, proofs: ${tests}. All hold.`,
  checkFailed: (count: number) => `${count} ${count === 1 ? "mistake" : "mistakes"}.`,
  progress: (done: string, total: string, rate: string, left: string) => `${done} of ${total}, ${rate}/s, ${left} left`,
};

/** The shape every language fills. */
export type CliWords = typeof en;
