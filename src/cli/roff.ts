/** Writes text so that roff prints it as it is. */

/** A text as a line, or as part of one. Japanese can be broken between its letters, where its rules allow it. */
export function roffText(text: string): string {
  return roffLine(text).replace(BREAKABLE, "$&\\:");
}

/** A text as the argument of a macro, as a title is, which is never broken. */
export function roffArgument(text: string): string {
  return `"${roffLine(text).replaceAll('"', "\\(dq")}"`;
}

/** A text that is not to be broken within a word, as programs read it that list pages. */
export function roffLine(text: string): string {
  // A dot may not come first either: what follows it would be taken for a macro.
  return text.replace(/[\\\-'`^~]/g, (sign) => SIGNS[sign] ?? sign).replace(/^(?=\.)/, "\\&");
}

/** What roff would read as a sign of its own, or print as a typographic one, which nobody could copy into a shell. */
const SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\e",
  "-": "\\-",
  "'": "\\(aq",
  "`": "\\(ga",
  "^": "\\(ha",
  "~": "\\(ti",
};

/** A Japanese letter that a line may end with, before one that a line may begin with. */
const BREAKABLE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー、。）」](?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}「（])(?![ぁぃぅぇぉっゃゅょァィゥェォッャュョーヽヾゝゞ々])/gu;
