/** What the product says, as the shipped catalog knows it, for redaction: names are told from its words by it. */
import type { Clause } from "../model/index.ts";
import { createProductText, type ProductText } from "../redact/index.ts";
import type { Catalog } from "./load-catalog.ts";

/** The texts of a catalog's patterns. The user's own patterns may hold names, and are no business of this. */
export function productText({ compiled }: Catalog): ProductText {
  const messages: string[] = [];
  const expressions: string[] = [];
  const take = (clause: Clause): void => {
    if (clause.kind === "text") {
      // What stands in the place of a placeholder is not the product's.
      for (const piece of clause.text.split(/<[A-Za-z_ ]+>/)) messages.push(piece, closeUp(piece));
    } else if (clause.kind === "regex") expressions.push(clause.regex);
    else messages.push(...clause.names);
  };
  for (const { pattern, requirements } of compiled.patterns) {
    for (const clause of [...pattern.any, ...pattern.none]) take(clause);
    for (const { literals, beside } of requirements) messages.push(...literals, ...beside.flat());
    for (const source of Object.values(pattern.extract)) if (typeof source === "string") expressions.push(source);
  }
  return createProductText(messages, expressions);
}

/** Both are printed: "CTL File" and "CTLFile". */
function closeUp(text: string): string {
  return text.replace(/\b(call|ctl) (?=manager|file|client|provider)/gi, "$1");
}
