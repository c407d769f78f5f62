/** The commands, each a function from checked options to plain data. */
export { canonicalDevice as canonicalDeviceName } from "../parse/index.ts";
export { defaultPaths, type Hints, listenForHints, readJsonFile } from "../sources/index.ts";
export { type CompareOptions, compare, openSide, type Side } from "./compare.ts";
export { explainLine, explainText, messagesOf } from "./explain.ts";
export { coverGuide } from "./guide-coverage.ts";
export { type Catalog, catalogDigest, loadCatalog } from "./load-catalog.ts";
export type { ProgressEvent, ReadOptions, ScanOptions, TimeBound } from "./options.ts";
export { type CatalogCheck, checkPatterns } from "./patterns.ts";
export { createIncidentRedactor, type IncidentRedactor } from "./redact-incident.ts";
export { relativePath } from "./relative-path.ts";
export { isNotThere, type ReportRun, type Scanned, scan } from "./scan.ts";
export { listSources } from "./sources.ts";
export { createWatch, type Watch, type WatchRun } from "./watch.ts";
export type { WatchFrom, WatchOptions } from "./watch-options.ts";
export { createPatternsWatch, type PatternsWatch } from "./watch-patterns.ts";
export { readState, type StateFault, type WatchState, writeState } from "./watch-state.ts";
