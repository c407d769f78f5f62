/**
 * Known failures for the benchmark's traffic: what the catalog's own patterns are proven with, as scenes of one record
 * that healthy-traffic.mjs puts between the others, with its own times, devices and addresses. They say nothing of how
 * often a failure happens.
 */
import { readFile } from "node:fs/promises";

/** The compiled catalog: the patterns with the lines that prove them. */
const CATALOG = new URL("../dist/catalog.json", import.meta.url);

/** Which log a stream of healthy-traffic.mjs writes, by its path; first match wins. What fits none has no failures. */
const LOG_OF_PATH = [
  [/\/CCM\/ccm\d/, "ccm"],
  [/\/SDL\/CCM\/|\/ccm\/sdl\//, "sdl"],
  [/\/TFTP\/|\/cmtftp\//, "tftp"],
  [/\/CTLProvider\//, "ctl-provider"],
  [/\/CTL Client\//, "ctl-client"],
  [/\/SRST\d/, "srst"],
  [/\/CAPF\/|\/capf\//, "capf"],
  [/\/tvs\//, "tvs"],
  [/\/ils\//, "ils"],
  [/\/syslog\//, "syslog"],
  [/\/console-/, "phone"],
];

/** Heads of the layouts that the proving lines are written in, the logs they may go to, and what stays of the head. */
const HEADS = [
  { head: /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\.\d{3} \w+\|/, logs: /^(?!phone|syslog)/, stays: "" },
  { head: /^\d{8}\.\d{3} \|\d\d:\d\d:\d\d\.\d{3} \|AppInfo +\|/, logs: /^(?!phone|syslog)/, stays: "" },
  { head: /^\d\d:\d\d:\d\d\.\d{3} \| +debug /, logs: /^(?!phone|syslog)/, stays: "" },
  {
    head: /^\d+: \w+: \w{3} \d\d \d{4} \S+ UTC : +(?=%UC_)/,
    logs: /^syslog/,
    stays: "local7 3 : $$k: $$fqdn $$sysdate UTC :  ",
  },
  { head: /^\d+:? ([A-Z]{3}) (?:\w{3} \d\d )?\d\d:\d\d:\d\d\.\d{6} /, logs: /^phone/, stays: "$1 " },
];

/** The patterns of one log contribute so many lines each, so that none crowds the others out. */
const LINES_PER_PATTERN = 2;

/**
 * Scenes of failures by the path of a stream, for patterns of level medium and up.
 * @returns {Promise<(path: string) => string>}
 */
export async function loadFailureScenes() {
  const { patterns } = JSON.parse(await readFile(CATALOG, "utf8"));
  const serious = patterns.filter(({ level, any }) => !["informational", "low"].includes(level) && any.length > 0);
  return (path) => {
    const log = LOG_OF_PATH.find(([name]) => name.test(path))?.[1];
    return log === undefined ? "" : scenesOf(serious, log);
  };
}

/** One line of every pattern of a log, then a second one of each. */
function scenesOf(patterns, log) {
  const lines = patterns
    .filter(({ logs, status }) => logs.includes(log) && status !== "deprecated")
    .map(({ tests }) => tests.flatMap((test) => asTemplate(test, log) ?? []).slice(0, LINES_PER_PATTERN));
  const turns = Array.from({ length: LINES_PER_PATTERN }, (_, turn) => lines.flatMap((texts) => texts[turn] ?? []));
  return turns
    .flat()
    .map((text) => `# 1 failure\n${text}\n`)
    .join("");
}

/** A proving line as a scene prints it: without its head, and with fields for what changes from one to the next. */
function asTemplate({ kind, text, log: provenIn }, log) {
  if (kind !== "hit" || (provenIn !== null && provenIn !== log)) return null;
  if (!/^[ -~]+$/.test(text) || text.includes("$")) return null;
  const found = HEADS.find(({ head, logs }) => head.test(text) && logs.test(log));
  if (found === undefined) return null;
  const said = text.replace(found.head, found.stays);
  // Scenes have signs of their own at the start of a line.
  if (/^[#+>~@]/.test(said) || /^Sdl|^Alarm/.test(said)) return null;
  return said.replace(/\bSEP[0-9A-F]{12}\b/g, "$dev").replace(/\b(?:10|192|172)(?:\.\d{1,3}){3}\b(?!\.)/g, "$ip");
}
