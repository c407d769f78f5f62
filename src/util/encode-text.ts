/** Text to bytes in the encodings that Node only decodes. The tables are made, when first asked for, by decoding everything there is. */

/** The bytes of a text; null where it holds a character that the encoding has not. */
export function encodeText(text: string, encoding: "cp932" | "euc-jp" | "windows-1252"): Uint8Array | null {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x80 && character.length === 1) {
      bytes.push(code);
      continue;
    }
    const known = table.get(character);
    if (known === undefined) return null;
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (known >> shift) & 0xff;
      if (byte !== 0) bytes.push(byte);
    }
  }
  return Uint8Array.from(bytes);
}

/** Characters beyond ASCII, and their one to three bytes as a number; the first one that decodes to it counts. */
function tableOf(encoding: "cp932" | "euc-jp" | "windows-1252"): ReadonlyMap<string, number> {
  const made = tables.get(encoding);
  if (made !== undefined) return made;
  const table = new Map<string, number>();
  tables.set(encoding, table);
  if (encoding === "windows-1252") {
    for (let code = 0xa0; code <= 0xff; code++) table.set(String.fromCharCode(code), code);
    for (let at = 0; at < WINDOWS_1252.length; at++) {
      const character = WINDOWS_1252.charAt(at);
      if (character !== " ") table.set(character, 0x80 + at);
    }
    return table;
  }
  const decoder = new TextDecoder(encoding === "cp932" ? "shift_jis" : "euc-jp");
  const add = (...bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length !== 1 || character === "\ufffd" || table.has(character)) return;
    table.set(
      character,
      bytes.reduce((sum, byte) => sum * 256 + byte, 0),
    );
  };
  for (let one = 0x80; one <= 0xff; one++) add(one);
  for (let one = 0x81; one <= 0xfe; one++) for (let two = 0x40; two <= 0xfe; two++) add(one, two);
  if (encoding === "euc-jp") {
    for (let two = 0xa1; two <= 0xfe; two++) for (let three = 0xa1; three <= 0xfe; three++) add(0x8f, two, three);
  }
  return table;
}

const tables = new Map<string, Map<string, number>>();
/** 0x80 to 0x9f; a blank where there is none. */
const WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
