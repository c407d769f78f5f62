/** What the HTML report says, in Japanese. */
import type { PageWords } from "./page.ts";

/** The Japanese words of the page. */
export const jaPage = {
  language: "言語",
  theme: "明るい配色 / 暗い配色",
  search: "インシデントと検出結果を検索",
  levels: "表示するレベル",
  shown: "{all} 件中 {shown} 件を表示",
  contents: "レポートの構成",
  timeline: "すべてのログのタイムライン",
  timelineHelp:
    "帯はログに記録のある時間帯、斜線は記録の空白、印は該当レコードです。印を選択すると、該当する項目に移動します。図にフォーカスがあるときは、プラス、マイナス、矢印キーで拡大、縮小、移動ができます。",
  zoomIn: "拡大",
  zoomOut: "縮小",
  zoomReset: "全体を表示",
  laneIncidents: "インシデント",
  laneFindings: "検出結果",
  lanesLeft: (count) => `図に含めていないログとサーバ: ${count}。`,
  marksLeft: (count) => `図に含めていない印: ${count}。`,
  gap: "記録の空白",
  silent: "記録の範囲外",
  undated: "時刻のあるレコードがないため、タイムラインはありません。",
  ladder: (device) => `${device} の経過`,
  phone: "電話機",
  ladderHint:
    "電話機を指定してスキャンすると、その電話機の証明書の経過がラダー図で表示されます: ccmtrace scan パス --device SEP001122334455 -o report.html",
  allFiles: (files) => `すべてのファイル（${files}）`,
  bytes: "バイト数",
  lines: "行数",
  cut: (count) => `… ${count}。JSON レポートを参照してください。`,
} satisfies PageWords;
