/** The words for incidents in Japanese. */
import { groupThousands } from "../numbers.ts";
import type { IncidentWords } from "./incidents.ts";

export const jaIncidents: IncidentWords = {
  duration(ms) {
    const seconds = Math.round(ms / 1_000);
    const [days, hours, minutes] = [
      Math.floor(seconds / 86_400),
      Math.floor(seconds / 3_600) % 24,
      Math.floor(seconds / 60) % 60,
    ];
    const parts = [
      ...(days > 0 ? [`${groupThousands(days)} 日`] : []),
      ...(hours > 0 ? [`${hours} 時間`] : []),
      ...(minutes > 0 ? [`${minutes} 分`] : []),
      ...(seconds % 60 > 0 ? [`${seconds % 60} 秒`] : []),
    ];
    return ms < 1_000 ? `${ms} ミリ秒` : parts.join(" ");
  },
  cluster: "クラスタ全体",
  withDevices: (what, devices) => `${what}（${devices}）`,
  records: (count) => `該当レコード ${groupThousands(count)} 件`,
  cluesSay: "トレースからは、次のこともわかります。",
  undecided:
    "判定の決め手となる 2 行の前後関係を、時刻からは確定できません。同じ時刻か、サーバ間の時計の差の範囲内です。",
  openAt: (time) => `ログは ${time} で終わっています。この後に実行された可能性があります。`,
  inferred: "推定を含みます。文書に記載のない行の解釈に基づいているため、対処の前に該当行を確認してください。",
  times: (count, until) => `× ${groupThousands(count)}、${until} まで`,
  linesOmitted: (count) => `… ほか ${groupThousands(count)} 行`,
  explainsAll: (title, count) => `${title}（${groupThousands(count)} 件すべて）`,
  explainsPart: (title, count, all) => `${title}（${groupThousands(all)} 件中 ${groupThousands(count)} 件）`,
  folded: (count) => `検出のうち ${groupThousands(count)} 件は、上のインシデントで説明しています。`,
  partOf: (count, all) =>
    `${groupThousands(all)} 件のうち ${groupThousands(count)} 件は、上のインシデントに含まれます。`,
  worst: (counted, level, title) => `${counted}。最も重いものは［${level}］${title}`,
  hiddenBelowLevel: (count, level) =>
    `--level ${level} に満たないインシデント ${groupThousands(count)} 件は表示していません。`,
  hiddenOtherDevice: (count) => `--device 以外のデバイスのインシデント ${groupThousands(count)} 件は表示していません。`,

  storyOf: (device) => `${device} の経過`,
  stages: { tftp: "TFTP", ctl: "CTL ファイル", capf: "CAPF", lsc: "LSC", tls: "TLS", registration: "登録" },
  stageStatuses: {
    ok: "正常",
    failed: "失敗",
    unseen: "読み取ったログに記録なし",
    blind: "確認不可（対象のログを読み取っていません）",
  },
  outcomes: { ok: "正常", failed: "失敗", note: "参考" },
  brokeHere: "<- 最初に失敗した段階",
  nothingBroke: "読み取った範囲では、失敗した段階はありません。",

  rulesBlind: (blind, all) =>
    `インシデント ルール ${groupThousands(all)} 件のうち、次の ${groupThousands(blind)} 件は検出できない状態でした。`,
  rulesPartly: (count) => `次のルール ${groupThousands(count)} 件には、見落としの可能性があります。`,
  reasons: {
    "no-log": (logs) => `読み取っていないログ: ${logs}`,
    "no-overlap": (logs) => `時間帯が重ならないログ: ${logs}`,
    "low-trace-level": (logs) => `トレース レベルが低いログ: ${logs}`,
    gap: (logs) => `空白のあるログ: ${logs}`,
    "cut-short": (logs) => `全体を読み取れなかったログ: ${logs}`,
  },
  silent: (log, node, span) =>
    `${log}${node === "" ? "" : `（${node}）`}: ほかのログが続いている ${span} に記録がありません`,
  silentHeading: "途中までの、または途中からのログ",
  clocksHeading: "サーバの時計",
  clock: (node, against, offset, isAhead, pairs, sure) =>
    `${node} の時計は ${against} より ${offset} ${isAhead ? "進んで" : "遅れて"}います（両方のログにあるイベント ${groupThousands(pairs)} 件、${sure}）`,
  sureness: { high: "確実", medium: "ほぼ確実", low: "不確実" },
  clocksAligned: "インシデントは、時計の差を補正して判定しています (--align-clocks)。表示する時刻はログのままです。",
  clocksNotAligned: "インシデントは、ログの時刻のまま判定しています。--align-clocks で時計の差を補正できます。",
  uncorrelatedUntimed: (count) =>
    `時刻がないため、インシデントの判定に使えなかった該当レコード: ${groupThousands(count)} 件。`,
  uncorrelatedForgotten: (count) =>
    `件数が多すぎるため、インシデントの判定に使えなかった該当レコード: ${groupThousands(count)} 件。--since と --until で時間帯を絞ってください。`,
  uncorrelatedLate: (count) =>
    `ファイル内の順序と時刻が合わない該当レコード: ${groupThousands(count)} 件。記録された時刻で判定しています。`,
};
