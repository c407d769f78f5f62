/** An incident rule as a card for people: what it looks for, what it means, what to do, what proves it. */
import type { Derivation, IncidentRule, Language, Pattern, RuleStep } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { durationText } from "./duration.ts";
import { writeJson } from "./json.ts";
import { createPage, labelled, type Page, type TextOptions, visibleLines } from "./page.ts";
import { guidePlaces, stepLines, titleLines } from "./pattern-lines.ts";
import type { Words } from "./words/index.ts";
import { hang, wrap } from "./wrap.ts";

/** A rule, and the patterns whose titles it is told with. */
export interface NamedRule {
  readonly rule: IncidentRule;
  readonly patterns: ReadonlyMap<string, Pattern>;
}

/** One rule whole. */
export function renderRule({ rule }: NamedRule, options: TextOptions): string {
  const page = createPage(options);
  const { lang } = options;
  const { rowLabels, incidents, say } = page.words;
  const row = (label: string, text: string): string[] =>
    text === "" ? [] : labelled(page, label, (width) => wrap(text, width));
  const steps = (label: string, text: string): string[] =>
    labelled(page, label, (width) => stepLines(visibleLines(text), width));
  const lines = [
    ...titleLines(page, rule.level, rule.title[lang]),
    ...labelled(page, incidents.rule.looksFor, (width) =>
      looksFor(page.words, rule, lang).flatMap((text) => hang("- ", visible(text), width)),
    ),
    ...row(rowLabels.cause, visibleLines(rule.cause[lang])),
    ...clueLines(page, rule, lang),
    ...row(rowLabels.facts, rule.derive.map(({ label }) => visible(label[lang])).join(say.comma)),
    ...steps(rowLabels.action, rule.action[lang]),
    ...steps(rowLabels.verify, rule.verify[lang]),
    ...row(rowLabels.outlook, visibleLines(rule.outlook[lang])),
    ...row(rowLabels.caution, rule.confidence === "inferred" ? incidents.inferred : ""),
    ...row(
      rowLabels.incident,
      [rule.id, ...guidePlaces(page.words, rule.guide)].map((text) => visible(text)).join(say.comma),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** One rule whole, as JSON. */
export function renderRuleJson({ rule }: NamedRule, { lang }: TextOptions): string {
  const { file: _, title, cause, action, verify, outlook, steps, clues, derive, ...rest } = rule;
  return writeJson({
    schema: 1,
    ...rest,
    title: title[lang],
    steps: steps.map(({ name, ...step }) => ({ name: name[lang], ...step })),
    clues: clues.map(({ says, ...clue }) => ({ ...clue, says: says[lang] })),
    derive: derive.map(({ label, ...one }) => ({ ...one, label: label[lang] })),
    cause: cause[lang],
    action: action[lang],
    verify: verify[lang],
    outlook: outlook[lang],
  });
}

/** What makes an incident, in sentences. */
export function looksFor(words: Words, rule: IncidentRule, lang: Language): string[] {
  const { rule: say, cluster } = words.incidents;
  const { condition, timespanMs, groupBy, resetOn } = rule;
  const within = timespanMs === null ? null : durationText(words, timespanMs);
  const named = (step: RuleStep): string => {
    const what = words.say.named(
      step.name[lang],
      words.say.aside([...step.patterns, ...step.rules].join(words.say.comma)).trim(),
    );
    return step.optional ? say.optional(what) : what;
  };
  const keys = groupBy.map((key) => (key === "node" ? words.columns.node : words.entities[key]));
  return [
    `${say.types[rule.type]}: ${rule.steps.map(named).join(words.say.semicolon)}`,
    ...(condition === null
      ? []
      : [
          say.condition(condition.gte, condition.lt, condition.field === null ? null : keyName(words, condition.field)),
        ]),
    ...(within === null ? [] : [say.within(within)]),
    say.about(keys.length === 0 ? cluster : words.say.list(keys)),
    ...(resetOn.length === 0 ? [] : [say.resetOn(resetOn.join(words.say.comma))]),
  ];
}

function keyName(words: Words, key: Extract<Derivation["value"], { kind: "names" }>["field"]): string {
  return key === "node" ? words.columns.node : words.entities[key];
}

function clueLines(page: Page, { clues }: IncidentRule, lang: Language): string[] {
  if (clues.length === 0) return [];
  return labelled(page, page.words.incidents.rule.clues, (width) =>
    clues.flatMap(({ says }) => hang("- ", visible(says[lang]), width)),
  );
}
