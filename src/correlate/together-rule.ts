/** Some of each step within the timespan, in any order: temporal. */
import type { IncidentRule } from "../model/index.ts";
import { addStep, type Draft, emptyDraft, isRepeat } from "./draft.ts";
import { addOptional, fillBetween, requiredSteps } from "./fill.ts";
import type { Placed } from "./groups.ts";
import type { Item } from "./item.ts";

/** The incidents of such a rule in one segment of a group. */
export function togetherIncidents(rule: IncidentRule, segment: readonly Placed[]): Draft[] {
  const required = requiredSteps(rule);
  const latest = new Map<number, Item>();
  const drafts: Draft[] = [];
  for (const { item, steps } of segment) {
    const own = steps.filter((step) => required.includes(step));
    if (own.length === 0) continue;
    for (const step of own) latest.set(step, item);
    if (latest.size < required.length) continue;
    const firstAt = Math.min(...[...latest.values()].map(({ at }) => at));
    if (rule.timespanMs !== null && item.at - firstAt > rule.timespanMs) continue;
    let draft = drafts.at(-1);
    if (draft === undefined || !isRepeat(rule, draft, item.at)) {
      draft = emptyDraft();
      drafts.push(draft);
    }
    for (const [step, one] of latest) addStep(draft, one, step);
  }
  for (const draft of drafts) {
    fillBetween(rule, segment, draft);
    addOptional(rule, segment, draft);
  }
  return drafts;
}
