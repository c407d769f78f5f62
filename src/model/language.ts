/** The two languages every text for a person exists in. */
export const LANGUAGES = ["en", "ja"] as const;

/** English or Japanese. */
export type Language = (typeof LANGUAGES)[number];

/** The same text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly ja: string;
}
