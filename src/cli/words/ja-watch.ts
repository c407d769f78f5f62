/** What the screen and the deliveries of a watch say, in Japanese. */
import type { WatchScreenWords } from "./en-watch.ts";

/** The Japanese words of the screen and the deliveries. */
export const jaWatch = {
  screen: {
    parts: { problems: "問題", incidents: "インシデント", matches: "一致", sources: "ログ" },
    noneSoFar: "まだありません",
    running: (time) => `経過 ${time}`,
    problems: (count) => `問題 ${count} 件`,
    incidents: (count) => `インシデント ${count} 件`,
    matches: (count) => `一致 ${count} 件`,
    files: (count) => `ファイル ${count} 個`,
    read: (size) => `読み取り ${size}`,
    late: (count) => `順序違い ${count} 件`,
    upToDate: "未読なし",
    behind: (size, time) => `未読 ${size}（${time}）`,
    growing: "書き込み中",
    quietFor: (time) => `${time} 書き込みなし`,
    notGrown: "新しい内容なし",
    times: (count) => ` x ${count}`,
    leftOf: (left, all) => `${left} / ${all}`,
    inTime: (time) => `あと ${time}`,
    over: "経過済み",
    paused: "一時停止中",
    foot: ["q 終了", "? ヘルプ", "p 一時停止", "Tab 次の欄", "矢印キー 移動"],
    footOfPause: ["p 再開", "q 終了", "? ヘルプ", "Tab 次の欄", "矢印キー 移動"],
    footOfHelp: ["? 戻る", "q 終了"],
    help: [
      ["q、Ctrl-C", "監視を終了（残りを表示し、チェックポイントを保存）"],
      ["p", "画面を一時停止（読み取りは続行）"],
      ["Tab", "次の欄を選択（> の付いた欄）"],
      ["↑ ↓、k j", "選択した欄を 1 行移動"],
      ["PgUp PgDn", "1 ページ移動"],
      ["Home End", "先頭または末尾へ移動"],
      ["Ctrl-L", "画面全体を再描画"],
      ["?", "このヘルプ"],
    ],
  },
  deliveries: {
    full: (limit) => `未通知のものがすでに ${limit} 件あります`,
    status: (status, answer) => `HTTP ステータス ${status}${answer === "" ? "" : `: ${answer}`}`,
    redirected: (status, host) =>
      `HTTP ステータス ${status} による ${host} への転送には従いません。転送先のアドレスを指定してください`,
    redirectedTooOften: (times) => `転送が ${times} 回を超えました`,
    noAnswer: (seconds) => `${seconds} 秒以内に応答がありません`,
    noConnection: (code) => `接続できません: ${code}`,
    notStarted: (code) => `コマンドを開始できません: ${code}`,
    exit: (code, printed) =>
      `コマンドが${typeof code === "number" ? `終了コード ${code}` : ` ${code} `}で終了しました${printed === "" ? "" : `: ${printed}`}`,
    tooLong: (seconds, printed) =>
      `コマンドが ${seconds} 秒以内に終わらないため、停止しました${printed === "" ? "" : `: ${printed}`}`,
    stopped: "停止しました",
  },
} satisfies WatchScreenWords;
