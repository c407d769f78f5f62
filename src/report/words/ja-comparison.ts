/** What the Japanese comparison of two scans says. */
import { groupThousands } from "../numbers.ts";
import type { ComparisonWords } from "./comparison.ts";

/** The Japanese words for comparisons. */
export const jaComparison = {
  headings: { new: "新規", "still-there": "継続", gone: "解消", "not-testable": "判定不能" },
  sides: { before: "前回", after: "今回" },
  why: "根拠",
  who: "対象",

  verdict: (counts) =>
    `新規 ${groupThousands(counts.new)} 件、継続 ${groupThousands(counts["still-there"])} 件、解消 ${groupThousands(counts.gone)} 件、判定不能 ${groupThousands(counts["not-testable"])} 件。`,
  worse: (count) => `継続のうち、前回より悪化したもの: ${groupThousands(count)} 件。`,
  onlyAfterCount: (count) => `判定不能のうち、今回だけに記録されているもの: ${groupThousands(count)} 件。`,
  nothing: "前回も今回も、既知の障害は見つかりませんでした。",
  watched: (duration) => `記録 ${duration}`,
  watchedUnknown: "時刻不明",

  nothingRead: (side) =>
    `${side}: 何も読み取っていません。そのため、${side}については何もわかりません。パスと絞り込みの指定を確認してください。`,
  interrupted: (side) => `${side}: スキャンが中断されたため、一部しかわかりません。もう一度スキャンしてください。`,
  unread: (side, places) =>
    `${side}: 全体を読み取れなかった場所が ${groupThousands(places)} か所あります。場所は "ccmtrace scan" で確認できます。`,
  reversed: "前回のログは、今回のログが終わった後に始まっています。前回と今回の指定が逆でないか確認してください。",
  overlap: (until) =>
    `前回と今回に同じ時間帯が含まれ、その間に起きたことは両方に数えられます。変更後だけを比較するには、--since ${until} を指定してスキャンし、-o で保存したレポートを使用してください。`,
  logsLost: (logs) =>
    `前回は読み取り、今回は読み取っていないログ: ${logs}。これらのログに新しい障害があっても検出できません。`,
  filtersDiffer: (before, after) =>
    `前回と今回で絞り込みの指定が異なります（前回: ${before}、今回: ${after}）。一方で除外されたものは判定できません。`,
  noFilter: "なし",
  catalogsDiffer:
    "前回と今回で使用したカタログが異なります。もう一方のカタログにあったと確認できないものは判定できません。両方のトレースをこのバージョンでスキャンし直すと、判定できるものが増えます。",

  folded: (count) => `下のインシデントにすべて含まれる検出 ${groupThousands(count)} 件は、ここでは繰り返しません。`,
  goneMeans:
    "該当するログを、前回発生しなかった最長の時間以上読み取り、発生がありません。念のため「確認」の手順で確かめてください。",
  none: "なし",
  every: (duration) => `約 ${duration}に 1 件`,
  longEnough: ({ side, seenSide, pause, watched }) =>
    `${seenSide}は、最長で ${pause}、発生しない時間がありました。${side}は、${watched}の記録に発生がありません。`,
  runs: (side) => `${side}もツールが実行されていますが、そのログに発生がありません。`,
  worseLevel: (from, to) => `レベルが「${from}」から「${to}」に上がりました。`,
  worseDevices: "前回は該当しなかったデバイスに発生しています。",
  onlyInCommonTime:
    "今回の発生は、すべて前回のログにも含まれる時間帯のものです。その後は解消している可能性があります。後の時間帯だけを確認してください。",
  devicesOpen: "判定不能のデバイスがある理由:",
  onlyBefore: "前回だけに記録されています。",
  onlyAfter: "今回だけに記録されています。",
  devices: {
    new: (names) => `新規: ${names}`,
    "still-there": (names) => `継続: ${names}`,
    gone: (names) => `解消: ${names}`,
    "not-testable": (names) => `判定不能: ${names}`,
  },
  devicesOmitted: (count) => `ほか ${groupThousands(count)} 台は一覧にありません`,
  reasons: {
    "nothing-read": ({ side }) => `${side}は、何も読み取っていません。`,
    interrupted: ({ side }) => `${side}は、スキャンが中断されました。`,
    "filter-level": ({ side }) => `${side}は、--level によりこのレベルが表示されていません。`,
    "filter-device": ({ side }) => `${side}は、--device によりこれらの電話機が除外されています。`,
    "filter-log": ({ side, logs }) => `${side}は、--log により次のログが除外されています: ${logs}。`,
    "filter-time": ({ side }) => `${side}は、--since と --until の時間帯を含むログがありません。`,
    catalog: ({ side }) =>
      `${side}は別のカタログを使用しており、これを検出できたか確認できません。トレースをスキャンし直してください。`,
    "told-otherwise": ({ side, items }) =>
      `${side}は、原因の詳しさが異なる次のインシデントとして示されています: ${items}。`,
    "no-log": ({ side, logs }) =>
      `${side}は、次のログを読み取っていません: ${logs}。収集してから、もう一度比較してください。`,
    "no-node": ({ side, logs, nodes }) =>
      `${side}は、次のサーバのログ（${logs}）を読み取っていません: ${nodes}。収集してから、もう一度比較してください。`,
    "no-overlap": ({ side, logs }) => `${side}は、次のログの時間帯が重なりません: ${logs}。`,
    "low-trace-level": ({ side, logs }) =>
      `${side}は、次のログのトレース レベルが低すぎます: ${logs}。レベルを上げて収集し直してください。`,
    "cut-short": ({ side, logs }) => `${side}は、次のログの全体を読み取れませんでした: ${logs}。収集し直してください。`,
    "no-times": ({ logs }) => `ログが記録された時間の長さがわかりません: ${logs}。`,
    "too-short": ({ side, seenSide, pause, watched }) =>
      `${side}は、該当するログの記録が ${watched}しかありません。${seenSide}は、最長で ${pause}、発生しない時間がありました。それより長い時間のログを収集してください。`,
    "too-short-for-one": ({ side, watched }) =>
      `${side}は、該当するログの記録が ${watched}しかなく、デバイス 1 台については判断できません。`,
    "list-full": ({ side }) => `${side}は、デバイスの一覧がすべてではありません。`,
  },
} satisfies ComparisonWords;
