/** Records and patterns in, matches and findings out. */
export { createGatherer, type Gathered, mergeFindings, type Settle } from "./findings.ts";
export { appliesTo, matchOf, type RecordContext, type RunnablePattern } from "./match.ts";
export { type Claim, type LostClaim, resolve } from "./resolve.ts";
