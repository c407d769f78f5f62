/** What a watch has to show, for the tests of its screen. All names and lines are made. */
import type {
  FoldedMatch,
  Language,
  ReportIncident,
  ReportProblem,
  WatchedSource,
  WatchView,
} from "../../../src/model/index.ts";

const NOW_MS = Date.parse("2006-07-21T13:20:10+09:00");

/** An incident, of which only what is given differs. */
export function incidentOf(changes: Partial<ReportIncident>): ReportIncident {
  return {
    id: "I-rule-SEP001122334455",
    rule: "rule",
    title: "Ten wrong authentication strings in a row",
    level: "high",
    confidence: "observed",
    entity: "SEP001122334455",
    group: [{ key: "device", name: "SEP001122334455" }],
    first: "2006-07-21T13:05:01.120+09:00",
    last: "2006-07-21T13:14:31.120+09:00",
    devices: ["SEP001122334455"],
    devicesOmitted: 0,
    nodes: ["CM1"],
    findings: [],
    explained: {},
    guide: [],
    cause: "Made for a test.",
    action: '1. Enter nothing until the time given under "Retry not before".\n2. The second step.',
    verify: "",
    outlook: "",
    facts: { tries: 10, "retry-not-before": "2006-07-21T13:24:31.120+09:00" },
    factLabels: { tries: "Wrong strings in a row", "retry-not-before": "Retry not before" },
    clues: [],
    undecided: false,
    openAt: null,
    timeline: [],
    timelineOmitted: 10,
    ...changes,
  };
}

/** A match that came so many times. */
export function matchOf(
  count: number,
  changes: Partial<FoldedMatch["match"]> = {},
  title = "Wrong password",
): FoldedMatch {
  return {
    match: {
      type: "match",
      state: "new",
      pattern: "pattern",
      level: "medium",
      path: "CM1/Trace/CAPF/CAPF00000009.txt",
      line: 120 + count,
      offset: 4_000,
      time: "2006-07-21T13:14:31.120+09:00",
      text: "13:14:31.120 |   a line that is made for a test, with \u001b[2J and a tab\there",
      entities: {},
      ...changes,
    },
    title,
    count,
  };
}

/** A file that is followed. */
export function sourceOf(changes: Partial<WatchedSource>): WatchedSource {
  return {
    path: "CM1/Trace/CAPF/CAPF00000009.txt",
    log: "capf",
    node: "CM1",
    lagBytes: 0,
    lagMs: 0,
    quietMs: 4_000,
    lastLine: "13:20:06.120 |   the last line, made for a test\r",
    ...changes,
  };
}

/** Nothing has happened yet. */
export const EMPTY: WatchView = {
  nowMs: NOW_MS,
  startedMs: NOW_MS - 4_200,
  sources: [],
  moreSources: 0,
  incidents: [],
  matches: [],
  problems: [],
  status: { files: 0, bytes: 0, waitingBytes: 0, belowLevel: 0, matches: 0, incidents: 0, problems: 0, late: 0 },
};

/** Some of everything; in Japanese with Japanese words in it. */
export function busyView(lang: Language): WatchView {
  const pick = (en: string, ja: string): string => (lang === "ja" ? ja : en);
  const incidents = [
    incidentOf(
      lang === "ja"
        ? {
            title: "認証文字列を 10 回連続で誤り、ロックアウト",
            action: "1. 「再試行できる時刻」までは何も入力しません。\n2. 次の手順。",
            factLabels: { tries: "連続した誤りの回数", "retry-not-before": "再試行できる時刻（これより前は不可）" },
          }
        : {},
    ),
    incidentOf({
      title: pick("Wrong token passwords: the token is about to lock", "トークンのパスワードの誤り: まもなくロック"),
      level: "medium",
      entity: "ADN0054\u202ePC",
      first: "2006-07-21T13:18:00.000",
      last: "2006-07-21T13:19:00.000",
      facts: { tries: 12, "tries-left": 3 },
      factLabels: {
        tries: pick("Wrong passwords in a row", "連続した誤りの回数"),
        "tries-left": pick("Tries left before the lock", "ロックまでの残り回数"),
      },
      action: `1. ${pick("A first step that goes on and on ", "とても長い最初の手順です。").repeat(20)}`,
      timelineOmitted: 12,
    }),
  ];
  const problems: ReportProblem[] = [
    {
      path: "CM1/Trace/SDI",
      kind: "data-lost",
      message: pick(
        "A part of it was overwritten before it was read: bytes 4,000 to 9,000. Copy what is there, and read more often (--poll).",
        "読み取る前に一部が上書きされました（4,000 ～ 9,000 バイト）。残っている内容をコピーし、読み取り間隔（--poll）を短くしてください。",
      ),
    },
  ];
  const title = pick("Wrong authentication string entered", "認証文字列の誤り");
  return {
    nowMs: NOW_MS,
    startedMs: NOW_MS - 2 * 3_600_000 - 5 * 60_000 - 7_000,
    sources: [
      sourceOf({}),
      sourceOf({ path: "CM1/Trace/CCM/ccm00000123.txt", log: "ccm", lagBytes: 1_234_567, lagMs: 12_400, quietMs: 0 }),
      sourceOf({
        path: pick("CM2/Trace/a folder/SDL002_100_000001.txt", "CM2/Trace/日本語のフォルダ/SDL002_100_000001.txt"),
        log: "sdl",
        node: "CM2",
        quietMs: 325_000,
        lastLine: pick("made | no news\u0007", "テスト用の行 | 変化なし\u0007"),
      }),
      sourceOf({ path: "unknown.log", log: null, node: null, quietMs: null, lastLine: "" }),
    ],
    moreSources: 8,
    incidents,
    matches: [
      matchOf(1, { time: null, level: "low" }, pick("CTL file not found", "CTL ファイルがない")),
      ...Array.from({ length: 20 }, (_, index) =>
        matchOf(index % 3 === 0 ? 12 : 1, { time: `2006-07-21T13:${10 + index}:31.120+09:00` }, title),
      ),
    ],
    problems,
    status: {
      files: 12,
      bytes: 345_678_901,
      waitingBytes: 1_234_567,
      belowLevel: 0,
      matches: 1_234,
      incidents: incidents.length,
      problems: problems.length,
      late: 2,
    },
  };
}
