/** What the screen and the deliveries of a watch say, in Japanese. */
import type { WatchScreenWords } from "./en-watch.ts";

/** The Japanese words of the screen and the deliveries. */
export const jaWatch = {
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
