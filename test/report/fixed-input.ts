/** One made-up scan with a bit of everything: what the golden files and most report tests are built from. */
import type { Finding, LogCoverage, LogName, Moment, Pattern } from "../../src/model/index.ts";
import type { ReportInput } from "../../src/report/index.ts";

/** A moment on 21 July 2006, "13:15:39.763", its date from the line unless said. */
export function at(clock: string, more: Partial<Moment> = {}): Moment {
  return { localMs: Date.parse(`2006-07-21T${clock}Z`), offsetMin: null, basis: "line", inherited: false, ...more };
}

/** A pattern that says no more than it must. */
export const pattern = (id: string, own: Partial<Pattern>): Pattern => ({
  id,
  title: { en: id, ja: id },
  status: "stable",
  successor: null,
  level: "medium",
  confidence: "verbatim",
  surface: ["log"],
  logs: ["ccm"],
  guide: [],
  knownAs: { en: [], ja: [] },
  any: [{ kind: "text", text: id }],
  none: [],
  yieldsTo: [],
  extract: {},
  time: null,
  codes: {},
  cause: { en: "Why.", ja: "理由です。" },
  action: { en: "1. Do it.", ja: "1. 実行します。" },
  verify: { en: "Look.", ja: "確認します。" },
  tests: [],
  file: `patterns/${id}.yaml`,
  ...own,
});

/** The patterns the fixed findings and blind rows name. */
export const PATTERNS: readonly Pattern[] = [
  pattern("ccm-x509-name-mismatch", {
    title: {
      en: "The name in the phone's certificate is not the name of the device",
      ja: "電話機の証明書にある名前がデバイス名と一致しない",
    },
    level: "critical",
    confidence: "observed",
    logs: ["ccm", "sdl"],
    cause: {
      en: "The subject name in the certificate that the phone presents differs from the device name that CallManager has for it, so CallManager refuses the TLS connection. This happens when a phone was replaced without a new locally significant certificate.",
      ja: "電話機が提示した証明書のサブジェクト名が、Cisco CallManager に登録されているデバイス名と異なるため、TLS 接続が拒否されました。ローカルで有効な証明書（LSC）を更新せずに電話機を交換した場合に発生します。",
    },
    action: {
      en: "1. In Cisco CallManager Administration open the phone and compare its device name with the MAC address on the label of the phone.\n2. In Phone Configuration, under CAPF, set Certificate Operation to Install/Upgrade and give a new authentication string.\n3. Reset the phone and enter the string when it asks for it.",
      ja: "1. Cisco CallManager Administration で電話機を開き、デバイス名と電話機のラベルにある MAC アドレスを比較します。\n2. Phone Configuration ウィンドウの CAPF 設定で、Certificate Operation を Install/Upgrade に設定し、新しい認証文字列を入力します。\n3. 電話機をリセットし、要求されたら認証文字列を入力します。",
    },
    verify: {
      en: "The phone registers again and no further line of this kind appears.",
      ja: "電話機が再登録され、この種類の行が新たに記録されないことを確認します。",
    },
  }),
  pattern("ctl-client-ssl-handshake", {
    title: {
      en: "SSL handshake between CTL client and CTL Provider failed",
      ja: "CTL クライアントと CTL Provider との SSL ハンドシェイクに失敗した",
    },
    level: "high",
    logs: ["ctl-client", "ctl-provider"],
    guide: [
      { row: "9-2/081", page: "9-24" },
      { row: "9-2/082", page: "9-24" },
      { row: "alarm/003", page: "9-2" },
    ],
    cause: {
      en: "The CTL Provider service is not running on the server, or it listens on a port other than the one given.",
      ja: "サーバで CTL Provider サービスが動作していないか、指定したものとは別のポートで待ち受けています。",
    },
    action: {
      en: "1. Check that the service is activated, under Tools > Service Activation.\n2. Check C:\\Program Files\\Cisco\\Trace\\CTLProvider for the port it opened.",
      ja: "1. Tools > Service Activation で、サービスがアクティブであることを確認します。\n2. C:\\Program Files\\Cisco\\Trace\\CTLProvider のトレースで、開いたポートを確認します。",
    },
    verify: {
      en: "Run the CTL client again; it lists the server without an error.",
      ja: "CTL クライアントを再度実行し、エラーなしでサーバが一覧に表示されることを確認します。",
    },
  }),
  pattern("tftp-ctl-file-nak", {
    title: { en: "TFTP has no CTL file to give", ja: "TFTP に配布できる CTL ファイルがない" },
    level: "low",
    confidence: "inferred",
    logs: ["tftp"],
    cause: {
      en: "The cluster is not in mixed mode, or CTLFile.tlv was never written to the TFTP folder. On a cluster without security this is normal.",
      ja: "クラスタが混合モードでないか、CTLFile.tlv が TFTP のフォルダに書き込まれていません。セキュリティを使用していないクラスタでは正常な動作です。",
    },
    action: {
      en: "1. Look up Cluster Security Mode in Enterprise Parameters; 1 is mixed mode.\n2. If it is 1, run the CTL client and have it write the CTL file.",
      ja: "1. Enterprise Parameters で Cluster Security Mode を確認します。1 は混合モードです。\n2. 1 の場合は、CTL クライアントを実行して CTL ファイルを書き込みます。",
    },
    verify: {
      en: "CTLFile.tlv lies in C:\\Program Files\\Cisco\\tftppath and the phone shows it under Trust List.",
      ja: "C:\\Program Files\\Cisco\\tftppath に CTLFile.tlv があり、電話機の Trust List に表示されることを確認します。",
    },
  }),
  pattern("phone-loads-file", { level: "informational" }),
  pattern("capf-auth-string-wrong", { logs: ["capf"] }),
  pattern("capf-key-failed", { logs: ["capf"] }),
  pattern("srst-port-invalid", { logs: ["srst"] }),
];

const FINDINGS: readonly Finding[] = [
  {
    pattern: "phone-loads-file",
    logs: ["tftp"],
    count: 40,
    first: at("13:00:00.000"),
    last: at("13:59:00.000"),
    entities: {},
    entitiesOmitted: {},
    nodes: [],
    evidence: [],
  },
  {
    pattern: "tftp-ctl-file-nak",
    logs: ["tftp"],
    count: 2,
    first: at("13:16:07.811", { basis: "modified" }),
    last: at("13:16:07.811", { basis: "modified" }),
    entities: { file: ["CTLFile.tlv"], ip: ["10.10.210.200"] },
    entitiesOmitted: {},
    nodes: ["CM2"],
    evidence: [
      {
        path: "case/CM2/TFTP/TFTP00000001.txt",
        line: 88,
        offset: 9120,
        time: at("13:16:07.811", { basis: "modified" }),
        text: "13:16:07.811 TFTP|TFTPEngine::sendNAK[0x944cfe0~137~10.10.210.200~3300], File[CTLFile.tlv], Error(1)",
      },
      {
        path: "case/CM2/TFTP/old/notes.txt",
        line: 3,
        offset: 77,
        time: null,
        text: "sendNAK File[CTLFile.tlv], Error(1)",
      },
    ],
  },
  {
    pattern: "ccm-x509-name-mismatch",
    logs: ["sdl", "ccm"],
    count: 1204,
    first: at("13:15:39.763"),
    last: at("14:02:11.094"),
    entities: {
      ip: ["10.1.2.11", "10.1.2.12", "10.1.2.13", "10.1.2.14"],
      device: ["SEP003094C37F47", "SEP003094C37F48"],
      code: ["11 invalidX509NameInCertificate"],
      handle: ["0000188"],
    },
    entitiesOmitted: {},
    nodes: ["CM2", "CM1"],
    evidence: [
      {
        path: "case/CM2/SDL/CCM/SDL002_100_000017.txt",
        line: 51200,
        offset: 5120000,
        time: at("13:15:39.900"),
        text: "001853112| 2006/07/21 13:15:39.900| 002| AppInfo   |                                         |                                 | validTLSConnection:TLS InvalidX509NameInCertificate Error , did not find matching SAN either, Rcvd=SEP003094C37F99, Expected=SEP003094C37F47 and here the line goes on with what the process knows of the connection",
      },
      {
        path: "case/CM1/CCM/CCM00000042.txt",
        line: 1234,
        offset: 123456,
        time: at("13:15:39.763"),
        text: "07/21/2006 13:15:39.763 CCM|DeviceTransientConnection - Reason:11 Name=SEP003094C37F47|<CLID::CM1-Cluster>",
      },
      {
        path: "case/CM1/CCM/CCM00000042.txt",
        line: 1240,
        offset: 124000,
        time: at("13:15:41.000"),
        text: "07/21/2006 13:15:41.000 CCM|hostile \u001b[31mred\u0007 \u202egnp.exe",
      },
      {
        path: "case/CM1/CCM/CCM00000043.txt",
        line: 12,
        offset: 900,
        time: at("14:02:11.094"),
        text: "the fourth line, not shown in the text",
      },
    ],
  },
  {
    pattern: "ctl-client-ssl-handshake",
    logs: ["ctl-client"],
    count: 1,
    first: at("12:40:00.000", { basis: "file-name" }),
    last: at("12:40:00.000", { basis: "file-name" }),
    entities: { server: ["CM1"] },
    entitiesOmitted: {},
    nodes: [],
    evidence: [
      {
        path: "case/管理端末/CTL Client/Trace/ctl_20060721.log",
        line: 7,
        offset: 512,
        time: at("12:40:00.000", { basis: "file-name" }),
        text: "12:40:00.000 Error occurred during SSL Handshake. サーバ CM1 に接続できません",
      },
    ],
  },
];

const file = (path: string, log: LogName | null, node: string | null, records: number, unparsed = 0) => ({
  file: {
    path,
    log,
    node,
    format: log === null ? ("plain" as const) : ("sdi" as const),
    encoding: "ascii" as const,
    version: log === "sdl" ? "11.5.1.17900-52" : null,
    detail: null,
    modifiedMs: null,
  },
  bytes: records * 110,
  lines: records + unparsed,
  records,
  unparsed,
  first: log === null ? null : at("13:00:00.000"),
  last: log === null ? null : at("14:05:00.000"),
});

const covered = (log: LogName, location: string, files: number, status: LogCoverage["status"]): LogCoverage => ({
  log,
  location,
  status,
  files,
  first: status === "found" ? at("13:00:00.000") : null,
  last: status === "found" ? at("14:05:00.000") : null,
});

/** The fixed scan. */
export const INPUT: ReportInput = {
  version: "0.1.0",
  catalog: { sha256: "3f5a9c0e1d2b4a6878695a4b3c2d1e0f3f5a9c0e1d2b4a6878695a4b3c2d1e0f", patterns: 171 },
  scan: {
    paths: ["case"],
    since: null,
    until: "2006-07-21T14:05",
    tz: null,
    sourceTz: ["CM2=America/New_York"],
    encoding: null,
    lang: "en",
    device: null,
    log: null,
    level: "low",
    alignClocks: false,
    interrupted: false,
  },
  files: [
    file("case/CM2/TFTP/TFTP00000001.txt", "tftp", "CM2", 4210),
    file("case/CM1/CCM/CCM00000043.txt", "ccm", "CM1", 98_120),
    file("case/CM1/CCM/CCM00000042.txt", "ccm", "CM1", 120_455, 3),
    file("case/CM2/SDL/CCM/SDL002_100_000017.txt", "sdl", "CM2", 1_204_871),
    file("case/管理端末/CTL Client/Trace/ctl_20060721.log", "ctl-client", null, 19),
    file("case/CM2/TFTP/old/notes.txt", null, null, 0),
  ],
  findings: FINDINGS,
  patterns: new Map(PATTERNS.map((known) => [known.id, known])),
  coverage: {
    logs: [
      covered("srst", "winnt\\system32\\Trace", 0, "missing"),
      covered("ccm", "C:\\Program Files\\Cisco\\Trace\\CCM", 2, "found"),
      covered("sdl", "C:\\Program Files\\Cisco\\Trace\\SDL\\CCM", 1, "found"),
      covered("tftp", "C:\\Program Files\\Cisco\\Trace\\TFTP", 1, "found"),
      covered("dbl", "C:\\Program Files\\Cisco\\Trace\\DBL", 2, "empty"),
      covered("ctl-provider", "C:\\Program Files\\Cisco\\Trace\\CTLProvider", 0, "missing"),
      covered("ctl-client", "C:\\Program Files\\Cisco\\CTL Client\\Trace", 1, "found"),
      covered("ctl-install", "C:\\ctlinstall.log", 0, "missing"),
      covered("capf", "C:\\Program Files\\Cisco\\Trace\\CAPF", 0, "missing"),
      covered("https", "C:\\program files\\common files\\cisco\\logs\\HTTPSCertInstall.log", 1, "unreadable"),
    ],
    gaps: [{ path: "case/CM1/CCM/CCM00000043.txt", from: at("13:31:00.000"), to: at("13:44:10.250") }],
    blind: [
      { pattern: "srst-port-invalid", reason: "no-log" },
      { pattern: "capf-key-failed", reason: "no-log" },
      { pattern: "capf-auth-string-wrong", reason: "no-log" },
    ],
    rules: [],
    silent: [],
    clocks: [],
    uncorrelated: { untimed: 0, forgotten: 0, late: 0 },
    window: "covered",
  },
  incidents: [],
  rules: new Map(),
  stories: [],
  assumedOffsetMin: 0,
  problems: [
    { path: "case/HTTPSCertInstall.log", kind: "no-permission", detail: {} },
    { path: "case/CM2/SDL/CCM/SDL002_100_000018.txt.gz", kind: "truncated-archive", detail: {}, offset: 1_048_576 },
    { path: "case/CM1/CCM/CCM00000042.txt", kind: "garbled-text", detail: { count: 12 }, offset: 4096 },
    { path: "case/CM2/TFTP/TFTP00000001.txt", kind: "undated", detail: {} },
    ...["a", "b", "c", "d", "e"].map((name) => ({
      path: `case/DBL/DBLR${name}.txt`,
      kind: "empty-file" as const,
      detail: {},
    })),
    { path: "case/CM2/TFTP/old/notes.txt", kind: "unrecognised", detail: {} },
    { path: "CM7=Asia/Tokyo", kind: "unused-zone", detail: {} },
  ],
  hidden: { outsideTime: 17, otherDevice: 0, noDevice: 0, untimed: 1, incidentsOtherDevice: 0, otherLog: 0 },
};

/** The logs of each pattern, for the count of what could not have been seen. */
export const PATTERN_LOGS: ReadonlyMap<string, readonly LogName[]> = new Map(
  PATTERNS.map((known) => [known.id, known.logs]),
);
