/** What the words of a pattern or rule must keep to: each language in its own place, steps that are numbered alike. */
import { type Bilingual, LANGUAGES } from "../model/index.ts";
import type { Say } from "./issue.ts";

/** Tells words that stand in the place of the other language. */
export function lintLanguages(parts: readonly (readonly [readonly PropertyKey[], Bilingual])[], say: Say): void {
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

/** Tells steps that are not numbered, or not as many in both languages. */
export function lintAction(action: Bilingual, say: Say): void {
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
