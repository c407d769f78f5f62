/**
 * Errors meant for the user: one message in both languages, no stack. Bad input files are not errors but Problems
 * (model/problem.ts); a bug is a plain Error and keeps its stack.
 */
import type { Bilingual, Language } from "./model/language.ts";

/** What kind of mistake it is; the CLI turns it into an exit code. */
export type UserErrorKind = "usage" | "catalog" | "input" | "output" | "redaction";

/** A mistake of the user or of their surroundings that stops the command. */
export class UserError extends Error {
  readonly kind: UserErrorKind;
  readonly words: Bilingual;

  constructor(kind: UserErrorKind, words: Bilingual, options?: { cause?: unknown }) {
    super(words.en, options);
    this.name = "UserError";
    this.kind = kind;
    this.words = words;
  }

  /** The message in one language: what happened, where, and what to do next. */
  in(language: Language): string {
    return this.words[language];
  }
}
