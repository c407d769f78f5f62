/** The names of the output formats and the file endings that ask for them, for whoever only has to choose one. */

/** Every format with its file endings. */
const ENDINGS = {
  text: [".txt"],
  json: [".json"],
} as const satisfies Record<string, readonly string[]>;

/** The name of an output format. */
export type OutputFormat = keyof typeof ENDINGS;

/** The names of all formats, for help and messages. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = Object.keys(ENDINGS).filter(isOutputFormat);

/** Is this word the name of a format? */
export function isOutputFormat(word: string): word is OutputFormat {
  return Object.hasOwn(ENDINGS, word);
}

/** The format a file's ending asks for, null where the ending says nothing. */
export function formatFromPath(path: string): OutputFormat | null {
  const lower = path.toLowerCase();
  return OUTPUT_FORMATS.find((name) => ENDINGS[name].some((ending) => lower.endsWith(ending))) ?? null;
}
