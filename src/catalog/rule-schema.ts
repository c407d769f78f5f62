/** The shape of an incident rule's file, and of patterns/stages.yaml; the JSON Schema for editors is made from the first. */
import { z } from "zod";
import { CONFIDENCES, ENTITY_KINDS, LEVELS, RULE_TYPES, STAGE_NAMES, STATUSES } from "../model/index.ts";
import { bilingual, id } from "./schema.ts";
import type { Vocabulary } from "./schema-words.ts";

// Messages are the names under which schema-words words them.
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "name");
const duration = z.string("duration").regex(/^([0-9]{1,9}(ms|s)|[0-9]{1,6}m|[0-9]{1,5}h|[0-9]{1,4}d)$/, "duration");
const time = z
  .string("time")
  .regex(/^([0-9]{4}-[0-9]{2}-[0-9]{2}T)?([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{3})?$/, "time");

const ids = z.array(z.string()).min(1);
const names = z.array(z.coerce.string()).min(1);
const entity = z.enum(ENTITY_KINDS);
const groupKey = z.enum([...ENTITY_KINDS, "node"]);

const step = z.strictObject({
  name: bilingual,
  any: ids.optional(),
  rules: ids.optional(),
  where: z.partialRecord(entity, names).optional(),
  optional: z.boolean().optional(),
});

const clue = z.strictObject({ id: name, any: ids, within: duration.optional(), says: bilingual });

const derivation = z.strictObject({
  id: name,
  label: bilingual,
  count: z.literal(true).optional(),
  "left-of": z.int().min(1).optional(),
  "first-plus": duration.optional(),
  "last-plus": duration.optional(),
  duration: z.literal(true).optional(),
  names: groupKey.optional(),
});

const event = z.strictObject({
  at: time,
  times: z.int().min(2).max(1000).optional(),
  every: duration.optional(),
  pattern: z.string(),
  node: z.string().min(1).optional(),
  entities: z.partialRecord(entity, z.coerce.string()).optional(),
});

const expected = z.strictObject({
  entity: z.coerce.string().optional(),
  matches: z.int().min(1).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  clues: z.array(z.string()).optional(),
});

/** One rule file as it is written. */
export const ruleFile = z.strictObject({
  id,
  title: bilingual,
  status: z.enum(STATUSES),
  level: z.enum(LEVELS),
  confidence: z.enum(CONFIDENCES),
  guide: z.array(z.string()),
  rule: z.strictObject({
    type: z.enum(RULE_TYPES),
    steps: z.array(step).min(1),
    "group-by": z.array(groupKey).optional(),
    timespan: duration.optional(),
    condition: z
      .strictObject({ field: groupKey.optional(), gte: z.int().min(1), lt: z.int().min(2).optional() })
      .optional(),
    "reset-on": ids.optional(),
    "max-skew": duration.optional(),
    suppress: duration.optional(),
    "yields-to": ids.optional(),
  }),
  clues: z.array(clue).optional(),
  derive: z.array(derivation).optional(),
  explain: z.strictObject({ cause: bilingual, action: bilingual, verify: bilingual, outlook: bilingual }),
  tests: z
    .array(
      z.union([
        z.strictObject({
          hit: z.array(event).min(1),
          incidents: z.array(expected).min(1),
          "covered-to": time.optional(),
        }),
        z.strictObject({ miss: z.array(event).min(1), why: z.string().trim().min(1), "covered-to": time.optional() }),
      ]),
    )
    .min(1),
});

/** One rule file as it is written. */
export type RuleFile = z.infer<typeof ruleFile>;

/** The keys of a rule file. */
export const RULE_KEYS: Vocabulary = {
  top: Object.keys(ruleFile.shape),
  inner: [
    ...[ruleFile.shape.rule, ruleFile.shape.explain, step, clue, derivation, event, expected].flatMap(({ shape }) =>
      Object.keys(shape),
    ),
    ...["field", "gte", "lt", "en", "ja", "hit", "miss", "incidents", "why", "covered-to"],
  ],
};

const marks = z.strictObject({ ok: ids.optional(), failed: ids.optional(), note: ids.optional() });

/** patterns/stages.yaml as it is written. */
export const stagesFile = z.strictObject(Object.fromEntries(STAGE_NAMES.map((stage) => [stage, marks.optional()])));

/** The keys of patterns/stages.yaml. */
export const STAGE_KEYS: Vocabulary = { top: STAGE_NAMES, inner: Object.keys(marks.shape) };

/** The JSON Schema of a rule file (draft 2020-12), for editors. */
export function ruleJsonSchema(): unknown {
  return z.toJSONSchema(ruleFile, { io: "input" });
}
