/** What the command line says, by language. */
import type { Language } from "../../model/index.ts";
import { type CliWords, en } from "./en.ts";
import { ja } from "./ja.ts";

export type { CliWords } from "./en.ts";

/** The words of a language. */
export const CLI_WORDS: Readonly<Record<Language, CliWords>> = { en, ja };
