/** What a watch says line by line. */

/** The words of a watch, in one language. */
export interface WatchWords {
  readonly incident: Readonly<Record<"new" | "changed" | "gone", string>>;
  readonly matchGone: (what: string) => string;
  readonly problem: Readonly<Record<"raised" | "cleared", string>>;
  /** How the watching goes. Numbers are written. */
  readonly status: (status: {
    readonly state: "started" | "running" | "stopped";
    readonly files: string;
    readonly waiting: string;
    readonly matches: string;
    /** Empty where --level hides none. */
    readonly belowLevel: string;
    readonly incidents: string;
    readonly problems: string;
  }) => string;
}
