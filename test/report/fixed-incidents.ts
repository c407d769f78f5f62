/** The fixed scan with incidents of every kind, a story, and all that can keep incidents from being seen. All of it is made up. */
import type {
  ClockDifference,
  Finding,
  Incident,
  IncidentEvent,
  IncidentRule,
  Match,
  RuleCoverage,
  RuleStep,
  Story,
  StoryStep,
} from "../../src/model/index.ts";
import type { ReportInput } from "../../src/report/index.ts";
import { at, INPUT, PATTERNS, pattern } from "./fixed-input.ts";

const PHONE = "SEP003094C37F47";
const PHONES: readonly string[] = Array.from({ length: 40 }, (_, index) => `SEP0030940000${10 + index}`);

/** A rule that says no more than it must. */
export const rule = (id: string, own: Partial<IncidentRule>): IncidentRule => ({
  id,
  title: { en: id, ja: id },
  status: "stable",
  level: "medium",
  confidence: "verbatim",
  guide: [],
  type: "event_count",
  steps: [step("it happened", "起きたこと", [id])],
  groupBy: [],
  timespanMs: null,
  condition: null,
  resetOn: [],
  maxSkewMs: 2_000,
  suppressMs: null,
  yieldsTo: [],
  clues: [],
  derive: [],
  cause: { en: "Why.", ja: "理由です。" },
  action: { en: "1. Do it.", ja: "1. 実行します。" },
  verify: { en: "Look.", ja: "確認します。" },
  outlook: { en: "It stays so.", ja: "この状態が続きます。" },
  tests: [],
  file: `patterns/incidents/${id}.yaml`,
  ...own,
});

function step(en: string, ja: string, patterns: readonly string[], own: Partial<RuleStep> = {}): RuleStep {
  return { name: { en, ja }, patterns, rules: [], logs: [], where: {}, optional: false, ...own };
}

/** The rules of the fixed incidents, and two of which none was found. */
export const RULES: readonly IncidentRule[] = [
  rule("auth-string-lockout", {
    title: {
      en: "A phone is locked out after ten wrong authentication strings",
      ja: "認証文字列を 10 回続けて間違えたため、電話機がロックされている",
    },
    level: "high",
    guide: [{ row: "capf/001", page: "9-47" }],
    steps: [step("wrong string entered", "誤った認証文字列の入力", ["capf-auth-string-wrong"])],
    groupBy: ["device"],
    condition: { field: null, gte: 10, lt: null },
    clues: [
      {
        id: "not-registered",
        patterns: ["capf-phone-not-registered"],
        isNamed: false,
        withinMs: 3_600_000,
        says: {
          en: "The phone was not registered when it asked for its certificate.",
          ja: "証明書を要求したとき、電話機は登録されていませんでした。",
        },
      },
      {
        id: "unheard-of",
        patterns: [],
        isNamed: false,
        withinMs: null,
        says: { en: "Never seen.", ja: "ありません。" },
      },
    ],
    derive: [
      { id: "tries", label: { en: "Wrong entries in a row", ja: "連続して誤った回数" }, value: { kind: "count" } },
      { id: "tries-left", label: { en: "Tries left", ja: "残りの回数" }, value: { kind: "left", from: 10 } },
      {
        id: "retry-not-before",
        label: { en: "Next try not before", ja: "再試行できる時刻" },
        value: { kind: "time", of: "last", plusMs: 600_000 },
      },
      { id: "within", label: { en: "All within", ja: "かかった時間" }, value: { kind: "duration" } },
    ],
    cause: {
      en: "Ten wrong authentication strings in a row were entered on the phone, so CAPF takes no further one for ten minutes.",
      ja: "電話機で誤った認証文字列が 10 回続けて入力されたため、CAPF は 10 分間、次の入力を受け付けません。",
    },
    action: {
      en: "1. Wait until the time given under Facts.\n2. Read the authentication string in Phone Configuration to the user, digit by digit.\n3. Enter it on the phone.",
      ja: "1. 「判明事項」の時刻まで待ちます。\n2. Phone Configuration ウィンドウの認証文字列を、1 桁ずつ使用者に伝えます。\n3. 電話機で入力します。",
    },
    verify: {
      en: "The CAPF log shows that the string was accepted, and the phone shows its certificate as installed.",
      ja: "CAPF のログに認証文字列が受け付けられた記録があり、電話機で証明書がインストール済みと表示されることを確認します。",
    },
    outlook: {
      en: "The phone stays without a locally significant certificate and cannot register securely.",
      ja: "電話機はローカルで有効な証明書を取得できず、セキュアな登録ができません。",
    },
  }),
  rule("capf-certificate-not-in-ctl", {
    title: {
      en: "The CAPF certificate is newer than the CTL file, and phones no longer trust it",
      ja: "CAPF の証明書が CTL ファイルより新しく、電話機に信頼されていない",
    },
    level: "high",
    confidence: "inferred",
    type: "temporal_ordered",
    steps: [
      step("CAPF made a new certificate", "CAPF が新しい証明書を作成", ["capf-certificate-made"]),
      step("TLS handshake failed", "TLS ハンドシェイクの失敗", ["tls-handshake-failed"]),
    ],
    derive: [
      { id: "phones", label: { en: "Phones", ja: "電話機" }, value: { kind: "names", field: "device" } },
      { id: "records", label: { en: "Failures", ja: "失敗の回数" }, value: { kind: "count" } },
    ],
    cause: {
      en: "CAPF made a new certificate after the CTL file had been written. The phones hold the old one and refuse CAPF.",
      ja: "CTL ファイルの作成後に CAPF の証明書が更新されました。電話機は古い証明書しか持たないため、CAPF との接続を拒否します。",
    },
    action: {
      en: "1. Run the CTL client and update the CTL file.\n2. Restart CallManager and TFTP on every server, then reset the phones.",
      ja: "1. CTL クライアントを実行し、CTL ファイルを更新します。\n2. すべてのサーバで CallManager と TFTP を再起動し、電話機をリセットします。",
    },
  }),
  rule("ctl-provider-refused", {
    title: { en: "CTL client and CTL Provider do not fit", ja: "CTL クライアントと CTL Provider が適合しない" },
    level: "medium",
    type: "temporal_ordered",
    steps: [
      step("provider started", "Provider の起動", ["ctl-provider-started"]),
      step("client refused", "クライアントの拒否", ["ctl-client-ssl-handshake"]),
    ],
    groupBy: ["server"],
  }),
  rule("restart-outstanding", {
    title: {
      en: "The CTL file was updated and no restart has followed",
      ja: "CTL ファイルの更新後に再起動が行われていない",
    },
    level: "medium",
    type: "absence",
    steps: [
      step("CTL file updated", "CTL ファイルの更新", ["ctl-file-updated"]),
      step("service restarted", "サービスの再起動", ["service-restarted"]),
    ],
    derive: [
      { id: "since", label: { en: "Updated at", ja: "更新日時" }, value: { kind: "time", of: "first", plusMs: 0 } },
    ],
  }),
  rule("token-lockout", { title: { en: "A security token is locked", ja: "セキュリティ トークンがロックされている" } }),
  rule("srst-certificate-gone", { title: { en: "An SRST certificate is gone", ja: "SRST の証明書がない" } }),
  rule("packet-capture-left-on", {
    title: { en: "Packet capture was left on", ja: "パケット キャプチャが有効なまま" },
  }),
  rule("tftp-not-authorized", { title: { en: "TFTP server not authorized", ja: "TFTP サーバが許可されていない" } }),
  rule("harmless-note", { level: "informational" }),
];

const MORE_PATTERNS = [
  pattern("capf-auth-string-wrong", {
    title: { en: "Wrong authentication string", ja: "認証文字列が正しくない" },
    level: "medium",
    logs: ["capf"],
  }),
  pattern("capf-phone-not-registered", {
    title: { en: "CAPF met a phone that is not registered", ja: "登録されていない電話機が CAPF に接続した" },
    level: "low",
    logs: ["capf"],
  }),
  pattern("capf-certificate-made", {
    title: { en: "CAPF made a certificate", ja: "CAPF が証明書を作成した" },
    level: "informational",
  }),
  pattern("tls-handshake-failed", {
    title: { en: "TLS handshake failed", ja: "TLS ハンドシェイクに失敗した" },
    level: "high",
    confidence: "inferred",
  }),
  pattern("ctl-provider-started", {
    title: { en: "CTL Provider started", ja: "CTL Provider が起動した" },
    level: "informational",
  }),
  pattern("ctl-file-updated", {
    title: { en: "CTL file updated", ja: "CTL ファイルが更新された" },
    level: "informational",
  }),
  pattern("ctl-file-given", {
    title: { en: "TFTP gave the CTL file", ja: "TFTP が CTL ファイルを配布した" },
    level: "informational",
  }),
];

/** A match of a pattern, on one line of a file. */
export function match(pattern: string, clock: string, own: Partial<Match> = {}): Match {
  const line = own.line ?? Math.floor(Date.parse(`1970-01-01T${clock}Z`) / 1000);
  return {
    pattern,
    path: "case/CM1/CAPF/CAPF00000001.txt",
    log: "capf",
    node: "CM1",
    line,
    offset: line * 100,
    recordOffset: line * 100,
    time: at(clock),
    text: `${clock} CAPF|${pattern}`,
    entities: {},
    alarm: null,
    ...own,
  };
}

/** The match of a step, or of a clue. */
export function event(own: Match, stepOrClue: number | string): IncidentEvent {
  return typeof stepOrClue === "number"
    ? { match: own, step: stepOrClue, clue: null }
    : { match: own, step: null, clue: stepOrClue };
}

/** An incident with these matches, all of it as the matches say. */
export function incident(rule: string, events: readonly IncidentEvent[], own: Partial<Incident> = {}): Incident {
  const names = (of: (match: Match) => readonly string[]) =>
    [...new Set(events.flatMap((one) => of(one.match)))].sort();
  return {
    rule,
    group: [],
    first: events[0]?.match.time ?? null,
    last: events.at(-1)?.match.time ?? null,
    events,
    clues: [],
    facts: {},
    devices: names(({ entities }) => entities.device ?? []),
    nodes: names(({ node }) => (node === null ? [] : [node])),
    isUndecided: false,
    openAt: null,
    ...own,
  };
}

const wrong = (clock: string) =>
  match("capf-auth-string-wrong", clock, {
    entities: { device: [PHONE] },
    text: `${clock} CAPF|the authentication string of ${PHONE} is wrong`,
  });
const WRONG = Array.from({ length: 10 }, (_, index) => wrong(`13:2${index}:0${index}.250`));
const NOT_REGISTERED = match("capf-phone-not-registered", "13:19:58.000", { entities: { device: [PHONE] } });
const HANDSHAKES = [11, 41].flatMap((minute) =>
  PHONES.map((device, index) =>
    match("tls-handshake-failed", `13:${minute}:${10 + index}.000`, {
      path: `case/CM${1 + (index % 2)}/CCM/CCM00000042.txt`,
      log: "ccm",
      node: `CM${1 + (index % 2)}`,
      entities: { device: [device] },
    }),
  ),
);
const UPDATED = match("ctl-file-updated", "13:55:00.000", {
  path: "case/管理端末/CTL Client/Trace/ctl_20060721.log",
  log: "ctl-client",
  node: null,
});
const REFUSED = match("ctl-client-ssl-handshake", "12:40:00.000", {
  path: "case/管理端末/CTL Client/Trace/ctl_20060721.log",
  log: "ctl-client",
  node: null,
  line: 7,
  offset: 512,
  time: at("12:40:00.000", { basis: "file-name" }),
  entities: { server: ["CM1"] },
  text: "12:40:00.000 Error occurred during SSL Handshake. \u001b[2Jサーバ CM1 に接続できません \u202egnp.exe\u0000",
});

/** One incident of every kind. */
export const INCIDENTS: readonly Incident[] = [
  incident("auth-string-lockout", [event(NOT_REGISTERED, "not-registered"), ...WRONG.map((one) => event(one, 0))], {
    group: [{ key: "device", name: PHONE }],
    first: at("13:20:00.250"),
    clues: ["not-registered"],
    facts: {
      within: { kind: "duration", value: 549_000 },
      tries: { kind: "number", value: 10 },
      "tries-left": { kind: "number", value: 0 },
      "retry-not-before": { kind: "time", value: at("13:39:09.250") },
    },
  }),
  incident(
    "capf-certificate-not-in-ctl",
    [event(match("capf-certificate-made", "13:05:00.000"), 0), ...HANDSHAKES.map((one) => event(one, 1))],
    {
      facts: {
        phones: { kind: "words", value: PHONES.join(", ") },
        records: { kind: "number", value: 81 },
      },
    },
  ),
  incident(
    "ctl-provider-refused",
    [
      event(
        match("ctl-provider-started", "12:39:59.000", { path: "case/CM1/CTLProvider/ctlp.log", log: "ctl-provider" }),
        0,
      ),
      event(REFUSED, 1),
    ],
    { group: [{ key: "server", name: "CM1" }], isUndecided: true },
  ),
  incident("restart-outstanding", [event(UPDATED, 0)], {
    openAt: at("14:05:00.000"),
    facts: { since: { kind: "time", value: at("13:55:00.000") } },
  }),
  incident("harmless-note", [event(match("capf-key-failed", "13:00:01.000"), 0)], {
    group: [{ key: "device", name: PHONE }],
  }),
];

const told = (
  stage: StoryStep["stage"],
  outcome: StoryStep["outcome"],
  own: Match,
  count = 1,
  broke = false,
): StoryStep => ({ stage, outcome, match: own, count, broke });

/** The way of the phone that is locked out. */
export const STORY: Story = {
  device: PHONE,
  stages: [
    { stage: "tftp", status: "ok" },
    { stage: "ctl", status: "unseen" },
    { stage: "capf", status: "failed" },
    { stage: "lsc", status: "unseen" },
    { stage: "tls", status: "failed" },
    { stage: "registration", status: "blind" },
  ],
  broke: "capf",
  steps: [
    told(
      "tftp",
      "ok",
      match("ctl-file-given", "13:18:00.000", { path: "case/CM2/TFTP/TFTP00000001.txt", log: "tftp" }),
    ),
    told("capf", "note", NOT_REGISTERED),
    told("capf", "failed", WRONG[0] ?? NOT_REGISTERED, 10, true),
    told("tls", "failed", match("tls-handshake-failed", "13:41:00.000", { entities: { device: [PHONE] } })),
  ],
};

const found = (id: string, count: number, first: string, last: string, own: Partial<Finding> = {}): Finding => ({
  pattern: id,
  logs: ["capf"],
  count,
  first: at(first),
  last: at(last),
  entities: { device: [PHONE] },
  entitiesOmitted: {},
  nodes: ["CM1"],
  evidence: [],
  ...own,
});

const seen = (id: string, status: RuleCoverage["status"], reasons: RuleCoverage["reasons"] = []): RuleCoverage => ({
  rule: id,
  status,
  reasons,
});
const clock = (node: string, against: string, own: Partial<ClockDifference>): ClockDifference => ({
  node,
  against,
  offsetMs: 0,
  pairs: 12,
  spreadMs: 20,
  confidence: "high",
  ...own,
});

/** The fixed scan with all of that. */
export const TOLD: ReportInput = {
  ...INPUT,
  findings: [
    ...INPUT.findings.filter(({ pattern: id }) => id === "tftp-ctl-file-nak" || id === "ctl-client-ssl-handshake"),
    found("capf-auth-string-wrong", 10, "13:20:00.250", "13:29:09.250"),
    found("capf-phone-not-registered", 1, "13:19:58.000", "13:19:58.000"),
    found("tls-handshake-failed", 95, "13:10:10.000", "14:01:00.000", {
      logs: ["ccm"],
      entities: { device: PHONES },
      nodes: ["CM1", "CM2"],
    }),
    found("ctl-file-updated", 1, "13:55:00.000", "13:55:00.000", { logs: ["ctl-client"] }),
  ],
  patterns: new Map([...PATTERNS, ...MORE_PATTERNS].map((known) => [known.id, known])),
  incidents: INCIDENTS,
  rules: new Map(RULES.map((known) => [known.id, known])),
  coverage: {
    ...INPUT.coverage,
    rules: [
      seen("tftp-not-authorized", "blind", [{ reason: "no-overlap", logs: ["tftp", "ccm"] }]),
      seen("token-lockout", "blind", [{ reason: "no-log", logs: ["ctl-install"] }]),
      seen("srst-certificate-gone", "blind", [{ reason: "no-log", logs: ["srst"] }]),
      seen("packet-capture-left-on", "partly", [
        { reason: "cut-short", logs: ["sdl"] },
        { reason: "low-trace-level", logs: ["ccm"] },
        { reason: "gap", logs: ["ccm"] },
      ]),
      seen("restart-outstanding", "partly", [{ reason: "no-log", logs: ["ctl-provider"] }]),
      seen("auth-string-lockout", "visible"),
      seen("capf-certificate-not-in-ctl", "visible"),
      seen("ctl-provider-refused", "visible"),
    ],
    silent: [
      { log: "tftp", node: "CM2", from: at("13:00:00.000"), to: at("13:12:00.000") },
      { log: "ccm", node: null, from: at("13:58:30.000"), to: at("14:05:00.000") },
    ],
    clocks: [
      clock("CM2", "CM3", { offsetMs: 0, pairs: 1, confidence: "low" }),
      clock("CM1", "CM3", { offsetMs: -455_000, confidence: "medium", pairs: 3 }),
      clock("CM1", "CM2", { offsetMs: -4_230 }),
    ],
    uncorrelated: { untimed: 3, forgotten: 1_200, late: 4 },
  },
};

/** The same, asked about one phone. */
export const ABOUT_PHONE: ReportInput = {
  ...TOLD,
  findings: TOLD.findings.filter(({ pattern: id }) => id.startsWith("capf-")),
  incidents: INCIDENTS.filter(({ rule: id }) => id === "auth-string-lockout"),
  stories: [STORY],
  coverage: INPUT.coverage,
  problems: [],
  scan: { ...INPUT.scan, device: [PHONE] },
  hidden: { ...INPUT.hidden, otherDevice: 97, incidentsOtherDevice: 3 },
};
