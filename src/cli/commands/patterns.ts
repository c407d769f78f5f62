/** `ccmtrace patterns`: looking after the catalog. */
import type { Language } from "../../model/index.ts";
import { checkPatterns, coverGuide, loadCatalog, messagesOf } from "../../pipeline/index.ts";
import {
  LIST_FORMATS,
  renderCoverage,
  renderCoverageJson,
  renderPattern,
  renderPatternJson,
  renderPatternList,
  renderPatternListJson,
  renderRule,
  renderRuleJson,
} from "../../report/index.ts";
import { nearest } from "../../util/nearest.ts";
import { visible } from "../../util/printable.ts";
import type { Environment } from "../environment.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseOutputOptions, type RawFlags, usageError } from "../options.ts";
import { CLI_WORDS } from "../words/index.ts";
import { writeOutput } from "../write-output.ts";

/** Checks pattern files and runs their proofs. */
export async function patternsCheckCommand(
  folders: readonly string[],
  lang: Language,
  { stdout, stderr }: Environment,
): Promise<ExitCode> {
  const words = CLI_WORDS[lang];
  const check = await checkPatterns(folders);
  if (check.issues.length === 0) {
    stdout.write(`${words.checkPassed(check.patterns, check.rules, check.tests)}\n`);
    return EXIT.done;
  }
  for (const { file, line, column, message } of check.issues)
    stdout.write(`${visible(file)}:${line}:${column}: ${visible(message[lang])}\n`);
  stderr.write(`${words.checkFailed(check.issues.length)}\n`);
  return EXIT.found;
}

/** One line a pattern, worst level first. */
export async function patternsListCommand(
  flags: RawFlags,
  lang: Language,
  environment: Environment,
): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const { patterns, rules } = await loadCatalog(flags.patterns ?? []);
  const render = { text: renderPatternList, json: renderPatternListJson };
  await writeOutput(
    (format, surface) => render[format]({ patterns: [...patterns.values()], rules }, { lang, ...surface }),
    output,
    environment,
  );
  return EXIT.done;
}

/** One pattern, or one incident rule, whole. */
export async function patternsShowCommand(
  id: string,
  flags: RawFlags,
  lang: Language,
  environment: Environment,
): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const catalog = await loadCatalog(flags.patterns ?? []);
  const rule = catalog.rules.find((one) => one.id === id);
  if (rule !== undefined) {
    const render = { text: renderRule, json: renderRuleJson };
    const named = { rule, patterns: catalog.patterns };
    await writeOutput((format, surface) => render[format](named, { lang, ...surface }), output, environment);
    return EXIT.done;
  }
  const pattern = catalog.patterns.get(id);
  if (pattern === undefined) {
    const near = nearest(id, [...catalog.patterns.keys(), ...catalog.rules.map((one) => one.id)]);
    throw usageError((words) => `${near === null ? "" : `${words.didYouMean(near)} `}${words.unknownPattern(id)}`);
  }
  const render = { text: renderPattern, json: renderPatternJson };
  const card = { pattern, messages: messagesOf(catalog, pattern) };
  await writeOutput((format, surface) => render[format](card, { lang, ...surface }), output, environment);
  return EXIT.done;
}

/** Every row of the guide with its patterns; a row without one is a failed check. */
export async function patternsCoverageCommand(
  flags: RawFlags,
  lang: Language,
  environment: Environment,
): Promise<ExitCode> {
  const output = parseOutputOptions(flags, lang, LIST_FORMATS);
  const rows = coverGuide(await loadCatalog(flags.patterns ?? []));
  await writeOutput(
    (format, surface) => (format === "json" ? renderCoverageJson(rows) : renderCoverage(rows, { lang, ...surface })),
    output,
    environment,
  );
  return rows.every(({ status }) => status === "covered") ? EXIT.done : EXIT.found;
}
