/** The shells there are completion scripts for. */
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** One of those shells. */
export type Shell = (typeof SHELLS)[number];
