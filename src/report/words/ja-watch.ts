/** What a watch says, in Japanese. */
import type { WatchWords } from "./watch.ts";

/** The Japanese words of a watch. */
export const jaWatch = {
  incident: { new: "インシデント", changed: "インシデント（継続）", gone: "単独のインシデントではなくなりました" },
  matchGone: (what) => `取り消し（レコードに続きがありました）: ${what}`,
  problem: { raised: "問題", cleared: "問題の解消" },
  status: ({ state, files, waiting, matches, belowLevel, incidents, problems }) => {
    const how = { started: "監視を開始しました", running: "監視中です", stopped: "監視を終了しました" }[state];
    return `${how}。ファイル ${files}、未読 ${waiting} バイト、一致 ${matches} 件${belowLevel === "" ? "" : `（--level により非表示 ${belowLevel} 件）`}、インシデント ${incidents} 件、継続中の問題 ${problems} 件`;
  },
} satisfies WatchWords;
