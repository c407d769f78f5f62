/** Positive controls: planted names in every form. A search that misses one of them proves nothing. */
import type { RedactedOriginal } from "../model/index.ts";
import { type Form, formsOf } from "./forms.ts";

/** A planted original and one form of it, as bytes that a search for the original must find. */
export interface Control {
  readonly original: RedactedOriginal;
  readonly form: Form;
  readonly bytes: Uint8Array;
}

const PLANTED: readonly RedactedOriginal[] = [
  { kind: "host", text: "ccmtrace-control-7f3a.test", bound: "anywhere" },
  { kind: "user", text: 'O\'Control & <"co">', bound: "anywhere" },
  { kind: "user", text: "検査太郎ソ", bound: "anywhere" },
  { kind: "mac", text: "0C0FFEE5A1D3", bound: "word" },
  { kind: "ip", text: "10.253.119.87", bound: "word" },
  { kind: "password", text: "ccmtrace-control/secret", bound: "anywhere" },
];

/** Every planted original in every form. */
export const CONTROLS: readonly Control[] = PLANTED.flatMap((original) => {
  const controls: Control[] = formsOf(original).map(({ form, bytes }) => ({
    original,
    form,
    bytes: Buffer.from(bytes, "latin1"),
  }));
  const wide = Buffer.from(original.text, "utf16le");
  controls.push({ original, form: "utf-16le", bytes: wide });
  controls.push({ original, form: "utf-16be", bytes: Buffer.from(wide).swap16() });
  const swapped = original.text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  if (swapped !== original.text) controls.push({ original, form: "other-case", bytes: Buffer.from(swapped) });
  return controls;
});
