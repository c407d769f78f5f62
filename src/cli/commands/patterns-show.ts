/** `ccmtrace patterns show`. */
import { loadCatalog, messagesOf } from "../../pipeline/index.ts";
import { LIST_FORMATS, renderPattern, renderPatternJson, renderRule, renderRuleJson } from "../../report/index.ts";
import { nearest } from "../../util/nearest.ts";
import type { CommandCall } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { parseOutputOptions, usageError } from "../options.ts";
import { writeOutput } from "../write-output.ts";

/** One pattern, or one incident rule, whole. */
export async function run({ words: [id = ""], flags, lang, environment }: CommandCall): Promise<ExitCode> {
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
    throw usageError((words) => words.suggest(near, words.unknownPattern(id)));
  }
  const render = { text: renderPattern, json: renderPatternJson };
  const card = { pattern, messages: messagesOf(catalog, pattern) };
  await writeOutput((format, surface) => render[format](card, { lang, ...surface }), output, environment);
  return EXIT.done;
}
