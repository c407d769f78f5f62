/** The English words of the reports. */
import { groupThousands } from "../numbers.ts";
import { enCatalog } from "./en-catalog.ts";
import { enComparison } from "./en-comparison.ts";
import { enFormats } from "./en-formats.ts";
import { enIncidents } from "./en-incidents.ts";
import { enPage } from "./en-page.ts";
import { enProblems } from "./en-problems.ts";
import { enWatch } from "./en-watch.ts";
import type { Words } from "./words.ts";

/** The English words. */
export const en = {
  levels: { informational: "INFO", low: "LOW", medium: "MEDIUM", high: "HIGH", critical: "CRITICAL" },
  confidences: {
    verbatim: "The guide prints this text.",
    observed: "A published real trace shows this text.",
    inferred:
      "Inferred: no guide and no published trace prints this text. Compare the quoted lines with the cause before you act.",
  },
  statuses: { found: "found", empty: "empty", unreadable: "unreadable", missing: "missing" },
  dateBases: {
    line: "the line itself",
    "file-head": "the head of the file",
    "file-name": "the file name",
    neighbour: "a dated record nearby",
    folder: "the name of its folder",
    modified: "the file's modification time",
  },
  logs: {
    ccm: "CallManager",
    sdl: "CallManager SDL",
    tftp: "TFTP",
    dbl: "DBL",
    "ctl-provider": "CTL Provider",
    "ctl-client": "CTL client",
    "ctl-install": "CTL install",
    capf: "CAPF",
    https: "HTTPS",
    srst: "SRST",
    tvs: "TVS",
    ils: "ILS",
    syslog: "syslog",
    phone: "phone console",
  },
  unknownLog: "unknown log",
  unknownNode: "unknown",
  unknownTime: "time unknown",
  unknownSize: "size unknown",
  entities: {
    device: "device",
    mac: "MAC",
    ip: "IP",
    port: "port",
    server: "server",
    user: "user",
    file: "file",
    serial: "serial",
    code: "code",
    handle: "handle",
    ct: "call tag",
  },
  blindReasons: { "no-log": "none of its logs was read" },
  problems: enProblems,
  catalog: enCatalog,
  incidents: enIncidents,
  comparison: enComparison,
  formats: enFormats,
  page: enPage,
  watch: enWatch,
  headings: {
    findings: "FINDINGS",
    coverage: "LOGS TO COLLECT",
    gaps: "SILENT STRETCHES",
    sources: "WHAT WAS READ",
    notRead: "NOT READ IN FULL",
    worthKnowing: "WORTH KNOWING",
    scan: "THIS SCAN",
    files: "FILES",
  },
  rowLabels: {
    seen: "Seen",
    devices: "Devices",
    details: "Details",
    logs: "Logs",
    message: "Message",
    where: "Where",
    cause: "Cause",
    action: "Action",
    verify: "Verify",
    caution: "Caution",
    pattern: "Pattern",
    evidence: "Evidence",
    facts: "Facts",
    outlook: "If left",
    order: "Order",
    open: "Open",
    timeline: "Timeline",
    explains: "Explains",
    incident: "Incident",
    paths: "Paths",
    filters: "Filters",
    reading: "Reading",
    zone: "Zone",
    tool: "Tool",
  },
  columns: {
    log: "Log",
    node: "Server",
    status: "Status",
    files: "Files",
    records: "Records",
    times: "Times",
    timesOrPlace: "Times, or where to look",
    place: "Where to look",
  },
  counted: {
    findings: (count) => things(count, "finding", "findings"),
    files: (count) => things(count, "file", "files"),
    records: (count) => things(count, "record", "records"),
    bytes: (count) => things(count, "byte", "bytes"),
    devices: (count) => things(count, "device", "devices"),
    hits: (count) => things(count, "record", "records"),
    matches: (count) => things(count, "match", "matches"),
    patterns: (count) => things(count, "pattern", "patterns"),
    more: (count) => `${groupThousands(count)} more`,
    moreHits: (count) => `… ${things(count, "more record", "more records")}`,
  },
  say: {
    list,
    comma: ", ",
    semicolon: "; ",
    sentenceGap: " ",
    span: (from, to) => `${from} to ${to}`,
    aside: (text) => ` (${text})`,
    named: (name, value) => `${name} ${value}`,
    dateFrom: (basis) => `date from ${basis}`,
    badge: (level) => `[${level}] `,
    guide: (page, table) => (table === "" ? `guide P.${page}` : `guide P.${page}, Table ${table}`),
    onNodes: (logs, nodes) => `${logs} on ${nodes}`,
    atByte: (offset) => `byte ${groupThousands(offset)}`,

    interrupted: "INTERRUPTED. This is what was found so far; the rest was not read.",
    nothingRead: "NOTHING WAS READ, so this says nothing about the system. Check the paths and filters given.",
    nothingFound: (files, records) => `Nothing known was found in what was read (${files}, ${records}).`,
    nothingShown: (level, files, records, hidden) =>
      `${level === null ? "Nothing that passes the filters" : `Nothing at or above --level ${level}`} was found in what was read (${files}, ${records}). Hidden: ${hidden}.`,
    windowNone: (bounds) =>
      `NO LOG THAT WAS READ COVERS THIS WINDOW (${bounds}), so finding nothing in it means nothing. Collect the logs of that time.`,
    windowPartly: "The logs that were read cover only a part of the window asked for.",
    worst: (findings, level, title) => `${findings}, worst ${level}: ${title}`,
    seenIn: (hits) => `In ${hits}`,
    seenOnDevices: (hits, devices) => `In ${hits}, on ${devices}`,
    firstAt: (what, time) => `${what}, first at ${time}`,
    notNothingWrong: "This is not the same as nothing wrong.",
    notWholePicture: "There may be more than this.",
    logsMissing: (logs) => `Missing logs: ${logs}.`,
    logsEmpty: (logs) => `Empty logs: ${logs}.`,
    logsUnreadable: (logs) => `Unreadable logs: ${logs}.`,
    patternsBlind: (blind, all, logs) =>
      `${groupThousands(blind)} of ${things(all, "pattern", "patterns")} could not have been seen for lack of their logs${logs === "" ? "" : ` (${logs})`}.`,
    placesNotRead: (count) =>
      count === 1
        ? "One place could not be read in full; see NOT READ IN FULL below."
        : `${groupThousands(count)} places could not be read in full; see NOT READ IN FULL below.`,

    hiddenBelowLevel: (count, level, each) =>
      `Hidden: ${things(count, "finding", "findings")} below --level ${level} (${each}).`,
    hiddenOutsideTime: (count) => `Hidden: ${things(count, "match", "matches")} outside --since and --until.`,
    hiddenOtherDevice: (count) => `Hidden: ${things(count, "match", "matches")} of devices other than --device.`,
    hiddenNoDevice: (count) =>
      `Hidden by --device: ${count === 1 ? "1 match names" : `${groupThousands(count)} matches name`} no phone at all.`,
    hiddenOtherLog: (count) => `Not read: ${things(count, "file", "files")} of logs other than --log.`,
    shownUntimed: (count) =>
      count === 1
        ? "Shown although it has no time to hold against --since and --until: 1 match."
        : `Shown although they have no time to hold against --since and --until: ${groupThousands(count)} matches.`,

    blindByLog: (each) => `Patterns that stand in logs not read: ${each}. Several stand in more than one log.`,
    gapsMean:
      "A log that writes all the time wrote nothing here: the server stood still, or files are missing. Collect that time again.",
    unrecognised: (files) => `Searched as plain text because they fit no known log: ${files}.`,
    unparsed: (lines) =>
      `Lines that belong to no record that could be read: ${groupThousands(lines)}. They were searched all the same.`,
    version: (version, patterns, digest) => `ccmtrace ${version}, ${patterns}, catalog ${digest}`,

    wouldRead: (files) => `${things(files, "file", "files")} would be read.`,
    wouldReadNothing: "Nothing would be read: no trace file was found. Check the path given.",
    checklistFound: (found, all) =>
      `Of ${things(all, "log", "logs")} to collect ${groupThousands(found)} ${found === 1 ? "is" : "are"} here.`,
    checklistNext: (logs) => `Still to collect: ${logs}.`,
  },
} satisfies Words;

function things(count: number, one: string, many: string): string {
  return `${groupThousands(count)} ${count === 1 ? one : many}`;
}

function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
