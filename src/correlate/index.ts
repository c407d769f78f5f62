/**
 * The correlate stage: matches of all logs become incidents, each a story of one phone, server or the whole cluster.
 * What comes out depends only on which matches and rules are given, not on the order in which they come.
 */
export { UNREGISTERED } from "./aliases.ts";
export { type Correlation, correlate } from "./correlate.ts";
export type { CorrelateInput } from "./order-matches.ts";
export { type StoryInput, tellStory } from "./story.ts";
