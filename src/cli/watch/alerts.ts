/** Whom --exec and --webhook tell of which incidents, and what of them leaves the house. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { compareLevels, type Delivery, type Problem, type WatchLine } from "../../model/index.ts";
import { createIncidentRedactor } from "../../pipeline/index.ts";
import { writeFileAtomically } from "../../util/atomic-file.ts";
import type { Environment } from "../environment.ts";
import { usageError } from "../options.ts";
import type { CliWords } from "../words/index.ts";
import { createDeliveries } from "./deliver.ts";
import type { WatchPlan } from "./options.ts";
import { incidentPayload } from "./payload.ts";

/** Tells of incidents. */
export interface Alerts {
  /** Takes up those of the lines that are to be told of, redacted; does not wait for them to be told. */
  take(lines: readonly WatchLine[]): Promise<void>;
  pending(): readonly Delivery[];
  troubles(): readonly Problem[];
  finish(graceMs: number): Promise<void>;
}

/** What alerts need besides the plan. */
export interface AlertOptions {
  readonly pending: readonly Delivery[];
  readonly version: string;
  readonly words: CliWords["watch"];
  /** The path as it is told: below what is watched, not where that lies. */
  relative(path: string): string;
  readonly environment: Pick<Environment, "env" | "platform">;
  /** This machine's clock in milliseconds. */
  now(): number;
}

/**
 * Begins to tell, with what an earlier run left.
 * @throws UserError when the map of names cannot be read, or is none
 */
export function createAlerts(
  { exec, webhook, alertLevel, map, keep }: Pick<WatchPlan, "exec" | "webhook" | "alertLevel" | "map" | "keep">,
  { pending, version, words, environment, now, relative }: AlertOptions,
): Alerts {
  const isTelling = exec !== null || webhook !== null;
  const deliveries = createDeliveries({ exec, webhook, pending, version, words: words.deliveries, environment });
  const redactor = isTelling ? createIncidentRedactor(readMap(map), randomBytes(KEY_BYTES), keep) : null;
  let troubles: Problem[] = [];
  return {
    pending: deliveries.pending,
    troubles: () => [...deliveries.troubles(), ...troubles],
    finish: deliveries.finish,
    async take(lines) {
      if (redactor === null) return;
      const payloads = lines.flatMap((line) => {
        const isWanted = line.type === "incident" && line.state === "new" && compareLevels(line.level, alertLevel) >= 0;
        return isWanted ? [redactor.redact(incidentPayload(line, { version, atMs: now(), relative }), line)] : [];
      });
      if (payloads.length === 0) return;
      // First the way back from the names, then what they stand in.
      const grown = redactor.grownMap();
      if (grown !== null)
        try {
          await writeFileAtomically(map, [grown], OWNER_ONLY);
          troubles = [];
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === undefined) throw error;
          troubles = [{ path: map, kind: code === "ENOSPC" ? "disk-full" : "not-written", detail: { reason: code } }];
        }
      for (const payload of payloads) deliveries.offer(payload);
    },
  };
}

function readMap(path: string): { text: string; path: string } | null {
  try {
    return { text: readFileSync(path, "utf8"), path };
  } catch (error) {
    const { code = "?" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw usageError((words) => words.watch.badMap(path, code));
  }
}

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
