/**
 * Writes what a cluster without any security failure writes, as much of it as wanted: the drives of two Windows servers
 * with CallManager 4.1 and an RTMT download of three nodes with 11.5. A scan of it must stay silent, and it shows how
 * fast a scan is. The same seed gives the same bytes. What is said stands in healthy-scenes.mjs, who says it where and
 * how often here. Run: node bench/healthy-traffic.mjs <folder> [--size 1G] [--seed N]
 */
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as scenes from "./healthy-scenes.mjs";

/**
 * @typedef {object} Wanted How much to make, and which; the rest is for the benchmark, whose traffic is not all healthy.
 * @property {number} sizeBytes
 * @property {number} seed
 * @property {RegExp} [only] Only streams whose first file has such a path.
 * @property {number} [fileBytes] Where the next file begins, instead of each stream's own size; Infinity never ends one.
 * @property {number} [alikeOneIn] One look-alike in about so many lines, instead of each stream's own measure.
 * @property {number} [pace] So many times as much happens in an hour.
 * @property {(path: string) => string} [failuresOf] Scenes of one record each that are failures, by the stream's path.
 * @property {number} [failureOneIn] One failure to about so many other lines.
 */

/**
 * @typedef {{ path: string, chunks: () => Generator<Buffer>, bytes: number, lines: number, alikeLines: number,
 *   failureLines: number }} TrafficFile
 *   One file. Its chunks are made as they are asked for and come once; the counts grow with them.
 */

/**
 * The files of a corpus, to be read one after the other: the next begins where the one before ended.
 * @param {Wanted} wanted
 * @returns {Generator<TrafficFile>}
 */
export function* healthyTraffic(wanted) {
  const { sizeBytes, seed, only } = wanted;
  const sites = [windowsSite(seed), applianceSite(seed)].map((site) => suit(site, wanted));
  const shares = sites.flatMap((site) => site.streams).reduce((sum, { share }) => sum + share, 0);
  for (const site of sites) {
    const written = [];
    for (const stream of site.streams) {
      for (const file of filesOf(stream, (sizeBytes * stream.share) / shares, shares, seed)) {
        yield file;
        written.push({ server: stream.server, path: file.path, bytes: file.bytes });
      }
    }
    if (site.after !== undefined && only === undefined) yield* site.after(written);
  }
}

/** A site with its streams as they are wanted. */
function suit(site, { only, fileBytes, alikeOneIn, pace = 1, failuresOf, failureOneIn }) {
  const streams = site.streams
    .filter((stream) => only === undefined || only.test(stream.path(0)))
    .map((stream) => ({
      ...stream,
      ...(fileBytes === undefined ? {} : { fileBytes, isDaily: false }),
      oneIn: alikeOneIn ?? stream.oneIn,
      pace,
      failures: failuresOf?.(stream.path(0)) ?? "",
      failureOneIn,
    }));
  return { ...site, streams };
}

/**
 * Writes a corpus below a folder, a chunk at a time.
 * @param {string} folder
 * @param {Wanted} wanted
 */
export async function writeHealthyTraffic(folder, wanted) {
  const total = { files: 0, bytes: 0, lines: 0, alikeLines: 0 };
  for (const file of healthyTraffic(wanted)) {
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeChunks(path, file.chunks());
    total.files++;
    total.bytes += file.bytes;
    total.lines += file.lines;
    total.alikeLines += file.alikeLines;
  }
  return total;
}

/** Writes one file. While a chunk is on its way to the disk the next one is made, never more than that. */
async function writeChunks(path, chunks) {
  const handle = await open(path, "w");
  try {
    let writing = Promise.resolve();
    for (const chunk of chunks) {
      await writing;
      writing = handle.writeFile(chunk);
      writing.catch(() => {}); // the next await tells it
    }
    await writing;
  } finally {
    await handle.close();
  }
}

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { size: { type: "string", default: "1G" }, seed: { type: "string", default: "1" } },
  });
  const size = /^(\d+(?:\.\d+)?)([KMG]?)$/i.exec(values.size);
  const seed = Number(values.seed);
  if (positionals.length !== 1 || size === null || !Number.isSafeInteger(seed)) {
    process.stderr.write("usage: node bench/healthy-traffic.mjs <folder> [--size 1G] [--seed N]\n");
    process.exitCode = 2;
    return;
  }
  const unit = { "": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[size[2].toUpperCase()];
  const start = performance.now();
  const total = await writeHealthyTraffic(positionals[0], { sizeBytes: Number(size[1]) * unit, seed });
  const seconds = (performance.now() - start) / 1000;
  const mebibytes = total.bytes / 1024 ** 2;
  process.stdout.write(
    `${total.files} files, ${mebibytes.toFixed(1)} MiB, ${total.lines} lines, ${total.alikeLines} of them look-alikes; ` +
      `${seconds.toFixed(1)} s, ${(mebibytes / seconds).toFixed(0)} MiB/s\n`,
  );
}

// ------------------------------------------------------------------------------------------------- who writes what

const WINDOWS_START = Date.UTC(2006, 2, 14, 8, 50);
const APPLIANCE_START = Date.UTC(2019, 5, 11, 9, 0);
const MIB = 1024 ** 2;
/** A whole GiB is what the cluster writes in a working day; less is less of that day. */
const BYTES_PER_MS = 1024 ** 3 / (8 * 3_600_000);

/** Two servers, each a copy of its drive. */
function windowsSite(seed) {
  const chance = createChance(`${seed} windows`);
  const cluster = "CM1-PUB-Cluster";
  const people = createPhones(chance, { count: 400, network: "10.1", numbers: 2000, hasOtherScripts: false });
  const pub = { name: "CM1-PUB", fqdn: "CM1-PUB", ip: "10.1.1.5", node: 1, cluster, phones: people.slice(0, 160) };
  const sub = { name: "CM2-SUB", fqdn: "CM2-SUB", ip: "10.1.1.6", node: 2, cluster, phones: people.slice(160) };
  pub.words = serverWords(pub, sub);
  sub.words = serverWords(sub, pub);
  const gateways = createGateways(chance, "10.1.40", "vg");
  const base = { start: WINDOWS_START, lineEnd: "\r\n", encoding: "latin1", gateways };
  const on = (server, folder, first, names, more) => ({
    ...base,
    server,
    path: (index) => `${server.name}/C/${folder}/${names.replace("#", digits(first + index, 8))}`,
    ...more,
  });
  const trace = "Program Files/Cisco/Trace";
  const sdi = (app) => sdiHead(app);
  const streams = [pub, sub].flatMap((server) => {
    const isPub = server === pub;
    const sdl = {
      ...base,
      server,
      path: (index) => `${server.name}/C/${trace}/SDL/CCM/SDL00${server.node}_100_${digits(27 + index, 6)}.txt`,
    };
    const ctlInstall = { path: () => `${server.name}/C/ctlinstall.log`, encoding: "utf16le", head: noHead };
    return [
      on(server, `${trace}/CCM`, 41, "ccm#.txt", {
        share: isPub ? 70 : 140,
        fileBytes: 2 * MIB,
        head: sdi("CCM"),
        scenes: scenes.CCM,
        alikes: scenes.CCM_ALIKE,
        oneIn: 300,
      }),
      {
        ...sdl,
        share: isPub ? 50 : 80,
        fileBytes: 3 * MIB,
        head: sdlOldHead,
        text: sdlOldText,
        scenes: scenes.SDL_OLD,
        alikes: scenes.SDL_OLD_ALIKE,
        oneIn: 300,
      },
      on(server, `${trace}/TFTP`, 12, "tftp#.txt", {
        share: isPub ? 25 : 15,
        fileBytes: MIB,
        head: sdi("TFTP"),
        scenes: scenes.TFTP_OLD,
        alikes: scenes.TFTP_OLD_ALIKE,
        oneIn: 40,
      }),
      on(server, `${trace}/DBL`, 7, "DBL_CCM#.txt", {
        share: 8,
        fileBytes: MIB,
        head: sdi("DBL"),
        scenes: scenes.DBL_CCM,
        alikes: scenes.DBL_CCM_ALIKE,
        oneIn: 100,
      }),
      on(server, `${trace}/CTLProvider`, 4, "CTLProvider#.txt", {
        share: isPub ? 6 : 4,
        fileBytes: MIB,
        head: sdi("CTLProvider"),
        scenes: scenes.CTL_PROVIDER,
        alikes: scenes.CTL_PROVIDER_ALIKE,
        oneIn: 15,
      }),
      on(server, "winnt/system32/Trace", 1, "SRST#.txt", {
        share: isPub ? 3 : 2,
        fileBytes: MIB,
        head: sdi("SRST"),
        scenes: scenes.SRST,
        alikes: scenes.SRST_ALIKE,
        oneIn: 40,
      }),
      on(server, "Program Files/Common Files/Cisco/logs", 0, "HTTPSCertInstall.log", {
        share: 0,
        head: plainDateHead,
        scenes: scenes.HTTPS,
      }),
      ...(isPub
        ? [
            on(server, `${trace}/DBL`, 3, "DBLR#.txt", {
              share: 6,
              fileBytes: MIB,
              head: sdi("DBLR"),
              scenes: scenes.DBL_REPLICATION,
              alikes: scenes.DBL_ALIKE,
              oneIn: 100,
            }),
            on(server, `${trace}/DBL`, 5, "DBL_TFTP#.txt", {
              share: 4,
              fileBytes: MIB,
              head: sdi("DBL"),
              scenes: scenes.DBL_TFTP,
              alikes: scenes.DBL_ALIKE,
              oneIn: 100,
            }),
            on(server, `${trace}/DBL`, 2, "DBL_CTLPROVIDER#.txt", {
              share: 2,
              fileBytes: MIB,
              head: sdi("DBL"),
              scenes: scenes.DBL_CTLPROVIDER,
              alikes: scenes.DBL_ALIKE,
              oneIn: 100,
            }),
            on(server, `${trace}/CAPF`, 9, "CAPF#.txt", {
              share: 12,
              fileBytes: MIB,
              head: sdi("CAPF"),
              scenes: scenes.CAPF,
              alikes: scenes.CAPF_ALIKE,
              oneIn: 15,
            }),
            on(server, "Program Files/Cisco/CTL Client/Trace", 1, "CTLClient#.txt", {
              share: 2,
              fileBytes: MIB,
              head: sdi("CTLClient"),
              scenes: scenes.CTL_CLIENT,
              alikes: scenes.CTL_CLIENT_ALIKE,
              oneIn: 2,
              isSerial: true,
            }),
            { ...base, server, share: 0, scenes: scenes.CTL_INSTALL, ...ctlInstall },
          ]
        : []),
    ];
  });
  return { streams };
}

/** Three nodes as RTMT puts them beside each other, the list of each download, and the consoles of some phones. */
function applianceSite(seed) {
  const chance = createChance(`${seed} appliance`);
  const cluster = "StandAloneCluster";
  const people = createPhones(chance, { count: 900, network: "10.20", numbers: 4000, hasOtherScripts: true });
  const nodes = ["cucmpub", "cucmsub1", "cucmsub2"].map((name, index) => ({
    name,
    fqdn: `${name}.hinode.example`,
    ip: `10.20.0.${11 + index}`,
    node: index + 1,
    cluster,
    phones: people.slice(index * 300, index * 300 + 300),
    folder: `${name}.hinode.example_${index + 1}/2019-06-11_18-05-2${index}`,
  }));
  for (const [index, node] of nodes.entries()) node.words = serverWords(node, nodes[(index + 1) % nodes.length]);
  const gateways = createGateways(chance, "10.20.5", "sbc");
  const base = { start: APPLIANCE_START, lineEnd: "\n", encoding: "latin1", gateways };
  const on = (server, names, width, first, more) => ({
    ...base,
    server,
    path: (index) => `${server.folder}/${names.replace("#", digits(first + index, width))}`,
    ...more,
  });
  const sdl = (app, appId) => ({
    head: sdlHead,
    firstLine: sdlFileHead(app, appId),
    text: sdlText,
    isDaily: true,
  });
  const streams = nodes.flatMap((server, index) => {
    const isPub = index === 0;
    return [
      on(server, `cm/trace/ccm/sdl/SDL00${server.node}_100_#.txt`, 6, 188, {
        share: [70, 160, 130][index],
        fileBytes: 2 * MIB,
        ...sdl("CCM", 100),
        encoding: "utf8",
        scenes: scenes.SDL,
        alikes: scenes.SDL_ALIKE,
        oneIn: 300,
      }),
      on(server, "syslog/CiscoSyslog#", 0, 0, {
        share: 12,
        fileBytes: 4 * MIB,
        path: (number) => `${server.folder}/syslog/CiscoSyslog${number === 0 ? "" : `.${number}`}`,
        head: syslogHead,
        scenes: scenes.SYSLOG,
        alikes: scenes.SYSLOG_ALIKE,
        oneIn: 20,
      }),
      ...(isPub
        ? [
            on(server, "cm/trace/cmtftp/sdl/SDL001_600_#.txt", 6, 31, {
              share: 30,
              fileBytes: 2 * MIB,
              ...sdl("TFTP", 600),
              scenes: scenes.TFTP,
              alikes: scenes.TFTP_ALIKE,
              oneIn: 40,
            }),
            on(server, "cm/trace/capf/sdi/capf#.txt", 8, 6, {
              share: 14,
              fileBytes: MIB,
              head: functionHead,
              isDaily: true,
              scenes: scenes.CAPF,
              alikes: scenes.CAPF_ALIKE,
              oneIn: 15,
            }),
            on(server, "cm/trace/tvs/sdi/tvs#.txt", 8, 14, {
              share: 30,
              fileBytes: MIB,
              head: functionHead,
              isDaily: true,
              scenes: scenes.TVS,
              alikes: scenes.TVS_ALIKE,
              oneIn: 25,
            }),
            on(server, "cm/trace/ils/sdl/SDL001_600_#.txt", 6, 9, {
              share: 12,
              fileBytes: 2 * MIB,
              ...sdl("ILS", 600),
              scenes: scenes.ILS,
              alikes: scenes.ILS_ALIKE,
              oneIn: 30,
            }),
          ]
        : [
            on(server, "cm/trace/ccm/calllogs/calllogs_#.txt", 8, 1, {
              share: 17,
              fileBytes: 4 * MIB,
              head: callLogHead,
              scenes: scenes.CALL_LOG,
              alikes: scenes.CALL_LOG_ALIKE,
              oneIn: 100,
            }),
          ]),
    ];
  });
  const consoles = [
    { head: oldConsoleHead, text: consoleText, scenes: scenes.PHONE_79XX, alikes: scenes.PHONE_79XX_ALIKE, from: 0 },
    { head: newConsoleHead, text: consoleText, scenes: scenes.PHONE_88XX, alikes: scenes.PHONE_88XX_ALIKE, from: 150 },
  ].map(({ from, ...more }) => ({
    ...base,
    server: nodes[1],
    share: 12,
    fileBytes: MIB,
    path: (index) =>
      `${nodes[1].phones[from + (index % 150)].id}/console-2019-06-11${index < 150 ? "" : `_part${Math.floor(index / 150)}`}.log`,
    phoneOfFile: (index) => nodes[1].phones[from + (index % 150)],
    oneIn: 25,
    isSerial: true,
    ...more,
  }));
  return {
    streams: [...streams, ...consoles],
    *after(written) {
      for (const node of nodes) {
        const files = written.filter(({ server, path }) => server === node && path.startsWith(node.folder));
        yield documentFile(
          `TraceCollectionResult_${node.folder.split("/")[1]}_${node.fqdn}.xml`,
          downloadList(node, files),
        );
      }
    },
  };
}

/** What RTMT writes beside the folders: which files it fetched. */
function downloadList(node, files) {
  return [
    '<?xml version="1.0"?>',
    "<QueryResult>",
    `<Node name="${node.ip}">`,
    "<ServiceList>",
    '<ServiceName name="Cisco CallManager">',
    '<FileType  name="sdl">',
    ...files.map(
      ({ path, bytes }) =>
        `<FileName name="/var/log/active/${path.slice(node.folder.length + 1)}" modifiedDate="Tue Jun 11 18:04:59 JST 2019" size="${bytes}"></FileName>`,
    ),
    "</FileType>",
    "</ServiceName>",
    "</ServiceList>",
    "</Node>",
    "</QueryResult>",
    "",
  ].join("\n");
}

// ------------------------------------------------------------------------------------------------- heads of records

// A head is a template too, made for the kind of the record.

const sdiHead = (app) => () => `$american $clock ${app}|`;
const functionHead = () => "$clock |";
const callLogHead = () => "$yearfirst $clock|";
const plainDateHead = () => "$american $seconds ";
const noHead = () => "";
const syslogHead = () => "$month $seconds $srv ";
/** `NNNN: LVL hh:mm:ss.uuuuuu SECD: text`; the level stands first in the scenes. */
const oldConsoleHead = ({ level }) => `$number: ${level} $clock$r(100,999) `;
/** `NNNN LVL Mon DD hh:mm:ss.uuuuuu (pid:tid) PROC-text` */
const newConsoleHead = ({ level }) => `$number ${level} $month $clock$r(100,999) (601:$r(700,740)) `;
const sdlOldHead = () => "$number9| $yearfirst $clock| 00$n| ";
const sdlHead = ({ kind }) => `$signal |$clock |${kind.padEnd(9)}|`;

const sdlFileHead = (app, appId) => (index) =>
  `$signal |$clock |FileHead |UTC:+09:00,Date: $yearfirst, AppName: ${app}, AppId: ${appId}, AppNodeId: $n, ` +
  "AppVersion: CUCM Install=11.5.1.14900-11 Build=11.5.1.14900-11 (b71c90) memlog=20, HostName: $srv, " +
  `HostIPAddress: $srvip, AppStartTime: 2019/06/02 02:11:48, FileNumber: ${219 + index}, TraceVer: 3.0`;

// ------------------------------------------------------------------------------------------------- texts of records

const WIDTHS = [39, 31, 33, 33, 41];

/** Most layouts: the text as it stands. */
const plainText = (text) => ({ kind: "", body: compile(text) });

/** Consoles: the level in front belongs into the head. */
const consoleText = (text) => ({ kind: "", level: text.slice(0, 3), body: compile(text.slice(4)) });

/** A record of a new signal trace: its columns filled up, or just its text. */
function sdlText(whole) {
  const { kind, cells, text } = splitColumns(whole);
  const body = cells === null ? compile(text) : cells.flatMap((cell, at) => padded(cell, WIDTHS[at], "", "|"));
  return { kind, beginsSignal: /^Sdl(?:Sig|Stat|Error)/.test(kind), body };
}

/** The same in the old layout, where a text without a signal has empty columns. */
function sdlOldText(whole) {
  const { kind, cells, text } = splitColumns(whole);
  const all = cells ?? ["", "", "", "", "", text];
  return { kind, body: [`${kind.padEnd(10)}|`, ...all.flatMap((cell, at) => padded(cell, WIDTHS[at], " ", "|"))] };
}

/** A cell of a table with what stands before it; the last one has neither width nor bar. */
function padded(cell, width, before, bar) {
  if (width === undefined) return [before, ...compile(cell)];
  const parts = prepare([before, ...compile(cell)], "latin1");
  const column = (run, out) => {
    const end = out.at + width;
    out.put(parts, run);
    out.fill(end);
  };
  return [column, bar];
}

/** The kind of a signal trace's record and its cells; null cells for kinds that are only text. */
function splitColumns(whole) {
  const kind = /^(SdlSig(?:-[A-Z])?|SdlError|Created|Stopping|AlarmErr|SdlStat)\|/.exec(whole)?.[1];
  if (kind === undefined) return { kind: "AppInfo", cells: null, text: whole };
  const text = whole.slice(kind.length + 1);
  if (kind === "AlarmErr" || kind === "SdlStat") return { kind, cells: null, text };
  const cells = [""];
  let depth = 0;
  for (const letter of text) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (letter === "|" && depth === 0 && cells.length <= WIDTHS.length) cells.push("");
    else cells.push(cells.pop() + letter);
  }
  return { kind, cells, text };
}

// ----------------------------------------------------------------------------------------------------- the writing

/**
 * The files of one stream, one after the other. Scenes begin as fast as the share of the stream demands, and run side
 * by side: the record that is due first is printed first.
 */
function* filesOf(stream, bytes, shares, seed) {
  const writer = createWriter(stream, shares, seed);
  for (let index = 0; index === 0 || writer.total() < bytes; index++) {
    if (writer.isDone()) return;
    const file = { path: stream.path(index), bytes: 0, lines: 0, alikeLines: 0, failureLines: 0, chunks };
    function* chunks() {
      const end = writer.total() + Math.min(stream.fileBytes ?? Infinity, bytes - writer.total() || Infinity);
      writer.open(file, index);
      do {
        writer.step();
        if (writer.isFull()) yield writer.take();
      } while (writer.total() < end && !writer.isDone() && !writer.isNextDay());
      yield writer.take();
    }
    yield file;
  }
}

/** A file of one piece. */
function documentFile(path, text) {
  return {
    path,
    bytes: text.length,
    lines: text.split("\n").length - 1,
    alikeLines: 0,
    failureLines: 0,
    *chunks() {
      yield Buffer.from(text, "latin1");
    },
  };
}

/** Keeps the clock, the numbers and the scenes under way of one stream, and gathers its bytes. */
function createWriter(stream, shares, seed) {
  const chance = createChance(`${seed} ${stream.path(0)}`);
  const isOnce = stream.share === 0;
  const ordinary = readScenes(stream.scenes, stream);
  const alikes = stream.alikes === undefined ? [] : readScenes(stream.alikes, stream);
  const failures = isOnce ? [] : readScenes(stream.failures, stream);
  const msPerByte = isOnce ? 0 : shares / stream.share / BYTES_PER_MS / stream.pace;
  const running = createQueue();
  const spare = [];
  const out = new Output(stream.encoding);
  let file = null;
  let taken = 0;
  let arrival = stream.start + chance.below(900);
  let nextAlike = chance.below(Math.max(1, alikes.length));
  let linesToAlike = alikes.length === 0 ? Infinity : chance.below(stream.oneIn);
  let nextFailure = 0;
  let linesToFailure = failures.length === 0 ? Infinity : chance.real() * stream.failureOneIn;
  let begun = 0;
  let quoted = 0;
  let session = 100 + chance.below(3000);
  let fileDay = 0;
  let phone = null;

  const writer = {
    chance,
    time: stream.start,
    local: new Clock(0),
    utc: new Clock(-9 * 3_600_000),
    number: 100_000 + chance.below(4_000_000),
    sequence: 10_000 + chance.below(70_000),
    part: 0,
    open(opened, index) {
      file = opened;
      phone = stream.phoneOfFile?.(index) ?? null;
      writer.time = Math.max(writer.time, Math.min(arrival, running.due()));
      fileDay = Math.floor(writer.time / DAY);
      if (stream.firstLine === undefined) return;
      beginSignal();
      writer.local.set(writer.time);
      print(prepare([...compile(stream.firstLine(index)), stream.lineEnd], stream.encoding), {
        writer,
        server: stream.server.words,
      });
    },
    total: () => taken + out.at,
    /** Nothing more to come: only streams that are one scene end by themselves. */
    isDone: () => isOnce && begun > 0 && running.size() === 0,
    isNextDay: () => stream.isDaily === true && Math.floor(Math.min(arrival, running.due()) / DAY) !== fileDay,
    isFull: () => out.at >= CHUNK,
    /** Begins the next scene or prints what is due of one under way. */
    step() {
      if (linesToFailure <= 0) {
        fail();
        return;
      }
      const begins = isOnce ? begun === 0 : stream.isSerial ? running.size() === 0 : arrival <= running.due();
      if (begins) begin();
      else goOn(running.pop());
    },
    take() {
      const chunk = out.take();
      taken += chunk.length;
      file.bytes += chunk.length;
      return chunk;
    },
  };

  function begin() {
    const isAlike = linesToAlike <= 0;
    const scene = isAlike ? alikes[nextAlike++ % alikes.length] : chance.pick(ordinary);
    if (isAlike) linesToAlike += Math.round(scene.records.length * stream.oneIn * (0.5 + chance.real()));
    begun++;
    const run = cast(scene, isAlike);
    run.due = Math.max(arrival, stream.isSerial ? writer.time : 0);
    // Sizes are estimates: what is behind the clock hurries, what is ahead waits.
    const ahead = stream.start + writer.total() * msPerByte - arrival;
    arrival += Math.max(0, Math.round(scene.size * msPerByte * (0.5 + chance.real()) + ahead / 100));
    goOn(run);
  }

  /** Prints a failure between two records, at the time of the one before. */
  function fail() {
    linesToFailure += stream.failureOneIn * (0.5 + chance.real());
    const run = cast(failures[nextFailure++ % failures.length], false);
    run.due = writer.time;
    file.failureLines++;
    goOn(run);
    linesToFailure++; // its own line is none of those between two failures
  }

  /** A scene about to begin, with those who act in it. */
  function cast(scene, isAlike) {
    const { phones } = stream.server;
    const run = spare.pop() ?? {};
    run.writer = writer;
    run.server = stream.server.words;
    run.scene = scene;
    run.at = 0;
    run.isAlike = isAlike;
    run.a = phone ?? chance.pick(phones);
    run.b = chance.pick(phones);
    if (run.b === run.a) run.b = phones[(phones.indexOf(run.a) + 1) % phones.length];
    run.gateway = chance.pick(stream.gateways);
    if (scene.quotes) run.quote = QUOTED[quoted++ % QUOTED.length];
    run.session = session++;
    run.ref = 16_777_200 + chance.below(400_000) * 2;
    run.conn = 5 + chance.below(900);
    run.seed1 = chance.bits();
    run.seed2 = chance.bits();
    run.seed3 = chance.bits();
    run.seed4 = chance.bits();
    return run;
  }

  /** Prints records of a scene until time has to pass. */
  function goOn(run) {
    const { records } = run.scene;
    writer.time = Math.max(writer.time, run.due);
    writer.local.set(writer.time);
    for (let isFirst = true; ; isFirst = false) {
      const record = records[run.at++];
      if (record.beginsSignal || (isFirst && !record.isContinuation)) beginSignal();
      print(record.parts, run);
      if (run.at === records.length) {
        if (run.isAlike) file.alikeLines += records.length;
        spare.push(run);
        return;
      }
      const { low, spread } = records[run.at];
      if (low === 0 && spread === 0) continue;
      run.due = writer.time + low + (spread === 0 ? 0 : chance.below(spread + 1));
      running.push(run);
      return;
    }
  }

  function print(parts, run) {
    out.put(parts, run);
    file.lines++;
    linesToAlike--;
    linesToFailure--;
  }

  function beginSignal() {
    writer.number++;
    writer.part = 0;
  }

  return writer;
}

/** The texts of a moment. Those of the day are made once a day, the others in place: it is asked for every record. */
class Clock {
  /** Milliseconds to add to the times given. */
  constructor(offset) {
    this.offset = offset;
    this.midnight = Number.NEGATIVE_INFINITY;
    this.seconds = Buffer.from("00:00:00");
    this.secondOfDay = 0;
    this.ms = 0;
  }

  set(time) {
    const now = time + this.offset;
    if (!(now >= this.midnight && now < this.midnight + DAY)) this.startDay(now);
    const ofDay = (now - this.midnight) | 0;
    const second = (ofDay / 1000) | 0;
    this.ms = ofDay - second * 1000;
    if (second === this.secondOfDay) return;
    this.secondOfDay = second;
    const minute = (second / 60) | 0;
    const hour = (minute / 60) | 0;
    this.seconds.set(TWO_DIGITS[hour], 0);
    this.seconds.set(TWO_DIGITS[minute - hour * 60], 3);
    this.seconds.set(TWO_DIGITS[second - minute * 60], 6);
  }

  startDay(now) {
    this.midnight = Math.floor(now / DAY) * DAY;
    const date = new Date(this.midnight);
    const [year, month, day] = date.toISOString().slice(0, 10).split("-");
    this.american = Buffer.from(`${month}/${day}/${year}`);
    this.yearFirst = Buffer.from(`${year}/${month}/${day}`);
    this.month = Buffer.from(`${MONTHS[Number(month) - 1]} ${day}`);
    this.monthYear = Buffer.from(`${MONTHS[Number(month) - 1]} ${day} ${year} `);
    this.weekday = Buffer.from(date.toUTCString().slice(0, 17));
  }
}

const CHUNK = 256 * 1024;
/** More than the longest line. */
const SLACK = 16 * 1024;

/** Bytes under way. Everything goes in as bytes: to join texts first would take twice the time. */
class Output {
  constructor(encoding) {
    this.encoding = encoding;
    this.bytes = Buffer.allocUnsafe(CHUNK + SLACK);
    this.at = 0;
  }

  /** Parts of a record as prepare() leaves them. A field gives bytes or a number, or puts in what it has itself. */
  put(parts, run) {
    const last = parts.length - 1;
    for (let at = 0; at < last; at += 2) {
      this.fixed(parts[at]);
      const value = parts[at + 1](run, this);
      if (typeof value === "number") this.number(value);
      else if (value !== undefined) this.fixed(value);
    }
    this.fixed(parts[last]);
    if (this.at > CHUNK + SLACK) throw new Error("a line is longer than thought");
  }

  fixed(fixed) {
    const { bytes, at } = this;
    if (fixed.length > 20) bytes.set(fixed, at);
    else for (let i = 0; i < fixed.length; i++) bytes[at + i] = fixed[i];
    this.at = at + fixed.length;
  }

  /** A whole number from 0 to 2 ** 31 - 1. */
  number(value, width = 1) {
    const { bytes, at } = this;
    let count = width;
    for (let bound = 10 ** width; value >= bound; bound *= 10) count++;
    let left = value | 0;
    for (let i = at + count - 1; i >= at; i--) {
      const rest = (left / 10) | 0;
      bytes[i] = 0x30 + left - rest * 10;
      left = rest;
    }
    this.at = at + count;
  }

  /** The last digits of a number in base 16; `letters` are the digits. */
  hex(value, width, letters) {
    const { bytes, at } = this;
    for (let i = 0; i < width; i++) bytes[at + i] = letters[(value >>> (4 * (width - 1 - i))) & 15];
    this.at = at + width;
  }

  /** Blanks up to a place. */
  fill(end) {
    while (this.at < end) this.bytes[this.at++] = 0x20;
  }

  take() {
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = Buffer.allocUnsafe(CHUNK + SLACK);
    this.at = 0;
    return this.encoding === "utf16le" ? Buffer.from(`\ufeff${taken.toString("latin1")}`, "utf16le") : taken;
  }
}

/** A heap of scenes under way, by the time of their next record. */
function createQueue() {
  const heap = [];
  const swap = (a, b) => {
    const held = heap[a];
    heap[a] = heap[b];
    heap[b] = held;
  };
  return {
    size: () => heap.length,
    due: () => (heap.length === 0 ? Infinity : heap[0].due),
    push(item) {
      let at = heap.push(item) - 1;
      while (at > 0 && heap[(at - 1) >> 1].due > heap[at].due) {
        swap(at, (at - 1) >> 1);
        at = (at - 1) >> 1;
      }
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length === 0) return first;
      heap[0] = last;
      for (let at = 0; ; ) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < heap.length && heap[child].due < heap[least].due) least = child;
        if (least === at) return first;
        swap(at, least);
        at = least;
      }
    },
  };
}

// ---------------------------------------------------------------------------------------------- scenes and their words

/** Reads scenes as healthy-scenes.mjs writes them. A scene stands in the list as often as its weight says. */
function readScenes(source, stream) {
  const list = [];
  for (const block of source.split(/^# ?/m).slice(1)) {
    const [title, ...lines] = block.replace(/\n$/, "").split("\n");
    const records = lines.flatMap((line) => readLine(line, stream));
    const size = records.reduce((sum, record) => sum + record.size, 0);
    const scene = { records, size, quotes: block.includes("$quote") };
    const weight = Number(/^\d+/.exec(title)?.[0] ?? 1);
    for (let copy = 0; copy < weight; copy++) list.push(scene);
  }
  return list;
}

function readLine(line, stream) {
  const [, low, high, text] = /^(?:\+(\d+)(?:-(\d+))? )?(.*)$/s.exec(line);
  const wait = { low: Number(low ?? 0), spread: Number(high ?? low ?? 0) - Number(low ?? 0) };
  const none = { low: 0, spread: 0 };
  const more = /^([>~])(?: (.*))?$/s.exec(text);
  if (more !== null) {
    const parts = [...compile(more[2] ?? ""), more[1] === "~" ? "\r\n" : stream.lineEnd];
    return [{ ...none, isContinuation: true, size: line.length, parts: prepare(parts, stream.encoding) }];
  }
  const record = (waiting, said) => {
    const { body, ...about } = (stream.text ?? plainText)(said);
    const parts = [...compile(stream.head(about)), ...body, stream.lineEnd];
    const isOver = { isContinuation: false, beginsSignal: about.beginsSignal === true };
    return { ...waiting, ...isOver, size: said.length + 40, parts: prepare(parts, stream.encoding) };
  };
  if (text.startsWith("@ "))
    return [record(wait, "-->debug"), record(none, `   debug ${text.slice(2)}`), record(none, "<--debug")];
  return [record(wait, text)];
}

/** A template as its fixed texts and, between them, what is to be filled in. */
function compile(template) {
  const text = template.replace(MACRO, (_, name) => MACROS[name]);
  const parts = [];
  let fixed = "";
  for (let at = 0; at < text.length; ) {
    const found = text[at] === "$" ? fieldAt(text, at + 1) : null;
    if (found === null) {
      fixed += text[at++];
      continue;
    }
    parts.push(fixed, found.part);
    fixed = "";
    at = found.end;
  }
  return [...parts, fixed];
}

/** Joins fixed texts that stand side by side and turns them into bytes: fixed bytes and fields by turns. */
function prepare(parts, encoding) {
  const turns = [""];
  for (const part of parts) {
    if (typeof part === "string") turns.push(turns.pop() + part);
    else turns.push(part, "");
  }
  const bytes = encoding === "utf8" ? "utf8" : "latin1";
  return turns.map((part) => (typeof part === "string" ? new Uint8Array(Buffer.from(part, bytes)) : part));
}

/** The field whose name is the longest that fits at this place, with what stands in its brackets. */
function fieldAt(template, at) {
  const word = /^\w+/.exec(template.slice(at))?.[0] ?? "";
  for (let length = word.length; length > 0; length--) {
    const name = word.slice(0, length);
    const end = at + length;
    if (MAKERS[name] !== undefined && template[end] === "(") {
      const close = closing(template, end);
      return { part: MAKERS[name](template.slice(end + 1, close)), end: close + 1 };
    }
    if (FIELDS[name] !== undefined) return { part: FIELDS[name], end };
  }
  throw new Error(`no such field: $${template.slice(at, at + 20)}`);
}

function closing(template, open) {
  let depth = 0;
  for (let at = open; at < template.length; at++) {
    depth += template[at] === "(" ? 1 : template[at] === ")" ? -1 : 0;
    if (depth === 0) return at;
  }
  throw new Error(`bracket not closed: ${template}`);
}

const MAKERS = {
  /** $r(2,40): a number of that range. */
  r(range) {
    const [low, high] = range.split(",").map(Number);
    return (run) => low + run.writer.chance.below(high - low + 1);
  },
  /** $pick(a|b): one of the texts. */
  pick(choices) {
    const all = choices.split("|").map((choice) => prepare(compile(choice), "latin1"));
    return (run, out) => {
      out.put(run.writer.chance.pick(all), run);
    };
  },
};

/** Words that stand for several others. */
const MACROS = {
  ntags: "$srvtags$seq>",
  tags: "$srvtags$seq>$ptags",
  btags: "$srvtags$seq>$bptags",
  oldtag: "($n,100,90,1).$seq-($dev:$ip)",
  oldqueue: "[R:NP - HP: 0, NP: $r(0,2), LP: 0, VLP: 0, LZP: 0 DBP: 0]",
  queue: "[R:N-H:0,N:$r(0,3),L:0,V:0,Z:0,D:0] ",
};
const MACRO = new RegExp(`\\$(${Object.keys(MACROS).join("|")})`, "g");

const QUOTED = scenes.QUOTED_MESSAGES.map((text) => Buffer.from(text));
const LOWER = Buffer.from("0123456789abcdef");
const UPPER = Buffer.from("0123456789ABCDEF");

const anyHex = (width, letters) => (run, out) => out.hex(run.writer.chance.bits(), width, letters);
const seedHex = (name, letters) => (run, out) => out.hex(run[name], 8, letters);

/** Words of the scenes: of the phone, of a second phone (b…), of the server, of the call, of the moment. */
const FIELDS = {
  srvtags: (run) => run.server.tags,
  ptags: (run) => run.a.tags,
  bptags: (run) => run.b.tags,
  dev: (run) => run.a.dev,
  ldev: (run) => run.a.ldev,
  mac: (run) => run.a.mac,
  lmac: (run) => run.a.lmac,
  ip: (run) => run.a.ip,
  iphex: (run) => run.a.ipHex,
  port: (run) => run.a.port,
  media: (run) => run.a.media,
  num: (run) => run.a.num,
  name: (run) => run.a.name,
  user: (run) => run.a.user,
  desc: (run) => run.a.desc,
  model: (run) => run.a.model,
  loc: (run) => run.a.loc,
  ctl: (run) => run.a.ctl,
  h7: (run) => run.a.h7,
  h9: (run) => run.a.h9,
  hx7: (run) => run.a.hx7,
  bdev: (run) => run.b.dev,
  bip: (run) => run.b.ip,
  biphex: (run) => run.b.ipHex,
  bport: (run) => run.b.port,
  bmedia: (run) => run.b.media,
  bnum: (run) => run.b.num,
  bname: (run) => run.b.name,
  buser: (run) => run.b.user,
  bctl: (run) => run.b.ctl,
  bh7: (run) => run.b.h7,
  q1: (run) => run.b.q1,
  q2: (run) => run.b.q2,
  q3: (run) => run.b.q3,
  q4: (run) => run.b.q4,
  n: (run) => run.server.node,
  srv: (run) => run.server.name,
  srvip: (run) => run.server.ip,
  fqdn: (run) => run.server.fqdn,
  cluster: (run) => run.server.cluster,
  on: (run) => run.server.otherNode,
  oip: (run) => run.server.otherIp,
  osrv: (run) => run.server.otherName,
  gw: (run) => run.gateway.name,
  gwip: (run) => run.gateway.ip,
  k: (run) => run.session,
  conn: (run) => run.conn,
  ref: (run) => run.ref,
  ref1: (run) => run.ref + 1,
  pty: (run) => run.ref + run.a.index,
  pty1: (run) => run.ref + 500 + run.b.index,
  ci: (run) => run.ref + 21_000_000,
  ci1: (run) => run.ref + 21_000_001,
  s1: seedHex("seed1", LOWER),
  s2: seedHex("seed2", LOWER),
  s3: seedHex("seed3", LOWER),
  s4: seedHex("seed4", LOWER),
  S1: seedHex("seed1", UPPER),
  S2: seedHex("seed2", UPPER),
  S3: seedHex("seed3", UPPER),
  S4: seedHex("seed4", UPPER),
  x2: anyHex(2, LOWER),
  x3: anyHex(3, LOWER),
  x4: anyHex(4, LOWER),
  x6: anyHex(6, LOWER),
  x7: anyHex(7, LOWER),
  x8: anyHex(8, LOWER),
  X2: anyHex(2, UPPER),
  seq: (run) => run.writer.sequence++,
  number: (run) => run.writer.number++,
  number9(run, out) {
    out.number(run.writer.number++, 9);
  },
  signal(run, out) {
    out.number(run.writer.number, 8);
    out.fixed(DOT);
    out.number(run.writer.part++, 3);
  },
  clock(run, out) {
    const { seconds, ms } = run.writer.local;
    out.fixed(seconds);
    out.fixed(DOT);
    out.number(ms, 3);
  },
  seconds: (run) => run.writer.local.seconds,
  american: (run) => run.writer.local.american,
  yearfirst: (run) => run.writer.local.yearFirst,
  month: (run) => run.writer.local.month,
  date: (run) => run.writer.local.american,
  epoch: (run) => Math.floor(run.writer.time / 1000),
  httpdate(run, out) {
    const { utc, time } = run.writer;
    utc.set(time);
    out.fixed(utc.weekday);
    out.fixed(utc.seconds);
    out.fixed(GMT);
  },
  sysdate(run, out) {
    const { utc, time } = run.writer;
    utc.set(time);
    out.fixed(utc.monthYear);
    out.fixed(utc.seconds);
  },
  quote: (run) => run.quote,
};

// --------------------------------------------------------------------------------------------------- people and chance

/** Words as bytes, ready to be put in; numbers stay. */
function asBytes(words) {
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [name, typeof value === "string" ? Buffer.from(value) : value]),
  );
}

/** What a scene can say of the server that writes it, and of the next one. */
function serverWords({ name, fqdn, ip, node, cluster }, other) {
  const tags = `|<CLID::${cluster}><NID::${ip}><CT::${node},100,90,1.`;
  return asBytes({
    name,
    fqdn,
    ip,
    node,
    cluster,
    tags,
    otherNode: other.node,
    otherIp: other.ip,
    otherName: other.name,
  });
}

/** Phones with the names and numbers they go by. */
function createPhones(chance, { count, network, numbers, hasOtherScripts }) {
  const makers = ["000F8F", "0012D9", "00152B", "0016C7", "6C416A", "7018A7", "2834A2", "BCF1F2"];
  return Array.from({ length: count }, (_, index) => {
    const mac = `${chance.pick(makers)}${chance.bits().toString(16).padStart(8, "0").slice(2).toUpperCase()}`;
    const ip = `${network}.${20 + Math.floor(index / 200)}.${10 + (index % 200)}`;
    const [given, family] = [chance.pick(GIVEN_NAMES), chance.pick(FAMILY_NAMES)];
    const handle = 20 + index * 3 + chance.below(3);
    const ipHex = ip
      .split(".")
      .reverse()
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("");
    const number = String(numbers + index);
    const words = asBytes({
      index,
      dev: `SEP${mac}`,
      ldev: `sep${mac.toLowerCase()}`,
      mac,
      lmac: mac.toLowerCase(),
      ip,
      ipHex,
      tags: `<IP::${ip}><DEV::SEP${mac}>`,
      port: 49_160 + chance.below(3500),
      media: (8200 + chance.below(4000)) * 2,
      num: number,
      q1: number[0],
      q2: number[1],
      q3: number[2],
      q4: number[3],
      name: hasOtherScripts && index % 12 === 5 ? chance.pick(OTHER_NAMES) : `${given} ${family}`,
      user: `${given[0]}${family}`.toLowerCase(),
      desc: `${family} room ${100 + chance.below(800)}`,
      model: chance.pick(["8841", "8851", "7841"]),
      loc: chance.pick(["HQ", "Branch1", "Branch2", "Plant", "Lab"]),
      ctl: 36 + index,
      h7: digits(handle, 7),
      h9: digits(handle, 9),
      hx7: handle.toString(16).padStart(7, "0"),
    });
    return { ...words, id: `SEP${mac}` };
  });
}

function createGateways(chance, network, word) {
  return Array.from({ length: 4 }, (_, index) =>
    asBytes({
      name: `${word}-${chance.pick(["hq", "plant", "branch", "lab"])}${index + 1}`,
      ip: `${network}.${index + 1}`,
    }),
  );
}

const GIVEN_NAMES =
  "Anna Ben Chiyo David Emi Fritz Grace Haruto Ines Jun Kim Lena Mika Noah Olga Paul Rin Sara Taro Yui".split(" ");
const FAMILY_NAMES =
  "Abe Baker Cole Doi Endo Fischer Goto Hayashi Ito Jones Kato Lang Mori Novak Okada Price Sato Tanaka Ueda Weber".split(
    " ",
  );
const OTHER_NAMES = ["佐藤 花子", "田中 太郎", "Jürgen Weiß", "José Núñez", "鈴木 一郎"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 24 * 3_600_000;
const DOT = Buffer.from(".");
const GMT = Buffer.from(" GMT");
const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => Buffer.from(digits(value, 2)));

/** A number with leading zeros. */
function digits(value, width) {
  return String(value).padStart(width, "0");
}

/** Numbers that look like chance and are the same every time for the same name. */
function createChance(name) {
  let state = 0x811c9dc5;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  const bits = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const real = () => bits() / 4_294_967_296;
  return {
    bits,
    real,
    below: (limit) => Math.floor(real() * limit),
    pick: (list) => list[Math.floor(real() * list.length)],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
