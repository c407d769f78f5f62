/** One made-up listing for `ccmtrace sources`, next to the fixed scan. */
import type { SourcesListing } from "../../src/report/index.ts";
import { INPUT } from "./fixed-input.ts";

/** The fixed listing: the files and the checklist of the fixed scan. */
export const LISTING: SourcesListing = {
  files: INPUT.files.map(({ file, bytes }) => ({
    path: file.path,
    log: file.log,
    node: file.node,
    format: file.format,
    encoding: file.encoding,
    bytes: bytes === 0 ? null : bytes,
  })),
  checklist: INPUT.coverage.logs.map(({ log, location, status, files }) => ({ log, location, status, files })),
  problems: INPUT.problems.slice(0, 2),
};
