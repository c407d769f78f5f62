/** The words of a bundle by language. */
import type { Language } from "../../model/index.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { BundleWords } from "./words.ts";

/** All languages. */
export const BUNDLE_WORDS: Readonly<Record<Language, BundleWords>> = { en, ja };
