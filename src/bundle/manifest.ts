/** Reads a manifest that somebody else may have made or changed: checked for everything that is used of it. */
import { z } from "zod";
import {
  type BundleManifest,
  ENCODINGS,
  ENTRY_ROLES,
  LEFT_OUT_REASONS,
  LEVELS,
  LOG_NAMES,
  LOGS_MODES,
} from "../model/index.ts";
import { parseForeignJson } from "../util/foreign-json.ts";

/** The manifest, or the place in it that is wrong: "files[3].bytes"; empty where it is no JSON. */
export function readManifest(text: string): BundleManifest | { readonly wrong: string } {
  let value: unknown;
  try {
    value = parseForeignJson(text);
  } catch {
    return { wrong: "" };
  }
  const read = manifest.safeParse(value);
  if (read.success) return read.data as BundleManifest;
  const path = read.error.issues[0]?.path ?? [];
  const place = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
  return { wrong: place.replace(/^\./, "") };
}

const text = z.string();
const time = text.nullable();
const count = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const ranges = z.array(z.tuple([count, count]));

const manifest = z.object({
  schema: z.literal(1),
  kind: z.literal("ccmtrace-bundle"),
  tool: z.object({
    name: z.literal("ccmtrace"),
    version: text,
    catalog: z.object({ sha256: text, patterns: count }),
  }),
  commandLine: z.array(text),
  scan: z.object({
    since: time,
    until: time,
    tz: text.nullable(),
    sourceTz: z.array(text),
    encoding: z.enum(ENCODINGS).nullable(),
    level: z.enum(LEVELS),
  }),
  logs: z.enum(LOGS_MODES),
  files: z.array(
    z.object({
      path: text,
      role: z.enum(ENTRY_ROLES),
      bytes: count,
      sha256: digest,
      replaced: count,
      original: z
        .object({
          path: text,
          bytes: count,
          sha256: digest,
          modified: time,
          encoding: z.enum(ENCODINGS),
          log: z.enum(LOG_NAMES).nullable(),
          lines: count,
          first: time,
          last: time,
          kept: ranges.nullable(),
          cut: ranges,
        })
        .optional(),
    }),
  ),
  leftOut: z.array(z.object({ path: text, reason: z.enum(LEFT_OUT_REASONS) })),
  redaction: z.object({ kept: z.array(text), replaced: z.record(text, count) }),
});
