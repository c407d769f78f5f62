/** Records and patterns in, matches and findings out. */
export { createGatherer, type Gathered, mergeFindings, type Settle } from "./findings.ts";
export { appliesTo, matchEntry, type RecordContext, type RunnablePattern } from "./match.ts";
