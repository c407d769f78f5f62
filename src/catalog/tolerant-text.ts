/**
 * Turns a message as the product prints it into a regular expression that forgives what logs, dialogs and copying do
 * to it: case, runs of white space and line wraps, a lost blank after a full stop, a lost final full stop, curly or
 * straight quotes, full-width letters.
 */

/** White space between two words: blanks, tabs, line wraps, the ideographic and the no-break space. */
const GAP = "[ \\t\\r\\n\\u3000\\u00a0]+";
/** A gap that may have been lost. */
const LOOSE_GAP = "[ \\t\\r\\n\\u3000\\u00a0]*";
/** What may follow a message that ends in a full stop, when the stop itself is missing: nothing that goes on talking. */
const MESSAGE_END = "(?=[ \\t\\u3000]*(?:[\\r\\n|<\"'\\u201d\\u2019)\\]\\u300d]|$))";
const STOP = "[.\\uff0e\\u3002]";

/** The source of the expression, for use with the flag "i". A placeholder `<server>` becomes a group of that name. */
export function tolerantSource(text: string, isPlaceholder: (word: string) => boolean): string {
  const words = text.trim().split(/\s+/);
  const last = words.length - 1;
  let source = "(?<![A-Za-z0-9_])";
  words.forEach((word, index) => {
    const isLast = index === last;
    const endsInStop = word.endsWith(".");
    const bare = endsInStop ? word.slice(0, -1) : word;
    source += wordSource(bare, isPlaceholder);
    if (endsInStop) source += isLast ? `(?:${STOP}|${MESSAGE_END})` : STOP;
    if (isLast && !endsInStop) source += /[A-Za-z0-9_]$/.test(bare) ? "(?![A-Za-z0-9_])" : "";
    if (!isLast) source += endsInStop ? LOOSE_GAP : GAP;
  });
  return source;
}

/**
 * Runs of letters that stand in every match, longest first. Only letters: of full-width signs the scan marks no others,
 * so a literal with a digit or a stop in it could be missed.
 */
export function solidWords(text: string, isPlaceholder: (word: string) => boolean): string[] {
  return text
    .split(/\s+/)
    .flatMap((word) => word.split(/<([a-z]+)>/).filter((part, index) => index % 2 === 0 || !isPlaceholder(part)))
    .flatMap((word) => word.match(/[A-Za-z]+/g) ?? [])
    .sort((a, b) => b.length - a.length);
}

function wordSource(word: string, isPlaceholder: (word: string) => boolean): string {
  const placeholder = /^(.*?)<([a-z]+)>(.*)$/.exec(word);
  if (placeholder !== null && isPlaceholder(placeholder[2] as string)) {
    const [, before, name, after] = placeholder as unknown as [string, string, string, string];
    // Printed bare, in quotes or in brackets; a stop or comma behind it is the sentence's.
    return `${literalSource(before)}[<"']?(?<${name}>[^\\s|<>"']*[^\\s|<>"'.,;:)])[>"']?${literalSource(after)}`;
  }
  return literalSource(word);
}

function literalSource(text: string): string {
  let source = "";
  for (const char of text) source += charSource(char);
  return source;
}

function charSource(char: string): string {
  if (char === "'" || char === "‘" || char === "’") return "['\\u2018\\u2019\\uff07]";
  if (char === '"' || char === "“" || char === "”") return '["\\u201c\\u201d\\uff02]';
  const code = char.charCodeAt(0);
  if (code < 0x21 || code > 0x7e) return char;
  const plain = /[A-Za-z0-9]/.test(char) ? char : `\\${char}`;
  return `[${plain === "\\-" ? "\\-" : plain}${String.fromCharCode(code + 0xfee0)}]`;
}
