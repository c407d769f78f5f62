/** Markup that cannot be broken out of: whatever is put into a template is escaped, unless it is markup itself. */
import { escapeXml } from "./xml.ts";

/** A piece of HTML or SVG. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template. */
export type Content = string | number | Markup | readonly Content[];

/** A template whose values are escaped: html`<b>${text}</b>`. Values belong in text or in attributes with quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return { markup: parts.map((part, index) => part + (index < values.length ? written(values[index]) : "")).join("") };
}

function written(value: Content | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return escapeXml(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map(written).join("");
}

/** Text of ours that is no markup to be escaped: a style sheet or a script. */
export function trusted(markup: string): Markup {
  return { markup };
}
