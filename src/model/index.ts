/** The vocabulary: types and closed lists, one file per word. Imports nothing of ours. */
export * from "./coverage.ts";
export * from "./encoding.ts";
export * from "./entities.ts";
export * from "./entry.ts";
export * from "./explanation.ts";
export * from "./finding.ts";
export * from "./format.ts";
export * from "./head-shape.ts";
export * from "./language.ts";
export * from "./log.ts";
export * from "./match.ts";
export * from "./moment.ts";
export * from "./pattern.ts";
export * from "./problem.ts";
export * from "./report.ts";
export * from "./trace-file.ts";
