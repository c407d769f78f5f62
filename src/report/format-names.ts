/** The names of the output formats and the file endings that ask for them, for whoever only has to choose one. */

/** Every format with its file endings. */
const ENDINGS = {
  text: [".txt"],
  json: [".json"],
  ndjson: [".ndjson", ".jsonl"],
  html: [".html", ".htm"],
  md: [".md", ".markdown"],
  csv: [".csv"],
  sarif: [".sarif", ".sarif.json"],
  junit: [".xml"],
  ticket: [".ticket", ".ticket.txt"],
} as const satisfies Record<string, readonly string[]>;

/** The name of an output format. */
export type OutputFormat = keyof typeof ENDINGS;

/** The names of all formats, for help and messages. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = Object.keys(ENDINGS).filter(isOutputFormat);

/** The formats of a list or an answer, which is no report. */
export type ListFormat = "text" | "json";

/** The formats of what is no report. */
export const LIST_FORMATS: readonly ListFormat[] = ["text", "json"];

/** Is this word the name of a format? */
export function isOutputFormat(word: string): word is OutputFormat {
  return Object.hasOwn(ENDINGS, word);
}

/** The format of these that a file's ending asks for, the longest ending first; null where the ending says nothing. */
export function formatFromPath<T extends OutputFormat>(path: string, formats: readonly T[]): T | null {
  const lower = path.toLowerCase();
  const lengthIn = (name: T) =>
    Math.max(0, ...endingsOf(name).map((ending) => (lower.endsWith(ending) ? ending.length : 0)));
  const [best] = formats
    .map((name) => ({ name, length: lengthIn(name) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  return best?.name ?? null;
}

/** The file endings that ask for a format; the first is the usual one. */
export function endingsOf(format: OutputFormat): readonly string[] {
  return ENDINGS[format];
}
