/**
 * Remembers what records said, by their text behind the time in their head: logs say the same of the same phone again and
 * again, and to look that up costs a small part of judging it anew. Memory is bounded, by records and by their length.
 */
import type { Statement } from "../detect/index.ts";

/** What a record says, wherever and whenever it is written. */
export interface Saying {
  readonly statements: readonly Statement[];
  /** Is it about a device that was asked for? */
  readonly verdict: "wanted" | "other" | "none";
  /** The server that the record itself names. */
  readonly node: string | null;
}

/** What records said. Those that came again lately are remembered longest. */
export interface SaidBefore {
  /** `kind` names everything besides the text that decides what it says. */
  find(kind: string, text: string): Saying | undefined;
  keep(kind: string, text: string, saying: Saying): void;
}

/** Remembers nothing yet. */
export function createSaidBefore(): SaidBefore {
  let young = createGeneration();
  let old = createGeneration();
  const put = (kind: string, text: string, saying: Saying): void => {
    if (young.records >= MOST_RECORDS || young.characters >= MOST_CHARACTERS) {
      old = young;
      young = createGeneration();
    }
    let byText = young.byKind.get(kind);
    if (byText === undefined) {
      byText = new Map();
      young.byKind.set(kind, byText);
    }
    byText.set(text, saying);
    young.records++;
    young.characters += text.length;
  };
  return {
    find(kind, text) {
      const known = young.byKind.get(kind)?.get(text);
      if (known !== undefined) return known;
      const before = old.byKind.get(kind)?.get(text);
      if (before !== undefined) put(kind, text, before);
      return before;
    },
    keep(kind, text, saying) {
      if (text.length <= LONGEST_TEXT) put(kind, text, saying);
    },
  };
}

interface Generation {
  readonly byKind: Map<string, Map<string, Saying>>;
  records: number;
  characters: number;
}

function createGeneration(): Generation {
  return { byKind: new Map(), records: 0, characters: 0 };
}

/** A younger generation that is full becomes the older one, and what the older one held is forgotten. */
const MOST_RECORDS = 16_384;
const MOST_CHARACTERS = 4 * 1024 * 1024;
/** Longer records hardly ever come twice. */
const LONGEST_TEXT = 2_048;
