/** How each program is called for the same search: all of its work, no more than it has to print, nothing left out. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {import("./measure.mjs").Command} Command
 * @typedef {{ whole: string, passes: string[], count: number }} Needles Literals as files: all in one, and cut up.
 */

const CCMTRACE = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const LITERAL_SCAN = fileURLToPath(new URL("literal-scan.mjs", import.meta.url));
/** Below about a hundred literals ripgrep has a much faster way to search. */
const LITERALS_PER_PASS = 100;
/** grep and ripgrep end with 1 when nothing was found. */
const FOUND_OR_NOT = [0, 1];
/**
 * Every file, hidden and ignored ones too, and none of them taken for binary; lines are counted, which is cheaper than
 * to print them.
 */
const RIPGREP_FLAGS = ["--no-config", "--no-ignore", "--hidden", "--text", "--no-messages", "-c"];

/**
 * Writes literals to files for the peers.
 * @param {string} folder
 * @param {string} name
 * @param {readonly string[]} literals
 * @returns {Needles}
 */
export function writeNeedles(folder, name, literals) {
  const write = (part, list) => {
    const path = join(folder, `${name}${part}.txt`);
    writeFileSync(path, `${list.join("\n")}\n`);
    return path;
  };
  const passes = [];
  for (let at = 0; at < literals.length; at += LITERALS_PER_PASS)
    passes.push(write(`-pass${passes.length + 1}`, literals.slice(at, at + LITERALS_PER_PASS)));
  return { whole: write("", literals), passes, count: literals.length };
}

/** `ccmtrace scan`, whole. */
export function ccmtrace(path, jobs) {
  return {
    key: `ccmtrace-${jobs}`,
    label: `**ccmtrace scan**, ${workers(jobs)}`,
    steps: [[process.execPath, CCMTRACE, "scan", "--format", "json", "--jobs", String(jobs), path]],
  };
}

/** Our literal scan without the rest: for catalogs that are not the shipped one. */
export function literalScan(path, needles) {
  return {
    key: "ccmtrace-literals",
    label: "**literal scan of ccmtrace**, one worker",
    steps: [[process.execPath, LITERAL_SCAN, needles.whole, path]],
  };
}

/**
 * ripgrep with a list of literals or expressions.
 * @param {{ path: string, version: string }} rg
 * @param {string} path
 * @param {Pick<Needles, "whole"> & Partial<Needles>} needles
 * @param {{ threads: number, flags: string[], inPasses?: boolean, key: string, how: string }} way
 * @returns {Command}
 */
export function ripgrep(rg, path, needles, { threads, flags, inPasses = false, key, how }) {
  const lists = inPasses ? needles.passes : [needles.whole];
  const passes = inPasses ? `, ${lists.length} passes of ${LITERALS_PER_PASS} literals` : "";
  return {
    key,
    label: `${nameOf(rg)} ${how}${passes}, ${threads === 1 ? "1 thread" : `${threads} threads`}`,
    steps: lists.map((list) => [rg.path, ...RIPGREP_FLAGS, `-j${threads}`, ...flags, "-f", list, path]),
    okCodes: FOUND_OR_NOT,
  };
}

/** "ripgrep 15.0.0" without what stands behind it. */
function nameOf({ version }) {
  return version.split(" ").slice(0, 2).join(" ");
}

/** `grep -F -f` over files. */
export function grep({ path }, files, needles, { flags, how }) {
  return {
    key: `grep${flags.join("")}`,
    label: `grep ${how}`,
    steps: [[path, "-a", "-c", "-F", ...flags, "-f", needles.whole, ...files]],
    okCodes: FOUND_OR_NOT,
  };
}

/** Hyperscan by the small program beside this file. */
export function hyperscan({ path }, files, needles, { isCountingLines = false } = {}) {
  const flags = isCountingLines ? ["--lines"] : [];
  return { key: "hyperscan", label: "Hyperscan, one core", steps: [[path, ...flags, needles.whole, ...files]] };
}

/** `wc -l`, `cat` and `zcat`, which look for nothing. */
export function plain(key, { path }, files) {
  const flags = key === "wc" ? ["-l"] : [];
  return {
    key,
    label: `\`${[key, ...flags].join(" ")}\``,
    steps: [[path, ...flags, ...files]],
    printsAll: key !== "wc",
  };
}

/** The same command on one core only. */
export function pinned(command) {
  return { ...command, key: `${command.key}-pinned`, label: `${command.label}, pinned to a core`, core: 0 };
}

function workers(jobs) {
  return jobs === 1 ? "one worker" : `${jobs} workers`;
}
