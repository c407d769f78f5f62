/** The output formats. Another one is a file of its own and a line in this table. */
import type { Report } from "../model/index.ts";
import { renderJson } from "./json.ts";
import type { TextOptions } from "./page.ts";
import { renderText } from "./text.ts";

/** What turns a report into a text, and the file endings that ask for it. */
interface Format {
  readonly endings: readonly string[];
  readonly render: (report: Report, options: TextOptions) => string;
}

/** Every format by its name on the command line. */
const FORMATS = {
  text: { endings: [".txt"], render: renderText },
  json: { endings: [".json"], render: renderJson },
} satisfies Record<string, Format>;

/** The name of an output format. */
export type OutputFormat = keyof typeof FORMATS;

/** The names of all formats, for help and messages. */
export const OUTPUT_FORMATS: readonly OutputFormat[] = Object.keys(FORMATS).filter(isOutputFormat);

/** Is this word the name of a format? */
export function isOutputFormat(word: string): word is OutputFormat {
  return Object.hasOwn(FORMATS, word);
}

/** The format a file's ending asks for, null where the ending says nothing. */
export function formatFromPath(path: string): OutputFormat | null {
  const lower = path.toLowerCase();
  return OUTPUT_FORMATS.find((name) => FORMATS[name].endings.some((ending) => lower.endsWith(ending))) ?? null;
}

/** The report in one of the formats. */
export function renderReport(report: Report, format: OutputFormat, options: TextOptions): string {
  return FORMATS[format].render(report, options);
}
