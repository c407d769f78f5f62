/** What the recognisers hand on: a place in a text and what stands there. */
import type { RedactionKind } from "../model/index.ts";

/** A name or secret in a text. */
export interface Found {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
  readonly kind: RedactionKind;
  /** It stands there in a form that cannot be read at first sight, such as base64. */
  readonly isEncoded?: boolean;
}

/** A place in a text and what takes it. */
export interface Replacement extends Found {
  readonly text: string;
}

/** Takes what was found. `from`: where the label begins that says what it is; without it the shape does. */
export type Take = (start: number, end: number, kind: RedactionKind, from?: number) => void;
