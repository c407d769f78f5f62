/**
 * Writes samples/<case>/traces. Every line is made up: the stories stand below as data, the traffic around them comes
 * from a seeded generator, so that the same bytes come out on every machine. The archives are compressed here and not
 * by zlib, whose output differs between versions. Run: node scripts/make-samples.mjs
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { windowsPhoneCtl } from "./sample-phone-ctl.mjs";
import { storyCases } from "./sample-stories.mjs";

const samples = fileURLToPath(new URL("../samples", import.meta.url));

const cases = {
  "windows-4.1-healthy": windowsHealthy,
  "windows-4.1-tls-handshake": windowsTlsHandshake,
  "windows-4.1-lsc-validation": windowsLscValidation,
  "windows-4.1-capf-lockout": windowsAuthStringLockout,
  "appliance-11.5-tls": applianceTls,
  "appliance-11.5-healthy": applianceHealthy,
  ...storyCases,
  "windows-4.1-phone-ctl": windowsPhoneCtl,
};

function main() {
  for (const [name, make] of Object.entries(cases)) {
    const traces = join(samples, name, "traces");
    rmSync(traces, { recursive: true, force: true });
    let bytes = 0;
    for (const [path, content] of Object.entries(make())) {
      const file = join(traces, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      bytes += content.length;
    }
    process.stderr.write(`${name}: ${Math.ceil(bytes / 1024)} KiB\n`);
  }
}

// ---------------------------------------------------------------------------------------------- time and chance

/** "09:03:11.250" as milliseconds since midnight. */
function at(clock) {
  const [hours, minutes, seconds] = clock.split(":");
  return (Number(hours) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds ?? 0) * 1000);
}

/** Milliseconds since midnight as "09:03:11.250". */
function clock(ms) {
  const two = (value) => String(Math.floor(value)).padStart(2, "0");
  const whole = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`;
  return `${whole}.${String(ms % 1000).padStart(3, "0")}`;
}

/** Numbers that look like chance and are the same every time for the same name. */
function createChance(name) {
  let state = 0x811c9dc5;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    hex: (digits) => Array.from({ length: digits }, () => "0123456789abcdef"[Math.floor(next() * 16)]).join(""),
  };
}

/** Records in any order in, lines in time order out. */
function createLog(print) {
  const records = [];
  return {
    /** One record; `more` are the lines that continue it. */
    add(time, text, more = []) {
      records.push({ time, text, more });
      return this;
    },
    lines() {
      return records
        .map((record, order) => ({ ...record, order }))
        .sort((a, b) => a.time - b.time || a.order - b.order)
        .flatMap((record, index) => [print(record.time, record.text, index), ...record.more]);
    },
  };
}

const crlf = (lines) => Buffer.from(lines.map((line) => `${line}\r\n`).join(""), "latin1");
const lf = (lines) => Buffer.from(lines.map((line) => `${line}\n`).join(""), "latin1");
const utf16 = (lines) => Buffer.from(`\ufeff${lines.map((line) => `${line}\r\n`).join("")}`, "utf16le");

/** Code page 932, the code page of a Japanese Windows. */
function cp932(lines) {
  const codes = new Map();
  const decoder = new TextDecoder("shift_jis");
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== "\ufffd" && !codes.has(letter)) codes.set(letter, [lead, trail]);
    }
  }
  const bytes = [];
  for (const letter of lines.map((line) => `${line}\r\n`).join("")) {
    const code = letter.charCodeAt(0);
    const coded = code < 0x80 ? [code] : codes.get(letter);
    if (coded === undefined) throw new Error(`not in code page 932: ${letter}`);
    bytes.push(...coded);
  }
  return Buffer.from(bytes);
}

// ------------------------------------------------------------------------------------- CallManager 4.1 on Windows

const PUB = { name: "CM1-PUB", ip: "10.1.1.5", node: 1 };
const SUB = { name: "CM2-SUB", ip: "10.1.1.6", node: 2 };
const CLUSTER = "CM1-PUB-Cluster";

/** Stands in a record for its place in the file, which is known only when all records are there. */
const SEQUENCE = "<sequence>";

/** Phones of a server, with the numbers CallManager knows them by. */
function phonesOf(server, macs, seed) {
  const chance = createChance(`${seed} phones ${server.name}`);
  return macs.map((mac, index) => ({
    device: `SEP${mac}`,
    mac,
    ip: `10.1.${20 + server.node}.${31 + index}`,
    port: chance.between(49_160, 52_900),
    handle: 20 + index * chance.between(3, 7) + server.node,
    controller: 36 + index,
    number: String(2000 + server.node * 10 + index),
    secure: index % 2 === 0,
  }));
}

const handleOf = (phone) => `(${String(phone.handle).padStart(7, "0")})`;

/** All logs of one server, filled with the traffic of a quiet working day between `from` and `to`. */
function windowsServer({ server, date, from, to, macs, seed, every = 60_000, calls = 4, gone = {} }) {
  const [year, month, day] = date.split("/");
  const american = `${month}/${day}/${year}`;
  const sdi = (app) =>
    createLog(
      (time, text, index) => `${american} ${clock(time)} ${app}|${text.replace(SEQUENCE, String(sequence + index))}`,
    );
  const chance = createChance(`${seed} ${server.name}`);
  const phones = phonesOf(server, macs, seed).map((phone) => ({ ...phone, until: at(gone[phone.mac] ?? "24:00:00") }));
  const sequence = chance.between(41_000, 88_000);
  const firstRecord = chance.between(180_000, 700_000);
  const logs = {
    ccm: sdi("CCM"),
    tftp: sdi("TFTP"),
    dblr: sdi("DBLR"),
    dblCcm: sdi("DBL"),
    dblTftp: sdi("DBL"),
    dblCtlProvider: sdi("DBL"),
    ctlProvider: sdi("CTLProvider"),
    ctlClient: sdi("CTLClient"),
    capf: sdi("CAPF"),
    srst: sdi("SRST"),
    sdl: createLog((time, text, index) => {
      const node = String(server.node).padStart(3, "0");
      return `${String(firstRecord + index).padStart(9, "0")}| ${date} ${clock(time)}| ${node}| ${text.replace(SEQUENCE, String(sequence + index * 2))}`;
    }),
  };

  const made = {
    ...logs,
    server,
    phones,
    american,
    phone: (device) => phones.find((phone) => phone.device === device),
    /** The tags at the end of a CCM record. */
    tags: (phone) =>
      `|<CLID::${CLUSTER}><NID::${server.ip}><CT::${server.node},100,90,1.${SEQUENCE}>` +
      (phone === undefined ? "" : `<IP::${phone.ip}><DEV::${phone.device}>`),
    ccmLine: (time, text, phone) => logs.ccm.add(time, `${text}${made.tags(phone)}`),
    signal: (time, [name, state, to_, from_], phone, data = "") => {
      const tag =
        phone === undefined
          ? `(${server.node},100,94,1).${SEQUENCE}-(*:*)`
          : `(${server.node},100,90,1).${SEQUENCE}-(${phone.device}:${phone.ip})`;
      const queues = `[R:NP - HP: 0, NP: ${chance.between(0, 2)}, LP: 0, VLP: 0, LZP: 0 DBP: 0]`;
      logs.sdl.add(time, `${sdlColumns("SdlSig", name, state, to_, from_, tag)} ${queues}${data}`);
    },
    appInfo: (time, text) => logs.sdl.add(time, `${sdlColumns("AppInfo", "", "", "", "", "")} ${text}`),
    debug: (log, time, ...texts) => debug(logs[log], time, texts),
  };

  quietStations(made, { from, to, every, chance });
  quietCalls(made, { from, to, calls, chance });
  quietTimers(made, { from, to, every, chance });
  quietTftp(made, { from, to, chance });
  quietDatabase(made, { from, to, every, chance });
  return made;
}

function sdlColumns(kind, signal, state, to, from, tag) {
  const cell = (text, width) => ` ${text}`.padEnd(width);
  const cells = [cell(signal, 39), cell(state, 31), cell(to, 33), cell(from, 33), cell(tag, 41)];
  return `${kind.padEnd(10)}|${cells.join("|")}|`;
}

/** Function-trace records: each text between an arrow in and an arrow out. */
function debug(log, time, texts) {
  for (const text of texts) log.add(time, "-->debug").add(time, `   debug ${text}`).add(time, "<--debug");
}

function quietStations(made, { from, to, every, chance }) {
  const { server } = made;
  for (const phone of made.phones) {
    for (
      let time = from + 20_000 + chance.between(100, every);
      time < Math.min(to, phone.until);
      time += every + chance.between(-90, 90)
    ) {
      const process = `[${server.node},89,${phone.controller}]`;
      made.ccmLine(
        time,
        `StationInit - InboundStim - KeepAliveMessage - Send KeepAlive to Device Controller. DeviceName=${phone.device}, ` +
          `TCPHandle=${String(phone.handle).padStart(9, "0")}, IPAddr=${phone.ip}, Port=${phone.port}, Device Controller=${process}`,
        phone,
      );
      made.ccmLine(time, `StationD:    ${handleOf(phone)} KeepAliveAck.`, phone);
      const station = `StationD(${server.node},100,89,${phone.controller})`;
      made.signal(time, ["StationKeepAlive", "restart0", station, `StationInit(${server.node},100,90,1)`], phone);
    }
  }
}

/** Calls between the phones that are there all the time. */
function quietCalls(made, { from, to, calls, chance }) {
  const step = Math.floor((to - from - 150_000) / calls);
  for (let index = 0; index < calls; index++) {
    const there = made.phones.filter((phone) => phone.until > to);
    const caller = chance.pick(there);
    const called = chance.pick(there.filter((phone) => phone !== caller));
    call(made, from + 45_000 + index * step + chance.between(2_000, 9_000), caller, called, chance);
  }
}

function call(made, start, caller, called, chance) {
  const { server } = made;
  const reference = 16_777_200 + chance.between(20, 900) * 2;
  const say = (time, phone, text) => made.ccmLine(time, `StationD:    ${handleOf(phone)} ${text}`, phone);
  const hear = (time, phone, text) => made.ccmLine(time, `StationInit: ${handleOf(phone)} ${text}`, phone);
  const line = `lineInstance=1 callReference=${reference}`;
  hear(start, caller, "OffHook.");
  say(start, caller, "SetLamp stimulus=9(Line) stimulusInstance=1 lampMode=2(LampOn).");
  say(start, caller, `CallState callState=1(OffHook) ${line}`);
  say(start, caller, `DisplayPromptStatus timeOutValue=0 promptStatus='Enter number' ${line}.`);
  say(start, caller, "StartTone tone=33(InsideDialTone).");
  const control = `LineControl(${server.node},100,139,${caller.controller})`;
  const station = (phone) => `StationD(${server.node},100,89,${phone.controller})`;
  made.signal(start, ["StationOffHook", "restart0", station(caller), `StationInit(${server.node},100,90,1)`], caller);
  made.signal(
    start + 2,
    ["CcSetupReq", "restart0", control, `StationCdpc(${server.node},100,87,${chance.between(3, 60)})`],
    caller,
    `CI=${reference}`,
  );
  let time = start;
  for (let digit = 0; digit < called.number.length; digit++) {
    time += chance.between(180, 420);
    hear(time, caller, `KeypadButton kpButton=${called.number[digit]}.`);
    const dialled = called.number.slice(0, digit + 1);
    made.ccmLine(
      time + 1,
      `Digit analysis: match(fqcn="${caller.number}", cn="${caller.number}", pss="PT-Internal:PT-Emergency", dd="${dialled}")`,
      caller,
    );
    if (dialled === called.number) break;
    made.ccmLine(time + 1, "Digit analysis: potentialMatches=PotentialMatchesExist", caller);
  }
  made.ccmLine(time + 2, "Digit analysis: analysis results", caller);
  made.ccm.add(time + 2, `|PretransformCallingPartyNumber=${caller.number}`, [
    `|CallingPartyNumber=${caller.number}`,
    "|DialingPartition=PT-Internal",
    `|DialingPattern=${called.number}`,
    `|DialingRoutePatternRegularExpression=(${called.number})`,
    "|DialingWhere=",
    "|PatternType=Enterprise",
    "|PotentialMatches=NoPotentialMatchesExist",
    `|DialingSdlProcessId=(${server.node},34,${called.controller})`,
    `|PretransformDigitString=${called.number}`,
    `|CollectedDigits=${called.number}`,
    "|TagsList=SUBSCRIBER",
    "|RouteBlockFlag=RouteThisPattern",
  ]);
  made.appInfo(
    time + 3,
    `Digitanalysis - wait_DaReq: daReq.partitionSearchSpace(PT-Internal:PT-Emergency), dd(${called.number}), one match found`,
  );
  made.signal(
    time + 4,
    ["CcSetupInd", "restart0", station(called), `LineControl(${server.node},100,139,${called.controller})`],
    called,
    `CI=${reference + 1}`,
  );
  say(time + 6, called, `CallState callState=4(RingIn) lineInstance=1 callReference=${reference + 1}`);
  say(
    time + 6,
    called,
    `CallInfo callingPartyName='' callingParty=${caller.number} cgpnVoiceMailbox= calledPartyName='' calledParty=${called.number} ${line}`,
  );
  say(time + 7, called, "SetRinger ringMode=2(InsideRing).");
  say(time + 8, caller, `CallState callState=12(Proceed) ${line}`);
  say(time + 9, caller, "StartTone tone=36(AlertingTone).");
  const answer = time + chance.between(2_500, 9_000);
  hear(answer, called, "OffHook.");
  say(answer, called, "SetRinger ringMode=1(RingOff).");
  say(answer + 1, caller, "StopTone.");
  for (const phone of [caller, called]) {
    const party = reference + phone.handle;
    say(answer + 12, phone, `CallState callState=5(Connected) ${line}`);
    say(
      answer + 14,
      phone,
      `OpenReceiveChannel conferenceID=${reference} passThruPartyID=${party} millisecondPacketSize=20 compressionType=4(Media_Payload_G711Ulaw64k) qualifierIn=?. myIP: ${phone.ip}`,
    );
    const address = phone.ip
      .split(".")
      .reverse()
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("");
    hear(
      answer + 58,
      phone,
      `OpenReceiveChannelAck Status=0, IpAddr=0x${address}, Port=${chance.between(8_200, 13_000) * 2}, PartyID=${party}`,
    );
    made.signal(
      answer + 58,
      ["StationOpenReceiveChannelAck", "restart0", station(phone), `StationInit(${server.node},100,90,1)`],
      phone,
      `status=0 partyID=${party}`,
    );
    say(
      answer + 61,
      phone,
      `StartMediaTransmission conferenceID=${reference} passThruPartyID=${party} remotePortNumber=${chance.between(8_200, 13_000) * 2} milliSecondPacketSize=20 compressType=4(Media_Payload_G711Ulaw64k)`,
    );
  }
  const end = answer + chance.between(14_000, 52_000);
  hear(end, caller, "OnHook.");
  made.signal(end, ["StationOnHook", "restart0", station(caller), `StationInit(${server.node},100,90,1)`], caller);
  for (const phone of [caller, called]) {
    say(
      end + 3,
      phone,
      `CloseReceiveChannel conferenceID=${reference} passThruPartyID=${reference + phone.handle}. myIP: ${phone.ip}`,
    );
    say(
      end + 4,
      phone,
      `StopMediaTransmission conferenceID=${reference} passThruPartyID=${reference + phone.handle}. myIP: ${phone.ip}`,
    );
    say(end + 6, phone, `CallState callState=2(OnHook) ${line}`);
    say(end + 6, phone, "DefineTimeDate timeDateInfo=? systemTime=?.");
  }
}

function quietTimers(made, { from, to, every, chance }) {
  const { node } = made.server;
  const timers = [
    ["DbNotifyTimer", 2 * every, "DbObjectCache", 94],
    ["StationOutstandingTimer", every / 2, "StationManager", 88],
    ["AnnKeepAliveTimer", every, "AnnManager", 126],
    ["MohKeepAliveTimer", every, "MohManager", 124],
  ];
  for (const [name, period, process, type] of timers) {
    for (let time = from + chance.between(0, period); time < to; time += period + chance.between(0, 16)) {
      made.signal(time, [name, "wait", `${process}(${node},100,${type},1)`, `SdlTimerService(${node},100,3,1)`]);
    }
  }
  for (let time = from + 20_000; time < to; time += 120_000) {
    made.appInfo(
      time,
      `CallManager - statistics: RegisteredHardwarePhones=${made.phones.length}, CallsActive=0, CallsInProgress=0`,
    );
    made.ccmLine(time, `PerfMonObjCounters - RegisteredHardwarePhones=${made.phones.length} CallsActive=0`);
  }
}

/** A phone asks for a file and gets it; `answer` "nak" is what a phone without CTL file is told, and normal. */
function tftpRequest(made, time, phone, file, answer = "served") {
  const chance = createChance(`${made.server.name} tftp ${time} ${file}`);
  const context = `0x01${chance.hex(6)}`;
  const id = `${context}~${chance.between(100, 999)}~${phone.ip}~${chance.between(49_200, 50_900)}`;
  const found = file.toLowerCase();
  made.tftp.add(
    time,
    `   TID[${chance.hex(3)}] TFTPServer::recvMessage[0x00${chance.hex(6)}]() sockets:${chance.between(30, 48)} CReqContext[${context}] Requested File[${file}]`,
  );
  made.tftp.add(
    time,
    `TFTPEngine::isReadRequest[${id}], [${file}] opcode(1), Mode(octet), Serving Count(${chance.between(0, 2)})`,
  );
  if (answer === "nak") {
    made.tftp.add(
      time + 1,
      `   CReqContext::tftp[${id}] HandleCTL: Match[${phone.device.toLowerCase()}] Found, looking for [${file}] to serve`,
    );
    made.tftp.add(time + 1, `TFTPEngine::sendNAK[${id}], File[${file}], Error(1)`);
    return;
  }
  made.tftp.add(time + 1, `TFTPCache::FindMatching(${file}), Found[${found}]`);
  made.tftp.add(
    time + 2,
    `TFTPEngine::sendFile[${id}], File[${found}], Size(${chance.between(2_000, 9_000)}), Block Size(512)`,
  );
  made.tftp.add(time + chance.between(60, 400), `TFTPEngine::endTransfer[${id}], File[${found}], Result(0)`);
}

function quietTftp(made, { from, to, chance }) {
  const step = Math.floor((to - from) / (made.phones.length + 1));
  made.phones.forEach((phone, index) => {
    let time = from + index * step + chance.between(1_000, 20_000);
    const files = phone.secure ? [`${phone.device}.cnf.xml.sgn`] : [`${phone.device}.cnf.xml`];
    tftpRequest(made, time, phone, "CTLFile.tlv", phone.secure ? "served" : "nak");
    for (const file of [...files, "Japanese_Japan/7960-dictionary.xml", "RINGLIST.XML"]) {
      time += chance.between(400, 1_900);
      tftpRequest(made, time, phone, file);
    }
  });
  for (let time = from + 5_000; time < to; time += 60_000) {
    made.tftp.add(
      time,
      `TFTPStatistics: Requests(${chance.between(2, 40)}) FilesServed(${chance.between(2, 30)}) NotFound(${chance.between(0, 6)}) Aborted(0) CacheSize(${chance.between(3, 9)}MB)`,
    );
  }
}

function quietDatabase(made, { from, to, every, chance }) {
  const tables = ["Device", "NumPlan", "ProcessConfig", "DevicePool", "CallManager", "ProcessNodeService"];
  for (let time = from + 3_000; time < to; time += every) {
    const table = chance.pick(tables);
    made.dblCcm
      .add(time, `-->CDBLDatabase::Get${table}`)
      .add(time + 1, `   ODBC connection CiscoCallManager DSN=CCM0301, statement handle 0x00${chance.hex(6)}`)
      .add(time + 3, `   ${chance.between(1, 40)} row(s) read from ${table}`)
      .add(time + 3, `<--CDBLDatabase::Get${table}`);
  }
  for (let time = from + 10_000; time < to; time += 2 * every) {
    const row = `{${chance.hex(8)}-${chance.hex(4)}-${chance.hex(4)}-${chance.hex(4)}-${chance.hex(12)}}`.toUpperCase();
    made.dblr
      .add(time, `   ChangeNotify: type 2(Update) table Device key ${row}`)
      .add(
        time + 2,
        `   Replication monitor: publisher ${PUB.name}, subscriber ${made.server.name}, state 3(Succeeded), latency ${chance.between(80, 900)} ms`,
      );
    made.dblTftp
      .add(time + 5, "-->CDBLTFTP::BuildDeviceFile")
      .add(time + 9, `   device key ${row}, configuration file rebuilt`)
      .add(time + 9, "<--CDBLTFTP::BuildDeviceFile");
  }
  for (let time = from + 12_000; time < to; time += 3 * every) {
    made.dblCtlProvider
      .add(time, "-->CDBLCTL::GetClusterSecurityMode")
      .add(time + 2, "   EnterpriseParameter ClusterSecurityMode=1")
      .add(time + 2, "<--CDBLCTL::GetClusterSecurityMode");
  }
}

// The phones' own words come to CallManager as a station alarm while they register.
function registration(made, time, phone, { last = "Initialized", secure = phone.secure } = {}) {
  const { node } = made.server;
  const handle = phone.handle.toString(16).padStart(7, "0");
  const address = `IPAddr=${phone.ip}, Port=${phone.port}`;
  const severity = /^(?:Initialized|Reset-Reset)$/.test(last) ? 20 : 10;
  const message = `${severity}: Name=${phone.device} Load=7.2(3.0S) Last=${last}`;
  const bytes = phone.ip
    .split(".")
    .reverse()
    .reduce((sum, part) => (sum * 256 + Number(part)) | 0, 0);
  const parameters = `P1: 2304(900) P2: ${bytes}(${(bytes >>> 0).toString(16).padStart(8, "0")})`;
  made.ccmLine(
    time,
    `StationInit - New connection accepted. DeviceName=, TCPHandle=0x${handle}, Socket=0x5${phone.handle.toString(16)}, ${address}, StationD=[0,0,0]`,
  );
  if (secure)
    made.ccmLine(
      time + 160,
      `StationInit - TLS connection established. TCPHandle=0x${handle}, ${address}, subject CN=CP-7960-${phone.device}, cipher AES128-SHA`,
    );
  made.ccmLine(
    time + 170,
    `NodeId: ${node}, EventId: 1703 EventClass: 2 EventInfo: Station Alarm, TCP Handle: ${handle}, Text: ${message} ${parameters}`,
  );
  made.ccmLine(
    time + 170,
    `StationInit - ***** InboundStim - AlarmMessageID tcpHandle=0x${handle} Message="${message}" Parm1=2304 (900) Parm2=${bytes} (${(bytes >>> 0).toString(16).padStart(8, "0")})`,
  );
  made.ccmLine(
    time + 214,
    `StationInit - Processing StationReg. regCount: 1 DeviceName=${phone.device}, TCPHandle=0x${handle}, Socket=0x5${phone.handle.toString(16)}, ${address}, StationD=[${node},89,${phone.controller}]`,
    phone,
  );
  made.ccmLine(
    time + 215,
    `StationInit - InboundStim - IpPortMessageID: ${phone.port % 32_768}(0x${(phone.port % 32_768).toString(16)}) tcpHandle=0x${handle}`,
    phone,
  );
  made.ccmLine(
    time + 230,
    `StationD:    ${handleOf(phone)} RegisterAck keepAliveInterval=30 alternateKeepAliveInterval=30 dateTemplate='Y/M/D'.`,
    phone,
  );
  made.ccmLine(time + 240, `StationD:    ${handleOf(phone)} CapabilitiesReq.`, phone);
  made.ccmLine(
    time + 290,
    `StationInit: ${handleOf(phone)} CapabilitiesRes capCount=3 caps=25(Media_Payload_Wide_Band_256k) 4(Media_Payload_G711Ulaw64k) 11(Media_Payload_G729).`,
    phone,
  );
  made.ccmLine(time + 340, `StationInit: ${handleOf(phone)} TimeDateReq.`, phone);
  const station = `StationD(${node},100,89,${phone.controller})`;
  made.signal(
    time + 214,
    ["StationRegister", "wait_register", station, `StationInit(${node},100,90,1)`],
    phone,
    `protocolVer=5 secure=${secure ? "T" : "F"}`,
  );
  made.appInfo(
    time + 228,
    `StationD(${phone.controller}) - ${phone.device} registered, deviceSecurityMode=${secure ? 2 : 1}`,
  );
}

/** The phones register one after the other, as after a restart. */
function registerAll(made, start, options) {
  for (const [index, phone] of made.phones.entries()) registration(made, start + index * 2_300, phone, options);
}

/** One CAPF session up to and including a good handshake, then the messages given. */
function capfSession(made, start, phone, session, messages) {
  const chance = createChance(`${made.server.name} capf ${start}`);
  const prefix = `${session}:${phone.device}:`;
  debug(made.capf, start, [
    `${session}:UNKNOWN:Got a new ph conn ${phone.ip} on ${session + 6}, Total Acc = ${session + 11}..`,
  ]);
  made.capf.add(start + 2, "-->CSSLSession::Accept");
  made.capf.add(start + 340, `   debug ${session}:UNKNOWN:SSL handshake completed with ${phone.ip}, cipher AES256-SHA`);
  made.capf.add(start + 341, "<--CSSLSession::Accept");
  const bytes = Array.from({ length: 27 }, () => chance.hex(2));
  made.capf.add(start + 400, `   debug ${session}:UNKNOWN:Incoming Phone Msg:`);
  made.capf.add(start + 400, "   debug HEX_DUMP: Len = 27:", [
    `        ${bytes.slice(0, 16).join(" ")}`,
    `        ${bytes.slice(16).join(" ")}`,
  ]);
  made.capf.add(start + 401, "   debug Decoded Phone Msg:", [
    "        Protocol Discriminator : CAPF_PROTOCOL",
    `        Phone Name             : ${phone.device}`,
    "        MsgType                : CAPF_MSG_AUTH_RES",
  ]);
  let time = start + 420;
  for (const message of messages) {
    debug(made.capf, time, [`${prefix}${message}`]);
    time += chance.between(40, 900);
  }
  made.capf.add(time, `   debug ${prefix}CAPF session closed`);
}

const LSC_INSTALLED = [
  "CAPF CORE: Rcvd Event: CAPF_EV_AUTH_OK in State: CAPF_STATE_AUTH_WAIT",
  "Sending KEY_GEN_REQ msg, RSA 1024",
  "CAPF CORE: Rcvd Event: CAPF_EV_KEY_GEN_OK in State: CAPF_STATE_KEY_GEN_WAIT",
  "Signing certificate for the phone, issuer CN=CAPF-5b1e02d7",
  "Sending CERT_INSTALL_REQ msg",
  "CAPF CORE: Rcvd Event: CAPF_EV_CERT_INSTALL_OK in State: CAPF_STATE_CERT_INSTALL_WAIT",
  "Operation Install/Upgrade completed, LSC installed, operation status set to Upgrade Success",
];

/** CAPF with nothing to do: what it writes once a minute. */
function quietCapf(made, { from, to }) {
  for (let time = from + 7_000; time < to; time += 60_000) {
    made.capf
      .add(time, "-->CCAPFScheduler::CheckPendingOperations")
      .add(time + 2, `   debug pending operations 0, phone port 3804, open connections 0`)
      .add(time + 2, "<--CCAPFScheduler::CheckPendingOperations");
  }
}

function quietCtlProvider(made, { from, to }) {
  debug(made.ctlProvider, from + 1_000, [
    "CTL Provider service started, listening on port 2444",
    "CCM certificate C:\\Program Files\\Cisco\\Certificates\\ccmserver.cer loaded",
  ]);
  for (let time = from + 61_000; time < to; time += 60_000) {
    made.ctlProvider.add(time, "   debug idle, listening on port 2444, connections 0");
  }
}

/** The CTL client talks to one server: both sides of a good session. */
function ctlSession(client, provider, start, operations) {
  const name = provider.server.name;
  let time = start;
  client.ctlClient.add(time, `-->CTLProviderConnection::Open`);
  client.ctlClient.add(time + 3, `   Connecting to server ${name} (${provider.server.ip}) port 2444`);
  provider.ctlProvider.add(time + 5, `   debug 1:UNKNOWN:Got a new client conn 10.1.30.15 on 9, Total Acc = 1..`);
  provider.ctlProvider.add(time + 210, "   debug 1:UNKNOWN:SSL handshake completed with 10.1.30.15, cipher AES256-SHA");
  client.ctlClient.add(time + 214, `   SSL handshake with server ${name} completed, cipher AES256-SHA`);
  client.ctlClient.add(time + 215, "<--CTLProviderConnection::Open");
  time += 300;
  for (const operation of operations) {
    client.ctlClient.add(time, `   ${operation} operation sent to server ${name}`);
    debug(provider.ctlProvider, time + 20, [`1:Administrator:${operation} request`]);
    provider.ctlProvider.add(time + 90, `   debug 1:Administrator:${operation} response, result 0`);
    client.ctlClient.add(time + 95, `   ${operation} operation completed, result 0`);
    time += 240;
  }
  provider.ctlProvider.add(time, "   debug 1:Administrator:connection closed by client");
  client.ctlClient.add(time + 2, `   Connection to server ${name} closed`);
  return time + 60;
}

const CTL_READ = [
  "Authenticate User",
  "Get CCM List",
  "Get Cluster Security Mode",
  "Get CTL File",
  "Get CCM Certificate",
  "Get CAPF Certificate",
];
const CTL_WRITE = ["Authenticate User", "Post CTL File", "Set Cluster Security Mode"];

/** A whole run of the CTL client that goes well. */
function ctlClientRun(client, providers, start) {
  let time = start;
  client.ctlClient.add(time, "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15");
  client.ctlClient.add(time + 40, "   Cluster security mode selected: Mixed Mode");
  time += 800;
  for (const provider of providers) time = ctlSession(client, provider, time, CTL_READ);
  client.ctlClient.add(time + 900, "   MessageBox: Please insert a Security Token. Click Ok when done");
  client.ctlClient.add(
    time + 16_300,
    "   Security token found: subject CN=SAST-ADN008580ef, issuer CN=Cisco Manufacturing CA, serial 5c11a7e2",
  );
  client.ctlClient.add(time + 21_100, "   MessageBox: Please insert another Security Token. Click Ok when done.");
  client.ctlClient.add(
    time + 34_500,
    "   Security token found: subject CN=SAST-ADN0085a3bb, issuer CN=Cisco Manufacturing CA, serial 5c11a8d0",
  );
  client.ctlClient.add(
    time + 52_700,
    `   CTL File: ${providers.length * 2 + 3} records, 2 security tokens, signed by CN=SAST-ADN008580ef`,
  );
  time += 53_000;
  for (const provider of providers) time = ctlSession(client, provider, time, CTL_WRITE);
  client.ctlClient.add(time + 100, "   MessageBox: CTL File created successfully.");
  client.ctlClient.add(
    time + 3_400,
    "   MessageBox: You must restart all the CallManager and TFTP nodes in the Cluster.",
  );
  client.ctlClient.add(time + 9_800, "   Cisco CTL Client ended");
  return time;
}

function srstTrace(made, start) {
  const gateways = ["10.1.40.1", "10.1.41.1"];
  gateways.forEach((gateway, index) => {
    const time = start + index * 41_000;
    made.srst
      .add(time, "-->CSRSTCertClient::GetCertificate")
      .add(time + 4, `   SRST reference SRST-Branch${index + 1}, connecting to ${gateway} port 2445`)
      .add(time + 260, `   Certificate received from ${gateway}, subject CN=branch${index + 1}-gw, serial ${index + 4}`)
      .add(time + 262, "   Certificate is the one in the database, nothing to update")
      .add(time + 262, "<--CSRSTCertClient::GetCertificate");
  });
  for (let minute = 1; minute <= 14; minute++) {
    made.srst.add(start + 90_000 + minute * 60_000, "   idle, 2 SRST references known");
  }
}

function httpsLog(made, language) {
  const ok = language === "ja" ? "この操作を正しく終了しました。" : "The operation completed successfully.";
  const step = [
    "HTTPSCertInstall started",
    `Host name ${made.server.name}, web site W3SVC/1`,
    "Generating key pair, RSA 1024",
    `Creating self-signed certificate, subject CN=${made.server.name}, valid for 1825 days`,
    `Certificate written to C:\\Program Files\\Cisco\\Certificates\\httpscert.cer: ${ok}`,
    `Certificate added to the local machine store: ${ok}`,
    `SSL binding set on port 443: ${ok}`,
    ...["CCMAdmin", "CCMService", "CCMUser", "AST", "BAT", "RTMTReports", "CCMTraceAnalysis", "PktCap", "ART"].map(
      (directory) => `Virtual directory ${directory}: AccessSSL set`,
    ),
    "IIS restarted",
    language === "ja" ? "証明書のインストールが完了しました。" : "HTTPSCertInstall finished, return code 0",
  ];
  return step.map(
    (text, index) =>
      `${made.american} 07:${String(31 + Math.floor(index / 8)).padStart(2, "0")}:${String((index * 7) % 60).padStart(2, "0")} ${text}`,
  );
}

/** The log of a Windows Installer run, as verbose logging writes it. */
function ctlInstallLog(made, language) {
  const stamp = `${made.american}  7:52`;
  const [product, ended] =
    language === "ja"
      ? ["製品: Cisco CTL Client -- インストール操作は正常に完了しました。", "ログ記録を終了しました"]
      : ["Product: Cisco CTL Client -- Installation operation completed successfully.", "Logging stopped"];
  return [
    `=== Verbose logging started: ${stamp}:04  Build type: SHIP UNICODE 2.00.2600.02  Calling process: C:\\WINNT\\System32\\MSIEXEC.EXE ===`,
    "MSI (c) (8C:A4): Resetting cached policy values",
    "MSI (c) (8C:A4): Machine policy value 'Debug' is 0",
    "MSI (c) (8C:A4): ******* RunEngine: ",
    "           ******* Product: C:\\CiscoWebs\\Install\\CTL\\Cisco CTL Client.msi",
    "           ******* Action: ",
    "           ******* CommandLine: /L*V C:\\ctlinstall.log",
    ...[
      "INSTALL",
      "AppSearch",
      "ValidateProductID",
      "CostInitialize",
      "FileCost",
      "CostFinalize",
      "InstallValidate",
      "InstallInitialize",
      "ProcessComponents",
      "CopyFiles",
      "InstallFiles",
      "WriteRegistryValues",
      "RegisterUser",
      "PublishProduct",
      "InstallFinalize",
    ].flatMap((action, index) => [
      `Action start 7:52:${String(5 + index * 2).padStart(2, "0")}: ${action}.`,
      ...(action === "InstallFiles"
        ? [
            "InstallFiles: File: CTLClient.exe,  Directory: C:\\Program Files\\Cisco\\CTL Client\\,  Size: 438272",
            "InstallFiles: File: etpkcs11.dll,  Directory: C:\\Program Files\\Cisco\\CTL Client\\,  Size: 212992",
          ]
        : []),
      `Action ended 7:52:${String(6 + index * 2).padStart(2, "0")}: ${action}. Return value 1.`,
    ]),
    "Property(S): INSTALLDIR = C:\\Program Files\\Cisco\\CTL Client\\",
    "Property(S): ProductName = Cisco CTL Client",
    "Property(S): ProductVersion = 4.1.0.4",
    "MSI (s) (70:D8): Service 'Smart Card' (SCardSvr) is running",
    `MSI (c) (8C:A4): ${product}`,
    `=== ${ended}: ${stamp}:58 ===`,
  ];
}

/** The tree of one server as copied from its drive C:. */
function windowsTree(made, extra = {}) {
  const root = `${made.server.name}/C`;
  const trace = `${root}/Program Files/Cisco/Trace`;
  const node = String(made.server.node).padStart(3, "0");
  const files = {
    [`${trace}/CCM/ccm00000041.txt`]: crlf(made.ccm.lines()),
    [`${trace}/SDL/CCM/SDL${node}_100_000027.txt`]: crlf(made.sdl.lines()),
    [`${trace}/TFTP/tftp00000012.txt`]: crlf(made.tftp.lines()),
    [`${trace}/DBL/DBLR00000003.txt`]: crlf(made.dblr.lines()),
    [`${trace}/DBL/DBL_CCM00000007.txt`]: crlf(made.dblCcm.lines()),
    [`${trace}/DBL/DBL_TFTP00000005.txt`]: crlf(made.dblTftp.lines()),
    [`${trace}/DBL/DBL_CTLPROVIDER00000002.txt`]: crlf(made.dblCtlProvider.lines()),
    [`${trace}/CTLProvider/CTLProvider00000004.txt`]: crlf(made.ctlProvider.lines()),
    [`${trace}/CAPF/CAPF00000009.txt`]: crlf(made.capf.lines()),
    [`${root}/Program Files/Cisco/CTL Client/Trace/CTLClient00000001.txt`]: crlf(made.ctlClient.lines()),
    [`${root}/Program Files/Common Files/Cisco/logs/HTTPSCertInstall.log`]: crlf(httpsLog(made)),
    [`${root}/ctlinstall.log`]: utf16(ctlInstallLog(made)),
    [`${root}/winnt/system32/Trace/SRST00000001.txt`]: crlf(made.srst.lines()),
    ...extra,
  };
  // CAPF runs on the publisher alone, the CTL client is installed where the administrator works.
  return Object.fromEntries(
    Object.entries(files).filter(
      ([path, content]) =>
        content.length > 0 && !(path.endsWith("ctlinstall.log") && made.ctlClient.lines().length === 0),
    ),
  );
}

const TRANSIENT = {
  explanation: "A connection was established and dropped before the registration was complete.",
  action: "No action is needed if the device was on its way to another CallManager.",
};

/** The DeviceTransientConnection alarm in the CCM trace. */
function transientAlarm(made, time, phone, reason) {
  made.ccmLine(
    time,
    `DeviceTransientConnection - Transient connection attempted. Connecting Port:2443 Device name [Optional].:${phone.device} ` +
      `Device IP address.:${phone.ip} Device type. [Optional]:7 Reason Code [Optional].:${reason} App ID:Cisco CallManager Cluster ID:${CLUSTER} Node ID:${made.server.ip}`,
    phone,
  );
}

/** The same alarm as the event viewer copies it to the clipboard. */
function transientEvent(made, time, phone, reason) {
  const [hours, minutes, seconds] = clock(time).split(/[:.]/);
  return [
    "Event Type:\tError",
    "Event Source:\tCisco CallManager",
    "Event Category:\tNone",
    "Event ID:\t3",
    `Date:\t\t${made.american}`,
    `Time:\t\t${Number(hours)}:${minutes}:${seconds} AM`,
    "User:\t\tN/A",
    `Computer:\t${made.server.name}`,
    "Description:",
    "Error: DeviceTransientConnection - Transient connection attempted.",
    "  Connecting Port: 2443",
    `  Device name [Optional].: ${phone.device}`,
    `  Device IP address.: ${phone.ip}`,
    "  Device type. [Optional]: 7",
    `  Reason Code [Optional].: ${reason}`,
    "  App ID: Cisco CallManager",
    `  Cluster ID: ${CLUSTER}`,
    `  Node ID: ${made.server.ip}`,
    `Explanation: ${TRANSIENT.explanation}`,
    `Recommended Action: ${TRANSIENT.action}`,
    "",
  ];
}

// ----------------------------------------------------------------------------------------------- the Windows cases

function windowsHealthy() {
  const date = "2005/11/14";
  const span = { from: at("08:50:00"), to: at("09:12:00") };
  const seed = "windows-4.1-healthy";
  const pub = windowsServer({
    server: PUB,
    date,
    ...span,
    seed,
    macs: ["000F8F3A51C4", "000F8F3A5207", "0011217B09E2", "0012D9C4A05F"],
  });
  const sub = windowsServer({
    server: SUB,
    date,
    ...span,
    seed,
    macs: ["000F8F3A5310", "0011217B0A44", "0012D9C4A1B8", "00137F6E2D91"],
  });
  for (const made of [pub, sub]) {
    registerAll(made, span.from + 4_000);
    quietCtlProvider(made, span);
    srstTrace(made, at("08:52:10"));
  }
  ctlClientRun(pub, [pub, sub], at("08:55:02"));
  quietCapf(pub, span);
  const upgraded = pub.phones[2];
  capfSession(pub, at("09:04:20.150"), upgraded, 3, ["Authentication String accepted", ...LSC_INSTALLED]);
  capfSession(pub, at("09:06:41.020"), pub.phones[0], 4, [
    "authentication mode By Existing Certificate (Precedence to LSC), certificate verified",
    ...LSC_INSTALLED,
  ]);
  capfSession(pub, at("09:09:05.700"), sub.phones[0], 5, ["authentication mode By Null String", ...LSC_INSTALLED]);
  registration(pub, at("09:04:52.300"), upgraded, { last: "Reset-Reset", secure: true });
  const events = [
    [
      "8:50:02",
      "情報",
      "Information: CallManagerOnline - Cisco CallManager が CallManager 群で使用可能になりました。 CallManager Name: CM1-PUB",
    ],
    ["8:56:12", "情報", "Information: 証明書信頼リスト (CTL) ファイルが更新されました。 File: CTLFile.tlv"],
    ["9:04:21", "情報", "Information: CAPF サービスは電話機 SEP0011217B09E2 の操作を開始しました。"],
    [
      "9:04:31",
      "情報",
      "Information: DeviceUnregistered - Device unregistered. Reason Code: 8(DeviceInitiatedReset) 電話機は正常に再起動しました。",
    ],
    ["9:04:53", "情報", "Information: DeviceRegistered - Device registered. Device name: SEP0011217B09E2"],
    // The restarts after the new CTL file, in the evening: the traces end before.
    ["21:30:08", "情報", "Information: ServiceStarted - Service started. ServiceName: Cisco Tftp"],
    ["21:31:40", "情報", "Information: ServiceStarted - Service started. ServiceName: Cisco CallManager"],
  ].map(([time, kind, text]) =>
    [date, time, "Cisco CallManager", kind, "なし", "1", "N/A", "CM1-PUB", text].join("\t"),
  );
  return {
    ...windowsTree(pub, {
      [`${PUB.name}/C/Program Files/Common Files/Cisco/logs/HTTPSCertInstall.log`]: cp932(httpsLog(pub, "ja")),
      [`${PUB.name}/C/ctlinstall.log`]: utf16(ctlInstallLog(pub, "ja")),
      [`${PUB.name}/application-events.txt`]: cp932([
        "日付\t時刻\tソース\t種類\t分類\tイベント\tユーザー\tコンピュータ\t説明",
        ...events,
      ]),
    }),
    ...windowsTree(sub),
  };
}

function windowsTlsHandshake() {
  const date = "2005/11/21";
  const span = { from: at("08:00:00"), to: at("09:52:00") };
  const seed = "windows-4.1-tls-handshake";
  const quiet = { every: 240_000, calls: 3 };
  const pub = windowsServer({
    server: PUB,
    date,
    ...span,
    seed,
    ...quiet,
    macs: ["0013C3A17B20", "0013C3A17B58", "0014A8E0614D", "0014A8E0629A"],
    gone: { "0013C3A17B20": "08:58:40", "0014A8E0614D": "08:58:50" },
  });
  const sub = windowsServer({
    server: SUB,
    date,
    ...span,
    seed,
    ...quiet,
    macs: ["0013C3A17C11", "0014A8E06333", "0014A8E06407"],
  });
  for (const made of [pub, sub]) {
    registerAll(made, span.from + 4_000);
    quietCtlProvider(made, span);
    srstTrace(made, at("08:02:10"));
  }
  quietCapf(pub, { from: span.from, to: at("08:41:00") });
  quietCapf(pub, { from: at("08:42:10"), to: span.to });

  // The CTL file is made; it holds the old CAPF certificate.
  ctlClientRun(pub, [pub, sub], at("08:10:04"));

  // Half an hour later CAPF makes a new certificate.
  debug(pub.capf, at("08:41:02.110"), ["CAPF service stopping"]);
  debug(pub.capf, at("08:41:40.400"), [
    "CAPF service started, phone port 3804",
    "C:\\Program Files\\Cisco\\Certificates\\CAPF.cer is not there, generating a new key pair and certificate",
  ]);
  debug(pub.capf, at("08:41:44.871"), [
    "New CAPF certificate written: subject CN=CAPF-7d20c4f1, serial 1e88b3",
    "CAPF certificate has changed, the CTL client must be run",
  ]);

  // The phones still trust the old one.
  const victims = [pub.phones[0], pub.phones[2], sub.phones[0], sub.phones[1], pub.phones[1]];
  let session = 20;
  for (const [round, clockText] of ["08:47:10.200", "08:51:12.640", "08:58:31.090"].entries()) {
    victims.forEach((phone, index) => {
      if (round === 2 && index === 4) return;
      const time = at(clockText) + index * 7_300;
      session++;
      debug(pub.capf, time, [
        `${session}:UNKNOWN:Got a new ph conn ${phone.ip} on ${session}, Total Acc = ${session + 40}..`,
      ]);
      pub.capf.add(time + 2, "-->CSSLSession::Accept");
      debug(pub.capf, time + 96, [
        `ERROR:${session}:UNKNOWN:SSL_accept failed, error:14094418:SSL routines:SSL3_READ_BYTES:tlsv1 alert unknown ca`,
        `ERROR:${session}:UNKNOWN:SSL handshake failed with phone ${phone.ip}`,
      ]);
      pub.capf.add(time + 98, "<--CSSLSession::Accept");
      pub.capf.add(time + 99, `   debug ${session}:UNKNOWN:connection closed`);
    });
  }

  // What the phones say when they register again: the second TFTP server of the DHCP answer is not in the CTL file.
  const [firstPhone, , thirdPhone] = pub.phones;
  registration(pub, at("08:55:20.500"), pub.phones[1], { last: "TFTP Not Authorized: 10.1.1.9", secure: false });
  registration(pub, at("08:56:02.110"), pub.phones[3], { last: "TFTP Not Authorized: 10.1.1.9", secure: false });
  registration(sub, at("08:57:44.300"), sub.phones[2], { last: "File Auth Failed", secure: false });
  transientAlarm(pub, at("08:59:30.125"), firstPhone, 10);
  transientAlarm(pub, at("08:59:41.870"), thirdPhone, 10);
  transientAlarm(pub, at("09:01:30.402"), firstPhone, 10);
  const events = [
    ...transientEvent(pub, at("08:59:30"), firstPhone, 10),
    ...transientEvent(pub, at("08:59:41"), thirdPhone, 10),
    ...transientEvent(pub, at("09:01:30"), firstPhone, 10),
  ];
  pub.appInfo(
    at("08:59:29.950"),
    `[1, 100, 17, 44]: HandleSSLError - Certificate verification failed:(Verification error:20)- unable to get local issuer certificate for ${firstPhone.ip}:${firstPhone.port}`,
  );
  pub.appInfo(
    at("08:59:29.951"),
    `[1, 100, 17, 44]: HandleSSLError - Certificate verification failed for ${firstPhone.ip}:${firstPhone.port}`,
  );
  pub.appInfo(
    at("08:59:41.610"),
    `[1, 100, 17, 45]: HandleSSLError - Certificate verification failed:(Verification error:20)- unable to get local issuer certificate for ${thirdPhone.ip}:${thirdPhone.port}`,
  );

  // The administrator makes the CTL file anew: twice in vain, for the CTL Provider of CM2-SUB is down, then half up.
  const client = pub.ctlClient;
  client.add(at("09:05:00.000"), "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15");
  ctlSession(pub, pub, at("09:05:02.000"), CTL_READ);
  client
    .add(at("09:05:06.000"), "-->CTLProviderConnection::Open")
    .add(at("09:05:06.004"), "   Connecting to server CM2-SUB (10.1.1.6) port 2444")
    .add(at("09:05:27.010"), "   connect() returned 10061")
    .add(at("09:05:27.012"), "   MessageBox: Could not connect to CTL provider Service.")
    .add(at("09:05:27.013"), "<--CTLProviderConnection::Open")
    .add(
      at("09:05:34.400"),
      "   MessageBox: CTL File operation was not successful on one or all the servers. Please correct the error and run the CTL Client again.",
    );
  client.add(at("09:12:00.000"), "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15");
  ctlSession(pub, pub, at("09:12:02.000"), CTL_READ);
  client
    .add(at("09:12:06.000"), "-->CTLProviderConnection::Open")
    .add(at("09:12:06.004"), "   Connecting to server CM2-SUB (10.1.1.6) port 2444")
    .add(
      at("09:12:06.310"),
      "   SSL_connect returned -1, error:14094410:SSL routines:SSL3_READ_BYTES:sslv3 alert handshake failure",
    )
    .add(at("09:12:06.312"), "   MessageBox: Error occurred during SSL Handshake.")
    .add(at("09:12:06.313"), "<--CTLProviderConnection::Open");
  sub.ctlProvider.add(at("09:12:06.110"), "   debug 1:UNKNOWN:Got a new client conn 10.1.30.15 on 9, Total Acc = 3..");
  debug(sub.ctlProvider, at("09:12:06.306"), [
    "ERROR:1:UNKNOWN:SSL_accept failed, error:1408A0C1:SSL routines:SSL3_GET_CLIENT_HELLO:no shared cipher",
    "ERROR:1:UNKNOWN:SSL handshake failed with client 10.1.30.15",
  ]);
  debug(sub.ctlProvider, at("09:20:10.000"), ["CTL Provider service started, listening on port 2444"]);

  // The third run goes well, and so do the phones after their reset.
  ctlClientRun(pub, [pub, sub], at("09:38:02"));
  victims.slice(0, 3).forEach((phone, index) => {
    capfSession(pub, at("09:44:10.250") + index * 33_000, phone, 50 + index, [
      "authentication mode By Null String",
      ...LSC_INSTALLED.map((text) => text.replace("5b1e02d7", "7d20c4f1")),
    ]);
  });
  registration(pub, at("09:47:03.200"), firstPhone, { last: "Reset-Reset" });
  registration(pub, at("09:47:36.910"), thirdPhone, { last: "Reset-Reset" });
  return {
    ...windowsTree(pub, { [`${PUB.name}/application-events.txt`]: crlf(events) }),
    ...windowsTree(sub),
  };
}

function windowsLscValidation() {
  const date = "2005/12/06";
  const span = { from: at("13:30:00"), to: at("14:15:00") };
  const seed = "windows-4.1-lsc-validation";
  const quiet = { every: 120_000, calls: 3 };
  const pub = windowsServer({
    server: PUB,
    date,
    ...span,
    seed,
    ...quiet,
    macs: ["00152B6C0E17", "00152B6C0F83", "00156247AA10"],
    gone: { "00156247AA10": "13:58:20" },
  });
  const sub = windowsServer({
    server: SUB,
    date,
    ...span,
    seed,
    ...quiet,
    macs: ["00152B6C1102", "00156247AB3E", "0015C6D20471", "0015C6D205F9"],
    gone: { "00152B6C1102": "13:51:50", "00156247AB3E": "13:52:20" },
  });
  for (const made of [pub, sub]) {
    registerAll(made, span.from + 4_000);
    quietCtlProvider(made, span);
    srstTrace(made, at("13:32:10"));
  }
  quietCapf(pub, span);
  capfSession(pub, at("13:41:15.300"), pub.phones[0], 7, ["authentication mode By Null String", ...LSC_INSTALLED]);

  // Two phones come to CM2-SUB, where the CAPF certificate is missing.
  const missing = [sub.phones[0], sub.phones[1]];
  missing.forEach((phone, index) => {
    for (const [round, clockText] of ["13:52:20.410", "13:54:21.080"].entries()) {
      const time = at(clockText) + index * 31_000;
      const connection = 31 + index * 2 + round;
      sub.ccmLine(
        time - 140,
        `StationInit - New connection accepted. DeviceName=, TCPHandle=0x${phone.handle.toString(16).padStart(7, "0")}, Socket=0x5${connection.toString(16)}, IPAddr=${phone.ip}, Port=${phone.port + round}, StationD=[0,0,0]`,
      );
      sub.appInfo(
        time,
        `[2, 100, 17, ${connection}]: HandleSSLError - Certificate verification failed:(Verification error:20)- unable to get local issuer certificate for ${phone.ip}:${phone.port + round}`,
      );
      sub.appInfo(
        time,
        `[2, 100, 17, ${connection}]: HandleSSLError - Certificate verification failed for ${phone.ip}:${phone.port + round}`,
      );
      sub.appInfo(
        time + 2,
        `StationInit - LSC validation failed, DeviceName=${phone.device}, IPAddr=${phone.ip}, issuer CN=CAPF-5b1e02d7 has no certificate in C:\\Program Files\\Cisco\\Certificates`,
      );
      debug(pub.capf, time + 1_600, [
        `${70 + connection}:${phone.device}:LSC validation failed, CAPF certificate not found on server CM2-SUB, issuer CN=CAPF-5b1e02d7`,
      ]);
    }
  });

  // The third phone brings a certificate that an older CAPF issued.
  const old = pub.phones[2];
  capfSession(pub, at("13:58:40.000"), old, 9, [
    "authentication mode By Existing Certificate (Precedence to LSC)",
    "LSC issuer CN=CAPF-0a77c1e9, own certificate CN=CAPF-5b1e02d7",
    "LSC validation failed, the certificate is not the version issued by CAPF",
    "Operation Install/Upgrade failed, operation status set to Upgrade Failed",
  ]);
  pub.appInfo(
    at("13:59:02.740"),
    `StationInit - LSC validation failed, DeviceName=${old.device}, IPAddr=${old.ip}, issuer CN=CAPF-0a77c1e9`,
  );

  // CAPF alone says that a fourth one is not registered; of a fifth no line says why its LSC does not validate.
  const away = sub.phones[2];
  debug(pub.capf, at("14:01:12.300"), [
    `96:${away.device}:LSC validation failed, phone is not registered with CallManager`,
  ]);
  const puzzling = sub.phones[3];
  sub.appInfo(
    at("14:04:25.660"),
    `StationInit - LSC validation failed, DeviceName=${puzzling.device}, IPAddr=${puzzling.ip}`,
  );

  // The CTL client says what is missing.
  const client = pub.ctlClient;
  client.add(at("14:10:00.000"), "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15");
  ctlSession(pub, pub, at("14:10:02.000"), CTL_READ.slice(0, 5));
  ctlSession(pub, sub, at("14:10:05.000"), CTL_READ.slice(0, 5));
  debug(sub.ctlProvider, at("14:10:08.100"), [
    "1:Administrator:Get CAPF Certificate request",
    "ERROR:1:Administrator:cannot open C:\\Program Files\\Cisco\\Certificates\\CAPF.cer, error 2",
  ]);
  client
    .add(at("14:10:08.300"), "   Error occurred during Get CAPF Certificate operation.")
    .add(
      at("14:10:08.310"),
      "   MessageBox: Could not get CAPF Certificate(s). CAPF Service seems to be running on the CCM Publisher but the certificate file(s) do not exist in the Certificates trust path. Please check if the following certificates exist.",
      [
        "        C:\\Program Files\\Cisco\\Certificates\\CAPF.cer",
        "        C:\\Program Files\\Cisco\\Certificates\\3c1f70aa.0",
      ],
    )
    .add(at("14:11:40.000"), "   Cisco CTL Client ended");
  return { ...windowsTree(pub), ...windowsTree(sub) };
}

function windowsAuthStringLockout() {
  const date = "2006/01/17";
  const span = { from: at("09:55:00"), to: at("10:40:00") };
  const seed = "windows-4.1-capf-lockout";
  const pub = windowsServer({
    server: PUB,
    date,
    ...span,
    seed,
    every: 120_000,
    calls: 3,
    macs: ["0016C77E40A1", "0016C77E41D6", "0017594B9C02", "00179511E83D", "00179511E9B4"],
  });
  registerAll(pub, span.from + 4_000, { secure: false });
  quietCtlProvider(pub, span);
  quietCapf(pub, span);
  srstTrace(pub, at("09:57:10"));

  /** One try: the phone sends a string, CAPF judges it. */
  const attempt = (clockText, phone, session, verdict) => {
    const time = at(clockText);
    pub.capf.add(time, `   debug ${session}:${phone.device}:Incoming Phone Msg:`, [
      "        MsgType                : CAPF_MSG_AUTH_RES",
      `        Phone Name             : ${phone.device}`,
    ]);
    debug(pub.capf, time + 31, [`${session}:${phone.device}:${verdict}`]);
  };
  const connect = (clockText, phone, session) => {
    const time = at(clockText);
    debug(pub.capf, time, [
      `${session}:UNKNOWN:Got a new ph conn ${phone.ip} on ${session + 6}, Total Acc = ${session + 11}..`,
      `${session}:UNKNOWN:SSL handshake completed with ${phone.ip}, cipher AES256-SHA`,
      `${session}:${phone.device}:Sending AUTH_REQ msg, authentication mode By Authentication String`,
    ]);
  };
  const wrong = (count) => `Authentication String does not match, attempt ${count} of 10`;
  const RIGHT = "Authentication String accepted";
  const installed = (clockText, phone, session) => {
    LSC_INSTALLED.forEach((text, index) => {
      debug(pub.capf, at(clockText) + index * 420, [`${session}:${phone.device}:${text}`]);
    });
  };

  // Ten wrong strings in a row, and one more while locked out; the right one comes 13 minutes later.
  const locked = pub.phones[2];
  connect("10:02:00.100", locked, 5);
  const tries = [
    "10:02:05.310",
    "10:02:41.870",
    "10:03:22.040",
    "10:04:03.655",
    "10:04:50.120",
    "10:05:38.900",
    "10:06:30.015",
    "10:07:26.480",
    "10:08:31.222",
    "10:09:40.730",
  ];
  tries.forEach((time, index) => {
    attempt(time, locked, 5, wrong(index + 1));
  });
  debug(pub.capf, at("10:09:40.790"), [
    `5:${locked.device}:maximum number of authentication attempts (10) exceeded, phone locked out for 10 minutes`,
  ]);
  pub.capf.add(at("10:09:40.801"), `   debug 5:${locked.device}:CAPF session closed`);
  connect("10:14:12.000", locked, 8);
  attempt("10:14:16.550", locked, 8, "Authentication String refused, phone is locked out for another 324 seconds");
  pub.capf.add(at("10:14:16.602"), `   debug 8:${locked.device}:CAPF session closed`);
  connect("10:22:25.000", locked, 12);
  attempt("10:22:30.410", locked, 12, RIGHT);
  installed("10:22:31.000", locked, 12);

  // Three wrong, then right.
  const careless = pub.phones[0];
  connect("10:05:01.000", careless, 6);
  attempt("10:05:06.200", careless, 6, wrong(1));
  attempt("10:05:22.900", careless, 6, wrong(2));
  attempt("10:05:44.100", careless, 6, wrong(3));
  attempt("10:06:02.750", careless, 6, RIGHT);
  installed("10:06:03.300", careless, 6);

  // Twelve wrong in all, never ten in a row: nine, the right one, three more, the right one.
  const stubborn = pub.phones[3];
  connect("10:24:00.000", stubborn, 14);
  for (let index = 0; index < 9; index++)
    attempt(
      `10:${24 + Math.floor(index / 3)}:${String(5 + (index % 3) * 18).padStart(2, "0")}.500`,
      stubborn,
      14,
      wrong(index + 1),
    );
  attempt("10:27:04.300", stubborn, 14, RIGHT);
  installed("10:27:05.000", stubborn, 14);
  connect("10:30:00.000", stubborn, 15);
  for (let index = 0; index < 3; index++) attempt(`10:30:${10 + index * 15}.250`, stubborn, 15, wrong(index + 1));
  attempt("10:31:02.900", stubborn, 15, RIGHT);
  installed("10:31:03.500", stubborn, 15);

  // Nine wrong ones in a row, and of the tenth only that it locks the phone.
  const unlucky = pub.phones[4];
  connect("10:33:00.000", unlucky, 16);
  for (let index = 0; index < 9; index++)
    attempt(clock(at("10:33:08.400") + index * 16_250), unlucky, 16, wrong(index + 1));
  attempt(
    "10:35:41.900",
    unlucky,
    16,
    "maximum number of authentication attempts (10) exceeded, phone locked out for 10 minutes",
  );
  pub.capf.add(at("10:35:41.950"), `   debug 16:${unlucky.device}:CAPF session closed`);
  return windowsTree(pub);
}

// ----------------------------------------------------------------------------------------- the appliance, CUCM 11.5

const VERSION = "11.5.1.14900-11";

/** An SDL trace (TraceVer 3.0) of one service: the head of the file, then records that count their signals up. */
function sdlTrace({ node, date, app, appId, from, fileNumber, seed }) {
  const chance = createChance(`${seed} ${node.host} ${app} ${fileNumber}`);
  let signal = chance.between(120_000, 4_800_000);
  const records = [];
  const log = {
    node,
    date,
    appId,
    chance,
    /** One signal and what was printed while it ran: the first text of `inside` becomes .001, and so on. */
    signal(time, [name, state, to, from_], { tag = "*^*", data = "", inside = [], kind = "SdlSig" } = {}) {
      records.push({ time, kind, text: (own) => `${signalColumns(name, state, to, from_, own(tag))}${data}`, inside });
      return log;
    },
    /** Records of their own, with no signal before them. */
    info(time, ...inside) {
      records.push({ time, kind: null, inside });
      return log;
    },
    lines() {
      const id = (number, part) => `${String(number).padStart(8, "0")}.${String(part).padStart(3, "0")}`;
      const head =
        `${id(signal, 0)} |${clock(from)} |FileHead |UTC:+09:00,Date: ${date}, AppName: ${app}, AppId: ${appId}, AppNodeId: ${node.number}, ` +
        `AppVersion: CUCM Install=${VERSION} Build=${VERSION} (b71c90) memlog=20, HostName: ${node.host}, HostIPAddress: ${node.ip}, ` +
        `AppStartTime: 2019/02/23 02:11:48, FileNumber: ${fileNumber}, TraceVer: 3.0`;
      const own = (tag) => `${node.number},${appId},${tag.includes(".") ? tag : `150,1.1^${tag}`}`;
      const out = [head];
      const ordered = records
        .map((record, order) => ({ ...record, order }))
        .sort((a, b) => a.time - b.time || a.order - b.order);
      for (const record of ordered) {
        signal++;
        let part = 0;
        const print = (kind, text) =>
          out.push(`${id(signal, part++)} |${clock(record.time)} |${kind.padEnd(9)}|${text}`);
        if (record.kind !== null) print(record.kind, record.text(own));
        for (const item of record.inside) {
          const [kind, text, more = []] = typeof item === "string" ? ["AppInfo", item] : item;
          print(kind, text);
          out.push(...more);
        }
      }
      return out;
    },
  };
  return log;
}

function signalColumns(name, state, to, from, tag) {
  return `${name.padEnd(39)}|${state.padEnd(31)}|${to.padEnd(33)}|${from.padEnd(33)}|${tag.padEnd(41)}|`;
}

const QUEUES = "[R:N-H:0,N:0,L:0,V:0,Z:0,D:0] ";

function sdlTimers(log, from, to) {
  const { number } = log.node;
  const timer = `SdlTimerService(${number},${log.appId},3,1)`;
  const timers = [
    ["DbObjectCacheTimer", 6_000, "initialized", `Db(${number},${log.appId},213,1)`, " AppCorr: 0"],
    ["DeviceEventReceiptMonitoringTimer", 5_010, "wait", `StationInit(${number},${log.appId},65,1)`, ""],
    ["ReapOldTokenRegistrationsTimer", 10_020, "wait", `SIPStationInit(${number},${log.appId},75,1)`, ""],
  ];
  const own =
    log.appId === 100
      ? timers
      : [["DbObjectCacheTimer", 20_000, "initialized", `Db(${number},${log.appId},213,1)`, " AppCorr: 0"]];
  for (const [name, every, state, process, data] of own) {
    for (let time = from + log.chance.between(0, every); time < to; time += every + log.chance.between(0, 12)) {
      log.signal(time, [name, state, process, timer], { data: QUEUES + data });
    }
  }
  for (let time = from + 3_000; time < to; time += log.appId === 100 ? 18_180 : 60_600) {
    log.info(time, [
      "SdlStat",
      `Period: 6s #Lines: ${log.chance.between(8, 60)} #Bytes: ${log.chance.between(2_000, 14_000)} Total Number of Buffers: 10000 Free LWM: ${log.chance.between(9_960, 9_998)} Free LWM(total): 9511`,
    ]);
  }
}

function appliancePhones(node, domain, macs, seed) {
  const chance = createChance(`${seed} ${node.host} phones`);
  return macs.map((mac, index) => ({
    device: `SEP${mac}`,
    mac,
    ip: `10.20.${30 + node.number}.${101 + index}`,
    port: chance.between(49_200, 52_900),
    number: String(4000 + node.number * 10 + index),
    station: chance.between(8, 600),
    connection: chance.between(20, 900),
    model: chance.pick([683, 684, 36_224]),
    instance: `${mac.slice(0, 8)}-${mac.slice(8)}`.toLowerCase(),
    domain,
  }));
}

const BODY = "\r";

/** A SIP message as it stands in the trace: its own lines end in CR LF, the file's in LF. */
function sipRegister(node, phone, turn, callId, secure) {
  const transport = secure ? "TLS" : "TCP";
  const mac = phone.mac.toLowerCase();
  return [
    `[${turn},NET]`,
    ...[
      `REGISTER sip:${node.fqdn} SIP/2.0`,
      `Via: SIP/2.0/${transport} ${phone.ip}:${phone.port};branch=z9hG4bK${callId.slice(0, 8)}`,
      `From: <sip:${phone.number}@${node.fqdn}>;tag=${mac}0a11${callId.slice(2, 8)}`,
      `To: <sip:${phone.number}@${node.fqdn}>`,
      `Call-ID: ${phone.instance}-${callId}@${phone.ip}`,
      "Max-Forwards: 70",
      `CSeq: ${turn} REGISTER`,
      "User-Agent: Cisco-CP8841/11.7.1",
      `Contact: <sip:${callId.slice(0, 8)}-0d2f@${phone.ip}:${phone.port};transport=${transport.toLowerCase()}>;+u.sip!devicename.ccm.cisco.com="${phone.device}";+u.sip!model.ccm.cisco.com="${phone.model}";expires=0;cisco-keep-alive`,
      "Content-Length: 0",
      "Expires: 0",
      "",
    ].map((line) => line + BODY),
    "",
  ];
}

function sipKeepAlives(log, phones, from, to, secure) {
  const { node, chance } = log;
  const n = node.number;
  let turn = chance.between(40_000, 220_000);
  for (const phone of phones) {
    let message = chance.between(300, 900);
    for (let time = from + chance.between(500, 110_000); time < to; time += 118_000 + chance.between(0, 3_000)) {
      turn += chance.between(1, 4);
      const tag = `14,${phone.connection}.${++message}^${phone.ip}^`;
      const tcp = secure
        ? "SIPTcp - wait_SdlReadRsp: Incoming SIP TLS message"
        : "SIPTcp - wait_SdlReadRsp: Incoming SIP TCP message";
      log.signal(
        time,
        ["SdlReadRsp", "wait", `SIPTcp(${n},100,74,1)`, `SdlTCPConnection(${n},100,14,${phone.connection})`],
        {
          tag: `${tag}*`,
          data: "*TraceFlagOverrode",
          inside: [
            "SIPTcp - SdlRead bufferLen=921",
            [
              "AppInfo",
              `${tcp} from ${phone.ip} on port ${phone.port} index ${phone.connection % 80} with 921 bytes:`,
              sipRegister(node, phone, turn, chance.hex(16), secure),
            ],
            `SIPTcp - SignalCounter = ${turn % 9_000}`,
          ],
        },
      );
      log.signal(time + 1, ["SIPRegisterInd", "wait", `SIPStationInit(${n},100,75,1)`, `SIPHandler(${n},100,82,1)`], {
        tag: `${tag}${phone.device}`,
        data: `${QUEUES} ccbID= ${turn % 90_000} --TransType=${secure ? 3 : 1} --TransSecurity=${secure ? 2 : 0} PeerAddr = ${phone.ip}:${phone.port} MAC = ${phone.mac} DeviceName = ${phone.device} X509SubjectName = ${secure ? `CN=CP-8841-${phone.device}` : ""} SubjectAltname =  UserId = `,
      });
      log.signal(
        time + 2,
        ["SIPRegisterResp", "wait", `SIPHandler(${n},100,82,1)`, `SIPStationD(${n},100,76,${phone.station})`],
        {
          tag: `${tag}${phone.device}`,
          data: `${QUEUES} ccbID= ${turn % 90_000} --TransType=${secure ? 3 : 1} --TransSecurity=${secure ? 2 : 0}`,
          inside: [`SIPStationD(${phone.station}) - keepalive REGISTER for ${phone.device}, expires=120`],
        },
      );
    }
  }
}

/** Calls in the trace and in the call log. */
function sipCalls(log, phones, from, to, count) {
  const { node, chance, date } = log;
  const n = node.number;
  const lines = [];
  const step = Math.floor((to - from - 60_000) / count);
  for (let index = 0; index < count; index++) {
    const caller = chance.pick(phones);
    const called = chance.pick(phones.filter((phone) => phone !== caller));
    const start = from + index * step + chance.between(1_000, 20_000);
    const ci = 38_411_000 + n * 100_000 + index * 2;
    const callId = `${caller.instance}-${chance.hex(16)}@${caller.ip}`;
    const otherId = `${chance.hex(8)}-${chance.hex(8)}-${chance.between(1, 99)}-${chance.hex(7)}@${node.ip}`;
    let leg = chance.between(9_000, 80_000);
    const sip = (time, reference, phone, way, id, method) => {
      const port = phone.port;
      lines.push([
        time,
        `SIPL|${reference}|TCP|${way}|${node.ip}|5060|${phone.device}|${phone.ip}|${port}|${n},100,14,${phone.connection}.${leg % 700}^${phone.ip}^*|${leg++}|${id}|${method}`,
      ]);
    };
    const cc = (time, text) => lines.push([time, `CC|${text}`]);
    const tag = `14,${caller.connection}.${chance.between(900, 1_800)}^${caller.ip}^${caller.device}`;
    const process = {
      cdpc: `SIPCdpc(${n},100,85,${index + 31})`,
      cdcc: `Cdcc(${n},100,224,${index + 12})`,
      cc: `Cc(${n},100,225,1)`,
      da: `Da(${n},100,216,1)`,
    };
    sip(start, 0, caller, "IN", callId, "INVITE");
    sip(start + 6, 0, caller, "OUT", callId, "100 Trying");
    log.signal(
      start + 8,
      ["SIPSetupInd", "wait", `SIPStationD(${n},100,76,${caller.station})`, `SIPHandler(${n},100,82,1)`],
      { tag, data: `${QUEUES} ccbID= ${leg}` },
    );
    log.signal(start + 12, ["CcSetupReq", "restart0", process.cc, process.cdpc], {
      tag,
      data: `${QUEUES}CI=${ci} CI.branch=0 cg=${caller.number} cd=${called.number}`,
      inside: [
        ["Created", signalColumns("", "", process.cdcc, process.cc, "").replace(/\|$/, "|NumOfCurrentInstances: 1")],
      ],
    });
    log.signal(start + 15, ["DaReq", "wait", process.da, process.cdcc], {
      tag,
      data: `${QUEUES}CI=${ci} cgpn=${caller.number} cdpn=${called.number}`,
      inside: [
        `Digit analysis: match(pi="2", fqcn="${caller.number}", cn="${caller.number}",plv="5", pss="PT_Internal:PT_Local", TodFilteredPss="PT_Internal:PT_Local", dd="${called.number}",dac="1")`,
        "Digit analysis: analysis results",
        `|PretransformCallingPartyNumber=${caller.number}`,
      ],
    });
    cc(start + 18, `SETUP|${ci}|${ci + 1}|${caller.number}|${called.number}|${called.number}`);
    cc(
      start + 33,
      `OFFERED|${ci}|${ci + 1}|${caller.number}|${called.number}|${called.number}|${caller.device}|${called.device}`,
    );
    sip(start + 34, ci + 1, called, "OUT", otherId, "INVITE");
    sip(start + 48, ci + 1, called, "IN", otherId, "100 Trying");
    sip(start + 190, ci + 1, called, "IN", otherId, "180 Ringing");
    sip(start + 193, ci, caller, "OUT", callId, "180 Ringing");
    const answer = start + chance.between(2_000, 8_000);
    sip(answer, ci + 1, called, "IN", otherId, "200 OK");
    sip(answer + 14, ci + 1, called, "OUT", otherId, "ACK");
    sip(answer + 15, ci, caller, "OUT", callId, "200 OK");
    sip(answer + 40, ci, caller, "IN", callId, "ACK");
    log.signal(answer, ["CcConnectInd", "outgoing_call_proceeding", process.cdcc, process.cdpc], {
      tag,
      data: `${QUEUES}CI=${ci + 1}`,
    });
    log.signal(
      answer + 20,
      ["MediaConnectRequest", "wait", `ConnectionManager(${n},100,219,1)`, `MatrixControl(${n},100,146,${index + 4})`],
      {
        tag,
        data: `${QUEUES}Party1: MR=0 CI=${ci} audioCapCount=1 xferMode=16 mrid=0`,
        inside: [`ARBTRY-ConnectionManager- wait_MediaConnectRequest(${ci},${ci + 1})`],
      },
    );
    const end = answer + chance.between(9_000, 31_000);
    sip(end, ci + 1, called, "IN", otherId, "BYE");
    sip(end + 2, ci, caller, "OUT", callId, "BYE");
    sip(end + 3, ci + 1, called, "OUT", otherId, "200 OK");
    sip(end + 60, ci, caller, "IN", callId, "200 OK");
    cc(end + 61, `RELEASE|${ci}|${ci + 1}|16`);
    log.signal(end + 1, ["CcDisconnReq", "active_call", process.cdcc, process.cdpc], {
      tag,
      data: `${QUEUES}CI=${ci} c=16`,
    });
    log.signal(end + 4, ["SsOrphanInd", "wait", `RecordManager(${n},100,104,1)`, ""], {
      kind: "SdlError",
      tag: "*^*",
      data: "Error:  Description: A transition is not defined for the input signal. Check state machine definition in initStateMachine().",
    });
  }
  return lines.sort((a, b) => a[0] - b[0]).map(([time, text]) => `${date} ${clock(time)}|${text}`);
}

/**
 * An alarm as SDL prints it: prose first, the record a little later, with records of other threads in between.
 * `keys` are [name in the prose, name in the record, value].
 */
function sdlAlarm(log, time, { name, klass = "CallManager", description, keys, between = [] }) {
  const all = [
    ...keys,
    ["App ID", "AppID", "Cisco CallManager"],
    ["Cluster ID", "ClusterID", "StandAloneCluster"],
    ["Node ID", "NodeID", log.node.host],
  ];
  log.info(time, `${name} - ${description} ${all.map(([prose, , value]) => `${prose}:${value}`).join(" ")}`);
  for (const text of between) log.info(time, text);
  log.info(time, [
    "AlarmErr",
    `AlarmClass: ${klass}, AlarmName: ${name}, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: ${description}, AlarmParameters:  ${all.map(([, record, value]) => `${record}:${value}`).join(", ")},`,
  ]);
}

function endPointTransient(log, time, phone, reason, { port = 5061, between } = {}) {
  sdlAlarm(log, time, {
    name: "EndPointTransientConnection",
    description: "An endpoint attempted to register but did not complete registration",
    keys: [
      ["Connecting Port", "ConnectingPort", port],
      ["Device name", "DeviceName", phone.device],
      ["Device IP address", "IPAddress", phone.ip],
      ["Device type", "DeviceType", phone.model],
      ["Reason Code", "Reason", reason],
      ["Protocol", "Protocol", "SIP"],
      ["Device MAC address", "MACAddress", phone.mac],
      ["LastSignalReceived", "LastSignalReceived", "SIPRegisterInd"],
      ["StationState", "StationState", "wait_register"],
    ],
    between: between ?? [
      `SIPStationInit: connID=${phone.connection % 80}, ${phone.device}, ${phone.ip}:${phone.port}, Routed signal by connection index to (${log.node.number},100,76,${phone.station})`,
      `SIPStationD(${phone.station}) - closing connection, cause=${reason}`,
    ],
  });
}

function trustListInfo(log, time, phone, status) {
  const signature = log.chance.hex(40).toUpperCase().replace(/(..)/g, "$1 ");
  log.info(time, "SIPStationInit: processAlarmRefer DeviceTLInfo");
  sdlAlarm(log, time, {
    name: "DeviceTLInfo",
    klass: "Phone",
    description: "Trust List Files are updated or installed",
    keys: [
      ["DeviceName", "DeviceName", phone.device],
      ["IPv4Address", "IPv4Address", phone.ip],
      ["IPv6Address", "IPv6Address", ""],
      ["CTL_Signature", "CTL_Signature", "Not Installed"],
      ["CTL_TFTP_Server", "CTL_TFTP_Server", "N/A"],
      ["ITL_Signature", "ITL_Signature", signature],
      ["ITL_TFTP_Server", "ITL_TFTP_Server", log.node.fqdn],
      ["UNKNOWN_PARAMTYPE:StatusCode", "UNKNOWN_PARAMTYPE:StatusCode", status],
    ],
  });
}

/** A line of the syslog: local time and host in front, the alarm with its own time in UTC behind. */
function createSyslog(node, date) {
  const [year, month, day] = date.split("/");
  const monthName = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][
    Number(month) - 1
  ];
  const log = createLog((time, text) => `${monthName} ${day} ${clock(time).slice(0, 8)} ${node.host} ${text}`);
  let count = 1_200 + node.number * 311;
  return {
    ...log,
    alarm(time, severity, alarm, values, description) {
      const utc = clock(time - 9 * 3_600_000).slice(0, 8);
      const parameters = [
        ...values,
        ["AppID", "Cisco CallManager"],
        ["ClusterID", "StandAloneCluster"],
        ["NodeID", node.host],
      ];
      log.add(
        time,
        `local7 ${severity} : ${count++}: ${node.fqdn} ${monthName} ${day} ${year} ${utc} UTC :   %UC_${alarm}: ${parameters
          .map(([name, value]) => `%[${name}=${value}]`)
          .join("")
          .replaceAll("]%[", "][")}: ${description}`,
      );
    },
  };
}

function syslogTransient(syslog, time, phone, reason) {
  syslog.alarm(
    time,
    3,
    "CALLMANAGER-3-EndPointTransientConnection",
    [
      ["ConnectingPort", 5061],
      ["DeviceName", phone.device],
      ["IPAddress", phone.ip],
      ["DeviceType", phone.model],
      ["Reason", reason],
      ["Protocol", "SIP"],
      ["MACAddress", phone.mac],
      ["LastSignalReceived", "SIPRegisterInd"],
      ["StationState", "wait_register"],
    ],
    "An endpoint attempted to register but did not complete registration",
  );
}

function quietSyslog(syslog, from, to, chance) {
  for (let time = from + 17_000; time < to; time += chance.between(40_000, 75_000)) {
    if (chance.between(0, 1) === 0) {
      const audit =
        "[UserID=ccmadministrator][ClientAddress=10.20.9.14][EventType=UserLogging][ResourceAccessed=CUCMAdmin]";
      const outcome = "[EventStatus=Success][CompulsoryEvent=No]: Audit Event is generated by this application";
      syslog.add(
        time,
        `local7 6 : ${chance.between(100, 900)}: AuditEventGenerator: %UC_AUDITLOG-6-AdministrativeEvent: %${audit}${outcome}`,
      );
    } else {
      syslog.add(time, "authpriv 6 systemd: pam_unix(crond:session): session opened for user root by (uid=0)");
    }
  }
}

/** A function trace as the appliance's TVS and CAPF write it: time only. */
const functionTrace = () => createLog((time, text) => `${clock(time)} |${text}`);

function tvsRequest(log, time, connection, phoneIp, certificate, outcome) {
  const key = `${certificate.serial}${certificate.issuer}`;
  debug(log, time, [
    `${connection}:UNKNOWN:Got a new ph conn ${phoneIp} on ${connection + 3}, Total Acc = ${connection + 40}..`,
  ]);
  log.add(time + 18, `   debug ${phoneIp}: tvsSSLHandShake Session ciphers - AES256-SHA`);
  debug(log, time + 40, [`ipAddrStr (Phone) ${phoneIp}`, `${connection}:UNKNOWN:Incoming Phone Msg:`]);
  log.add(time + 40, "   debug HEX_DUMP: Len = 32:", [
    "        57 01 01 00 00 00 03 ea 00 00 00 1c 01 00 04 0a",
    "        14 1f 65 02 00 10 6b 1d 90 22 4e 71 00 00 00 00",
  ]);
  log.add(time + 41, "   debug     MsgType               : TVS_MSG_CERT_VERIFICATION_REQ");
  log
    .add(time + 41, "-->CDefaultCertificateReader::GetIssuerName")
    .add(time + 41, "   CDefaultCertificateReader::GetIssuerName got issuer name")
    .add(time + 41, "<--CDefaultCertificateReader::GetIssuerName");
  debug(log, time + 42, [
    `tvsGetIssuerNameFromX509 - issuerName : ${certificate.issuer} and Length: ${certificate.issuer.length}`,
    `tvsGetSerialNumberFromX509 - serialNumber : ${certificate.serial} and Length: ${certificate.serial.length / 2}`,
  ]);
  if (outcome !== "ctl") {
    debug(log, time + 42, [
      `CertificateDBCache::getCertificateInformation - Looking up the certificate cache using Unique MAP ID : ${key}`,
    ]);
    if (outcome === "database") {
      debug(log, time + 43, [
        "CertificateDBCache::getCertificateInformation - Certificate compare return =0",
        "CertificateDBCache::getCertificateInformation - Certificate found and equal",
      ]);
    } else {
      debug(log, time + 43, [
        "ERROR:CertificateDBCache::getCertificateInformation - Cannot find the certificate in the cache",
      ]);
    }
  }
  if (outcome === "missing" || outcome === "second") {
    debug(log, time + 43, [
      `CertificateCTLCache::getCertificateInformation - Looking up the certificate cache using Unique MAP ID : ${key}`,
    ]);
    if (outcome === "second")
      debug(log, time + 44, ["CertificateCTLCache::getCertificateInformation - Certificate found and equal"]);
    else
      debug(log, time + 44, [
        "ERROR:CertificateCTLCache::getCertificateInformation - Cannot find the certificate in the cache",
        "getCertificateInformation(cert) : certificate not found",
      ]);
  }
  debug(log, time + 46, [`${connection}:UNKNOWN:Sending CERT_VERIF_RES msg`]);
  log.add(time + 46, "   debug     MsgType               : TVS_MSG_CERT_VERIFICATION_RES");
  log.add(time + 60, `   debug ${connection}:UNKNOWN:connection closed by phone`);
}

function applianceCapf(log, time, connection, phone, messages) {
  debug(log, time, [
    `${connection}:UNKNOWN:Got a new ph conn ${phone.ip} on ${connection + 3}, Total Acc = ${connection + 10}..`,
  ]);
  log.add(time + 280, `   debug ${connection}:UNKNOWN:SSL handshake completed with ${phone.ip}, cipher AES256-SHA`);
  messages.forEach((text, index) => {
    debug(log, time + 400 + index * 370, [`${connection}:${phone.device}:${text}`]);
  });
}

/** The TFTP service: the trust list files and the signed configuration of one phone. */
function tftpServe(log, time, phone, file, found) {
  const n = log.node.number;
  const request = log.chance.between(40, 900);
  const server = `ServeFile(${n},600,22,1)`;
  const connection = `HTTPConnection(${n},600,26,${request % 40})`;
  log.signal(time, ["SdlDataInd", "wait", connection, `SdlTCPConnection(${n},600,14,${request})`], {
    tag: `14,${request}.1^${phone.ip}^*`,
    data: "*TraceFlagOverrode",
    inside: [
      [
        "AppInfo",
        `   HTTPConnection::wait_SdlDataInd Printing the HTTPRequest : msgBuffer size [${40 + file.length}] --: GET /${file} HTTP/1.1`,
        [`Host:${log.node.ip}:6970`, "", ""],
      ],
      `   HTTPConnection::wait_SdlDataInd Decode successful - Filename is : ${file}`,
    ],
  });
  log.signal(time + 1, ["FileRequest", "wait", server, connection], {
    tag: `14,${request}.2^*^*`,
    data: "*TraceFlagOverrode",
    inside: [
      `   ServeFile::wait_FileRequest Received File request for ${file} with Request ID ${request}`,
      ...(found
        ? [
            `   TFTPCache::FindMatching(${file}), Found[${file.toLowerCase()}]`,
            "   ServeDynamicFile::FindAndServe File Found - 200 - Success",
          ]
        : [
            `   CReqContext::HandleCTL: [CTLFile.tlv] Not found locally`,
            `   TFTPEngine::sendNAK[0x9${log.chance.hex(6)}~${request}~${phone.ip}~${phone.port}], File[CTLFile.tlv], Error(1)`,
          ]),
    ],
  });
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What RTMT writes beside the folders: which files it fetched. */
function collectionResult(node, date, time, files) {
  const [year, month, day] = date.split("/");
  const services = new Map();
  for (const [service, type, path, content] of files) {
    const types = services.get(service) ?? new Map();
    services.set(service, types.set(type, [...(types.get(type) ?? []), [path, content]]));
  }
  return lf([
    '<?xml version="1.0"?>',
    "<QueryResult>",
    `<Node name="${node.ip}">`,
    `<TokenID>15523${node.number}0418277</TokenID>`,
    "<ServiceList>",
    ...[...services].flatMap(([service, types]) => [
      `<ServiceName name="${service}">`,
      ...[...types].flatMap(([type, list]) => [
        `<FileType  name="${type}">`,
        ...list.map(
          ([path, content]) =>
            `<FileName name="/var/log/active/${path}" modifiedDate="Tue ${MONTHS[Number(month) - 1]} ${day} ${clock(time).slice(0, 8)} JST ${year}" size="${content.length}"></FileName>`,
        ),
        "</FileType>",
      ]),
      "</ServiceName>",
    ]),
    "</ServiceList>",
    "</Node>",
    "</QueryResult>",
  ]);
}

/** Everything one node of the appliance wrote in the span; stories add to it. */
function applianceNode({ node, date, from, to, macs, troubled = [], seed, secure = true, fileNumber }) {
  const settings = { node, date, from, seed };
  const ccm = sdlTrace({ ...settings, app: "CCM", appId: 100, fileNumber });
  const all = appliancePhones(node, node.fqdn, [...macs, ...troubled], seed);
  const phones = all.slice(0, macs.length);
  sdlTimers(ccm, from, to);
  sipKeepAlives(ccm, phones, from, to, secure);
  const calls = sipCalls(ccm, phones, from, to, 4);
  const tftp = sdlTrace({ ...settings, app: "TFTP", appId: 600, fileNumber: fileNumber + 40 });
  sdlTimers(tftp, from, to);
  const ils = sdlTrace({ ...settings, app: "ILS", appId: 600, fileNumber: fileNumber + 70 });
  sdlTimers(ils, from, to);
  const syslog = createSyslog(node, date);
  quietSyslog(syslog, from, to, ccm.chance);
  const chance = createChance(`${seed} ${node.host} tftp`);
  for (const phone of phones) {
    const time = from + chance.between(3_000, to - from - 30_000);
    tftpServe(tftp, time, phone, `${phone.device}.cnf.xml.sgn`, true);
    tftpServe(tftp, time + 900, phone, "ITLFile.tlv", true);
  }
  return {
    ccm,
    tftp,
    ils,
    syslog,
    calls,
    phones,
    troubled: all.slice(macs.length),
    node,
    date,
    tvs: functionTrace(),
    capf: functionTrace(),
  };
}

const ILS_PEER = "10.40.0.21";

function ilsGoodLink(log, time) {
  const n = log.node.number;
  log.signal(time, ["SdlConnectRsp", "wait", `Ils(${n},600,20,1)`, `SdlTCPConnection(${n},600,17,3)`], {
    tag: `17,3.1^${ILS_PEER}^*`,
    data: "*TraceFlagOverrode",
    inside: [
      "CertUtil Ils::isCertInLocalStore X509_STORE_get_by_subject failed.",
      "IlsD Ils::VerifyCertificateInfo(): certificate is not in the local store, looking for the FQDN (cucmpub.tonari.example) in the peer info vector",
      "IlsD Ils::VerifyCertificateInfo(): FQDN (cucmpub.tonari.example) is in the peer info vector, certificate accepted",
      `IlsD DEBUG(00000412): Connection to peerId(4a7c1290b33e4c0f91d5a2e07760e1f3) ipAddr(${ILS_PEER}) ipPort(7501) TLSReq(t) established`,
    ],
  });
}

function sanMatched(log, time, trunk) {
  log.info(
    time,
    `//SIP/SIPHandler/validTLSConnection:TLS InvalidX509NameInCertificate, Rcvd=${trunk.host}, Expected=${trunk.expected}. Will check SAN the next`,
    `//SIP/SIPHandler/validTLSConnection: matching SAN found, ${trunk.expected}`,
    `SIPTcp - TLS connection to ${trunk.ip}:5061 established, cipher ECDHE-RSA-AES256-GCM-SHA384`,
  );
}

// ---------------------------------------------------------------------------------------------- the appliance cases

function applianceTls() {
  const date = "2019/03/12";
  const seed = "appliance-11.5-tls";
  const span = { date, from: at("15:20:00.204"), to: at("15:34:00"), seed };
  const domain = "minato.example";
  const nodes = [
    { host: "cucmpub", number: 1, ip: "10.20.0.11", folder: "2019-03-12_15-40-08" },
    { host: "cucmsub1", number: 2, ip: "10.20.0.12", folder: "2019-03-12_15-40-12" },
    { host: "cucmsub2", number: 3, ip: "10.20.0.13", folder: "2019-03-12_15-40-15" },
  ].map((node) => ({ ...node, fqdn: `${node.host}.${domain}` }));
  const macs = [
    ["6C416A3B0C11", "6C416A3B0D52", "7018A7C4E013"],
    ["70F35A1190B4", "70F35A1191C8", "7018A7C4E203"],
    ["2834A28290D3", "2834A28291EE", "BCF1F2D530E4"],
  ];
  const troubled = [[], ["0C75BD44A1E0", "0C75BD44A2F6", "7018A7C4E1A8"], ["2834A28299C1", "2834A2829A07"]];
  const [pub, sub1, sub2] = nodes.map((node, index) =>
    applianceNode({ ...span, node, macs: macs[index], troubled: troubled[index], fileNumber: 377 + index * 23 }),
  );
  const later = applianceLaterFile(
    sub1.node,
    { ...span, from: at("15:34:00.118"), to: at("15:39:40") },
    sub1.phones,
    sub1.troubled[0],
  );

  // Two phones hold certificates that CallManager no longer trusts; one offers only old ciphers; one came unsecured.
  const [distrusted, oldCipher, noReason] = sub1.troubled;
  for (const [index, time] of ["15:22:11.307", "15:24:14.309", "15:28:20.311"].entries()) {
    sub1.ccm.info(
      at(time),
      `[2, 100, 14, ${410 + index}]: HandleSSLError - Certificate verification failed:(Verification error:18)- self signed certificate for ${distrusted.ip}:${distrusted.port + index}`,
      `[2, 100, 14, ${410 + index}]: HandleSSLError - Certificate verification failed for ${distrusted.ip}:${distrusted.port + index}`,
    );
    endPointTransient(sub1.ccm, at(time) + 3, distrusted, 10);
    syslogTransient(sub1.syslog, at(time) + 3, distrusted, 10);
  }
  sub1.ccm.info(
    at("15:25:40.660"),
    `[2, 100, 14, 431]: HandleSSLError - TLS protocol error(ssl reason code=no shared cipher [193]),lib=SSL routines [20],fun=ssl3_get_client_hello [138], errno=0 for ${oldCipher.ip}:${oldCipher.port}`,
  );
  endPointTransient(sub1.ccm, at("15:25:40.664"), oldCipher, 12);
  syslogTransient(sub1.syslog, at("15:25:40.664"), oldCipher, 12);
  const [unsecured, wrongType] = sub2.troubled;
  endPointTransient(sub2.ccm, at("15:26:31.540"), unsecured, 28, { port: 5060 });
  syslogTransient(sub2.syslog, at("15:26:31.540"), unsecured, 28);
  endPointTransient(sub2.ccm, at("15:29:02.117"), unsecured, 28, { port: 5060 });

  // Transient connections that have nothing to do with security, and trust list news.
  endPointTransient(sub2.ccm, at("15:23:50.012"), wrongType, 32, { port: 5060 });
  endPointTransient(sub1.ccm, at("15:27:05.431"), noReason, 29, { port: 5060 });
  trustListInfo(pub.ccm, at("15:21:33.808"), pub.phones[0], 6);

  // A SIP trunk whose peer shows another name; another trunk is fine after the look at its SAN.
  pub.ccm.info(
    at("15:23:02.219"),
    "//SIP/SIPHandler/validTLSConnection:TLS InvalidX509NameInCertificate, Rcvd=sbc-old.minato.example, Expected=sbc1.minato.example. Will check SAN the next",
    "//SIP/SIPHandler/validTLSConnection:TLS InvalidX509NameInCertificate Error , did not find matching SAN either, Rcvd=sbc-old.minato.example, Expected=sbc1.minato.example",
  );
  sdlAlarm(pub.ccm, at("15:23:02.221"), {
    name: "ConnectionFailure",
    description: "Unified CM failed to open a TLS connection for the indicated device",
    keys: [
      ["Device Name", "DeviceName", "TRUNK_SBC1"],
      ["IP Address", "IPAddress", "10.20.5.40"],
      ["Device type", "DeviceType", 131],
      ["Device description", "Description", "SBC primary"],
      ["Reason code", "Reason", 2],
    ],
    between: ["SIPTcp - closeConnection: index 33, 10.20.5.40:5061"],
  });
  pub.syslog.alarm(
    at("15:23:02.221"),
    3,
    "CALLMANAGER-3-ConnectionFailure",
    [
      ["DeviceName", "TRUNK_SBC1"],
      ["IPAddress", "10.20.5.40"],
      ["DeviceType", 131],
      ["Description", "SBC primary"],
      ["Reason", 2],
    ],
    "Unified CM failed to open a TLS connection for the indicated device",
  );
  sanMatched(pub.ccm, at("15:24:40.900"), {
    host: "sbc2.minato.example",
    expected: "sbc2-sip.minato.example",
    ip: "10.20.5.41",
  });

  // ILS: the other cluster's certificate changed.
  for (const [index, time] of ["15:21:05.771", "15:26:05.902", "15:31:06.018"].entries()) {
    pub.ils.info(
      at(time),
      `[1, 600, 17, ${index + 6}]: HandleSSLError - Certificate verification failed:(Verification error:18)- self signed certificate for ${ILS_PEER}:7501`,
      `[1, 600, 17, ${index + 6}]: HandleSSLError - Certificate verification failed for ${ILS_PEER}:7501`,
      `[1, 600, 17, ${index + 6}]: HandleSSLError - TLS protocol error(ssl reason code=bad message type [114]),lib=SSL routines [20],fun=ssl3_get_server_hello [146], errno=0 for ${ILS_PEER}:7501`,
      `IlsD Ils::wait_SdlConnectErrRsp sending ILSTLSAuthenticationFailed alarm with Cluster1 = ${ILS_PEER}; mAlarmedConnections count= ${index + 1}`,
      `IlsD ERROR(0000041${index}): Connection to peerId(00000000000000000000000000000000) ipAddr(${ILS_PEER}) ipPort(7501) TLSReq(t) failed, ConnReason(1)`,
    );
    pub.syslog.alarm(
      at(time) + 2,
      3,
      "ILS-3-ILSTLSAuthenticationFailed",
      [
        ["Cluster1", ILS_PEER],
        ["Cluster2", pub.node.fqdn],
      ],
      "TLS failure while negotiating ILS connection to the remote cluster",
    );
  }

  // TVS does not know the certificate of the directory server; others it finds, one of them only in the second cache.
  const known = {
    issuer: "CN=cucmpub.minato.example;OU=Voice;O=Minato;L=Tokyo;ST=Tokyo;C=JP",
    serial: "5E0C71D29A4417B08C3FA2E6110D94B7",
  };
  const fresh = {
    issuer: "CN=directory.minato.example;OU=IT;O=Minato;L=Tokyo;ST=Tokyo;C=JP",
    serial: "2D77A90C51E84B33BD0611FE70A2C385",
  };
  const tries = [
    ["15:21:12.100", "10.20.31.101", known, "database"],
    ["15:22:40.350", distrusted.ip, fresh, "missing"],
    ["15:23:18.040", "10.20.31.102", known, "second"],
    ["15:24:44.350", distrusted.ip, fresh, "missing"],
    ["15:27:59.300", "10.20.33.103", known, "database"],
    ["15:30:10.010", oldCipher.ip, fresh, "missing"],
  ];
  tries.forEach(([time, ip, certificate, outcome], index) => {
    tvsRequest(pub.tvs, at(time), index + 2, ip, certificate, outcome);
  });
  applianceCapf(pub.capf, at("15:29:15.200"), 2, pub.phones[1], LSC_INSTALLED);
  applianceCapf(pub.capf, at("15:31:02.000"), 3, pub.phones[2], ["Authentication String accepted", ...LSC_INSTALLED]);
  for (let minute = 20; minute < 34; minute++)
    pub.capf.add(at(`15:${minute}:07`), "   debug CAPF idle, open connections 0");
  tftpServe(pub.tftp, at("15:25:11.000"), pub.phones[2], "CTLFile.tlv", false);

  // The console of the phone whose handshake with TVS fails.
  const console_ = phoneConsole(distrusted.device, pub.node.ip, sub1.node.ip);

  const pubFiles = [
    ["Cisco CallManager", "sdl", "cm/trace/ccm/sdl/SDL001_100_000412.txt.gz", gzip(lf(pub.ccm.lines()))],
    ["Cisco CallManager", "calllogs", "cm/trace/ccm/calllogs/calllogs_00000001.txt", lf(pub.calls)],
    ["Cisco Tftp", "sdl", "cm/trace/cmtftp/sdl/SDL001_600_000031.txt", lf(pub.tftp.lines())],
    ["Cisco Certificate Authority Proxy Function", "sdi", "cm/trace/capf/sdi/capf00000006.txt", lf(pub.capf.lines())],
    ["Cisco Trust Verification Service", "sdi", "cm/trace/tvs/sdi/tvs00000014.txt", lf(pub.tvs.lines())],
    ["Cisco Intercluster Lookup Service", "sdl", "cm/trace/ils/sdl/SDL001_600_000009.txt", lf(pub.ils.lines())],
    ["Event Viewer-Application Log", "logs", "syslog/CiscoSyslog", lf(pub.syslog.lines())],
  ];
  const sub1Files = [
    ["Cisco CallManager", "sdl", "cm/trace/ccm/sdl/SDL002_100_000355.txt.gz", gzip(lf(sub1.ccm.lines()))],
    ["Cisco CallManager", "sdl", "cm/trace/ccm/sdl/SDL002_100_000356.txt.gzo", cutShort(gzip(lf(later.lines())))],
    ["Cisco CallManager", "calllogs", "cm/trace/ccm/calllogs/calllogs_00000001.txt", lf(sub1.calls)],
    ["Event Viewer-Application Log", "logs", "syslog/CiscoSyslog", lf(sub1.syslog.lines())],
  ];
  const sub2Files = [
    ["Cisco CallManager", "sdl", "cm/trace/ccm/sdl/SDL003_100_000377.txt", lf(sub2.ccm.lines())],
    ["Cisco CallManager", "calllogs", "cm/trace/ccm/calllogs/calllogs_00000001.txt.gz", gzip(lf(sub2.calls))],
    ["Event Viewer-Application Log", "logs", "syslog/CiscoSyslog", lf(sub2.syslog.lines())],
  ];
  const placed = (node, files) =>
    Object.fromEntries(
      files.map(([, , path, content]) => [`${node.fqdn}_${node.number}/${node.folder}/${path}`, content]),
    );
  const result = (node, files) => ({
    [`TraceCollectionResult_${node.folder}_${node.fqdn}.xml`]: collectionResult(node, date, at("15:34:00"), files),
  });
  return {
    ...placed(pub.node, pubFiles),
    ...result(pub.node, pubFiles),
    ...result(sub1.node, sub1Files),
    ...result(sub2.node, sub2Files),
    [`${sub1.node.fqdn}_2.zip`]: zip(placed(sub1.node, sub1Files)),
    [`${sub2.node.fqdn}_3.tar.gz`]: gzip(tar(placed(sub2.node, sub2Files))),
    [`${distrusted.device}/console-2019-03-12.log`]: lf(console_),
  };
}

/** The next file of a node, still being written when it was fetched. */
function applianceLaterFile(node, span, phones, phone) {
  const log = sdlTrace({ ...span, node, app: "CCM", appId: 100, fileNumber: 401 });
  sdlTimers(log, span.from, span.to);
  sipKeepAlives(log, phones, span.from, span.to, true);
  log.info(
    at("15:34:27.406"),
    `[2, 100, 14, 447]: HandleSSLError - Certificate verification failed:(Verification error:18)- self signed certificate for ${phone.ip}:${phone.port + 9}`,
    `[2, 100, 14, 447]: HandleSSLError - Certificate verification failed for ${phone.ip}:${phone.port + 9}`,
  );
  endPointTransient(log, at("15:34:27.409"), phone, 10);
  return log;
}

function phoneConsole(device, tvsIp, managerIp) {
  let number = 7310;
  const lines = [];
  const say = (level, time, text) => lines.push(`${number++}: ${level} ${time} SECD: ${text}`);
  const idle = (time) => {
    say("DEB", `${time}.101772`, "-clpTvsInit: Client message received on TVS proxy socket");
    say("NOT", `${time}.103519`, `-secReq_sigVerify: verify with ITL file, file <ram/${device}.cnf.xml>`);
    say("NOT", `${time}.140066`, `-verifyFile: signature good, file <ram/${device}.cnf.xml>`);
  };
  const askTvs = (time) => {
    say("NOT", `${time}.290114`, `clpSetupSsl: Trying to connect to IPV4, IP: ${tvsIp}, Port : 2445`);
    say("NOT", `${time}.292087`, `clpSetupSsl: TCP connect() waiting, <${tvsIp}> c:11 s:12 port: 2445`);
    say("NOT", `${time}.293140`, `clpSetupSsl: TCP connected, <${tvsIp}> c:11 s:12`);
    say("NOT", `${time}.293911`, `clpSetupSsl: start SSL/TLS handshake, <${tvsIp}> c:11 s:12`);
    say("NOT", `${time}.351207`, `clpSetupSsl: SSL/TLS handshake completed, <${tvsIp}> c:11 s:12`);
  };
  const register = (time) => {
    say("NOT", `${time}.302513`, `clpSetupSsl: Trying to connect to IPV4, IP: ${managerIp}, Port : 5061`);
    say("NOT", `${time}.304090`, `clpSetupSsl: TCP connected, <${managerIp}> c:13 s:16`);
    say("NOT", `${time}.304731`, `clpSetupSsl: start SSL/TLS handshake, <${managerIp}> c:13 s:16`);
    say("ERR", `${time}.311458`, `EROR:clpState: SSL3 alert read:fatal:handshake failure:<${managerIp}>`);
    say("ERR", `${time}.311970`, `EROR:clpState: SSL_connect:failed in SSLv3 read server hello A:<${managerIp}>`);
    say("ERR", `${time}.315226`, `EROR:clpSetupSsl: ** SSL handshake failed, <${managerIp}> c:13 s:16`);
    say("ERR", `${time}.315801`, `EROR:clpSetupSsl: SSL/TLS handshake failed, <${managerIp}> c:13 s:16`);
    say("ERR", `${time}.316377`, `EROR:clpSetupSsl: SSL/TLS setup failed, <${managerIp}> c:13 s:16`);
    say("ERR", `${time}.317012`, `EROR:clpSndStatus: SSL CLNT ERR, srvr<${managerIp}>`);
  };
  for (const time of ["15:20:41", "15:21:02", "15:21:30"]) idle(time);
  register("15:22:11");
  askTvs("15:22:40");
  idle("15:23:20");
  register("15:24:14");
  askTvs("15:24:44");
  idle("15:26:09");
  register("15:28:20");
  idle("15:29:31");
  return lines;
}

function applianceHealthy() {
  const date = "2019/03/05";
  const seed = "appliance-11.5-healthy";
  const span = { date, from: at("10:00:00.311"), to: at("10:10:00"), seed, secure: false };
  const nodes = [
    { host: "cm-a", number: 1, ip: "10.60.0.21", fqdn: "cm-a.yamate.example", folder: "2019-03-05_10-20-31" },
    { host: "cm-b", number: 2, ip: "10.60.0.22", fqdn: "cm-b.yamate.example", folder: "2019-03-05_10-20-33" },
  ];
  const macs = [
    ["5C838F01A6B2", "5C838F01A7C0", "00CCFC98310D"],
    ["5C838F01B114", "00CCFC98327A"],
  ];
  const troubled = [["A0554F7D2290"], ["A0554F7D23E5"]];
  const [pub, sub] = nodes.map((node, index) =>
    applianceNode({ ...span, node, macs: macs[index], troubled: troubled[index], fileNumber: 88 + index * 9 }),
  );

  // Everything that looks like a failure and is none.
  sanMatched(pub.ccm, at("10:02:11.410"), {
    host: "gw-core.yamate.example",
    expected: "gw-core-sip.yamate.example",
    ip: "10.60.5.9",
  });
  ilsGoodLink(pub.ils, at("10:03:30.227"));
  ilsGoodLink(pub.ils, at("10:08:30.301"));
  tftpServe(pub.tftp, at("10:01:40.115"), pub.phones[0], "CTLFile.tlv", false);
  tftpServe(sub.tftp, at("10:05:12.870"), sub.phones[1], "CTLFile.tlv", false);
  endPointTransient(sub.ccm, at("10:04:21.006"), sub.troubled[0], 29, { port: 5060 });
  endPointTransient(sub.ccm, at("10:04:51.230"), sub.troubled[0], 29, { port: 5060 });
  endPointTransient(pub.ccm, at("10:06:02.518"), pub.troubled[0], 32, { port: 5060 });
  trustListInfo(pub.ccm, at("10:05:09.040"), pub.phones[1], 6);
  trustListInfo(sub.ccm, at("10:07:44.662"), sub.phones[0], 6);
  const known = {
    issuer: "CN=cm-a.yamate.example;OU=IT;O=Yamate;L=Yokohama;ST=Kanagawa;C=JP",
    serial: "40B1E77C93A65D0182F4CA3D9E2716A8",
  };
  const requests = [
    ["10:02:20.100", "10.20.31.101", "database"],
    ["10:04:05.560", "10.20.31.102", "second"],
    ["10:06:47.031", "10.20.32.101", "second"],
    ["10:09:11.704", "10.20.32.102", "database"],
  ];
  requests.forEach(([time, ip, outcome], index) => {
    tvsRequest(pub.tvs, at(time), index + 2, ip, known, outcome);
  });
  applianceCapf(pub.capf, at("10:03:15.200"), 2, pub.phones[1], LSC_INSTALLED);
  for (let minute = 0; minute < 10; minute++)
    pub.capf.add(at(`10:${String(minute).padStart(2, "0")}:07`), "   debug CAPF idle, open connections 0");

  const filesOf = (made, extra = []) => {
    const n = String(made.node.number).padStart(3, "0");
    return [
      ["Cisco CallManager", "sdl", `cm/trace/ccm/sdl/SDL${n}_100_000102.txt`, lf(made.ccm.lines())],
      ["Cisco CallManager", "calllogs", "cm/trace/ccm/calllogs/calllogs_00000001.txt", lf(made.calls)],
      ["Cisco Tftp", "sdl", `cm/trace/cmtftp/sdl/SDL${n}_600_000012.txt`, lf(made.tftp.lines())],
      ["Cisco Intercluster Lookup Service", "sdl", `cm/trace/ils/sdl/SDL${n}_600_000004.txt`, lf(made.ils.lines())],
      ["Event Viewer-Application Log", "logs", "syslog/CiscoSyslog", lf(made.syslog.lines())],
      ...extra,
    ];
  };
  const pubFiles = filesOf(pub, [
    ["Cisco Certificate Authority Proxy Function", "sdi", "cm/trace/capf/sdi/capf00000002.txt", lf(pub.capf.lines())],
    ["Cisco Trust Verification Service", "sdi", "cm/trace/tvs/sdi/tvs00000003.txt", lf(pub.tvs.lines())],
  ]);
  const subFiles = filesOf(sub);
  const placed = (node, files) =>
    Object.fromEntries(
      files.map(([, , path, content]) => [`${node.fqdn}_${node.number}/${node.folder}/${path}`, content]),
    );
  return {
    ...placed(pub.node, pubFiles),
    ...placed(sub.node, subFiles),
    [`TraceCollectionResult_${pub.node.folder}_${pub.node.fqdn}.xml`]: collectionResult(
      pub.node,
      date,
      at("10:10:00"),
      pubFiles,
    ),
    [`TraceCollectionResult_${sub.node.folder}_${sub.node.fqdn}.xml`]: collectionResult(
      sub.node,
      date,
      at("10:10:00"),
      subFiles,
    ),
  };
}

// -------------------------------------------------------------------------------------------------------- archives

/** A gzip file as it is while still being written: the end is missing. */
function cutShort(bytes) {
  return bytes.subarray(0, Math.floor(bytes.length * 0.8));
}

/** Always the same bytes for the same content: no time, no name, the operating system always "Unix". */
function gzip(content) {
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(content), 0);
  tail.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, deflate(content), tail]);
}

function crc32(content) {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Deflate in one block of fixed codes (RFC 1951), with the newest earlier place of each three bytes as only candidate. */
function deflate(content) {
  const out = [];
  let held = 0;
  let heldBits = 0;
  const put = (value, bits) => {
    held |= value << heldBits;
    heldBits += bits;
    while (heldBits >= 8) {
      out.push(held & 0xff);
      held >>>= 8;
      heldBits -= 8;
    }
  };
  // Huffman codes go in with their first bit first.
  const code = (value, bits) => {
    for (let bit = bits - 1; bit >= 0; bit--) put((value >>> bit) & 1, 1);
  };
  const symbol = (value) => {
    if (value < 144) code(0x30 + value, 8);
    else if (value < 256) code(0x190 + value - 144, 9);
    else if (value < 280) code(value - 256, 7);
    else code(0xc0 + value - 280, 8);
  };
  const step = (value, first, group) => {
    // Lengths and distances: `group` values per number of extra bits, which grows with the symbol.
    let index = 0;
    let base = first;
    for (;;) {
      const extra = Math.max(0, Math.floor(index / group) - 1);
      if (value < base + (1 << extra)) return { index, extra, rest: value - base };
      base += 1 << extra;
      index++;
    }
  };
  put(1, 1);
  put(1, 2);
  const newest = new Map();
  for (let place = 0; place < content.length; ) {
    const key =
      place + 2 < content.length ? (content[place] << 16) | (content[place + 1] << 8) | content[place + 2] : -1;
    const before = key === -1 ? undefined : newest.get(key);
    let length = 0;
    if (before !== undefined && place - before <= 32_768) {
      while (length < 257 && place + length < content.length && content[before + length] === content[place + length])
        length++;
    }
    if (length >= 3) {
      const { index, extra, rest } = step(length, 3, 4);
      symbol(257 + index);
      put(rest, extra);
      const distance = step(place - before, 1, 2);
      code(distance.index, 5);
      put(distance.rest, distance.extra);
    } else {
      symbol(content[place]);
      length = 1;
    }
    for (let end = place + length; place < end; place++) {
      if (place + 2 < content.length)
        newest.set((content[place] << 16) | (content[place + 1] << 8) | content[place + 2], place);
    }
  }
  symbol(256);
  if (heldBits > 0) put(0, 8 - heldBits);
  return Buffer.from(out);
}

/** The folders above the files, each before what lies in it. */
function foldersOf(paths) {
  const folders = new Set();
  for (const path of paths) {
    const parts = path.split("/").slice(0, -1);
    for (const index of parts.keys()) folders.add(`${parts.slice(0, index + 1).join("/")}/`);
  }
  return [...folders].sort((a, b) => (a < b ? -1 : 1));
}

function zip(files) {
  const entries = [...foldersOf(Object.keys(files)).map((path) => [path, Buffer.alloc(0)]), ...Object.entries(files)];
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of entries) {
    const name = Buffer.from(path);
    const packed = content.length === 0 ? content : deflate(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(content.length === 0 ? 0 : 8, 4);
    common.writeUInt16LE(0x7d07, 6); // 15:40:14
    common.writeUInt16LE(0x4e6c, 8); // 2019-03-12
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(path.endsWith("/") ? 0x10 : 0, 6);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, place, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\u0005\u0006"), end]);
}

function tar(files) {
  const entries = [...foldersOf(Object.keys(files)).map((path) => [path, null]), ...Object.entries(files)];
  const blocks = [];
  for (const [path, content] of entries) {
    const head = Buffer.alloc(512);
    const octal = (value, place, width) => head.write(value.toString(8).padStart(width - 1, "0"), place);
    head.write(path, 0);
    octal(content === null ? 0o755 : 0o644, 100, 8);
    octal(0, 108, 8);
    octal(0, 116, 8);
    octal(content?.length ?? 0, 124, 12);
    octal(1_552_372_815, 136, 12);
    head.write("        ", 148);
    head.write(content === null ? "5" : "0", 156);
    head.write("ustar\u000000", 257);
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    blocks.push(head);
    if (content !== null) blocks.push(content, Buffer.alloc((512 - (content.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

main();
