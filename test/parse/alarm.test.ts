/** Alarms in their four forms. Texts are made after real and published ones, names and addresses invented. */
import { describe, expect, test } from "vitest";
import type { Alarm, FormatName } from "../../src/model/index.ts";
import { FORMATS, readAlarm, readEntities, reasonName } from "../../src/parse/index.ts";

function alarmIn(format: FormatName, text: string): Alarm | null {
  const { message, kind } = FORMATS[format].read(text);
  return readAlarm(message, kind, format);
}

/** An alarm with all that it reads from its text when it is asked. */
function readOut(alarm: Alarm | null): Alarm | null {
  if (alarm === null) return null;
  const { name, form, reason, reasonName, parameters } = alarm;
  return { name, form, reason, reasonName, parameters };
}

const PROSE =
  "00000010.022 |07:46:21.745 |AppInfo  |EndPointTransientConnection - An endpoint attempted to register but did not complete registration Connecting Port:5060 Device name:SEP001122334455 Device type:493 Reason Code:32 Protocol:SIP Device MAC address:001122334455 LastSignalReceived:SIPRegisterInd StationState:wait_register App ID:Cisco CallManager Cluster ID:Cluster1 Node ID:cm1";
const RECORD =
  "00000010.023 |07:46:21.745 |AlarmErr |AlarmClass: CallManager, AlarmName: EndPointTransientConnection, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: An endpoint attempted to register but did not complete registration, AlarmParameters:  ConnectingPort:5060, DeviceName:SEP001122334455, DeviceType:493, Reason:32, Protocol:SIP, MACAddress:001122334455, LastSignalReceived:SIPRegisterInd, StationState:wait_register, AppID:Cisco CallManager, ClusterID:Cluster1, NodeID:cm1,";

test("prose and record of one alarm say the same", () => {
  const prose = alarmIn("sdl", PROSE);
  const record = alarmIn("sdl", RECORD);
  expect(prose).toMatchObject({
    name: "EndPointTransientConnection",
    form: "prose",
    reason: 32,
    reasonName: "deviceTypeMismatch",
  });
  expect(prose?.parameters).toMatchObject({
    "Connecting Port": "5060",
    "Device name": "SEP001122334455",
    "Device MAC address": "001122334455",
    "App ID": "Cisco CallManager",
    "Node ID": "cm1",
  });
  expect(record).toMatchObject({
    ...prose,
    form: "record",
    parameters: { DeviceName: "SEP001122334455", NodeID: "cm1" },
  });
  expect(readEntities("device", PROSE, {})).toEqual(readEntities("device", RECORD, {}));
});

describe("records", () => {
  test("colons and blanks inside values, unknown parameters, empty ones", () => {
    const alarm = alarmIn(
      "sdl",
      "00000010.008 |07:45:34.448 |AlarmErr |AlarmClass: Phone, AlarmName: DeviceTLInfo, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: Trust List Files are updated or installed, AlarmParameters: DeviceName:SEP001122334455, UNKNOWN_PARAMNAME:IPv4Address:10.1.2.3, UNKNOWN_PARAMNAME:IPv6Address:::, CTL_Signature:Not Installed, ITL_Signature:31 DE A6 44 , UNKNOWN_PARAMTYPE:StatusCode:6, Link: https://cm1.example:445/x/ , Empty:, NodeID:cm1,",
    );
    expect(readOut(alarm)).toEqual({
      name: "DeviceTLInfo",
      form: "record",
      reason: null,
      reasonName: null,
      parameters: {
        DeviceName: "SEP001122334455",
        IPv4Address: "10.1.2.3",
        IPv6Address: "::",
        CTL_Signature: "Not Installed",
        ITL_Signature: "31 DE A6 44",
        StatusCode: "6",
        Link: "https://cm1.example:445/x/",
        Empty: "",
        NodeID: "cm1",
      },
    });
  });

  test("without a name, or cut before the parameters", () => {
    expect(alarmIn("sdl", "00000010.008 |07:45:34.448 |AlarmErr |AlarmClass: Phone")).toBeNull();
    expect(
      alarmIn("sdl", "00000010.008 |07:45:34.448 |AlarmErr |AlarmClass: Phone, AlarmName: X, Alarm"),
    ).toMatchObject({
      name: "X",
      parameters: {},
    });
  });
});

describe("prose", () => {
  test("the address after a key is no key", () => {
    const alarm = alarmIn(
      "sdl",
      "00000010.004 |15:18:18.129 |AppInfo |ConnectionFailureToPDP - A connection request failed Policy Decision Point: https://pdp.example:445/RPC2/ The cause of the connection failure:Invalid URI App ID:Cisco CallManager Cluster ID:C Node ID:CM1",
    );
    expect(alarm?.parameters).toMatchObject({
      "Policy Decision Point": "https://pdp.example:445/RPC2/",
      "The cause of the connection failure": "Invalid URI",
    });
  });

  test("in SDI, with tags behind", () => {
    const alarm = alarmIn(
      "sdi",
      "07/21/2006 13:15:39.763 CCM|DeviceUnregistered - Device unregistered. Device name. [Optional]:SEP001122334455 Reason Code [Optional].:10 App ID:Cisco CallManager Node ID:cm1|<CLID::C>",
    );
    expect(alarm).toMatchObject({ name: "DeviceUnregistered", reason: 10, reasonName: "deviceUnregistered" });
    expect(alarm?.parameters["Device name"]).toBe("SEP001122334455");
    expect(alarm?.parameters["Node ID"]).toBe("cm1");
  });

  test.each([
    "00000010.004 |15:18:18.129 |AppInfo  |SIPTcp - wait_SdlReadRsp: Incoming SIP TCP message from 10.1.2.3 on port 5060",
    "00000010.004 |15:18:18.129 |AppInfo  |StationInit - InboundStim - KeepAliveMessage",
    "00000010.004 |15:18:18.129 |AppInfo  |GenAlarm: AlarmName = DeviceTLInfo, subFac = , severity = 3",
    "00000010.004 |15:18:18.129 |SdlSig   |EndPointUnregistered - x App ID:y Node ID:z",
  ])("no alarm: %s", (text) => {
    expect(alarmIn("sdl", text)).toBeNull();
  });
});

describe("syslog", () => {
  test("brackets", () => {
    const alarm = alarmIn(
      "syslog",
      "41679: cm1: Jul 02 2015 06:22:31 UTC :   %UC_CALLMANAGER-3-EndPointUnregistered: %[DeviceName=SEP001122334455][IPAddress=10.1.2.3][Description=Phone [old]][Reason=13][ UserID =x][NodeID=cm1]: An endpoint has unregistered",
    );
    expect(alarm).toMatchObject({
      name: "EndPointUnregistered",
      form: "syslog",
      reason: 13,
      reasonName: "keepAliveTimeout",
      parameters: { DeviceName: "SEP001122334455", IPAddress: "10.1.2.3", UserID: "x", NodeID: "cm1" },
    });
  });

  test("prose, on one line or on several", () => {
    const one =
      "%CCM_CALLMANAGER-CALLMANAGER-3-DeviceUnregistered: Device unregistered. Device name.:SEP001122334455 Device type. [Optional]:8 Reason Code [Optional].:12 App ID:Cisco CallManager";
    for (const text of [one, one.replaceAll(/ (?=Device|Reason|App)/g, "\n")]) {
      expect(alarmIn("syslog", text)).toMatchObject({
        name: "DeviceUnregistered",
        form: "syslog",
        reason: 12,
        reasonName: "sccpDeviceThrottling",
        parameters: { "Device name": "SEP001122334455", "Device type": "8" },
      });
    }
  });
});

describe("event log", () => {
  test("a block of lines, values empty or with a bar", () => {
    const alarm = alarmIn(
      "event-log",
      "Error: DeviceUnregistered - Device unregistered.\r\nDevice name.: SEP001122334455\r\nDevice IP address.:\r\nDevice type. [Optional]: 8\r\nDevice description [Optional].: Lobby |6123\r\nReason Code [Optional].: 8\r\nApp ID: Cisco CallManager\r\nExplanation: A device: it left.\r\n",
    );
    expect(readOut(alarm)).toEqual({
      name: "DeviceUnregistered",
      form: "event-log",
      reason: 8,
      reasonName: "deviceInitiatedReset",
      parameters: {
        "Device name": "SEP001122334455",
        "Device IP address": "",
        "Device type": "8",
        "Device description": "Lobby |6123",
        "Reason Code": "8",
        "App ID": "Cisco CallManager",
      },
    });
  });

  // The blank in the name, the long dash and the colon before "(Optional)" are in a mail of September 2005 on the
  // cisco-voip list.
  test("as published in 2005", () => {
    const alarm = alarmIn(
      "event-log",
      "Error: Device TransientConnection \u2013 Transient connection attempted.\nConnecting Port: 0\nDevice name (Optional):\nDevice type: (Optional): 255\nReason Code (Optional): 6\n",
    );
    expect(alarm).toMatchObject({
      name: "DeviceTransientConnection",
      reason: 6,
      reasonName: "connectivityError",
      parameters: { "Device name": "", "Device type": "255" },
    });
  });

  test("in text of no known layout only for a known name", () => {
    expect(alarmIn("plain", "Error: DeviceUnregistered - Device unregistered.")?.name).toBe("DeviceUnregistered");
    expect(alarmIn("plain", "Error: SomethingElse - text")).toBeNull();
  });
});

describe("reasons", () => {
  test.each([
    ["EndPointTransientConnection", 10, "authenticationError"],
    ["DeviceTransientConnection", 11, "invalidX509NameInCertificate"],
    ["DeviceTransientConnection", 12, "invalidTLSCipher"],
    ["EndPointTransientConnection", 28, "securityMismatch"],
    ["EndPointTransientConnection", 29, "autoRegisterDBError"],
    ["EndPointUnregistered", 10, "deviceUnregistered"],
    ["DeviceUnregistered", 12, "sccpDeviceThrottling"],
    ["EndPointUnregistered", 27, null],
    ["ConnectionFailure", 2, null],
    ["DeviceApplyConfigResult", 0, null],
    ["EndPointTransientConnection", 99, null],
  ])("%s %d: %s", (alarm, reason, name) => {
    expect(reasonName(alarm, reason)).toBe(name);
  });
});

test("a phone's alarm in a CCM trace is printed as an event and as a station message", () => {
  // Made, in the grammar published for CallManager 3.0.
  const event =
    "NodeId: 1, EventId: 1703 EventClass: 2 EventInfo: Station Alarm, TCP Handle: 4fbbc30, Text: Name=SEP001122334455 Last=File Auth Failed P1: 2304(900) P2: 1(1)";
  const station =
    'StationInit - ***** InboundStim - AlarmMessageID tcpHandle=0x4fbbc30 Message="Name=SEP001122334455 Last=File Auth Failed" Parm1=2304 (900) Parm2=1 (1)';
  expect(readAlarm(event, null, "sdi")).toMatchObject({ name: "StationAlarm", form: "prose", reason: null });
  expect(readAlarm(station, null, "sdi")).toMatchObject({
    name: "StationAlarm",
    form: "record",
    parameters: { Text: "Name=SEP001122334455 Last=File Auth Failed" },
  });
});
