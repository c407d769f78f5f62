/** Reads keys from what a terminal in raw mode sends. Keys that mean nothing here are passed over. */

/** What a key asks for. */
export type Key =
  | "quit"
  | "interrupt"
  | "help"
  | "pause"
  | "redraw"
  | "next-part"
  | "previous-part"
  | "up"
  | "down"
  | "page-up"
  | "page-down"
  | "start"
  | "end";

/** Reads pieces of input, which may be cut anywhere; gives the keys that are complete. */
export function createKeyReader(): (piece: string) => Key[] {
  let rest = "";
  return (piece) => {
    const keys: Key[] = [];
    let text = rest + piece;
    rest = "";
    while (text !== "") {
      const [found = ""] = SEQUENCE.exec(text) ?? [];
      if (found === "") {
        // The beginning of a sequence, unless it is too long to become one.
        if (text.length <= LONGEST_SEQUENCE) rest = text;
        break;
      }
      const key = KEYS.get(found) ?? KEYS.get(found.toLowerCase());
      if (key !== undefined) keys.push(key);
      text = text.slice(found.length);
    }
    return keys;
  };
}

/**
 * A control sequence (ECMA-48, 5.4) or a key of the application mode, an escape that begins neither, or one sign. What could
 * still become one of the first two is none of them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SEQUENCE = /^(?:\x1b\[[0-?]*[ -/]*[@-~]|\x1bO[@-~]|\x1b(?=[^[O])|\x1b[[O](?=[^ -~])|[^\x1b])/su;
const LONGEST_SEQUENCE = 32;

const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ["\x03", "interrupt"],
  ["q", "quit"],
  ["?", "help"],
  ["h", "help"],
  ["p", "pause"],
  ["\x0c", "redraw"],
  ["\t", "next-part"],
  ["\x1b[Z", "previous-part"],
  ["\x1b[A", "up"],
  ["\x1bOA", "up"],
  ["k", "up"],
  ["\x1b[B", "down"],
  ["\x1bOB", "down"],
  ["j", "down"],
  ["\x1b[5~", "page-up"],
  ["\x1b[6~", "page-down"],
  [" ", "page-down"],
  ["\x1b[H", "start"],
  ["\x1bOH", "start"],
  ["\x1b[1~", "start"],
  ["\x1b[F", "end"],
  ["\x1bOF", "end"],
  ["\x1b[4~", "end"],
]);
