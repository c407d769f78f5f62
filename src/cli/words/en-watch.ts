/** What the screen and the deliveries of a watch say, in English. */

/** The English words of the screen and the deliveries. */
export const enWatch = {
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
