/** Names in texts. Texts are made after real and published ones, names and addresses invented. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ENTITY_KINDS, type EntityKind } from "../../src/model/index.ts";
import { canonicalDevice, readEntities } from "../../src/parse/index.ts";

describe("canonical devices", () => {
  test.each([
    ["SEP003094c37f47", "SEP003094C37F47"],
    ["sep003094c37f47", "SEP003094C37F47"],
    ["CTLSEP003094C37F47", "SEP003094C37F47"],
    ["00:30:94:c3:7f:47", "SEP003094C37F47"],
    ["00-30-94-C3-7F-47", "SEP003094C37F47"],
    ["0030.94c3.7f47", "SEP003094C37F47"],
    ["003094C37F47", "SEP003094C37F47"],
    ["SEP003094", null],
    ["00:30:94:c3:7f", null],
    ["00:30-94:c3:7f:47", null],
    ["MOH_2", null],
    ["", null],
  ])("%s: %s", (word, device) => {
    expect(canonicalDevice(word)).toBe(device);
  });
});

test.each<[EntityKind, string, string[]]>([
  ["device", "DeviceName=SEP001122334455, TCPHandle=0x4fbbc30", ["SEP001122334455"]],
  ["device", "[SEP001122334455.cnf.xml.sgn] CTLSEP665544332211.tlv", ["SEP001122334455", "SEP665544332211"]],
  ["device", "sep001122334455 SEP001122334455", ["SEP001122334455"]],
  ["device", "Device name:SEP001122334455 Device type:493", ["SEP001122334455"]],
  ["device", "Device name. [Optional]: ANN_2 x", ["ANN_2"]],
  ["device", "DeviceName=SIP_TRUNK_TO_B, Name of device:gw1.example.com", ["SIP_TRUNK_TO_B", "gw1.example.com"]],
  ["device", "text|<CLID::C><DEV::MOH_1>", ["MOH_1"]],
  ["device", "DeviceName=LatentCaps=null DeviceName= ReferredByUri= DeviceName = X509SubjectName = ", []],
  ["device", "DeviceName: This is text", []],
  ["device", "DeviceName=, TCPHandle=0x4fbbc30", []],
  ["device", "XSEP001122334455 SEP00112233445566", []],
  ["device", "0011.2233.4455", ["SEP001122334455"]],
  ["mac", "from 00:11:22:aa:bb:cc and 0011.22aa.bbcc and 00-11-22-AA-BB-DD", ["001122AABBCC", "001122AABBDD"]],
  ["mac", "MACAddress:001122AABBCC, MAC address:001122aabbdd", ["001122AABBCC", "001122AABBDD"]],
  ["mac", "serial 001122AABBCC", []],
  ["mac", "31:DE:A6:44:9D:10:84:5B:2B:98:37:E8:70:1C:25:B3:F9:75:F9:AC", []],
  ["mac", "467bd923-f369-4942-ac7b-00b6e4c02604", []],
  [
    "ip",
    "10.1.2.3 [0x94~137~10.10.210.200~3300] <192.168.1.6> 10.1.2.3:7501",
    ["10.1.2.3", "10.10.210.200", "192.168.1.6"],
  ],
  ["ip", "Install=11.5.1.17900-52 Build=192.168.1.16900-16 version 8.6.2.20 sip9971.9-4-2SR2-2", []],
  ["ip", "300.1.2.3 1.2.3.4.5 0.0.0.0 01.2.3.4 TCPPid = [1.100.84.3]", []],
  ["ip", "fe80::1 and 2001:DB8:0:0:0:0:0:1 at 10:25:10", ["fe80::1", "2001:db8:0:0:0:0:0:1"]],
  ["ip", "HandleCTL::abc <IP::x> 00:11:22:aa:bb:cc IPv6Address::: ", []],
  [
    "port",
    "Port=49888, Connecting Port:5060 ipPort(7501) Port : 2445 Port=0x1414",
    ["49888", "5060", "7501", "2445", "5140"],
  ],
  ["port", "for 10.1.2.3:7501", ["7501"]],
  ["port", "Port 45168", ["45168"]],
  ["port", "0x980", ["2432"]],
  ["port", "transport=5060 support 12 Port=70000 Port=0", []],
  ["server", "Node ID:cm1 NodeID:cm1, HostName: cm2.example, NodeId: 1, [NodeID=cm3]", ["cm1", "cm2.example", "cm3"]],
  ["user", "UserID=alice, UserName: bob", ["alice", "bob"]],
  ["user", "LoginUserId= Profile=x UserId = ", []],
  ["file", "looking for [CTLFile.tlv], SEP001122334455.cnf.xml.sgn.", ["CTLFile.tlv", "SEP001122334455.cnf.xml.sgn"]],
  ["file", "no files here.txt", []],
  ["serial", "serialNumber : 6f969d5b784d0448980f7557a90a6344 and Length: 16", ["6F969D5B784D0448980F7557A90A6344"]],
  ["handle", "TCPHandle=0x4fbbc30, TCP Handle: 4fbbc30", ["0x4fbbc30", "4fbbc30"]],
  ["handle", "StationD:    (0000188) TimeDateReq", ["0000188"]],
  ["handle", "StationInit: (0000188)", ["0000188"]],
  ["ct", "|<CT::1,100,90,1.85832><IP::10.1.2.3>", ["1,100,90,1.85832"]],
  ["code", "Error 10", []],
])("%s in %j", (kind, text, names) => {
  expect(readEntities(kind, text, {})).toEqual(names);
});

test("tags add what the text does not say", () => {
  const tags = { node: "cm1", device: "sep001122334455", ip: "10.1.2.3", ct: "1,100,90,1.42" };
  expect(readEntities("device", "text", tags)).toEqual(["SEP001122334455"]);
  expect(readEntities("device", "SEP001122334455 again", tags)).toEqual(["SEP001122334455"]);
  expect(readEntities("ip", "text", tags)).toEqual(["10.1.2.3"]);
  expect(readEntities("server", "text", tags)).toEqual(["cm1"]);
  expect(readEntities("ct", "text", tags)).toEqual(["1,100,90,1.42"]);
});

test("any text, any kind: no throw, no repeats", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom(...ENTITY_KINDS), (text, kind) => {
      const names = readEntities(kind, text, {});
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((name) => name.length > 0)).toBe(true);
    }),
  );
});

test("a long record of one letter, digit or sign takes no time", () => {
  for (const sign of ["a", "0", ":", ".", "|", " ", "-", "<CT:", "port ", "DeviceName "]) {
    const text = sign.repeat(65_536 / sign.length);
    const start = performance.now();
    for (const kind of ENTITY_KINDS) readEntities(kind, text, {});
    expect(performance.now() - start).toBeLessThan(2_000);
  }
});
