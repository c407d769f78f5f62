/** The Japanese words of the reports, with the terms of the Japanese guide. */
import { groupThousands } from "../numbers.ts";
import { jaCatalog } from "./ja-catalog.ts";
import { jaComparison } from "./ja-comparison.ts";
import { jaFormats } from "./ja-formats.ts";
import { jaIncidents } from "./ja-incidents.ts";
import { jaPage } from "./ja-page.ts";
import { jaProblems } from "./ja-problems.ts";
import { jaWatch } from "./ja-watch.ts";
import type { Words } from "./words.ts";

/** The Japanese words. */
export const ja = {
  levels: { informational: "情報", low: "低", medium: "中", high: "高", critical: "重大" },
  confidences: {
    verbatim: "ガイドに記載されているメッセージです。",
    observed: "公開されている実際のトレースで確認されたメッセージです。",
    inferred:
      "推定です。この文字列はガイドにも公開されたトレースにも記載がありません。対処の前に、引用した行が原因の説明と合うか確認してください。",
  },
  statuses: { found: "あり", empty: "空", unreadable: "読取不可", missing: "なし" },
  dateBases: {
    line: "その行",
    "file-head": "ファイルの先頭行",
    "file-name": "ファイル名",
    neighbour: "近くの日付付きレコード",
    folder: "フォルダの名前",
    modified: "ファイルの更新日時",
  },
  logs: {
    ccm: "CallManager",
    sdl: "CallManager SDL",
    tftp: "TFTP",
    dbl: "DBL",
    "ctl-provider": "CTL Provider",
    "ctl-client": "CTL クライアント",
    "ctl-install": "CTL インストール",
    capf: "CAPF",
    https: "HTTPS",
    srst: "SRST",
    tvs: "TVS",
    ils: "ILS",
    syslog: "syslog",
    phone: "電話機コンソール",
  },
  unknownLog: "種類不明",
  unknownNode: "不明",
  unknownTime: "時刻不明",
  unknownSize: "サイズ不明",
  entities: {
    device: "デバイス",
    mac: "MAC",
    ip: "IP",
    port: "ポート",
    server: "サーバ",
    user: "ユーザ",
    file: "ファイル",
    serial: "シリアル番号",
    code: "コード",
    handle: "ハンドル",
    ct: "コールタグ",
  },
  blindReasons: { "no-log": "対象のログが 1 つも読まれていません" },
  problems: jaProblems,
  catalog: jaCatalog,
  incidents: jaIncidents,
  comparison: jaComparison,
  formats: jaFormats,
  page: jaPage,
  watch: jaWatch,
  headings: {
    findings: "検出結果",
    coverage: "収集するログ",
    gaps: "記録の空白",
    sources: "読み取った内容",
    notRead: "読み取れなかった部分",
    worthKnowing: "参考情報",
    scan: "このスキャンについて",
    files: "ファイル",
  },
  rowLabels: {
    seen: "発生",
    devices: "デバイス",
    details: "関連情報",
    logs: "ログ",
    message: "メッセージ",
    where: "表示場所",
    cause: "原因",
    action: "対処",
    verify: "確認",
    caution: "注意",
    pattern: "パターン",
    evidence: "該当行",
    facts: "判明事項",
    outlook: "放置した場合",
    order: "前後関係",
    open: "未確認",
    timeline: "経過",
    explains: "含まれる検出",
    incident: "インシデント",
    paths: "パス",
    filters: "絞り込み",
    reading: "読取条件",
    zone: "タイム ゾーン",
    tool: "ツール",
  },
  columns: {
    log: "ログ",
    node: "サーバ",
    status: "状態",
    files: "ファイル数",
    records: "レコード",
    times: "時刻の範囲",
    timesOrPlace: "時刻の範囲または保存場所",
    place: "保存場所",
  },
  counted: {
    findings: (count) => `検出 ${groupThousands(count)} 件`,
    files: (count) => `${groupThousands(count)} ファイル`,
    records: (count) => `${groupThousands(count)} レコード`,
    bytes: (count) => `${groupThousands(count)} バイト`,
    devices: (count) => `デバイス ${groupThousands(count)} 台`,
    hits: (count) => `該当レコード ${groupThousands(count)} 件`,
    matches: (count) => `該当レコード ${groupThousands(count)} 件`,
    patterns: (count) => `パターン ${groupThousands(count)} 件`,
    more: (count) => `ほか ${groupThousands(count)} 件`,
    moreHits: (count) => `… ほか ${groupThousands(count)} 件の該当レコード`,
  },
  say: {
    list: (items) => items.join("、"),
    comma: "、",
    semicolon: " / ",
    sentenceGap: "",
    span: (from, to) => `${from}～${to}`,
    aside: (text) => `（${text}）`,
    named: (name, value) => `${name} ${value}`,
    dateFrom: (basis) => `日付は${basis}による`,
    badge: (level) => `［${level}］`,
    guide: (page, table) => (table === "" ? `ガイド P.${page}` : `ガイド P.${page} 表 ${table}`),
    onNodes: (logs, nodes) => `${logs}（${nodes}）`,
    atByte: (offset) => `${groupThousands(offset)} バイト目`,

    interrupted: "中断されました。ここまでに見つかったものだけを示します。残りは読み取っていません。",
    nothingRead:
      "何も読み取っていないため、システムの状態については何も言えません。指定したパスと絞り込みの条件を確認してください。",
    nothingFound: (files, records) => `読み取った範囲（${files}、${records}）では、既知の障害は見つかりませんでした。`,
    nothingShown: (level, files, records, hidden) =>
      `読み取った範囲（${files}、${records}）では、${level === null ? "絞り込みの条件に合う障害" : `--level ${level} 以上の障害`}は見つかりませんでした。非表示: ${hidden}。`,
    windowNone: (bounds) =>
      `読み取ったログには、この時間帯（${bounds}）のものがありません。何も見つからなくても、障害がないという意味にはなりません。この時間帯のログを収集してください。`,
    windowPartly: "読み取ったログは、指定された時間帯の一部しか含んでいません。",
    worst: (findings, level, title) => `${findings}。最も重い障害は［${level}］${title}`,
    seenIn: (hits) => hits,
    seenOnDevices: (hits, devices) => `${hits}（${devices}）`,
    firstAt: (what, time) => `${what}、最初は ${time}`,
    notNothingWrong: "ただし、障害がないという意味ではありません。",
    notWholePicture: "これがすべてとは限りません。",
    logsMissing: (logs) => `見つからないログ: ${logs}。`,
    logsEmpty: (logs) => `空のログ: ${logs}。`,
    logsUnreadable: (logs) => `読み取れないログ: ${logs}。`,
    patternsBlind: (blind, all, logs) =>
      `パターン ${groupThousands(all)} 件のうち ${groupThousands(blind)} 件は、対象のログ${logs === "" ? "" : `（${logs}）`}がないため検出できません。`,
    placesNotRead: (count) =>
      `全体を読み取れなかった箇所が ${groupThousands(count)} 件あります。下の「読み取れなかった部分」を参照してください。`,

    hiddenBelowLevel: (count, level, each) =>
      `--level ${level} に満たない検出 ${groupThousands(count)} 件（${each}）は表示していません。`,
    hiddenOutsideTime: (count) =>
      `--since と --until の範囲外の該当レコード ${groupThousands(count)} 件は表示していません。`,
    hiddenOtherDevice: (count) =>
      `--device 以外のデバイスの該当レコード ${groupThousands(count)} 件は表示していません。`,
    hiddenNoDevice: (count) =>
      `電話機名のない該当レコード ${groupThousands(count)} 件は、--device により表示していません。`,
    hiddenOtherLog: (count) => `--log 以外のログの ${groupThousands(count)} ファイルは読み取っていません。`,
    shownUntimed: (count) =>
      `時刻がないため --since と --until で判定できない該当レコード ${groupThousands(count)} 件も表示しています。`,

    blindByLog: (each) =>
      `読み取っていないログに現れるパターン: ${each}。複数のログに現れるパターンは、それぞれに数えています。`,
    gapsMean:
      "常に書き込まれるログに、何も記録されていない時間帯です。サーバが停止していたか、ファイルが不足しています。この時間帯のトレースを再度収集してください。",
    unrecognised: (files) => `既知のログに当てはまらないため、通常のテキストとして検索したもの: ${files}。`,
    unparsed: (lines) => `レコードとして解釈できなかった行: ${groupThousands(lines)} 行。これらの行も検索しています。`,
    version: (version, patterns, digest) => `ccmtrace ${version}、${patterns}、カタログ ${digest}`,

    wouldRead: (files) => `${groupThousands(files)} ファイルを読み取ります。`,
    wouldReadNothing: "読み取るものがありません。トレース ファイルが見つかりません。指定したパスを確認してください。",
    checklistFound: (found, all) =>
      `収集するログ ${groupThousands(all)} 種類のうち ${groupThousands(found)} 種類があります。`,
    checklistNext: (logs) => `まだ収集していないログ: ${logs}。`,
  },
} satisfies Words;
