/** What a watch says, in English. */
import type { WatchWords } from "./watch.ts";

/** The English words of a watch. */
export const enWatch = {
  incident: { new: "incident", changed: "incident goes on", gone: "no incident by itself any more" },
  matchGone: (what) => `taken back, the record went on: ${what}`,
  problem: { raised: "problem", cleared: "problem is over" },
  status: ({ state, files, waiting, matches, belowLevel, incidents, problems }) => {
    const how = { started: "watching", running: "still watching", stopped: "stopped" }[state];
    return `${how}: files ${files}, unread bytes ${waiting}, matches ${matches}${belowLevel === "" ? "" : ` (hidden by --level: ${belowLevel})`}, incidents ${incidents}, lasting problems ${problems}`;
  },
} satisfies WatchWords;
