/**
 * Sample cases that are only their stories: the few lines that tell them, and quiet ones around so that the logs go on.
 * make-samples.mjs writes them. Every line is made up; what is known of real ones stands in the case.md of each case.
 */

/** "09:03:11.250" as milliseconds since midnight. */
function at(clock) {
  const [hours, minutes, seconds] = clock.split(":");
  return (Number(hours) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds ?? 0) * 1000);
}

/** Milliseconds since midnight as "09:03:11.250". */
function clock(ms) {
  const two = (value) => String(Math.floor(value)).padStart(2, "0");
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
}

/** Lines of a story `[time, text]`, and a quiet line every so often, in the order of time. */
function withQuiet(story, { from, to, every, text }) {
  const quiet = [];
  for (let time = at(from); time <= at(to); time += every * 1000) quiet.push([clock(time), text]);
  return [...story, ...quiet]
    .map(([time, line], order) => ({ time: at(time), line, order }))
    .sort((a, b) => a.time - b.time || a.order - b.order);
}

/** SDI as CallManager prints it on Windows. */
export function sdi(date, app, story, quiet) {
  const lines = withQuiet(story, quiet).map(({ time, line }) => `${date} ${clock(time)} ${app}|${line}\r\n`);
  return Buffer.from(lines.join(""), "latin1");
}

/** Signal trace of the appliance, with its head. */
function sdl({ date, node, start }, story, quiet) {
  const head = `UTC:+09:00,Date: ${date}, AppName: CCM, AppId: 100, AppNodeId: 1, AppVersion: CUCM Install=11.5.1.14900-11, HostName: ${node}, HostIPAddress: 10.1.1.5, AppStartTime: ${start}, FileNumber: 9, TraceVer: 3.0`;
  const records = withQuiet(story, quiet);
  const first = records[0].time;
  const lines = [`00481000.000 |${clock(first)} |FileHead |${head}`].concat(
    records.map(({ time, line }, index) => `${String(481_001 + index).padStart(8, "0")}.000 |${clock(time)} |${line}`),
  );
  return Buffer.from(lines.map((line) => `${line}\n`).join(""), "latin1");
}

/** Function trace without a date, as TVS prints it. */
function functionTrace(story, quiet) {
  return Buffer.from(
    withQuiet(story, quiet)
      .map(({ time, line }) => `${clock(time)} |${line}\n`)
      .join(""),
    "latin1",
  );
}

export const repeated = (first, times, everySeconds, text) =>
  Array.from({ length: times }, (_, index) => [
    clock(at(first) + index * everySeconds * 1000),
    typeof text === "function" ? text(index + 1) : text,
  ]);

/** Everything that goes wrong at the machine with the CTL client, one trouble after the other. */
function windowsCtlClient() {
  const date = "02/14/2006";
  const root = "VOICE-PC15/C";
  const box = (text) => `   MessageBox: ${text}`;
  const client = [
    // A client of an older release: none of the Provider's answers is what it expects.
    ["09:00:10.000", "   Cisco CTL Client 4.0(1.2) started, user Administrator, workstation VOICE-PC15"],
    ["09:00:14.120", box("CTL Client version is not compatible with the CTL Provider")],
    ...["Authenticate User", "Get CCM List", "Get Cluster Security Mode", "Get CTL Version", "Get Alternate Paths"].map(
      (operation, index) => [`09:00:${20 + index * 3}.300`, box(`Invalid Response for ${operation} operation.`)],
    ),
    ["09:01:02.000", "   Cisco CTL Client ended"],
    // The right client, but the Smart Card service does not run.
    ["09:30:05.000", "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15"],
    ["09:30:40.250", "   SCardEstablishContext failed, SCARD_E_NO_SERVICE: the Smart Card service is not started"],
    ...repeated("09:30:41.000", 3, 12, box("Please insert a Security Token. Click Ok when done")),
    ["09:31:30.000", "   Cisco CTL Client ended"],
    // The service runs, and still the client goes on asking: nothing says why.
    ["09:40:02.000", "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15"],
    ...repeated("09:45:10.000", 4, 15, box("Please insert a Security Token. Click Ok when done")),
    // Sixteen wrong passwords: the token is lost.
    ["10:02:00.000", "   Security token found: subject CN=SAST-ADN008580ef, serial 5c11a7e2"],
    ...repeated("10:02:20.500", 16, 25, (n) => `   Token password is incorrect, attempt ${n}`),
    ["10:08:36.100", "   The security token is locked, retry counter exceeded"],
    // Another token: twelve wrong ones, then the right one.
    ["10:20:00.000", "   Security token found: subject CN=SAST-ADN0085a3bb, serial 5c11a8d0"],
    ...repeated("10:20:20.500", 12, 20, (n) => `   Token password is incorrect, attempt ${n}`),
    ["10:26:11.000", "   Token password accepted"],
    // One certificate of a server, three messages.
    ["10:40:02.100", "   Get CCM Certificate operation sent to server CM2-SUB"],
    ["10:40:02.900", box("No Issuer Name in Certificate.")],
    ["10:40:05.400", box("Certificate Date Invalid.")],
    ["10:40:09.000", box("Server Certificate is Invalid.")],
    // The CTL file was removed from the servers while the cluster is in mixed mode.
    [
      "11:05:00.000",
      box(
        "No CTL File exists on the server but the CallManager Cluster Security Mode is in Mixed Mode. You must create the CTL File and set Call Manager Cluster to Mixed Mode.",
      ),
    ],
    [
      "11:05:30.000",
      box("You must recreate the CTL File. All existing certificate information in the CTL file will be lost."),
    ],
    // A third token, of which only the end was seen: it had been locked on another machine.
    ["11:20:12.000", "   Security token login failed: CKR_PIN_LOCKED, serial number 5C11A9F4"],
    ["11:31:40.000", box("CTL File created successfully.")],
    ["11:31:43.300", box("You must restart all the CallManager and TFTP nodes in the Cluster.")],
  ];
  const quietCcm = {
    from: "08:50:00",
    to: "14:00:00",
    every: 60,
    text: "StationInit: (0000188) KeepAlive.|<CLID::CM1-PUB-Cluster><NID::10.1.1.5>",
  };
  const tftp = repeated(
    "11:06:10.000",
    4,
    40,
    (n) => `TFTPEngine::sendNAK[0x944cf${n}0~${n}~10.1.20.${n}~3300], File[CTLFile.tlv], Error(1)`,
  );
  return {
    [`${root}/Program Files/Cisco/CTL Client/Trace/CTLClient00000002.txt`]: sdi(date, "CTLClient", client, {
      from: "09:00:00",
      to: "09:00:00",
      every: 60,
      text: "   trace opened",
    }),
    "CM1-PUB/C/Program Files/Cisco/Trace/CCM/ccm00000052.txt": sdi(date, "CCM", [], quietCcm),
    "CM1-PUB/C/Program Files/Cisco/Trace/TFTP/tftp00000017.txt": sdi(date, "TFTP", tftp, {
      from: "08:50:00",
      to: "14:00:00",
      every: 300,
      text: "TFTPServer::heartbeat, 0 requests being served",
    }),
  };
}

/** Phones that CallManager refuses, settings that do harm, and a capture that goes on. */
function windowsDeviceSecurity() {
  const date = "03/07/2006";
  const tags = (device, ip) =>
    `|<CLID::CM1-PUB-Cluster><NID::10.1.1.5><CT::1,100,90,1.85832><IP::${ip}><DEV::${device}>`;
  const refused = (time, device, ip, reason) => [
    time,
    `DeviceTransientConnection - Transient connection attempted. Connecting Port:2443 Device name [Optional].:${device} Device IP address.:${ip} Device type. [Optional]:7 Reason Code [Optional].:${reason} App ID:Cisco CallManager Cluster ID:CM1-PUB-Cluster Node ID:10.1.1.5${tags(device, ip)}`,
  ];
  const station = (time, device, ip, message) => [
    time,
    `StationInit - InboundStim - AlarmMessageID tcpHandle=0x4fbbc30 Message="${message}" Parm1=0 (0) Parm2=0 (0)${tags(device, ip)}`,
  ];
  const ccm = [
    // One phone: encrypted in its configuration, without TLS on the wire.
    ...["07:10:00.100", "07:15:00.200", "07:20:00.300"].map((time) =>
      refused(time, "SEP0016C77E40A1", "10.1.20.31", 10),
    ),
    // One phone whose certificate names another.
    refused("07:40:12.000", "SEP0017594B9C02", "10.1.20.32", 11),
    // After a change of the security profile: six phones within twenty minutes.
    ...Array.from({ length: 6 }, (_, n) =>
      refused(`10:${String(5 + n * 3).padStart(2, "0")}:00.000`, `SEP00179511E8${30 + n}`, `10.1.21.${30 + n}`, 12),
    ),
    // Trust lists: a phone that refuses its CTL file, one whose two TFTP servers are not in it, one with a broken file.
    station("11:00:01.000", "SEP001795AA0001", "10.1.22.1", "Trust List update failed"),
    station("11:10:01.000", "SEP001795AA0002", "10.1.22.2", "TFTP Not Authorized: 10.1.1.9"),
    station("11:10:02.500", "SEP001795AA0002", "10.1.22.2", "TFTP Not Authorized: 10.1.1.10"),
    station("11:20:01.000", "SEP001795AA0003", "10.1.22.3", "File Auth Failed"),
    // A phone whose registration is refused for its entry in the database: no trouble with trust.
    [
      "11:30:00.000",
      `StationD: (0000188) RegisterReject text='Error: DB Config'.${tags("SEP001795AA0004", "10.1.22.4")}`,
    ],
    [
      "11:32:00.000",
      `StationD: (0000188) RegisterReject text='Error: DB Config'.${tags("SEP001795AA0004", "10.1.22.4")}`,
    ],
    // Settings.
    ["11:40:00.000", "SRST reference SRST-Branch1: Port Numbers can only contain digits."],
    [
      "11:45:00.000",
      "If you configure encryption for Cisco IP Phone models 7960 and 7940, those encrypted devices cannot accept a barge request when they are participating in an encrypted call. When the call is encrypted, the barge attempt fails.",
    ],
    ["12:00:00.000", `Signal Packet Capture Mode = Batch Processing Mode${tags("SEP001795AA0009", "10.1.22.9")}`],
    ["12:30:00.000", `Signal Packet Capture Mode = Real-Time Mode${tags("SEP001795AA0010", "10.1.22.10")}`],
    // Of a third phone the capture is ended, but the service parameter stays True.
    ["12:35:00.000", "Packet Capture Enable set to True|<CLID::CM1-PUB-Cluster><NID::10.1.1.5>"],
    ["12:36:00.000", `Signal Packet Capture Mode = Batch Processing Mode${tags("SEP001795AA0011", "10.1.22.11")}`],
    ["13:20:00.000", `Signal Packet Capture Mode = None${tags("SEP001795AA0011", "10.1.22.11")}`],
  ];
  return {
    "CM1-PUB/C/Program Files/Cisco/Trace/CCM/ccm00000061.txt": sdi(date, "CCM", ccm, {
      from: "07:00:00",
      to: "18:30:00",
      every: 60,
      text: "StationInit: (0000188) KeepAlive.|<CLID::CM1-PUB-Cluster><NID::10.1.1.5>",
    }),
    "CM1-PUB/C/winnt/system32/Trace/SRST00000002.txt": sdi(
      date,
      "SRST",
      [["11:42:00.000", "   SRST reference SRST-Branch1: SRST certificate not found on the gateway 10.1.40.1"]],
      { from: "09:00:00", to: "18:30:00", every: 600, text: "   idle, 2 SRST references known" },
    ),
  };
}

/** An appliance on which TVS and the ITL file were made anew, and the phones that no longer trust it. */
function applianceTrust() {
  const node = "cucmpub.hinode.example";
  const top = `${node}/2019-06-11_18-05-21`;
  const alarm = (time, name, text) =>
    `Jun 11 ${time} cucmpub local7 6 : 1${time.replaceAll(":", "")}: ${node}: Jun 11 2019 ${time} UTC :  %UC_TVS-6-${name}: %[AppID=Cisco Trust Verification Service][ClusterID=hinode][NodeID=cucmpub]: ${text}`;
  const quietSyslog = Array.from({ length: 30 }, (_, n) => {
    const time = clock(at("05:00:00") + n * 480_000).slice(0, 8);
    return `Jun 11 ${time} cucmpub local7 6 : 9${n}: ${node}: Jun 11 2019 ${time} UTC :  %UC_CALLMANAGER-6-EndPointRegistered: %[DeviceName=SEP2834A2830${100 + n}][IPAddress=10.2.20.${n + 1}][DeviceType=684][AppID=Cisco CallManager][ClusterID=hinode][NodeID=cucmpub]: An endpoint has registered`;
  });
  const syslog = [
    ...quietSyslog,
    alarm("06:00:11", "TVSCertificateRegenerated", "TVS Server certificate has been regenerated"),
    alarm("06:00:40", "ITLFileRegenerated", "New ITL File has been generated"),
  ].sort((a, b) => (a.slice(7, 15) < b.slice(7, 15) ? -1 : 1));
  const tvs = [
    ...["15:20:10.100", "15:21:40.220", "15:24:02.010"].flatMap((time) => [
      [time, "   debug 10.2.20.31: tvsSSLHandShake Session ciphers - AES256-SHA"],
      [clock(at(time) + 40), "   debug getCertificateInformation(cert) : certificate not found"],
    ]),
  ];
  const device = "SEP2834A2830101";
  const console_ = [
    "1201 DEB Jun 11 15:19:58.101772 SECUREAPP-request for CTL and ITL update",
    "1202 NOT Jun 11 15:20:11.290114 SECUREAPP-Trust List Update Failed",
    "1203 NOT Jun 11 15:24:03.000114 SECUREAPP-Trust List Update Failed",
  ];
  const signal = (n) =>
    `SdlSig   |StationKeepAliveMessage                |wait                           |StationInit(1,100,63,1)          |StationD(1,100,64,${n})           |1,100,14,${n}.1^10.2.20.31^${device}  |[R:N-H:0,N:0,L:0,V:0,Z:0,D:0]`;
  return {
    [`${top}/cm/trace/tvs/sdi/tvs00000003.txt`]: functionTrace(tvs, {
      from: "14:30:00",
      to: "16:30:00",
      every: 120,
      text: "   debug tvs main loop, waiting for connections",
    }),
    [`${top}/cm/trace/ccm/sdl/SDL001_100_000009.txt`]: sdl(
      { date: "2019/06/11", node: "cucmpub", start: "2019/05/02 03:11:20" },
      [],
      { from: "14:30:00", to: "16:30:00", every: 60, text: signal(7) },
    ),
    [`${top}/syslog/CiscoSyslog`]: Buffer.from(syslog.map((line) => `${line}\n`).join(""), "latin1"),
    [`${device}/console-2019-06-11.log`]: Buffer.from(console_.map((line) => `${line}\n`).join(""), "latin1"),
  };
}

/** The cases by name. */
export const storyCases = {
  "windows-4.1-ctl-client": windowsCtlClient,
  "windows-4.1-device-security": windowsDeviceSecurity,
  "appliance-11.5-trust": applianceTrust,
};
