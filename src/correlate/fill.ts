/** What else belongs to an incident of several steps: repeats of its steps in between, and steps it can do without. */
import type { IncidentRule } from "../model/index.ts";
import { addStep, type Draft } from "./draft.ts";
import type { Placed } from "./groups.ts";

/** Numbers of the steps without which there is no incident. */
export function requiredSteps({ steps }: IncidentRule): number[] {
  return steps.flatMap(({ optional }, index) => (optional ? [] : [index]));
}

/** Adds the segment's matches of required steps from the incident's first to its last. */
export function fillBetween(rule: IncidentRule, segment: readonly Placed[], draft: Draft): void {
  const required = requiredSteps(rule);
  const { firstAt, lastAt } = draft;
  for (const { item, steps } of segment) {
    const step = steps.find((own) => required.includes(own));
    if (step !== undefined && item.at >= firstAt && item.at <= lastAt && !draft.steps.has(item))
      addStep(draft, item, step);
  }
}

/**
 * Adds what fits an optional step: between the incident's first and last; of steps before all required ones also the
 * latest before it, and of steps behind all required ones the earliest after it, within the timespan.
 */
export function addOptional(rule: IncidentRule, segment: readonly Placed[], draft: Draft): void {
  const required = requiredSteps(rule);
  const { firstAt, lastAt } = draft;
  const reach = rule.timespanMs ?? Number.POSITIVE_INFINITY;
  for (const [step, { optional }] of rule.steps.entries()) {
    if (!optional) continue;
    const fitting = segment.filter(({ item, steps }) => steps.includes(step) && !draft.steps.has(item));
    for (const { item } of fitting) if (item.at >= firstAt && item.at <= lastAt) addStep(draft, item, step);
    if (step < (required[0] as number)) {
      const before = fitting.findLast(({ item }) => item.at < firstAt && lastAt - item.at <= reach);
      if (before !== undefined) addStep(draft, before.item, step);
    }
    if (step > (required.at(-1) as number)) {
      const after = fitting.find(({ item }) => item.at > lastAt && item.at - firstAt <= reach);
      if (after !== undefined) addStep(draft, after.item, step);
    }
  }
}
