/** The words of the reports, by language. */
import type { Language } from "../../model/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { Words } from "./words.ts";

export type { Words } from "./words.ts";

/** The words of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { en, ja };
