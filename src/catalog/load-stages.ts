/** Reads patterns/stages.yaml: what a match of a pattern says about a phone's way into a secured cluster. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { STAGE_NAMES, type StageMark } from "../model/index.ts";
import { unknownPattern } from "./failure-words.ts";
import { type CatalogIssue, collectIssues } from "./issue.ts";
import { STAGE_KEYS, stagesFile } from "./rule-schema.ts";
import { readYaml } from "./yaml-file.ts";

/** Reads the file of the shipped patterns. `ids` are the patterns that it may name. */
export async function loadStages(folder: string, ids: ReadonlySet<string>): Promise<ReturnType<typeof parseStages>> {
  const text = await readFile(join(folder, "stages.yaml"), "utf8");
  return parseStages(text, "patterns/stages.yaml", ids);
}

/** Reads the file's text. A pattern stands in it once at most. */
export function parseStages(
  text: string,
  shown: string,
  ids: ReadonlySet<string>,
): { stages: ReadonlyMap<string, StageMark>; issues: CatalogIssue[] } {
  const { data, issues: misshapen, locate } = readYaml(text, shown, STAGES_SHAPE);
  const { issues, say } = collectIssues(shown, locate);
  const stages = new Map<string, StageMark>();
  for (const stage of STAGE_NAMES)
    for (const outcome of OUTCOMES)
      for (const [index, id] of (data?.[stage]?.[outcome] ?? []).entries()) {
        const path = [stage, outcome, index];
        if (!ids.has(id)) say(path, unknownPattern(id, ids));
        else if (stages.has(id))
          say(path, {
            en: `"${id}" stands here twice. A pattern belongs to one stage.`,
            ja: `"${id}" が 2 回あります。1 つのパターンが属する段階は 1 つです。`,
          });
        else stages.set(id, { stage, outcome });
      }
  return { stages, issues: [...misshapen, ...issues] };
}

const OUTCOMES = ["ok", "failed", "note"] as const;
const STAGES_SHAPE = { schema: stagesFile, vocabulary: STAGE_KEYS, template: "stages.yaml" };
