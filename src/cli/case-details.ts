/** What is said of a case: from flags, from a file, or asked for on a terminal. */
import { CASE_FIELDS, type CaseDetails, type Language } from "../model/index.ts";
import { readJsonFile } from "../pipeline/index.ts";
import { ask, canAsk } from "./ask.ts";
import type { Environment } from "./environment.ts";
import { type RawFlags, splitWords, usageError } from "./options.ts";
import { CLI_WORDS } from "./words/index.ts";

/** What people say of a case. */
export type SaidOfCase = Omit<CaseDetails, "schema" | "versions" | "missing">;
type Field = (typeof CASE_FIELDS)[number];

/**
 * Collects it: a flag wins over the file; without a file what no flag says is asked for on a terminal. Null: interrupted.
 * @throws UserError for a flag or a file that is not what it should be
 */
export async function readCase(flags: RawFlags, environment: Environment, lang: Language): Promise<SaidOfCase | null> {
  const inFile = flags.caseFile === undefined ? {} : await readCaseFile(flags.caseFile);
  const sr = [...new Set([...splitWords("--case", flags.case), ...(inFile.sr ?? [])])];
  const said: SaidOfCase = { ...NOTHING_SAID, ...inFile, ...readCaseFields(flags.caseField ?? []), sr };
  if (flags.caseFile !== undefined || flags.quiet === true || !canAsk(environment)) return said;
  return askForRest(said, environment, lang);
}

async function askForRest(said: SaidOfCase, environment: Environment, lang: Language): Promise<SaidOfCase | null> {
  const words = CLI_WORDS[lang].bundle;
  const fields = CASE_FIELDS.filter((field) => said[field] === null);
  const isSrAsked = said.sr.length === 0;
  const questions = [...(isSrAsked ? [words.ask.sr] : []), ...fields.map((field) => words.ask[field])];
  if (questions.length === 0) return said;
  environment.stderr.write(`${words.askCase}\n`);
  const answers = await ask(environment, questions);
  if (answers === null) return null;
  const sr = isSrAsked ? numbersIn(answers.shift() ?? "") : said.sr;
  return { ...said, ...Object.fromEntries(fields.map((field, at) => [field, answers[at] || null])), sr };
}

/** @throws UserError for what is no FIELD=TEXT of a known field */
function readCaseFields(values: readonly string[]): Partial<SaidOfCase> {
  return Object.fromEntries(
    values.map((value) => {
      const [, name = "", text = ""] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
      const field = CASE_FIELDS.find((known) => known.toLowerCase() === name.trim().toLowerCase());
      if (field === undefined || text.trim() === "")
        throw usageError(({ bundle }) => bundle.badCaseField(value, CASE_FIELDS.join(", ")));
      return [field, text.trim()];
    }),
  );
}

async function readCaseFile(path: string): Promise<Partial<SaidOfCase>> {
  const bad = (why: (words: (typeof CLI_WORDS)["en"]["bundle"]) => string) =>
    usageError(({ bundle }) => bundle.badCaseFile(path, why(bundle)));
  const value = parse(await readJsonFile(path));
  if (typeof value !== "object" || value === null) throw bad((words) => words.caseFileMissing);
  const said: Partial<Record<Field, string | null>> & { sr?: readonly string[] } = {};
  for (const [name, inside] of Object.entries(value)) {
    const field = CASE_FIELDS.find((known) => known === name);
    const isText = typeof inside === "string" || typeof inside === "number" || inside === null;
    if (name === "sr" && Array.isArray(inside)) said.sr = inside.map(String);
    else if (name === "sr" && isText) said.sr = numbersIn(String(inside ?? ""));
    else if (field !== undefined && isText) said[field] = inside === null ? null : String(inside);
    // What a bundle's own case file holds besides may stand there.
    else if (!["schema", "versions", "missing"].includes(name))
      throw bad((words) => words.caseFileField(name, ["sr", ...CASE_FIELDS].join(", ")));
  }
  return said;
}

/** Numbers of service requests as people write them in one text. */
function numbersIn(text: string): string[] {
  return text
    .split(",")
    .map((number) => number.trim())
    .filter((number) => number !== "");
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
