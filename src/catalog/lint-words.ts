/** What patterns and rules have in common of their words: each in its language, and steps that are numbered. */
import { type Bilingual, LANGUAGES } from "../model/index.ts";

/** Tells of a mistake at a place of the file; a fatal one keeps the file from being used. */
export type Say = (path: readonly (string | number)[], message: Bilingual, isFatal?: boolean) => void;

/** English words hold no Japanese, and Japanese ones do. */
export function lintLanguages(parts: readonly (readonly [readonly (string | number)[], Bilingual])[], say: Say): void {
  for (const [path, words] of parts) {
    if (JAPANESE.test(words.en))
      say([...path, "en"], {
        en: "Japanese text in the English words. Move it to ja.",
        ja: "en に日本語があります。ja に移してください。",
      });
    if (!JAPANESE.test(words.ja))
      say([...path, "ja"], {
        en: "no Japanese in the Japanese words. Write them in Japanese.",
        ja: "ja に日本語がありません。日本語で書いてください。",
      });
  }
}

/** Numbered steps, one a line, as many in one language as in the other. */
export function lintSteps(action: Bilingual, say: Say): void {
  const steps = LANGUAGES.map((language) => action[language].trim().split("\n"));
  for (const [index, language] of LANGUAGES.entries()) {
    const wrong = steps[index]?.findIndex((step, at) => !step.startsWith(`${at + 1}. `)) ?? -1;
    if (wrong !== -1)
      say(["explain", "action", language], {
        en: `step ${wrong + 1} must start with "${wrong + 1}. "; each step is one line.`,
        ja: `手順 ${wrong + 1} は "${wrong + 1}. " で始めてください。1 つの手順は 1 行です。`,
      });
  }
  if (steps[0]?.length !== steps[1]?.length)
    say(["explain", "action"], {
      en: "the two languages have different numbers of steps.",
      ja: "en と ja で手順の数が違います。",
    });
}

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;
