/** What is said of a case: from flags, from a file, or asked for on a terminal. */
import { CASE_FIELDS, type CaseDetails, type Language } from "../model/index.ts";
import { readJsonFile } from "../pipeline/index.ts";
import { ask, canAsk } from "./ask.ts";
import type { Environment } from "./environment.ts";
import { type RawFlags, splitWords, usageError } from "./options.ts";
import { CLI_WORDS } from "./words/index.ts";

/** What people say of a case. */
export type SaidOfCase = Omit<CaseDetails, "schema" | "versions" | "missing">;

/** Collects it. Null: interrupted. @throws UserError for a file that is not what it should be */
export async function readCase(flags: RawFlags, environment: Environment, lang: Language): Promise<SaidOfCase | null> {
  const sr = splitWords("--case", flags.case);
  if (flags.caseFile !== undefined) return readCaseFile(flags.caseFile, sr);
  if (!canAsk(environment) || flags.quiet === true) return { ...NOTHING_SAID, sr };
  const words = CLI_WORDS[lang].bundle;
  environment.stderr.write(`${words.askCase}\n`);
  const fields = [...(sr.length === 0 ? (["sr"] as const) : []), ...CASE_FIELDS];
  const answers = await ask(
    environment,
    fields.map((field) => words.ask[field]),
  );
  if (answers === null) return null;
  const said: Record<string, string | null> = {};
  for (const [at, field] of fields.entries()) said[field] = answers[at] || null;
  const { sr: asked, ...others } = said;
  return { ...NOTHING_SAID, ...others, sr: asked == null ? sr : asked.split(/[,\s]+/) };
}

async function readCaseFile(path: string, sr: readonly string[]): Promise<SaidOfCase> {
  const bad = (why: (words: (typeof CLI_WORDS)["en"]["bundle"]) => string) =>
    usageError(({ bundle }) => bundle.badCaseFile(path, why(bundle)));
  const value = parse(await readJsonFile(path));
  if (typeof value !== "object" || value === null) throw bad((words) => words.caseFileMissing);
  const said: Record<string, unknown> = { ...NOTHING_SAID, sr };
  for (const [field, inside] of Object.entries(value)) {
    const isText = typeof inside === "string" || typeof inside === "number" || inside === null;
    if (field === "sr" && isText && inside !== null) said.sr = [...sr, ...String(inside).split(/[,\s]+/)];
    else if (field === "sr" && Array.isArray(inside)) said.sr = [...sr, ...inside.map(String)];
    else if (isText && CASE_FIELDS.some((known) => known === field))
      said[field] = inside === null ? null : String(inside);
    // What a bundle's own case file holds besides may stand there.
    else if (!["schema", "versions", "missing"].includes(field))
      throw bad((words) => words.caseFileField(field, ["sr", ...CASE_FIELDS].join(", ")));
  }
  return { ...(said as unknown as SaidOfCase), sr: [...new Set(said.sr as string[])] };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const NOTHING_SAID: SaidOfCase = {
  sr: [],
  severity: null,
  problem: null,
  impact: null,
  started: null,
  changed: null,
  tried: null,
  phonesAffected: null,
  usersAffected: null,
};
