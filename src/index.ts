/** The library door: scan traces from another program and get the report as plain data. */
export { UserError } from "./errors.ts";
export type * from "./model/index.ts";
export { type ReadOptions, type ReportRun, type Scanned, type ScanOptions, scan } from "./pipeline/index.ts";
export { compareReports, renderReport } from "./report/index.ts";
