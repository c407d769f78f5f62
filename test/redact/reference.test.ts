/** What makes redaction quick must change nothing: its tables are held against a search that tries everything everywhere. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { findIdentities, KEYED_RULES } from "../../src/redact/identities.ts";
import { behindBreak, createNeedles } from "../../src/redact/needles.ts";
import { wideText } from "../../src/redact/piece-text.ts";
import { NO_PRODUCT_TEXT } from "../../src/redact/product-text.ts";
import { recognise } from "../../src/redact/recognise.ts";

describe("known texts", () => {
  const letters = fc.constantFrom(..."abAB1.:-é山\0");
  const text = fc.string({ unit: fc.constantFrom(..."abAB1.:-é山\0", "\n", "\r\n", " ", "\n  "), maxLength: 80 });

  it("are found wherever a search of every place for every text finds them", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: letters, minLength: 2, maxLength: 9 }), { maxLength: 12, selector: lower }),
        text,
        fc.nat(3),
        (sought, within, refused) => {
          const needles = createNeedles<string>();
          for (const one of sought) needles.add(one, one);
          const take = (list: string[]) => (start: number, end: number, value: string) => {
            // Some are refused, for a shorter one to be tried.
            if ((start + value.length) % 4 === refused) return false;
            list.push(`${start}-${end} ${value}`);
            return true;
          };
          const [quick, slow]: [string[], string[]] = [[], []];
          needles.find(within, take(quick));
          findSlowly(sought, within, take(slow));
          expect(quick).toEqual(slow);
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 2_000) },
    );
  });

  /** The longest text at each place first; a line break may stand in it behind the second character. */
  function findSlowly(
    sought: readonly string[],
    text: string,
    take: (start: number, end: number, value: string) => boolean,
  ): void {
    for (let start = 0; start < text.length; start++) {
      const ends = sought.flatMap((one) => {
        const end = endOf(one, text, start);
        return end === -1 ? [] : [{ one, end }];
      });
      const taken = ends.sort((a, b) => b.one.length - a.one.length).find(({ one, end }) => take(start, end, one));
      if (taken !== undefined) start = taken.end - 1;
    }
  }

  function endOf(one: string, text: string, start: number): number {
    let at = start;
    for (let index = 0; index < one.length; index++) {
      if (index > 1 && /[\r\n]/.test(text.charAt(at))) at = behindBreak(text, at);
      if (at >= text.length || lower(text.charAt(at)) !== lower(one.charAt(index))) return -1;
      at++;
    }
    return at;
  }

  function lower(text: string): string {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }
});

/** Pieces of what the expressions read, in any order and case. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ..."auth|Authentication|string|code|authorization|password|passwd|passphrase|pwd|pin|PIN|key|keys|salt|secret|material|community|rocommunity|snmp-server|com2sec|cookie|set-cookie|JSESSIONID|PHPSESSID|nonce|cnonce|response|opaque|nextnonce|inline:|mikey|k=clear:|CLIENT_RANDOM|://|user|User|server|Server|host|node|Workstation|DN|Ext.|extension|Directory Number|dialed|called party|Basic|is|was|session opened for user|Accepted password for|SIP/2.0/TCP|logged in|from".split(
        "|",
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(" ", "=", ": ", " '", '"', "(", "[", "\n", "|", ";", "@", "-", " --", "0x", ","),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "48213377",
      "1013",
      "Tr0ub4dor",
      "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
      "cm-1",
      "10.1.2.3",
      "ab".repeat(32),
    ),
  },
);
/** Whole ones, so that each expression is met. */
const whole = fc.constantFrom(
  "community n0tpublic",
  "com2sec name source n0tpublic",
  "Cookie: a=bcdefgh",
  'cnonce="abcd1"',
  "inline:WVNfX19zZW1j",
  "mikey AAAABBBBCCCC",
  "\nk=clear:abc",
  `CLIENT_RANDOM ${"ab".repeat(32)} ${"cd".repeat(16)}`,
  "DN 1013",
  "server cm-1",
  "user op.4",
  "session opened for user jdoe by",
  "user jdoe logged in",
  "SIP/2.0/TCP cm1:",
  "JSESSIONID=abcdefgh",
  "password is x9",
  "Authorization: Basic abcd1",
  "auth string 12345",
  "AuthString: is 12345",
  "key 0f 1e 2d 3c 4b 5a 69 78 87",
);
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: piece }, whole), { minLength: 2, maxLength: 14 })
  .map((pieces) => pieces.join(""));

test("an expression that matches somewhere begins there as it says", () => {
  const seen = new Set<number>();
  fc.assert(
    fc.property(text, (within) => {
      for (const [index, { begins, expression }] of KEYED_RULES.entries())
        for (let at = 0; at < within.length; at++) {
          expression.lastIndex = at;
          if (!expression.test(within)) continue;
          seen.add(index);
          expect(begins, `${expression.source}\n${within.slice(at)}`).toContain(within.slice(at, at + 4).toLowerCase());
        }
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 3_000) },
  );
  expect(seen.size).toBe(KEYED_RULES.length);
});

test("what is found in a text is found in it as a part of a longer one", () => {
  fc.assert(
    fc.property(text, text, text, (before, within, after) => {
      const places = (whole: string, from: number): string[] => {
        const found: string[] = [];
        findIdentities(whole, (start, end, kind) => {
          if (start >= from && end <= from + within.length) found.push(`${start - from}-${end - from} ${kind}`);
        });
        return found.sort();
      };
      const alone = places(`\n${within}\n`, 1);
      expect(places(`${before}\n${within}\n${after}`, before.length + 1)).toEqual(expect.arrayContaining(alone));
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 1_000) },
  );
});

test("whatever stands in a text, all that is found lies in it", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 20 }), (pieces) => {
      const within = pieces.join("");
      for (const { start, end } of recognise(wideText(within), NO_PRODUCT_TEXT)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(within.length);
      }
    }),
    { numRuns: 1_000 },
  );
});
