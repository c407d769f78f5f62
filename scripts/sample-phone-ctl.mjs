/**
 * The sample case of phones and their CTL file, row by row of the guide's Table 9-3. make-samples.mjs writes it. Every line
 * is made up; what is known of real ones stands in its case.md.
 */
import { repeated, sdi } from "./sample-stories.mjs";

/** A morning after a new CTL file, and what phones make of it. */
export function windowsPhoneCtl() {
  const date = "03/09/2006";
  const tags = (device, ip) =>
    `|<CLID::CM1-PUB-Cluster><NID::10.1.1.5><CT::1,100,90,1.90114><IP::${ip}><DEV::${device}>`;
  const station = (time, device, ip, message) => [
    time,
    `StationInit - InboundStim - AlarmMessageID tcpHandle=0x4fbbc30 Message="${message}" Parm1=0 (0) Parm2=0 (0)${tags(device, ip)}`,
  ];
  const registered = (time, device, ip) => [
    time,
    `DeviceRegistered - Device registered. Device name:${device} IP Address:${ip} App ID:Cisco CallManager Cluster ID:CM1-PUB-Cluster Node ID:CM1-PUB${tags(device, ip)}`,
  ];
  const box = (text) => `   MessageBox: ${text}`;
  const client = [
    ["07:40:05.000", "   Cisco CTL Client 4.1(0.4) started, user Administrator, workstation VOICE-PC15"],
    [
      "07:52:10.000",
      box("The Security Token cannot be used to sign the CTL File. The token must already exist in the CTL file."),
    ],
    ["07:55:02.000", box("CTL File created successfully.")],
    ["07:55:04.100", box("You must restart all the CallManager and TFTP nodes in the Cluster.")],
    ["07:56:00.000", "   Cisco CTL Client ended"],
  ];
  const crowd = Array.from({ length: 6 }, (_, n) => ({ device: `SEP001795BB010${n}`, ip: `10.1.30.${10 + n}` }));
  const ccm = [
    ["07:58:30.000", "CallManager service started"],
    // Six phones refuse the new CTL file, one of them its configuration too.
    ...crowd.map(({ device, ip }, n) => station(`08:${10 + n * 3}:00.000`, device, ip, "Trust List update failed")),
    station("08:12:40.000", crowd[0].device, crowd[0].ip, "File Auth Failed"),
    // Each row for one phone, long after.
    station("13:00:01.000", "SEP001795BB0201", "10.1.31.1", "Trust List update failed"),
    station("13:30:01.000", "SEP001795BB0202", "10.1.31.2", "File Auth Failed"),
    station("14:00:01.000", "SEP001795BB0203", "10.1.31.3", "TFTP Not Authorized: 10.1.1.9"),
    station("14:00:03.500", "SEP001795BB0203", "10.1.31.3", "TFTP Not Authorized: 10.1.1.10"),
    station("14:00:04.000", "SEP001795BB0203", "10.1.31.3", "File Auth Failed"),
    // This one comes back.
    registered("14:41:10.000", "SEP001795BB0205", "10.1.31.5"),
    registered("16:10:00.000", "SEP001795BB0206", "10.1.31.6"),
  ];
  const tftp = [
    // A phone of the old release: no CTL file, a plain configuration.
    ["14:50:00.000", "Served file SEP001795BB0207.cnf.xml to 10.1.31.7"],
    ["15:00:00.100", "Served file CTLSEP001795BB0206.tlv to 10.1.31.6"],
    ["15:00:01.400", "Served file SEP001795BB0206.cnf.xml to 10.1.31.6"],
    ["15:05:00.100", "Served file CTLSEP001795BB0208.tlv to 10.1.31.8"],
    ["15:05:01.400", "Served file SEP001795BB0208.cnf.xml.sgn to 10.1.31.8"],
  ];
  const handshakes = (first) =>
    repeated(first, 3, 60, "clpSetupSsl: ** SSL handshake failed, <10.1.1.5> c:14 s:15").map(
      ([time, text], n) => `${5011 + n}: ERR ${time}387 SECD: EROR:${text}\n`,
    );
  return {
    "VOICE-PC15/C/Program Files/Cisco/CTL Client/Trace/CTLClient00000005.txt": sdi(date, "CTLClient", client, {
      from: "07:40:00",
      to: "07:40:00",
      every: 60,
      text: "   trace opened",
    }),
    "CM1-PUB/C/Program Files/Cisco/Trace/CCM/ccm00000070.txt": sdi(date, "CCM", ccm, {
      from: "07:30:00",
      to: "16:30:00",
      every: 60,
      text: "StationInit: (0000188) KeepAlive.|<CLID::CM1-PUB-Cluster><NID::10.1.1.5>",
    }),
    "CM1-PUB/C/Program Files/Cisco/Trace/TFTP/tftp00000021.txt": sdi(date, "TFTP", tftp, {
      from: "07:30:00",
      to: "16:30:00",
      every: 300,
      text: "TFTPServer::heartbeat, 0 requests being served",
    }),
    "SEP001795BB0204/console-2006-03-09.log": Buffer.from(handshakes("14:20:10.068").join(""), "latin1"),
    "SEP001795BB0205/console-2006-03-09.log": Buffer.from(handshakes("14:32:10.068").join(""), "latin1"),
  };
}
