/** What the screen and the deliveries of a watch say, in English. */

/** The English words of the screen and the deliveries. */
export const enWatch = {
  screen: {
    parts: { problems: "PROBLEMS", incidents: "INCIDENTS", matches: "MATCHES", sources: "LOGS" },
    noneSoFar: "none so far",
    running: (time: string) => `running ${time}`,
    problems: (count: string) => `problems ${count}`,
    incidents: (count: string) => `incidents ${count}`,
    matches: (count: string) => `matches ${count}`,
    files: (count: string) => `files ${count}`,
    read: (size: string) => `${size} read`,
    late: (count: string) => `out of order ${count}`,
    upToDate: "all is read",
    behind: (size: string, time: string) => `${size} unread for ${time}`,
    growing: "being written",
    quietFor: (time: string) => `quiet for ${time}`,
    notGrown: "nothing new",
    times: (count: string) => ` x ${count}`,
    leftOf: (left: string, all: string) => `${left} of ${all}`,
    inTime: (time: string) => `in ${time}`,
    over: "over",
    paused: "PAUSED",
    foot: ["q quit", "? help", "p pause", "Tab next part", "arrows move it"],
    footOfPause: ["p go on", "q quit", "? help", "Tab next part", "arrows move it"],
    footOfHelp: ["? back", "q quit"],
    help: [
      ["q, Ctrl-C", "stop: tell the rest, write the checkpoint, end"],
      ["p", "hold the picture; reading goes on"],
      ["Tab", "choose the next part (marked >)"],
      ["Up Down, k j", "move that part by a line"],
      ["PgUp PgDn", "move it by a page"],
      ["Home End", "move it to its beginning or end"],
      ["Ctrl-L", "draw everything anew"],
      ["?", "this help"],
    ],
  },
  deliveries: {
    full: (limit: number) => `${limit} wait already`,
    status: (status: number, answer: string) => `HTTP status ${status}${answer === "" ? "" : `: ${answer}`}`,
    redirected: (status: number, host: string) =>
      `HTTP status ${status} leads to ${host}, which is not followed: give that address`,
    redirectedTooOften: (times: number) => `redirected more than ${times} times`,
    noAnswer: (seconds: number) => `no answer within ${seconds} s`,
    noConnection: (code: string) => `no connection: ${code}`,
    notStarted: (code: string) => `the command could not be started: ${code}`,
    exit: (code: number | string, printed: string) =>
      `the command ended with ${typeof code === "number" ? "exit code " : ""}${code}${printed === "" ? "" : `: ${printed}`}`,
    tooLong: (seconds: number, printed: string) =>
      `the command took more than ${seconds} s and was ended${printed === "" ? "" : `: ${printed}`}`,
    stopped: "stopped",
  },
};

/** The shape every language fills. */
export type WatchScreenWords = typeof enWatch;
