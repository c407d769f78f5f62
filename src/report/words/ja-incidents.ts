/** What the Japanese reports say about incidents and the certificate story of a phone. */
import { groupThousands } from "../numbers.ts";
import type { IncidentWords } from "./incidents.ts";

/** The Japanese words for incidents. */
export const jaIncidents = {
  headings: {
    incidents: "インシデント",
    story: "証明書に関する経過",
    notSeen: "検出できないインシデント",
    clocks: "サーバの時計",
  },
  stages: { tftp: "TFTP", ctl: "CTL ファイル", capf: "CAPF", lsc: "LSC", tls: "TLS", registration: "登録" },
  stageStatuses: { ok: "成功", failed: "失敗", unseen: "記録なし", blind: "ログなし" },
  units: { d: "日", h: "時間", min: "分", s: "秒", ms: "ミリ秒" },
  cluster: "クラスタ全体",
  counted: {
    incidents: (count) => `インシデント ${groupThousands(count)} 件`,
    moreIncidents: (count) => `ほか ${groupThousands(count)} 件`,
  },

  tracesShow: "トレースからは、次のこともわかります。",
  inferred:
    "推定を含みます。ガイドにも公開されたトレースにも記載のない内容に基づく部分があります。対処の前に、経過が原因の説明と合うか確認してください。",
  linesInferred: "（推定）と示した行の文字列がこれに当たります。",
  undecided:
    "前後関係が判定の決め手となる行がありますが、時刻からは確定できません。同じ時刻か、サーバ間の時計の差の範囲内です。原因を判断する前に、各サーバの時刻を比較してください。",
  openAt: (until) =>
    `ログが終わる ${until} までに、続いて記録されるはずの内容がありません。その後に記録された可能性があるため、それ以降のログを収集してください。`,
  repeated: (count, until) => `×\u00a0${groupThousands(count)}（${until} まで）`,
  repeatedOnly: (count) => `×\u00a0${groupThousands(count)}`,
  leftOut: (count) => `… ${groupThousands(count)} 件のレコードを省略`,
  stepsLeftOut: (count) => `… ${groupThousands(count)} 件の経過を省略`,
  clue: (title) => `${title}（手掛かり）`,
  inferredLine: "（推定）",
  datesFrom: (bases) => `行に日付がないものは、${bases}から日付を補っています。`,
  holds: (finding, records) => `${finding}（${groupThousands(records)} 件）`,
  holdsPart: (finding, records, all) => `${finding}（${groupThousands(all)} 件のうち ${groupThousands(records)} 件）`,

  folded: (count) =>
    `上のインシデントにすべて含まれる検出 ${groupThousands(count)} 件は、ここでは繰り返しません。各インシデントの「含まれる検出」を参照してください。`,
  partOfIncident: (records, all, incidents) =>
    records < all
      ? `該当レコード ${groupThousands(all)} 件のうち ${groupThousands(records)} 件は、上のインシデント（${incidents.join("、")}）に含まれます。`
      : `すべて上のインシデント（${incidents.join("、")}）に含まれます。`,

  hiddenBelowLevel: (count, level) =>
    `--level ${level} に満たないインシデント ${groupThousands(count)} 件は表示していません。`,
  hiddenOtherDevice: (count) => `--device 以外のデバイスのインシデント ${groupThousands(count)} 件は表示していません。`,
  rulesNotSeen: (blind, partly, all) => {
    const see = "下の「検出できないインシデント」を参照してください。";
    const of = `インシデント ${groupThousands(all)} 種類のうち`;
    if (blind === 0) return `${of} ${groupThousands(partly)} 種類は、一部しか検出できません。${see}`;
    const more = partly === 0 ? "検出できません" : `検出できず、${groupThousands(partly)} 種類は一部しか検出できません`;
    return `${of} ${groupThousands(blind)} 種類は${more}。${see}`;
  },

  brokeAt: (stage) => `最初に失敗した段階: ${stage}。`,
  noBreak: "失敗したままの段階は記録されていません。",
  nothingOfPhone: "読み取ったログには、この電話機の経過が記録されていません。",
  stageLine: (stage, title) => `${stage}: ${title}`,
  failed: (stage) => `${stage} 失敗`,
  brokeHere: "← ここで失敗",
  whatUnseenMeans: "「記録なし」は、その段階を示すログを読み取りましたが、この電話機の記録がないという意味です。",
  whatBlindMeans: "「ログなし」は、その段階を示すログを 1 つも読み取っていないという意味です。",

  blindRules: (count, all) =>
    `インシデント ${groupThousands(all)} 種類のうち ${groupThousands(count)} 種類は検出できません。`,
  partlyRules: (count, all) =>
    `インシデント ${groupThousands(all)} 種類のうち ${groupThousands(count)} 種類は一部しか検出できません。`,
  moreKinds: (count) => `ほか ${groupThousands(count)} 種類`,
  reasons: {
    "no-log": (logs) => `読み取っていないログ: ${logs}`,
    "no-overlap": (logs) => `時間帯が重ならないログ: ${logs}`,
    "low-trace-level": (logs) => `トレース レベルが低いログ: ${logs}`,
    gap: (logs) => `記録に空白のあるログ: ${logs}`,
    "cut-short": (logs) => `全体を読み取れなかったログ: ${logs}`,
  },
  silentMeans:
    "ほかのログより遅く始まるか、早く終わるログです。次の時間帯に起きたことは記録されていません。この時間帯のログを収集してください。",
  clocks: {
    ahead: (node, by, against, events, certainty) =>
      `${node} の時計は、${against} の時計より約 ${by}進んでいます（両方のログにある事象 ${groupThousands(events)} 件による。${certainty}）。`,
    agree: (node, against, events, certainty) =>
      `${node} と ${against} の時計は一致しています（両方のログにある事象 ${groupThousands(events)} 件による。${certainty}）。`,
    certainties: { high: "確実", medium: "ほぼ確実", low: "不確実" },
    exceeds:
      "サーバの間で事象の前後を誤るおそれのある大きな差があります。--align-clocks を指定してスキャンすると、差を補正します。",
    aligned: "不確実なものを除き、この差を補正して事象の前後を判定しました（--align-clocks）。",
  },
  rule: {
    looksFor: "検出条件",
    clues: "手がかり",
    types: {
      event_count: "次の件数",
      value_count: "次に含まれる異なる名前の数",
      temporal: "次のすべて（順序は問わない）",
      temporal_ordered: "次の順に発生",
      absence: "1 つ目の後に 2 つ目がない",
    },
    optional: (step) => `${step}（なくてもよい）`,
    condition: (gte, lt, field) =>
      `${gte} 以上${lt === null ? "" : `、${lt} 未満`}${field === null ? "" : `（${field}）`}`,
    within: (duration) => `${duration} 以内`,
    about: (keys) => `まとめる単位: ${keys}`,
    resetOn: (patterns) => `数え直す条件: ${patterns}`,
  },
  untimed: (count) => `時刻がないためインシデントの判定に使わなかった該当レコード: ${groupThousands(count)} 件。`,
  forgotten: (count) =>
    `数が多いためインシデントの判定に使わなかった該当レコード: ${groupThousands(count)} 件。--since と --until で時間帯を絞ってください。`,
  late: (count) =>
    `同じファイルの後の時刻のレコードより後ろに記録された該当レコード: ${groupThousands(count)} 件。インシデントの判定には、それぞれの時刻を使いました。`,
} satisfies IncidentWords;
