/**
 * Redaction by tables: a text, what must be gone from it, what must stay. All lines here are made; their layout is that of
 * the traces, or of what people write around them.
 */
import { describe, expect, test } from "vitest";
import type { IdentityKind } from "../../src/model/index.ts";
import { createRedactor, createUnmasker, newCaseMap } from "../../src/redact/index.ts";

const KEY = new Uint8Array(32).fill(7);

/** Both passes over one text. */
function redactOnce(text: string, keep: readonly IdentityKind[] = []) {
  const map = newCaseMap(KEY);
  const redactor = createRedactor(map, new Set(keep));
  redactor.learn(text);
  redactor.settle();
  const result = redactor.redact(text);
  return { result, map, redactor, unmask: createUnmasker(map) };
}

describe("secrets go, whatever is kept", () => {
  const all: readonly IdentityKind[] = ["host", "domain", "ip", "mac", "device", "user", "number", "subject"];
  const cases: [what: string, text: string, gone: string[], result?: string][] = [
    [
      "a key in PEM",
      "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx7\nabcDEF+/12=\n-----END RSA PRIVATE KEY-----\nb",
      ["MIIEow", "abcDEF"],
    ],
    [
      "a key without its end",
      "-----BEGIN PRIVATE KEY-----\r\nMIIEowIBAAKCAQEAx7MIIEow\r\nQEAx7MIIEowIBAAKCA\r\n18:00:00.000 |next",
      ["MIIEow", "QEAx7"],
    ],
    [
      "a key without its beginning",
      "QEAx7MIIEowIBAAKCAQEAx7M\nIIEowIBA\n-----END EC PRIVATE KEY-----\nz",
      ["QEAx7M", "IIEowIBA"],
    ],
    [
      "a key in one line of JSON",
      '{"key":"-----BEGIN PRIVATE KEY-----\\nMIIEowIBAAKCAQEAx7\\n-----END PRIVATE KEY-----\\n"}',
      ["MIIEow"],
    ],
    ["an authentication string", "16:34:01.765 |   debug 3:SEP001122334455:AuthString=48213377 received", ["48213377"]],
    ["behind a colon", "Authentication String: 90817", ["90817"], "Authentication String: [removed: auth-string]"],
    ["without a sign", "phone entered authentication string 90817 at 10:11", ["90817"]],
    ["in brackets", "capf authStr[55512] ok", ["55512"]],
    ["in quotes", "Auth String '7788991'", ["7788991"]],
    ["a password", "Password=Tr0ub4dor&3", ["Tr0ub4dor"], "Password=[removed: password]"],
    ["glued to the next label", "User=bobPassWord=hunter77Madder=", ["hunter77"]],
    [
      "a password in JSON",
      '{"password":"s3cret word","x":1}',
      ["s3cret word"],
      '{"password":"[removed: password]","x":1}',
    ],
    ["a password in XML", "<userPassword>cisco!23</userPassword>", ["cisco!23"]],
    ["a password in words", "the admin password is Wagner#1876", ["Wagner#1876"]],
    ["on a command line", "ctlclient --password geheim99 --pin 12345", ["geheim99", "12345"]],
    ["a token's", "CTLClient|Token PIN: 77441", ["77441"]],
    ["in a connection string", "DSN=CCM0300;UID=sa;PWD=Qwerty1;", ["Qwerty1"]],
    [
      "a password in Japanese",
      "管理者パスワードは「Himitsu-77」です",
      ["Himitsu-77"],
      "管理者パスワードは「[removed: password]」です",
    ],
    [
      "an authentication string in Japanese",
      "認証文字列：48213377 を",
      ["48213377"],
      "認証文字列：[removed: auth-string] を",
    ],
    ["in a URL", "GET http://op:S3same@cm1.customer.com/x", ["S3same"]],
    [
      "a digest answer",
      'Authorization: Digest username="1000",realm="ccmsipline",nonce="bcd+0a1f",response="6629fae49393a05397450978507c4ef1"',
      ["6629fae49393a05397450978507c4ef1", "bcd+0a1f"],
    ],
    [
      "a digest over folded lines",
      'Authorization: Digest username="1000",\r\n realm="ccmsipline",\r\n response="6629fae49393a05397450978507c4ef1"',
      ["6629fae49393a05397450978507c4ef1"],
    ],
    ["basic authorization", "Authorization: Basic YWRtaW46c2VjcmV0", ["YWRtaW46c2VjcmV0"]],
    [
      "a key of SRTP",
      "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:4",
      ["WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"],
    ],
    ["a master key", "Master-Key: 0F1E2D3C4B5A69788796A5B4C3D2E1F00F1E2D3C4B5A69788796A5B4C3D2E1F0", ["0F1E2D3C"]],
    [
      "a key by its bytes",
      "sRTP key (16 bytes): 0f 1e 2d 3c 4b 5a 69 78 87 96 a5 b4 c3 d2 e1 f0",
      ["0f 1e 2d", "e1 f0"],
    ],
    ["a key log of TLS", `CLIENT_RANDOM ${"ab".repeat(32)} ${"cd".repeat(48)}`, ["cdcdcd"]],
    ["a community", "snmp-server community n0tpublic RO", ["n0tpublic"]],
    ["a community behind a sign", "SNMP community=n0tpublic", ["n0tpublic"]],
    ["a cookie", "Cookie: JSESSIONID=5D3A9C7B11; x=1", ["5D3A9C7B11"]],
    ["a session in a URL", "GET /ccmadmin/a.do;jsessionid=5D3A9C7B11EE HTTP/1.1", ["5D3A9C7B11EE"]],
    ["the same password again, without a label", "Password=Tr0ub4dor&3\nretry with Tr0ub4dor&3 failed", ["Tr0ub4dor"]],
  ];
  test.each(cases)("%s", (_, text, gone, result) => {
    for (const keep of [[], all]) {
      const { result: done, map } = redactOnce(text, keep);
      for (const secret of gone) expect(done).not.toContain(secret);
      expect(done).toContain("[removed: ");
      expect(JSON.stringify([...map.entries])).not.toContain(gone[0]);
      if (result !== undefined) expect(done).toBe(result);
      // As many lines as before.
      if (!text.includes("PRIVATE KEY")) expect(done.split("\n").length).toBe(text.split("\n").length);
    }
  });

  const harmless: readonly string[] = [
    "CAPF Authentication String length should be between 4 and 10.",
    "Authentication String contains one or more invalid characters. Valid characters for Authentication String are numbers.",
    "Invalid Password",
    "Password: incorrect",
    "The eToken password is incorrect",
    "Token PIN: verified",
    "Private Key File is not valid.",
    "No Private Key File.",
    "uri=ti=1User=Host=Port=0PassWord=Madder=Transport=4",
    "sipSPIAddContextToTable: Added context(0xe65b9a68) with key=[92850] to table",
    "security token locked: 16th consecutive wrong password (retry counter 15)",
    "EndPointTransientConnection - Key: value, Reason Code:10",
    "CSS=9c4cfa60-cbf8-a72c-960e-9b819883c80c",
  ];
  test.each(harmless)("nothing is removed from: %s", (text) => expect(redactOnce(text).result).toBe(text));
});

describe("names get stand-ins of their shape", () => {
  const cases: readonly (readonly [what: string, text: string, shape: RegExp])[] = [
    ["an address", "IPAddr=172.16.70.231, Port=52095", /^IPAddr=198\.1[89]\.\d+\.\d+, Port=52095$/],
    ["an address with its port", "for 10.106.104.220:7501", /^for 198\.1[89]\.\d+\.\d+:7501$/],
    ["an address right before a label", "ip=10.1.2.3Port=5060", /^ip=198\.1[89]\.\d+\.\d+Port=5060$/],
    ["an address in a name", "node cm-10.1.2.3.customer.com x", /^node (?!.*10\.1\.2\.3).*$/],
    ["version 6", "addr 2001:db9:1::7 up", /^addr 2001:db8:[0-9a-f:]+ up$/],
    ["a phone", "DeviceName=SEP003094C26105, x", /^DeviceName=SEP02[0-9A-F]{10}, x$/],
    ["another device named by its MAC", "<DEV::ATA003094C26105>", /^<DEV::ATA02[0-9A-F]{10}>$/],
    ["a configuration file", "SEP003094C26105.cnf.xml.sgn", /^SEP02[0-9A-F]{10}\.cnf\.xml\.sgn$/],
    ["one of a softphone", "Found[ipctest2.cnf.xml]", /^Found\[device-[0-9a-f]{4}\.cnf\.xml\]$/],
    [
      "a phone in an alarm",
      "Device name [Optional].:TOKYO-GW7 Device type",
      /^Device name \[Optional\]\.:device-[0-9a-f]{4} Device type$/,
    ],
    [
      "a phone in its certificate",
      "CN=CP-7960-SEP000F8F3A51C4, O=Cisco Systems Inc.",
      /^CN=CP-7960-SEP02[0-9A-F]{10}, O=Cisco Systems Inc\.$/,
    ],
    [
      "a server that a sentence names",
      "operation sent to server CM2-SUB",
      /^operation sent to server host-[0-9a-f]{4}$/,
    ],
    [
      "a workstation and a user",
      "started, user op.4, workstation VOICE-PC15",
      /^started, user user-[0-9a-f]{4}, workstation host-[0-9a-f]{4}$/,
    ],
    ["a trust list of a phone", "CTLSEP003094C26105.tlv", /^CTLSEP02[0-9A-F]{10}\.tlv$/],
    ["a trunk", "DeviceName=TOKYO_TRUNK_1, x", /^DeviceName=device-[0-9a-f]{4}, x$/],
    ["a host", "HostName: hqcm01, x", /^HostName: host-[0-9a-f]{4}, x$/],
    ["the node of a record", "<NID::hqcm01>", /^<NID::host-[0-9a-f]{4}>$/],
    [
      "a full name",
      "Host Address=cm1.customer.com MATCHES",
      /^Host Address=host-[0-9a-f]{4}\.case-[0-9a-f]{4}\.example MATCHES$/,
    ],
    [
      "a full name of Japan",
      "FQDN (cm1.tokyo.customer.co.jp) is",
      /^FQDN \(host-[0-9a-f]{4}\.sub-[0-9a-f]{4}\.case-[0-9a-f]{4}\.example\) is$/,
    ],
    [
      "a full name right before a label",
      "User=Host=clstr-1.customer.labPort=5060",
      /^User=Host=host-[0-9a-f]{4}\.case-[0-9a-f]{4}\.examplePort=5060$/,
    ],
    [
      "a host in a URL",
      "https://cm1.customer.com:8443/ccmadmin/",
      /^https:\/\/host-[0-9a-f]{4}\.case-[0-9a-f]{4}\.example:8443\/ccmadmin\/$/,
    ],
    [
      "a SIP URI",
      "<sip:1013@cm1.customer.com>;tag=1",
      /^<sip:\d{4}@host-[0-9a-f]{4}\.case-[0-9a-f]{4}\.example>;tag=1$/,
    ],
    ["a mail address", "mail to taro.yamada@customer.co.jp.", /^mail to user-[0-9a-f]{4}@/],
    ["a cluster", "<CLID::EDPUB-Cluster>", /^<CLID::case-[0-9a-f]{4}>$/],
    ["a user", "UserID=tyamada, x", /^UserID=user-[0-9a-f]{4}, x$/],
    ["a display name", 'From: "Taro Yamada" <sip:1013@10.1.2.3>', /^From: "user-[0-9a-f]{4}" <sip:\d{4}@/],
    [
      "a display name in a signal",
      "UnicodeName: Taro Yamada retriedVideo=F",
      /^UnicodeName: user-[0-9a-f]{4} retriedVideo=F$/,
    ],
    ["a directory number", "dn: 1013, ti: DN", /^dn: (?!1013)\d{4}, ti: DN$/],
    ["a number in a signal", "tn=0npi=0ti=1nd=1013pi=1si1", /^tn=0npi=0ti=1nd=(?!1013)\d{4}pi=1si1$/],
    ["a long number", "cgpn=+81355551234 x", /^cgpn=\+(?!81355551234)\d{11} x$/],
    ["a spoken number", "called party number 0355551234 is busy", /^called party number 0\d{9} is busy$/],
    [
      "a subject",
      "CN=cucm10;OU=TAC East;O=Customer KK;L=Blore;ST=KN;C=IN and Length: 43",
      /^CN=host-[0-9a-f]{4};OU=subject-[0-9a-f]{4};O=subject-[0-9a-f]{4};L=subject-[0-9a-f]{4};ST=subject-[0-9a-f]{4};C=IN and Length: 43$/,
    ],
    [
      "a subject the other way round",
      "C=IN, O=Customer KK, CN=John Smith",
      /^C=IN, O=subject-[0-9a-f]{4}, CN=subject-[0-9a-f]{4}$/,
    ],
    [
      "a subject behind a serial number",
      "ID : 62E09123B09A61D20E77BE5BF5A82CD4CN=cucmpub9;OU=T7",
      /^ID : 62E09123B09A61D20E77BE5BF5A82CD4CN=host-[0-9a-f]{4};OU=subject-[0-9a-f]{4}$/,
    ],
    [
      "the tag of a signal",
      "1,100,14,1.86^10.1.2.3^TOKYO-GW1 |x",
      /^1,100,14,1\.86\^198\.1[89]\.\d+\.\d+\^device-[0-9a-f]{4} \|x$/,
    ],
    ["a Windows profile", "C:\\Users\\tyamada\\Desktop\\x.txt", /^C:\\Users\\user-[0-9a-f]{4}\\Desktop\\x\.txt$/],
    ["a share", "open \\\\hqfile7\\traces", /^open \\\\host-[0-9a-f]{4}\\traces$/],
    ["a share in JSON", '"\\\\\\\\hqfile7\\\\traces"', /^"\\\\\\\\host-[0-9a-f]{4}\\\\traces"$/],
    ["an account", "logon by ACME\\jdoe from x", /^logon by case-[0-9a-f]{4}\\user-[0-9a-f]{4} from x$/],
    [
      "an account's parts alone",
      "user=ACME\\tyam, x\nACME, tyam",
      /^user=(case-[0-9a-f]{4})\\(user-[0-9a-f]{4}), x\n\1, \2$/,
    ],
    [
      "a second profile",
      "C:\\Documents and Settings\\tyam.ACME\\x",
      /^C:\\Documents and Settings\\user-[0-9a-f]{4}\.case-[0-9a-f]{4}\\x$/,
    ],
    [
      "a host behind any scheme",
      "file://hqfile7/x ldaps://dc1:636",
      /^file:\/\/host-\w{4}\/x ldaps:\/\/host-\w{4}:636$/,
    ],
    [
      "a syslog head",
      "Mar 14 09:15:02 hqpub local7 6 : 12: hqpub.acme.com: Mar 14 2019 09:15:02.118 UTC :  %UC_X-6-Y: z",
      /^Mar 14 09:15:02 (host-\w{4}) local7 6 : 12: \1\.case-\w{4}\.example: Mar 14 2019 09:15:02\.118 UTC : {2}%UC_X-6-Y: z$/,
    ],
    ["one without a domain", "1234: hqpub: Mar 14 2019 09:15:02 UTC :  %UC_X-3-Y: z", /^1234: host-\w{4}: Mar 14 2019/],
    ["one with a priority", "<189>Mar  4 09:15:02 hqsw %SYS-5-CONFIG_I: x", /^<189>Mar {2}4 09:15:02 host-\w{4} %SYS/],
    [
      "one by RFC 5424",
      "2019-03-14T09:15:02+09:00 hqpub sshd[12]: x",
      /^2019-03-14T09:15:02\+09:00 host-\w{4} sshd\[12\]: x$/,
    ],
    [
      "a line of a Windows event log",
      "2006/01/17\t9:04:21\tCisco CallManager\tx\ty\t1\tACME\\jdoe\tHQPUB\tInformation: x",
      /^2006\/01\/17\t9:04:21\tCisco CallManager\tx\ty\t1\tcase-\w{4}\\user-\w{4}\thost-\w{4}\tInformation: x$/,
    ],
    ["an event's computer", "Computer:\tHQCM01", /^Computer:\thost-[0-9a-f]{4}$/],
    ["a database's server", "DSN=CCM0300;SERVER=HQPUB;", /^DSN=CCM0300;SERVER=host-[0-9a-f]{4};$/],
    ["who came in", "session opened for user jdoe by (uid=0)", /^session opened for user user-\w{4} by \(uid=0\)$/],
    ["who may come in", "Accepted password for jdoe from 10.1.2.3", /^Accepted password for user-\w{4} from 198\./],
    ["who has come in", "User jdoe logged in", /^User user-[0-9a-f]{4} logged in$/],
    [
      "a display name without quotes",
      "From: Taro Yamada <sip:1013@10.1.2.3>",
      /^From: user-[0-9a-f]{4} <sip:\d{4}@198\.[\d.]+>$/,
    ],
    [
      "a name before a mail address",
      "To: Jane Roe <jane.roe@acme.com>",
      /^To: user-[0-9a-f]{4} <user-[0-9a-f]{4}@case-[0-9a-f]{4}\.example>$/,
    ],
    ["a gateway's port", "AALN/S1/SU0/1@vg200-hq", /^AALN\/S1\/SU0\/1@host-[0-9a-f]{4}$/],
    ["a gateway named by its MAC", "AALN/S0/SU1/0@SAA000F8F3A51C4", /^AALN\/S0\/SU1\/0@SAA02[0-9A-F]{10}$/],
    ["a trunk of a gateway", "S0/SU2/DS1-0@gw-hq.acme.com", /^S0\/SU2\/DS1-0@host-\w{4}\.case-\w{4}\.example$/],
    [
      "a way of SIP",
      "Via: SIP/2.0/TCP hqpub:5060;branch=z9hG4bK1",
      /^Via: SIP\/2\.0\/TCP host-\w{4}:5060;branch=z9hG4bK1$/,
    ],
    ["version 6 behind a label", "IPv6Address:2001:db9::1, x", /^IPv6Address:2001:db8:[0-9a-f:]+, x$/],
    ["version 4 in version 6", "to ::ffff:10.1.2.3 x", /^to ::ffff:198\.1[89]\.\d+\.\d+ x$/],
    ["version 6 with a zone", "fe80::217:59ff:fe4b:9c02%eth0", /^fe80::[0-9a-f:]+%eth0$/],
    ["a description", "DeviceDescription : Auto Jane", /^DeviceDescription : device-[0-9a-f]{4}$/],
    ["one in quotes", 'description="Reception HQ 3F"', /^description="device-[0-9a-f]{4}"$/],
    ["a place", "Location=HQ_3F, x", /^Location=case-[0-9a-f]{4}, x$/],
    ["digits", "digits=1013 cn=1014", /^digits=(?!1013)\d{4} cn=(?!1014)\d{4}$/],
    ["a dialed number", "dialed 0355551234 by caller 1013", /^dialed 0\d{9} by caller (?!1013)\d{4}$/],
    [
      "a subject with commas in it",
      'O="Customer, Inc.", CN=cm1, OU=Sales\\, East, C=JP',
      /^O="subject-\w{4}", CN=host-\w{4}, OU=subject-\w{4}, C=JP$/,
    ],
    [
      "a subject with slashes",
      "/C=JP/ST=Kanto/O=Customer KK/OU=V1/CN=cm1",
      /^\/C=JP\/ST=subject-\w{4}\/O=subject-\w{4}\/OU=subject-\w{4}\/CN=host-\w{4}$/,
    ],
    [
      "a subject in long words",
      "commonName=cm1,organizationName=Acme GmbH,countryName=DE",
      /^commonName=host-\w{4},organizationName=subject-\w{4},countryName=DE$/,
    ],
    [
      "a subject of a directory",
      "cn=John Doe,ou=Staff,dc=acme,dc=com",
      /^cn=subject-\w{4},ou=subject-\w{4},dc=case-\w{4},dc=com$/,
    ],
    ["a token's certificate", "subject CN=SAST-ADN008580ef, x", /^subject CN=subject-[0-9a-f]{4}, x$/],
  ];
  test.each(cases)("%s", (_, text, shape) => {
    const { result, unmask } = redactOnce(text);
    expect(result).toMatch(shape);
    expect(unmask(result)).toBe(text);
  });

  const constant: readonly string[] = [
    "0.0.0.0 127.0.0.1 255.255.255.0 255.255.255.255 224.0.0.1 ::1 localhost",
    "AppVersion: CUCM Install=11.5.1.17900-52 Build=11.5.1.17900-52 (d3f126) memlog=40",
    "TFTPServer::recvMessage[0x8a5afb8]() sockets:33 CReqContext[0x9451ee0] Requested File[XMLDefault.cnf.xml]",
    "server TLSv1.2 hello, user not-found, host unreachable, node 3 of server key-exchange, server hello A",
    "version 8.6.2.20 of the firmware",
    "IlsHandler: Close Req. DeviceName=, TCPPid = [1.600.17.16]",
    "03625357.000 |17:31:35.604 |SdlSig   |SsNewCallRes  |wait  |RecordManager(3,100,104,1)  |Cdcc(3,100,224,33)",
    'Contact: <sip:x>;+u.sip!devicename.ccm.cisco.com="x";+u.sip!model.ccm.cisco.com="495"',
    "MRM::getMohDeviceGivenMrgl DeviceName=MOH_4 DeviceType=70",
    "CN=Cisco Manufacturing CA, O=Cisco Systems",
    "SHA1 Fingerprint=00:30:94:C3:7F:47:00:30:94:C3:7F:47:00:30:94:C3:7F:47:AA:BB",
    "CertificateCTLCache::getCertificateInformation - Cannot find the certificate in the cache",
    "AlarmName: ConnectionFailure, AlarmSeverity: Error, AlarmMessage: , AlarmDescription: x, NodeID: ,",
    '<String name="x">;user=phone sip:1.2',
    "UAPT: use other side server Cisco-CP8841/10.3.1",
    "User-Agent: Cisco-CUCM11.5 Server: Cisco-CP7960G/8.0",
    "Server: Apache-Coyote/1.1",
    "Alert-Info: <file://Bellcore-dr1/>",
    "Remote-Party-ID: rpidStr[ <sip:x> ]",
    "Location=Hub_None, region=Default",
    "NT AUTHORITY\\SYSTEM BUILTIN\\Administrators WINNT\\system32 HKLM\\SOFTWARE\\Cisco BIN\\ctl.exe",
    "user=root, session opened for user root by (uid=0)",
    "serialNumber=6F:2A:01:9C:44:10:AB:CD Serial Number: 62E09123B09A61D2",
    "HandleCTL: [CTLFile.tlv] Not found locally, ITLFile.tlv, ITLSEP.tlv, RINGLIST.XML tomcat.der",
    "name=CTLFile.tlv hostname=XMLDefault.cnf.xml",
    "cipher TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 AES256-SHA ECDHE-RSA-AES256-GCM-SHA384 DHE-RSA-AES128-SHA",
    "error:14094410:SSL routines:SSL3_READ_BYTES:sslv3 alert handshake failure:s3_pkt.c:1259:SSL alert number 40",
    "Cisco CTL Client 4.1(0.4) started",
    "Authenticate User operation. Invalid Response for Authenticate User operation.",
    "CSRSTCertClient::connect CDBLCTL::rebuilt Media_Payload_G711Ulaw64k StationOpenReceiveChannelAck",
    "CcRegisterPartyA restart0 LineControl(1,100,139,3) SIPCdpc(1,100,55,17) [R:N-H:0,N:0,L:0,V:0,Z:0,D:0]",
    "Location: https://",
  ];
  test.each(constant)("nothing is replaced in: %s", (text) => expect(redactOnce(text).result).toBe(text));

  test("the MAC address of a phone is the same in all its writings, with and without the name", () => {
    const text =
      "SEP003094C37F47 mac 00:30:94:c3:7f:47 00-30-94-C3-7F-47 0030.94c3.7f47 003094C37F47 Call-ID: 003094c3-7f470011-x";
    const { result, unmask } = redactOnce(text);
    const digits = /^SEP([0-9A-F]{12})/.exec(result)?.[1] ?? "";
    const lower = digits.toLowerCase();
    const pairs = (mac: string, sign: string) => (mac.match(/../g) ?? []).join(sign);
    expect(result).toBe(
      `SEP${digits} mac ${pairs(lower, ":")} ${pairs(digits, "-")} ${(lower.match(/.{4}/g) ?? []).join(".")} ${digits} Call-ID: ${lower.slice(0, 8)}-${lower.slice(8)}0011-x`,
    );
    expect(unmask(result)).toBe(text);
    expect(Number.parseInt(digits.slice(0, 2), 16) & 3).toBe(2);
  });

  test("a host is the same in a full name, alone, in a path, in other case", () => {
    const text = "HostName: hqcm01, x\nhqcm01.customer.com\nHQCM01\n/var/hqcm01_1/sdl.txt";
    const { result } = redactOnce(text);
    const host = /host-[0-9a-f]{4}/.exec(result)?.[0] ?? "";
    expect(result.split("\n")[1]).toMatch(new RegExp(`^${host}\\.case-`));
    expect(result.split("\n")[2]).toBe(host.toUpperCase());
    expect(result.split("\n")[3]).toBe(`/var/${host}_1/sdl.txt`);
  });

  test("the owner's name in a domain is found alone, too", () => {
    expect(redactOnce("cm1.acmephones.co.jp up\nwelcome to AcmePhones").result).not.toMatch(/acmephones/i);
  });

  test("addresses of one network stay in one, others apart", () => {
    const { result } = redactOnce("10.1.2.3 10.1.2.4 10.1.3.200 10.9.2.3 172.16.2.3");
    const [a, b, c, d, e] = result.split(" ").map((text) => text.split(".").map(Number)) as [
      number[],
      number[],
      number[],
      number[],
      number[],
    ];
    const network = (address: number[], bits: number) =>
      Math.floor(address.reduce((sum, part) => sum * 256 + part, 0) / 2 ** (32 - bits));
    expect(network(a, 24)).toBe(network(b, 24));
    expect(network(a, 23)).toBe(network(c, 23));
    expect(network(a, 24)).not.toBe(network(c, 24));
    expect(new Set([a, d, e].map((address) => network(address, 20))).size).toBe(3);
  });

  test("an address is found with digits glued to it, and as SCCP writes it", () => {
    const text = "addr 192.168.38.33 key=x@192.168.38.331000bc16 remoteIpAddress=0x2126a8c0 0xc0a82621";
    const { result, unmask } = redactOnce(text);
    expect(result).not.toMatch(/192\.168|a8c0|c0a8/);
    expect(unmask(result)).toBe(text);
  });
});

describe("names that are also words", () => {
  test("a host called server is replaced where a label says so, and stays as a word", () => {
    const { result, redactor } = redactOnce(
      "HostName=server, server certificate of server.customer.com missing on server",
    );
    expect(result).toMatch(
      /^HostName=host-[0-9a-f]{4}, server certificate of host-[0-9a-f]{4}\.case-[0-9a-f]{4}\.example missing on server$/,
    );
    // The proof does not call the word a leak.
    expect(redactor.originals().find(({ text }) => text === "server")?.bound).toBe("labelled");
  });
  test("a user called admin likewise", () => {
    expect(redactOnce("userid=admin, the admin page").result).toMatch(/^userid=user-[0-9a-f]{4}, the admin page$/);
  });
  test("a host named by letters is replaced as a word, not inside of one", () => {
    expect(redactOnce("HostName=tokio, tokio is down, TOKIO_1, tokioter").result).toMatch(
      /^HostName=(host-[0-9a-f]{4}), \1 is down, HOST-[0-9A-F]{4}_1, tokioter$/,
    );
  });
  test("a short number is replaced where it is one", () => {
    expect(redactOnce("sip:1000@10.1.2.3 after 1000 ms, DN 1000").result).toMatch(
      /^sip:(?!1000)(\d{4})@\S+ after 1000 ms, DN \1$/,
    );
  });
});

describe("what may stay stays", () => {
  const text = "HostName: hqcm01, x 10.1.2.3 SEP003094C37F47 00:30:94:c3:7f:47 userid=tyamada, hqcm01.customer.com";
  test.each([
    ["host", ["hqcm01"], ["10.1.2.3", "customer"]],
    ["domain", ["customer.com"], ["hqcm01"]],
    ["ip", ["10.1.2.3"], ["hqcm01"]],
    ["device", ["SEP003094C37F47", "00:30:94:c3:7f:47"], ["10.1.2.3"]],
    ["mac", ["00:30:94:c3:7f:47"], ["SEP003094C37F47"]],
    ["user", ["tyamada"], ["hqcm01"]],
  ] as const)("--keep %s", (kind, stays, goes) => {
    const { result, redactor } = redactOnce(text, [kind]);
    for (const name of stays) expect(result).toContain(name);
    for (const name of goes) expect(result).not.toContain(name);
    const sought = redactor.originals().map((original) => original.text.toLowerCase());
    for (const name of stays) expect(sought).not.toContain(name.toLowerCase());
  });
});

describe("values over line breaks", () => {
  test.each([
    ["an address", "host 10.106.104.201 x\nfailed for 10.106.10\r\n4.201:52124 y", "10.106.10", "\r\n"],
    ["a name", "HostName: hqcm-tokyo-01, x\nat hqcm-tok\n  yo-01 y", "hqcm-tok", "\n"],
    ["a password", "password=Tr0ub4dor&3\nwith Tr0ub\n4dor&3 y", "Tr0ub", "\n"],
  ])("%s", (_, text, gone, lineBreak) => {
    const { result } = redactOnce(text);
    expect(result).not.toContain(gone);
    expect(result.split(lineBreak).length).toBe(text.split(lineBreak).length);
  });
});

test("names in base64, percent, hexadecimal and other escapes go, too", () => {
  const name = "hqcm-tokyo-01";
  const forms = [
    Buffer.from(`x${name}`).toString("base64"),
    Buffer.from(`xyz ${name} and more`).toString("base64url"),
    [...name].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(""),
    Buffer.from(name).toString("hex"),
    (Buffer.from(name).toString("hex").toUpperCase().match(/../g) ?? []).join(" "),
  ];
  const { result } = redactOnce(`HostName: ${name}, ${forms.join(" , ")}`);
  expect(result.match(/\[removed: host\]/g)).toHaveLength(forms.length);
  const wide = redactOnce(
    `DisplayName="山田太郎", \\u5c71\\u7530\\u592a\\u90ce &#23665;&#30000;&#22826;&#37070; %E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E`,
  );
  expect(wide.result).toMatch(/^DisplayName="user-[0-9a-f]{4}", (?:\[removed: user\] ?){3}$/);
});

test("a name that is known from elsewhere may be an address or a phone", () => {
  const redactor = createRedactor(newCaseMap(KEY), new Set());
  redactor.learnName("host", "10.1.2.3");
  redactor.learnName("host", "SEP003094C37F47");
  redactor.learnName("host", "cm1.customer.co.jp");
  redactor.settle();
  expect(redactor.originals().map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "host cm1",
    "domain customer",
    "domain customer.co.jp",
    "ip 10.1.2.3",
    "mac 003094C37F47",
  ]);
});

test("a name alone that is known to be one is replaced, also when it is a word", () => {
  const redactor = createRedactor(newCaseMap(KEY), new Set(["user"]));
  const names = [
    ["host", "server", /^host-[0-9a-f]{4}$/],
    ["host", "cm1.customer.com", /^host-[0-9a-f]{4}\.case-[0-9a-f]{4}\.example$/],
    ["host", "10.1.2.3", /^198\.1[89]\.\d+\.\d+$/],
    ["host", "SEP003094C37F47", /^SEP02[0-9A-F]{10}$/],
    ["device", "SEP003094C37F47", /^SEP02[0-9A-F]{10}$/],
    ["device", "TOKYO_TRUNK", /^device-[0-9a-f]{4}$/],
    ["number", "1000", /^(?!1000)\d{4}$/],
    ["user", "admin", /^admin$/],
    ["host", "null", /^null$/],
  ] as const;
  for (const [kind, name] of names) redactor.learnName(kind, name);
  redactor.settle();
  for (const [kind, name, shape] of names) expect(redactor.redactName(kind, name)).toMatch(shape);
});

describe("paths", () => {
  test("every part is redacted, endings and shape stay", () => {
    const map = newCaseMap(KEY);
    const redactor = createRedactor(map, new Set());
    redactor.learnName("host", "hqcm01.customer.com");
    redactor.settle();
    expect(
      redactor.redactPath("case/hqcm01.customer.com_3/2020-06-28_17-32-41/cm/trace/ccm/sdl/SDL003_100_000090.txt.gz"),
    ).toMatch(
      /^case\/host-[0-9a-f]{4}\.case-[0-9a-f]{4}\.example_3\/2020-06-28_17-32-41\/cm\/trace\/ccm\/sdl\/SDL003_100_000090\.txt\.gz$/,
    );
    expect(redactor.redactPath("TraceCollectionResult_2020-06-28_17-32-41_hqcm01.customer.com.xml")).toMatch(
      /^TraceCollectionResult_2020-06-28_17-32-41_host-[0-9a-f]{4}\.case-[0-9a-f]{4}\.example\.xml$/,
    );
    expect(redactor.redactPath("a.zip!/SEP003094C37F47.cnf.xml")).toMatch(/^a\.zip!\/SEP02[0-9A-F]{10}\.cnf\.xml$/);
    expect(redactor.redactPath("C:\\Users\\tyamada\\x.zip")).toMatch(/^C:\\Users\\user-[0-9a-f]{4}\\x\.zip$/);
    expect(redactor.redactPath("/home/tyamada/x.zip")).toMatch(/^\/home\/user-[0-9a-f]{4}\/x\.zip$/);
  });
});

test("redacting again changes nothing", () => {
  const text =
    "HostName: hqcm01, 10.1.2.3 SEP003094C37F47 sip:1013@cm1.customer.com userid=tyamada, CN=John Smith, OU=x1";
  const { result, redactor } = redactOnce(text);
  expect(redactor.redact(result)).toBe(result);
});

test("what was replaced is counted by kind", () => {
  const { redactor } = redactOnce("10.1.2.3 10.1.2.4 password=abc1234 10.1.2.3");
  expect(redactor.counts()).toEqual({ ip: 3, password: 1 });
});
