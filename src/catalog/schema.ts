/** The shape of a pattern file, checked key by key; the JSON Schema for editors is made from it. */
import { z } from "zod";
import { CONFIDENCES, ENTITY_KINDS, LEVELS, LOG_NAMES, STATUSES, SURFACES } from "../model/index.ts";
import { ID_FORMAT } from "./text-formats.ts";

const bilingual = z.strictObject({ en: z.string().trim().min(1), ja: z.string().trim().min(1) });

const phrase = z.string().trim().min(1);

const clause = z.union([
  z.strictObject({ text: z.string().min(1) }),
  z.strictObject({ regex: z.string().min(1) }),
  z.strictObject({
    alarm: z.strictObject({
      name: z.array(z.string().min(1)).min(1),
      reason: z.array(z.int().min(0)).min(1).optional(),
    }),
  }),
]);

const entity = z.enum(ENTITY_KINDS);

/** One pattern file as it is written. */
export const patternFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, ID_FORMAT),
  title: bilingual,
  status: z.enum(STATUSES),
  successor: z.string().optional(),
  level: z.enum(LEVELS),
  confidence: z.enum(CONFIDENCES),
  surface: z.array(z.enum(SURFACES)).min(1),
  logs: z.array(z.enum(LOG_NAMES)).min(1).optional(),
  guide: z.array(z.string()),
  "known-as": z.strictObject({ en: z.array(phrase).min(1), ja: z.array(phrase).min(1) }).optional(),
  match: z
    .strictObject({
      any: z.array(clause).min(1),
      none: z.array(clause).optional(),
      "yields-to": z.array(z.string()).min(1).optional(),
    })
    .optional(),
  extract: z.partialRecord(entity, z.union([z.literal(true), z.string().min(1)])).optional(),
  time: z.string().min(1).optional(),
  codes: z.record(z.string(), z.string().trim().min(1)).optional(),
  explain: z.strictObject({ cause: bilingual, action: bilingual, verify: bilingual }),
  tests: z
    .array(
      z.union([
        z.strictObject({
          hit: z.string().min(1),
          log: z.enum(LOG_NAMES).optional(),
          entities: z.partialRecord(entity, z.coerce.string()).optional(),
        }),
        z.strictObject({ miss: z.string().min(1), log: z.enum(LOG_NAMES).optional(), why: z.string().min(1) }),
      ]),
    )
    .min(1),
});

/** One pattern file as it is written. */
export type PatternFile = z.infer<typeof patternFile>;

/** The guide's rows, patterns/guide.yaml. */
export const guideFile = z.array(
  z.strictObject({ row: z.string(), page: z.string(), message: z.string(), about: z.string().optional() }),
);

/** The JSON Schema of a pattern file (draft 2020-12), for editors. */
export function patternJsonSchema(): unknown {
  return z.toJSONSchema(patternFile, { io: "input" });
}
