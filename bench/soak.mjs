/**
 * A watch over a long time: many files that are written fast and go round in every way, and what the watch then has found,
 * held against one scan of all that was written.
 *
 *     node bench/soak.mjs [--minutes 30] [--files 50] [--folder F]
 *
 * Prints a line a minute: memory of the watch, how much it has read and not yet read, what it has told. Ends with 1 where the
 * two do not agree. Needs `npm run build`, and Linux for the memory.
 */
import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    files: { type: "string", default: "50" },
    folder: { type: "string" },
  },
});
const minutes = Number(values.minutes);
const root = values.folder ?? mkdtempSync(join(tmpdir(), "ccmtrace-soak-"));
const program = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const traces = fileURLToPath(
  new URL("../samples/windows-4.1-capf-lockout/traces/CM1-PUB/C/Program Files/Cisco/Trace/", import.meta.url),
);
const [logs, all] = [join(root, "logs"), join(root, "all")];
/** Which samples are written again and again, with the time of now in each line. */
const KINDS = ["CAPF/CAPF00000009.txt", "CCM/ccm00000041.txt", "TFTP/tftp00000012.txt"];
const TIME = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\.\d{3}/;
/** What fails is rare: of the samples' failures this share is written. */
const FAILURES = 0.02;
const FAILING = /does not match, attempt|locked out|exceeded/;
const WRITE_MS = 500;
const LINES = 20;
/** From this size on a file goes round. */
const ROUND_BYTES = 64 * 1024;
/** So many old files stay; older ones are removed. */
const OLD_KEPT = 3;

const texts = KINDS.map((name) =>
  readFileSync(join(traces, name), "latin1")
    .split(/\r?\n/)
    .filter((line) => TIME.test(line)),
);
const files = Array.from({ length: Number(values.files) }, (_, index) => {
  const [folder, name] = KINDS[index % KINDS.length].split("/");
  return {
    path: join(logs, `CM${index}`, "Trace", folder, name),
    lines: texts[index % KINDS.length],
    at: index * 7,
    bytes: 0,
    generation: 0,
    old: [],
  };
});
let chance = 20_060_105;
const random = () => {
  chance = (Math.imul(chance, 1_103_515_245) + 12_345) >>> 0;
  return chance / 2 ** 32;
};

function stampNow() {
  const now = new Date();
  const digits = (value, width = 2) => String(value).padStart(width, "0");
  const date = `${digits(now.getMonth() + 1)}/${digits(now.getDate())}/${now.getFullYear()}`;
  return `${date} ${digits(now.getHours())}:${digits(now.getMinutes())}:${digits(now.getSeconds())}.${digits(now.getMilliseconds(), 3)}`;
}

function write(file) {
  let text = "";
  for (let count = 0; count < LINES; count++) {
    const line = file.lines[file.at++ % file.lines.length];
    if (FAILING.test(line) && random() > FAILURES) continue;
    text += `${line.replace(TIME, stampNow())}\r\n`;
  }
  const shadow = join(all, file.path.slice(logs.length + 1)).replace(/\.txt$/, `-${file.generation}.txt`);
  for (const path of [file.path, shadow]) {
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, text, "latin1");
  }
  file.bytes += text.length;
  if (file.bytes > ROUND_BYTES * (1 + random())) goRound(file);
}

/** In each way in turn: renamed, copied and cut, renamed and packed. */
function goRound(file) {
  const name = `${file.path}.${file.generation}`;
  const way = file.generation % 3;
  if (way === 1) {
    copyFileSync(file.path, name);
    truncateSync(file.path, 0);
  } else renameSync(file.path, name);
  file.old.push({ name, packs: way === 2 });
  file.generation++;
  file.bytes = 0;
  rounds++;
  // What was packed or removed is old enough to have been read.
  const before = file.old.at(-2);
  if (before?.packs) {
    writeFileSync(`${before.name}.gz`, gzipSync(readFileSync(before.name)));
    rmSync(before.name);
    before.name += ".gz";
    before.packs = false;
  }
  if (file.old.length > OLD_KEPT) rmSync(file.old.shift().name);
}
let rounds = 0;

mkdirSync(logs, { recursive: true });
const watch = spawn(process.execPath, [
  program,
  "watch",
  logs,
  "--format",
  "ndjson",
  "--checkpoint",
  join(root, "checkpoint"),
  "-o",
  join(root, "report.html"),
]);
const lines = createWriteStream(join(root, "told.ndjson"));
const told = { match: 0, incident: 0, problem: 0, status: 0 };
let status = null;
createInterface({ input: watch.stdout }).on("line", (text) => {
  lines.write(`${text}\n`);
  const line = JSON.parse(text);
  told[line.type]++;
  if (line.type === "status") status = line;
});
watch.stderr.pipe(process.stderr);
const ended = new Promise((resolve) => watch.on("close", resolve));

process.stdout.write(`${files.length} files for ${minutes} minutes in ${root}\n`);
process.stdout.write(
  "minute  memory MB  peak MB  CPU s  written MB  went round  matches  incidents  problems  checkpoint MB\n",
);
const startMs = Date.now();
let written = 0;
let toldMs = startMs;
while (Date.now() - startMs < minutes * 60_000) {
  for (const file of files) {
    const before = file.bytes;
    write(file);
    written += Math.max(0, file.bytes - before);
  }
  if (Date.now() - toldMs >= 60_000) {
    toldMs = Date.now();
    sample();
  }
  await new Promise((resolve) => setTimeout(resolve, WRITE_MS));
}
await new Promise((resolve) => setTimeout(resolve, 20_000));
sample();
watch.kill("SIGINT");
await ended;
lines.end();

const options = ["--format", "json", "--level", "informational"];
const live = JSON.parse(
  run(
    [
      "watch",
      logs,
      "--once",
      "--checkpoint",
      join(root, "checkpoint"),
      "-q",
      "-o",
      join(root, "live.json"),
      "--level",
      "informational",
    ],
    "live.json",
  ),
);
const batch = JSON.parse(run(["scan", all, ...options]));
const counts = ({ findings }) => Object.fromEntries(findings.map(({ pattern, count }) => [pattern, count]));
process.stdout.write(`last status: ${JSON.stringify(status)}\n`);
process.stdout.write(`live:  ${JSON.stringify(counts(live))}, incidents ${live.incidents.length}\n`);
process.stdout.write(`batch: ${JSON.stringify(counts(batch))}, incidents ${batch.incidents.length}\n`);
const agrees = JSON.stringify(counts(live)) === JSON.stringify(counts(batch));
process.stdout.write(agrees ? "Both found the same.\n" : "They do not agree.\n");
process.exitCode = agrees ? 0 : 1;

function run(argv, file) {
  const child = spawnSync(process.execPath, [program, ...argv], { encoding: "utf8", maxBuffer: 2 ** 30 });
  if (child.stderr !== "") process.stderr.write(child.stderr);
  return file === undefined ? child.stdout : readFileSync(join(root, file), "utf8");
}

function sample() {
  const text = (name) => readFileSync(`/proc/${watch.pid}/${name}`, "utf8");
  const megabytes = (field) =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(text("status"))?.[1] ?? 0) / 1024);
  const cpu = text("stat").split(" ");
  const checkpoint = Math.round(statSync(join(root, "checkpoint")).size / 2 ** 20);
  const cells = [
    Math.round((Date.now() - startMs) / 60_000),
    megabytes("VmRSS"),
    megabytes("VmHWM"),
    Math.round((Number(cpu[13]) + Number(cpu[14])) / 100),
    Math.round(written / 2 ** 20),
    rounds,
    told.match,
    told.incident,
    told.problem,
    checkpoint,
  ];
  process.stdout.write(
    `${cells.map((cell, index) => String(cell).padStart([6, 9, 7, 5, 10, 10, 7, 9, 8, 13][index])).join("  ")}\n`,
  );
}
