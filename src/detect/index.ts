/** Records and patterns in, matches and findings out. */
export { createTwinFinder, type TwinState } from "./alarm-twins.ts";
export {
  createGatherer,
  type Gathered,
  type Gatherer,
  mergeFindings,
  mergeGathered,
  moveGathered,
  type Settle,
} from "./findings.ts";
export {
  appliesTo,
  matchOf,
  type Quote,
  quoteOf,
  type RecordPlace,
  type RunnablePattern,
  type Statement,
  statementOf,
} from "./match.ts";
export { createMemory, type Memory, type Remembered } from "./remember.ts";
export { type Claim, type LostClaim, resolve } from "./resolve.ts";
