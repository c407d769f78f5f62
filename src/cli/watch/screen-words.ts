/** The words of the screen: its own, and those of the reports for all that a report says too. */
import type { Language } from "../../model/index.ts";
import { WORDS, type Words } from "../../report/index.ts";
import { CLI_WORDS, type CliWords } from "../words/index.ts";

/** What the screen says. */
export interface ScreenWords {
  readonly screen: CliWords["watch"]["screen"];
  readonly report: Words;
}

/** The words in a language. */
export function screenWords(lang: Language): ScreenWords {
  return { screen: CLI_WORDS[lang].watch.screen, report: WORDS[lang] };
}
