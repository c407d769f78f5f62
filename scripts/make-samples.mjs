/**
 * Writes samples/<case>/traces. Every line is made up: the stories stand below as data, the traffic around them comes
 * from a seeded generator, so that the same bytes come out on every machine. The archives are compressed here and not
 * by zlib, whose output differs between versions. Run: node scripts/make-samples.mjs
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const samples = fileURLToPath(new URL("../samples", import.meta.url));

const cases = {
  "windows-4.1-healthy": windowsHealthy,
  "windows-4.1-tls-handshake": windowsTlsHandshake,
  "windows-4.1-lsc-validation": windowsLscValidation,
  "windows-4.1-auth-string-lockout": windowsAuthStringLockout,
  "appliance-11.5-tls": applianceTls,
  "appliance-11.5-healthy": applianceHealthy,
};

main();

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
function windowsServer({ server, date, from, to, macs, seed, every = 30_000, calls = 6 }) {
  const [year, month, day] = date.split("/");
  const american = `${month}/${day}/${year}`;
  const sdi = (app) => createLog((time, text) => `${american} ${clock(time)} ${app}|${text}`);
  const chance = createChance(`${seed} ${server.name}`);
  const phones = phonesOf(server, macs, seed);
  let sequence = chance.between(41_000, 88_000);
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
      return `${String(firstRecord + index).padStart(9, "0")}| ${date} ${clock(time)}| ${node}| ${text}`;
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
      `|<CLID::${CLUSTER}><NID::${server.ip}><CT::${server.node},100,90,1.${++sequence}>` +
      (phone === undefined ? "" : `<IP::${phone.ip}><DEV::${phone.device}>`),
    ccmLine: (time, text, phone) => logs.ccm.add(time, `${text}${made.tags(phone)}`),
    signal: (time, [name, state, to_, from_], phone, data = "") => {
      const tag =
        phone === undefined
          ? `(${server.node},100,94,1).${sequence}-(*:*)`
          : `(${server.node},100,90,1).${++sequence}-(${phone.device}:${phone.ip})`;
      const queues = `[R:NP - HP: 0, NP: ${chance.between(0, 2)}, LP: 0, VLP: 0, LZP: 0 DBP: 0]`;
      logs.sdl.add(time, `${sdlColumns("SdlSig", name, state, to_, from_, tag)} ${queues}${data}`);
    },
    appInfo: (time, text) => logs.sdl.add(time, `${sdlColumns("AppInfo", "", "", "", "", "")} ${text}`),
    debug: (log, time, ...texts) => debug(logs[log], time, texts),
  };

  quietStations(made, { from, to, every, chance });
  quietCalls(made, { from, to, calls, chance });
  quietTimers(made, { from, to, chance });
  quietTftp(made, { from, to, chance });
  quietDatabase(made, { from, to, chance });
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
    for (let time = from + chance.between(100, every); time < to; time += every + chance.between(-90, 90)) {
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

function quietCalls(made, { from, to, calls, chance }) {
  const step = Math.floor((to - from - 90_000) / Math.max(1, calls));
  for (let index = 0; index < calls; index++) {
    const caller = chance.pick(made.phones);
    const called = chance.pick(made.phones.filter((phone) => phone !== caller));
    call(made, from + index * step + chance.between(2_000, 9_000), caller, called, chance);
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
  made.signal(start + 2, ["CcSetupReq", "restart0", control, `StationCdpc(${server.node},100,87,${chance.between(3, 60)})`], caller, `CI=${reference}`);
  let time = start;
  for (let digit = 0; digit < called.number.length; digit++) {
    time += chance.between(180, 420);
    hear(time, caller, `KeypadButton kpButton=${called.number[digit]}.`);
    const dialled = called.number.slice(0, digit + 1);
    made.ccmLine(time + 1, `Digit analysis: match(fqcn="${caller.number}", cn="${caller.number}", pss="PT-Internal:PT-Emergency", dd="${dialled}")`, caller);
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
  made.appInfo(time + 3, `Digitanalysis - wait_DaReq: daReq.partitionSearchSpace(PT-Internal:PT-Emergency), dd(${called.number}), one match found`);
  made.signal(time + 4, ["CcSetupInd", "restart0", station(called), `LineControl(${server.node},100,139,${called.controller})`], called, `CI=${reference + 1}`);
  say(time + 6, called, `CallState callState=4(RingIn) lineInstance=1 callReference=${reference + 1}`);
  say(time + 6, called, `CallInfo callingPartyName='' callingParty=${caller.number} cgpnVoiceMailbox= calledPartyName='' calledParty=${called.number} ${line}`);
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
    say(answer + 14, phone, `OpenReceiveChannel conferenceID=${reference} passThruPartyID=${party} millisecondPacketSize=20 compressionType=4(Media_Payload_G711Ulaw64k) qualifierIn=?. myIP: ${phone.ip}`);
    const address = phone.ip.split(".").reverse().map((part) => Number(part).toString(16).padStart(2, "0")).join("");
    hear(answer + 58, phone, `OpenReceiveChannelAck Status=0, IpAddr=0x${address}, Port=${chance.between(8_200, 13_000) * 2}, PartyID=${party}`);
    made.signal(answer + 58, ["StationOpenReceiveChannelAck", "restart0", station(phone), `StationInit(${server.node},100,90,1)`], phone, `status=0 partyID=${party}`);
    say(answer + 61, phone, `StartMediaTransmission conferenceID=${reference} passThruPartyID=${party} remotePortNumber=${chance.between(8_200, 13_000) * 2} milliSecondPacketSize=20 compressType=4(Media_Payload_G711Ulaw64k)`);
  }
  const end = answer + chance.between(14_000, 52_000);
  hear(end, caller, "OnHook.");
  made.signal(end, ["StationOnHook", "restart0", station(caller), `StationInit(${server.node},100,90,1)`], caller);
  for (const phone of [caller, called]) {
    say(end + 3, phone, `CloseReceiveChannel conferenceID=${reference} passThruPartyID=${reference + phone.handle}. myIP: ${phone.ip}`);
    say(end + 4, phone, `StopMediaTransmission conferenceID=${reference} passThruPartyID=${reference + phone.handle}. myIP: ${phone.ip}`);
    say(end + 6, phone, `CallState callState=2(OnHook) ${line}`);
    say(end + 6, phone, "DefineTimeDate timeDateInfo=? systemTime=?.");
  }
}

function quietTimers(made, { from, to, chance }) {
  const { node } = made.server;
  const timers = [
    ["DbNotifyTimer", 60_000, "DbObjectCache", 94],
    ["StationOutstandingTimer", 15_000, "StationManager", 88],
    ["AnnKeepAliveTimer", 40_000, "AnnManager", 126],
    ["MohKeepAliveTimer", 40_000, "MohManager", 124],
  ];
  for (const [name, every, process, type] of timers) {
    for (let time = from + chance.between(0, every); time < to; time += every + chance.between(0, 16)) {
      made.signal(time, [name, "wait", `${process}(${node},100,${type},1)`, `SdlTimerService(${node},100,3,1)`]);
    }
  }
  for (let time = from + 20_000; time < to; time += 120_000) {
    made.appInfo(time, `CallManager - statistics: RegisteredHardwarePhones=${made.phones.length}, CallsActive=0, CallsInProgress=0`);
    made.ccmLine(time, `PerfMonObjCounters - RegisteredHardwarePhones=${made.phones.length} CallsActive=0`);
  }
}

/** A phone asks for a file and gets it; `answer` "nak" is what a phone without CTL file is told, and normal. */
function tftpRequest(made, time, phone, file, answer = "served") {
  const chance = createChance(`${made.server.name} tftp ${time} ${file}`);
  const context = `0x01${chance.hex(6)}`;
  const id = `${context}~${chance.between(100, 999)}~${phone.ip}~${chance.between(49_200, 50_900)}`;
  const found = file.toLowerCase();
  made.tftp.add(time, `   TID[${chance.hex(3)}] TFTPServer::recvMessage[0x00${chance.hex(6)}]() sockets:${chance.between(30, 48)} CReqContext[${context}] Requested File[${file}]`);
  made.tftp.add(time, `TFTPEngine::isReadRequest[${id}], [${file}] opcode(1), Mode(octet), Serving Count(${chance.between(0, 2)})`);
  if (answer === "nak") {
    made.tftp.add(time + 1, `   CReqContext::tftp[${id}] HandleCTL: Match[${phone.device.toLowerCase()}] Found, looking for [${file}] to serve`);
    made.tftp.add(time + 1, `TFTPEngine::sendNAK[${id}], File[${file}], Error(1)`);
    return;
  }
  made.tftp.add(time + 1, `TFTPCache::FindMatching(${file}), Found[${found}]`);
  made.tftp.add(time + 2, `TFTPEngine::sendFile[${id}], File[${found}], Size(${chance.between(2_000, 9_000)}), Block Size(512)`);
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
    made.tftp.add(time, `TFTPStatistics: Requests(${chance.between(2, 40)}) FilesServed(${chance.between(2, 30)}) NotFound(${chance.between(0, 6)}) Aborted(0) CacheSize(${chance.between(3, 9)}MB)`);
  }
}

function quietDatabase(made, { from, to, chance }) {
  const tables = ["Device", "NumPlan", "ProcessConfig", "DevicePool", "CallManager", "ProcessNodeService"];
  for (let time = from + 3_000; time < to; time += 45_000) {
    const table = chance.pick(tables);
    made.dblCcm
      .add(time, `-->CDBLDatabase::Get${table}`)
      .add(time + 1, `   ODBC connection CiscoCallManager DSN=CCM0301, statement handle 0x00${chance.hex(6)}`)
      .add(time + 3, `   ${chance.between(1, 40)} row(s) read from ${table}`)
      .add(time + 3, `<--CDBLDatabase::Get${table}`);
  }
  for (let time = from + 10_000; time < to; time += 90_000) {
    const row = `{${chance.hex(8)}-${chance.hex(4)}-${chance.hex(4)}-${chance.hex(4)}-${chance.hex(12)}}`.toUpperCase();
    made.dblr
      .add(time, `   ChangeNotify: type 2(Update) table Device key ${row}`)
      .add(time + 2, `   Replication monitor: publisher ${PUB.name}, subscriber ${made.server.name}, state 3(Succeeded), latency ${chance.between(80, 900)} ms`);
    made.dblTftp
      .add(time + 5, "-->CDBLTFTP::BuildDeviceFile")
      .add(time + 9, `   device key ${row}, configuration file rebuilt`)
      .add(time + 9, "<--CDBLTFTP::BuildDeviceFile");
  }
  for (let time = from + 12_000; time < to; time += 150_000) {
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
  const severity = last === "Initialized" ? 20 : 10;
  const message = `${severity}: Name=${phone.device} Load=7.2(3.0S) Last=${last}`;
  const bytes = phone.ip.split(".").reverse().reduce((sum, part) => (sum * 256 + Number(part)) | 0, 0);
  const parameters = `P1: 2304(900) P2: ${bytes}(${(bytes >>> 0).toString(16).padStart(8, "0")})`;
  made.ccmLine(time, `StationInit - New connection accepted. DeviceName=, TCPHandle=0x${handle}, Socket=0x5${phone.handle.toString(16)}, ${address}, StationD=[0,0,0]`);
  if (secure) made.ccmLine(time + 160, `StationInit - TLS connection established. TCPHandle=0x${handle}, ${address}, subject CN=CP-7960-${phone.device}, cipher AES128-SHA`);
  made.ccmLine(time + 170, `NodeId: ${node}, EventId: 1703 EventClass: 2 EventInfo: Station Alarm, TCP Handle: ${handle}, Text: ${message} ${parameters}`);
  made.ccmLine(time + 170, `StationInit - ***** InboundStim - AlarmMessageID tcpHandle=0x${handle} Message="${message}" Parm1=2304 (900) Parm2=${bytes} (${(bytes >>> 0).toString(16).padStart(8, "0")})`);
  made.ccmLine(time + 214, `StationInit - Processing StationReg. regCount: 1 DeviceName=${phone.device}, TCPHandle=0x${handle}, Socket=0x5${phone.handle.toString(16)}, ${address}, StationD=[${node},89,${phone.controller}]`, phone);
  made.ccmLine(time + 215, `StationInit - InboundStim - IpPortMessageID: ${phone.port % 32_768}(0x${(phone.port % 32_768).toString(16)}) tcpHandle=0x${handle}`, phone);
  made.ccmLine(time + 230, `StationD:    ${handleOf(phone)} RegisterAck keepAliveInterval=30 alternateKeepAliveInterval=30 dateTemplate='Y/M/D'.`, phone);
  made.ccmLine(time + 240, `StationD:    ${handleOf(phone)} CapabilitiesReq.`, phone);
  made.ccmLine(time + 290, `StationInit: ${handleOf(phone)} CapabilitiesRes capCount=3 caps=25(Media_Payload_Wide_Band_256k) 4(Media_Payload_G711Ulaw64k) 11(Media_Payload_G729).`, phone);
  made.ccmLine(time + 340, `StationInit: ${handleOf(phone)} TimeDateReq.`, phone);
  const station = `StationD(${node},100,89,${phone.controller})`;
  made.signal(time + 214, ["StationRegister", "wait_register", station, `StationInit(${node},100,90,1)`], phone, `protocolVer=5 secure=${secure ? "T" : "F"}`);
  made.appInfo(time + 228, `StationD(${phone.controller}) - ${phone.device} registered, deviceSecurityMode=${secure ? 2 : 1}`);
}

/** One CAPF session up to and including a good handshake, then the messages given. */
function capfSession(made, start, phone, session, messages) {
  const chance = createChance(`${made.server.name} capf ${start}`);
  const prefix = `${session}:${phone.device}:`;
  debug(made.capf, start, [`${session}:UNKNOWN:Got a new ph conn ${phone.ip} on ${session + 6}, Total Acc = ${session + 11}..`]);
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
  debug(made.ctlProvider, from + 1_000, ["CTL Provider service started, listening on port 2444", "CCM certificate C:\\Program Files\\Cisco\\Certificates\\ccmserver.cer loaded"]);
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

const CTL_READ = ["Authenticate User", "Get CCM List", "Get Cluster Security Mode", "Get CTL File", "Get CCM Certificate", "Get CAPF Certificate"];
const CTL_WRITE = ["Authenticate User", "Post CTL File", "Set Cluster Security Mode"];

/** A whole run of the CTL client that goes well. */
function ctlClientRun(client, providers, start) {
  let time = start;
  client.ctlClient.add(time, "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15");
  client.ctlClient.add(time + 40, "   Cluster security mode selected: Mixed Mode");
  time += 800;
  for (const provider of providers) time = ctlSession(client, provider, time, CTL_READ);
  client.ctlClient.add(time + 900, "   MessageBox: Please insert a Security Token. Click Ok when done");
  client.ctlClient.add(time + 16_300, "   Security token found: subject CN=SAST-ADN008580ef, issuer CN=Cisco Manufacturing CA, serial 5c11a7e2");
  client.ctlClient.add(time + 21_100, "   MessageBox: Please insert another Security Token. Click Ok when done.");
  client.ctlClient.add(time + 34_500, "   Security token found: subject CN=SAST-ADN0085a3bb, issuer CN=Cisco Manufacturing CA, serial 5c11a8d0");
  client.ctlClient.add(time + 52_700, `   CTL File: ${providers.length * 2 + 3} records, 2 security tokens, signed by CN=SAST-ADN008580ef`);
  time += 53_000;
  for (const provider of providers) time = ctlSession(client, provider, time, CTL_WRITE);
  client.ctlClient.add(time + 100, "   MessageBox: CTL File created successfully.");
  client.ctlClient.add(time + 3_400, "   MessageBox: You must restart all the CallManager and TFTP nodes in the Cluster.");
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
  return step.map((text, index) => `${made.american} 07:${String(31 + Math.floor(index / 8)).padStart(2, "0")}:${String((index * 7) % 60).padStart(2, "0")} ${text}`);
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
    ...["INSTALL", "AppSearch", "ValidateProductID", "CostInitialize", "FileCost", "CostFinalize", "InstallValidate", "InstallInitialize", "ProcessComponents", "CopyFiles", "InstallFiles", "WriteRegistryValues", "RegisterUser", "PublishProduct", "InstallFinalize"].flatMap((action, index) => [
      `Action start 7:52:${String(5 + index * 2).padStart(2, "0")}: ${action}.`,
      ...(action === "InstallFiles" ? ["InstallFiles: File: CTLClient.exe,  Directory: C:\\Program Files\\Cisco\\CTL Client\\,  Size: 438272", "InstallFiles: File: etpkcs11.dll,  Directory: C:\\Program Files\\Cisco\\CTL Client\\,  Size: 212992"] : []),
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
  return Object.fromEntries(Object.entries(files).filter(([path, content]) => content.length > 0 && !(path.endsWith("ctlinstall.log") && made.ctlClient.lines().length === 0)));
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
  const span = { from: at("08:50:00"), to: at("09:20:00") };
  const seed = "windows-4.1-healthy";
  const pub = windowsServer({ server: PUB, date, ...span, seed, macs: ["000F8F3A51C4", "000F8F3A5207", "0011217B09E2", "0012D9C4A05F"] });
  const sub = windowsServer({ server: SUB, date, ...span, seed, macs: ["000F8F3A5310", "0011217B0A44", "0012D9C4A1B8", "00137F6E2D91"] });
  for (const made of [pub, sub]) {
    made.phones.forEach((phone, index) => registration(made, span.from + 4_000 + index * 2_300, phone));
    quietCtlProvider(made, span);
    srstTrace(made, at("08:52:10"));
  }
  ctlClientRun(pub, [pub, sub], at("08:55:02"));
  quietCapf(pub, span);
  const upgraded = pub.phones[2];
  capfSession(pub, at("09:04:20.150"), upgraded, 3, ["Authentication String accepted", ...LSC_INSTALLED]);
  capfSession(pub, at("09:06:41.020"), pub.phones[0], 4, ["authentication mode By Existing Certificate (Precedence to LSC), certificate verified", ...LSC_INSTALLED]);
  capfSession(pub, at("09:09:05.700"), sub.phones[0], 5, ["authentication mode By Null String", ...LSC_INSTALLED]);
  registration(pub, at("09:04:52.300"), upgraded, { last: "Reset-Reset", secure: true });
  const events = [
    ["8:50:02", "情報", "Information: CallManagerOnline - Cisco CallManager が CallManager 群で使用可能になりました。 CallManager Name: CM1-PUB"],
    ["8:56:12", "情報", "Information: 証明書信頼リスト (CTL) ファイルが更新されました。 File: CTLFile.tlv"],
    ["9:04:21", "情報", "Information: CAPF サービスは電話機 SEP0011217B09E2 の操作を開始しました。"],
    ["9:04:31", "情報", "Information: DeviceUnregistered - Device unregistered. Reason Code: 8(DeviceInitiatedReset) 電話機は正常に再起動しました。"],
    ["9:04:53", "情報", "Information: DeviceRegistered - Device registered. Device name: SEP0011217B09E2"],
  ].map(([time, kind, text]) => [date, time, "Cisco CallManager", kind, "なし", "1", "N/A", "CM1-PUB", text].join("\t"));
  return {
    ...windowsTree(pub, {
      [`${PUB.name}/C/Program Files/Common Files/Cisco/logs/HTTPSCertInstall.log`]: cp932(httpsLog(pub, "ja")),
      [`${PUB.name}/C/ctlinstall.log`]: utf16(ctlInstallLog(pub, "ja")),
      [`${PUB.name}/application-events.txt`]: cp932(["日付\t時刻\tソース\t種類\t分類\tイベント\tユーザー\tコンピュータ\t説明", ...events]),
    }),
    ...windowsTree(sub),
  };
}

function windowsTlsHandshake() {
  const date = "2005/11/21";
  const span = { from: at("08:00:00"), to: at("09:52:00") };
  const seed = "windows-4.1-tls-handshake";
  const quiet = { every: 120_000, calls: 4 };
  const pub = windowsServer({ server: PUB, date, ...span, seed, ...quiet, macs: ["0013C3A17B20", "0013C3A17B58", "0014A8E0614D", "0014A8E0629A"] });
  const sub = windowsServer({ server: SUB, date, ...span, seed, ...quiet, macs: ["0013C3A17C11", "0014A8E06333", "0014A8E06407"] });
  for (const made of [pub, sub]) {
    made.phones.forEach((phone, index) => registration(made, span.from + 4_000 + index * 2_300, phone));
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
  debug(pub.capf, at("08:41:44.871"), ["New CAPF certificate written: subject CN=CAPF-7d20c4f1, serial 1e88b3"]);

  // The phones still trust the old one.
  const victims = [pub.phones[0], pub.phones[2], sub.phones[0], sub.phones[1], pub.phones[1]];
  let session = 20;
  for (const [round, clockText] of ["08:47:10.200", "08:51:12.640", "08:58:31.090"].entries()) {
    victims.forEach((phone, index) => {
      if (round === 2 && index === 4) return;
      const time = at(clockText) + index * 7_300;
      session++;
      debug(pub.capf, time, [`${session}:UNKNOWN:Got a new ph conn ${phone.ip} on ${session}, Total Acc = ${session + 40}..`]);
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
  pub.appInfo(at("08:59:29.950"), `[1, 100, 17, 44]: HandleSSLError - Certificate verification failed:(Verification error:20)- unable to get local issuer certificate for ${firstPhone.ip}:${firstPhone.port}`);
  pub.appInfo(at("08:59:29.951"), `[1, 100, 17, 44]: HandleSSLError - Certificate verification failed for ${firstPhone.ip}:${firstPhone.port}`);
  pub.appInfo(at("08:59:41.610"), `[1, 100, 17, 45]: HandleSSLError - Certificate verification failed:(Verification error:20)- unable to get local issuer certificate for ${thirdPhone.ip}:${thirdPhone.port}`);

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
    .add(at("09:05:34.400"), "   MessageBox: CTL File operation was not successful on one or all the servers. Please correct the error and run the CTL Client again.");
  client.add(at("09:12:00.000"), "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15");
  ctlSession(pub, pub, at("09:12:02.000"), CTL_READ);
  client
    .add(at("09:12:06.000"), "-->CTLProviderConnection::Open")
    .add(at("09:12:06.004"), "   Connecting to server CM2-SUB (10.1.1.6) port 2444")
    .add(at("09:12:06.310"), "   SSL_connect returned -1, error:14094410:SSL routines:SSL3_READ_BYTES:sslv3 alert handshake failure")
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
    capfSession(pub, at("09:44:10.250") + index * 33_000, phone, 50 + index, ["authentication mode By Null String", ...LSC_INSTALLED.map((text) => text.replace("5b1e02d7", "7d20c4f1"))]);
  });
  return {
    ...windowsTree(pub, { [`${PUB.name}/application-events.txt`]: crlf(events) }),
    ...windowsTree(sub),
  };
}

function windowsLscValidation() {
  const date = "2005/12/06";
  const span = { from: at("13:30:00"), to: at("14:30:00") };
  const seed = "windows-4.1-lsc-validation";
  const quiet = { every: 60_000, calls: 5 };
  const pub = windowsServer({ server: PUB, date, ...span, seed, ...quiet, macs: ["00152B6C0E17", "00152B6C0F83", "00156247AA10"] });
  const sub = windowsServer({ server: SUB, date, ...span, seed, ...quiet, macs: ["00152B6C1102", "00156247AB3E", "0015C6D20471", "0015C6D205F9"] });
  for (const made of [pub, sub]) {
    made.phones.forEach((phone, index) => registration(made, span.from + 4_000 + index * 2_300, phone));
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
      sub.ccmLine(time - 140, `StationInit - New connection accepted. DeviceName=, TCPHandle=0x${phone.handle.toString(16).padStart(7, "0")}, Socket=0x5${connection.toString(16)}, IPAddr=${phone.ip}, Port=${phone.port + round}, StationD=[0,0,0]`);
      sub.appInfo(time, `[2, 100, 17, ${connection}]: HandleSSLError - Certificate verification failed:(Verification error:20)- unable to get local issuer certificate for ${phone.ip}:${phone.port + round}`);
      sub.appInfo(time, `[2, 100, 17, ${connection}]: HandleSSLError - Certificate verification failed for ${phone.ip}:${phone.port + round}`);
      sub.appInfo(time + 2, `StationInit - LSC validation failed, DeviceName=${phone.device}, IPAddr=${phone.ip}, issuer CN=CAPF-5b1e02d7 has no certificate in C:\\Program Files\\Cisco\\Certificates`);
      debug(pub.capf, time + 1_600, [
        `${70 + connection}:${phone.device}:LSC validation failed, CAPF certificate CN=CAPF-5b1e02d7 not found on server CM2-SUB`,
      ]);
    }
  });

  // The third phone brings a certificate that an older CAPF issued.
  const old = pub.phones[2];
  capfSession(pub, at("13:58:40.000"), old, 9, [
    "authentication mode By Existing Certificate (Precedence to LSC)",
    "LSC issuer CN=CAPF-0a77c1e9, own certificate CN=CAPF-5b1e02d7",
    "LSC validation failed, the certificate is not the version issued by this CAPF",
    "Operation Install/Upgrade failed, operation status set to Upgrade Failed",
  ]);
  pub.appInfo(at("13:59:02.740"), `StationInit - LSC validation failed, DeviceName=${old.device}, IPAddr=${old.ip}, issuer CN=CAPF-0a77c1e9`);

  // The CTL client says what is missing.
  const client = pub.ctlClient;
  client.add(at("14:10:00.000"), "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15");
  ctlSession(pub, pub, at("14:10:02.000"), CTL_READ.slice(0, 5));
  ctlSession(pub, sub, at("14:10:05.000"), CTL_READ.slice(0, 5));
  debug(sub.ctlProvider, at("14:10:08.100"), [
    "1:Administrator:Get CAPF Certificate request",
    "ERROR:1:Administrator:C:\\Program Files\\Cisco\\Certificates\\CAPF.cer: cannot open, error 2",
  ]);
  client
    .add(at("14:10:08.300"), "   Error occurred during Get CAPF Certificate operation.")
    .add(
      at("14:10:08.310"),
      "   MessageBox: Could not get CAPF Certificate(s). CAPF Service seems to be running on the CCM Publisher but the certificate file(s) do not exist in the Certificates trust path. Please check if the following certificates exist.",
      ["        C:\\Program Files\\Cisco\\Certificates\\CAPF.cer", "        C:\\Program Files\\Cisco\\Certificates\\3c1f70aa.0"],
    )
    .add(at("14:11:40.000"), "   Cisco CTL Client ended");
  return { ...windowsTree(pub), ...windowsTree(sub) };
}

function windowsAuthStringLockout() {
  const date = "2006/01/17";
  const span = { from: at("09:55:00"), to: at("10:40:00") };
  const seed = "windows-4.1-auth-string-lockout";
  const pub = windowsServer({ server: PUB, date, ...span, seed, every: 60_000, calls: 6, macs: ["0016C77E40A1", "0016C77E41D6", "0017594B9C02", "00179511E83D", "00179511E9B4"] });
  pub.phones.forEach((phone, index) => registration(pub, span.from + 4_000 + index * 2_300, phone, { secure: false }));
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
  const tries = ["10:02:05.310", "10:02:41.870", "10:03:22.040", "10:04:03.655", "10:04:50.120", "10:05:38.900", "10:06:30.015", "10:07:26.480", "10:08:31.222", "10:09:40.730"];
  tries.forEach((time, index) => {
    attempt(time, locked, 5, wrong(index + 1));
  });
  debug(pub.capf, at("10:09:40.790"), [`5:${locked.device}:maximum number of authentication attempts (10) exceeded, phone locked out for 10 minutes`]);
  pub.capf.add(at("10:09:40.801"), `   debug 5:${locked.device}:CAPF session closed`);
  connect("10:14:12.000", locked, 8);
  attempt("10:14:16.550", locked, 8, "authentication refused, phone is locked out for another 324 seconds");
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
  for (let index = 0; index < 9; index++) attempt(`10:${24 + Math.floor(index / 3)}:${String(5 + (index % 3) * 18).padStart(2, "0")}.500`, stubborn, 14, wrong(index + 1));
  attempt("10:27:04.300", stubborn, 14, RIGHT);
  installed("10:27:05.000", stubborn, 14);
  connect("10:30:00.000", stubborn, 15);
  for (let index = 0; index < 3; index++) attempt(`10:30:${10 + index * 15}.250`, stubborn, 15, wrong(index + 1));
  attempt("10:31:02.900", stubborn, 15, RIGHT);
  installed("10:31:03.500", stubborn, 15);
  return windowsTree(pub);
}
