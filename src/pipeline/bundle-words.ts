/** The words of bundles, for whoever tells of one. */
export { BUNDLE_WORDS } from "../bundle/words/index.ts";
export { WORDS as REPORT_WORDS } from "../report/words/index.ts";
