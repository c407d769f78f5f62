/** An incident in the making, and how repeats become one. */
import type { IncidentRule } from "../model/index.ts";
import type { Item } from "./item.ts";

/** Items that make an incident, each with the step it stands for. */
export interface Draft {
  readonly steps: Map<Item, number>;
  /** Milliseconds since 1970 UTC; of its items. */
  firstAt: number;
  lastAt: number;
  isUndecided: boolean;
  /** For an absence that may still end well: up to when the logs go. */
  openAt: number | null;
}

/** Starts an incident without items. */
export function emptyDraft(): Draft {
  return {
    steps: new Map(),
    firstAt: Number.POSITIVE_INFINITY,
    lastAt: Number.NEGATIVE_INFINITY,
    isUndecided: false,
    openAt: null,
  };
}

/** Adds an item as a step; one that has a place already keeps the earlier step. */
export function addStep(draft: Draft, item: Item, step: number): void {
  draft.steps.set(item, Math.min(step, draft.steps.get(item) ?? step));
  draft.firstAt = Math.min(draft.firstAt, item.at);
  draft.lastAt = Math.max(draft.lastAt, item.at);
}

/** Does something at that instant only repeat the incident? */
export function isRepeat({ suppressMs }: IncidentRule, draft: Draft, at: number): boolean {
  return suppressMs === null || at - draft.lastAt <= suppressMs;
}
