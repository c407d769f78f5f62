/** The shape of an incident rule file, checked key by key; the JSON Schema for editors is made from it. */
import { z } from "zod";
import { CONFIDENCES, ENTITY_KINDS, LEVELS, LOG_NAMES, RULE_TYPES, STATUSES, type StageName } from "../model/index.ts";
import { DURATION } from "../util/duration.ts";
import { DURATION_FORMAT, ID_FORMAT, TIME_FORMAT } from "./text-formats.ts";

const bilingual = z.strictObject({ en: z.string().trim().min(1), ja: z.string().trim().min(1) });
const duration = z.string().regex(DURATION, DURATION_FORMAT);
const ids = z.array(z.string().min(1)).min(1);
const entity = z.enum(ENTITY_KINDS);
const groupKey = z.enum([...ENTITY_KINDS, "node"]);

const event = z.strictObject({
  at: z.string().regex(/^(?:\d{4}-\d{2}-\d{2}T)?(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?$/, TIME_FORMAT),
  times: z.int().min(2).max(1000).optional(),
  every: duration.optional(),
  pattern: z.string().min(1),
  log: z.enum(LOG_NAMES).optional(),
  node: z.string().min(1).optional(),
  entities: z.partialRecord(entity, z.coerce.string()).optional(),
});

const fact = z.union([z.string(), z.number()]);

/** One rule file as it is written. */
export const ruleFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, ID_FORMAT),
  title: bilingual,
  status: z.enum(STATUSES),
  level: z.enum(LEVELS),
  confidence: z.enum(CONFIDENCES),
  guide: z.array(z.string()),
  rule: z.strictObject({
    type: z.enum(RULE_TYPES),
    steps: z
      .array(
        z.strictObject({
          name: bilingual,
          any: ids.optional(),
          rules: ids.optional(),
          logs: z.array(z.enum(LOG_NAMES)).min(1).optional(),
          where: z.partialRecord(entity, z.array(z.coerce.string()).min(1)).optional(),
          optional: z.boolean().optional(),
        }),
      )
      .min(1),
    "group-by": z.array(groupKey).min(1).optional(),
    timespan: duration.optional(),
    condition: z
      .strictObject({ field: groupKey.optional(), gte: z.int().min(1), lt: z.int().min(2).optional() })
      .optional(),
    "reset-on": ids.optional(),
    "max-skew": duration.optional(),
    suppress: duration.optional(),
    "yields-to": ids.optional(),
  }),
  clues: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        any: ids,
        named: z.literal(true).optional(),
        within: duration.optional(),
        says: bilingual,
      }),
    )
    .min(1)
    .optional(),
  derive: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        label: bilingual,
        count: z.literal(true).optional(),
        "left-of": z.int().min(1).optional(),
        "first-plus": duration.optional(),
        "last-plus": duration.optional(),
        duration: z.literal(true).optional(),
        names: groupKey.optional(),
        patterns: z.literal(true).optional(),
      }),
    )
    .min(1)
    .optional(),
  explain: z.strictObject({ cause: bilingual, action: bilingual, verify: bilingual, outlook: bilingual }),
  tests: z
    .array(
      z.union([
        z.strictObject({
          hit: z.array(event).min(1),
          incidents: z
            .array(
              z.strictObject({
                entity: z.string().optional(),
                matches: z.int().optional(),
                facts: z.record(z.string(), fact).optional(),
                clues: z.array(z.string()).optional(),
              }),
            )
            .min(1),
          "covered-to": event.shape.at.optional(),
        }),
        z.strictObject({
          miss: z.array(event).min(1),
          why: z.string().min(1),
          "covered-to": event.shape.at.optional(),
        }),
      ]),
    )
    .min(1),
});

/** One rule file as it is written. */
export type RuleFile = z.infer<typeof ruleFile>;

const marks = z.strictObject({ ok: ids.optional(), failed: ids.optional(), note: ids.optional() }).optional();

/** What patterns say about the stages of a phone's way, patterns/stages.yaml. */
export const stagesFile = z.strictObject({
  tftp: marks,
  ctl: marks,
  capf: marks,
  lsc: marks,
  tls: marks,
  registration: marks,
} satisfies Record<StageName, typeof marks>);

/** The JSON Schema of a rule file (draft 2020-12), for editors. */
export function ruleJsonSchema(): unknown {
  return z.toJSONSchema(ruleFile, { io: "input" });
}
