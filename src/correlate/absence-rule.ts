/** Something happened and what should have followed did not, in its time or before the logs end: absence. */
import type { IncidentRule } from "../model/index.ts";
import { isBefore } from "./before.ts";
import { addStep, type Draft, emptyDraft, isRepeat } from "./draft.ts";
import type { Group, Placed } from "./groups.ts";
import { compareItems, type Item } from "./item.ts";

/** The incidents of such a rule in one group; `end` is up to when the logs go that could show the answer, null: none was read. */
export function absenceIncidents(rule: IncidentRule, group: Group, end: number | null): Draft[] {
  if (end === null) return [];
  const reach = rule.timespanMs ?? Number.POSITIVE_INFINITY;
  const isAnswered = (item: Item): boolean =>
    group.answers.some((answer) => answer.at - item.at <= reach && isBefore(item, answer, rule.maxSkewMs) !== "no");
  const isCalledOff = (item: Item): boolean =>
    group.resets.some((reset) => compareItems(item, reset) < 0 && reset.at - item.at <= reach);
  const drafts: Draft[] = [];
  let before: Item | null = null;
  for (const { item } of group.segments.flat() as Placed[]) {
    if (end < item.at || isAnswered(item) || isCalledOff(item)) continue;
    let draft = drafts.at(-1);
    const last = before;
    const isBroken =
      last !== null && group.answers.some((answer) => compareItems(last, answer) < 0 && compareItems(answer, item) < 0);
    if (draft === undefined || isBroken || !isRepeat(rule, draft, item.at)) {
      draft = emptyDraft();
      draft.openAt = end >= item.at + reach ? null : end;
      drafts.push(draft);
    }
    addStep(draft, item, 0);
    before = item;
  }
  return drafts;
}
