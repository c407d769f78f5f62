/**
 * What the shape of a layout's heads says of a line is what head() says of it: of the first two bytes here, of whole
 * heads in test/scan/records.test.ts, where text is scanned with the shape and without.
 */
import { describe, expect, it } from "vitest";
import { BY_SECOND_BYTE, FORMAT_NAMES, MAYBE_A_HEAD, NEVER_A_HEAD, TIMELESS_HEAD } from "../../src/model/index.ts";
import { headOf, headShapeOf, isFileHead, NO_TIME, NOT_A_HEAD } from "../../src/parse/index.ts";
import { mutate, usualHead } from "../scan/corpora.ts";
import { between, diceOf, oneOf } from "../scan/plain-search.ts";

/** What the first two bytes of a line say, as model/head-shape.ts tells it. */
function answerOf(shape: ReturnType<typeof headShapeOf>, first: number, second: number): number {
  const answer = shape.firstBytes[first] as number;
  if (answer < BY_SECOND_BYTE) return answer;
  const isMaybe = ((shape.secondBytes[second] as number) & answer & ~(BY_SECOND_BYTE - 1)) !== 0;
  return isMaybe ? MAYBE_A_HEAD : answer & (BY_SECOND_BYTE - 1);
}

/** What stands behind a line's text in the buffer is its end. */
const LF = 0x0a;

describe.each(FORMAT_NAMES)("the shape of heads in the layout %s", (format) => {
  const shape = headShapeOf(format);
  const head = headOf(format);
  const said = new Map<number, number>();

  function check(bytes: Buffer): void {
    const answer = answerOf(shape, bytes[0] ?? LF, bytes.length > 1 ? (bytes[1] as number) : LF);
    said.set(answer, (said.get(answer) ?? 0) + 1);
    if (answer === MAYBE_A_HEAD) return;
    const value = head(bytes, 0, bytes.length);
    if (value !== (answer === TIMELESS_HEAD ? NO_TIME : NOT_A_HEAD))
      expect.fail(`${value}: ${bytes.toString("latin1")}`);
    // A FileHead that is no head in this layout is not asked for its date either.
    if (answer === TIMELESS_HEAD && isFileHead(bytes, 0, bytes.length)) expect.fail(bytes.toString("latin1"));
  }

  it("says of no head that it is none, nor that it has no time", () => {
    for (let round = 0; round < 8000; round++) {
      const dice = diceOf(round);
      const clock = { ms: between(dice, 0, 86_399_999), day: between(dice, 1, 28), app: oneOf(dice, ["CCM", "TFTP"]) };
      let line = `${usualHead(dice, oneOf(dice, [format, ...FORMAT_NAMES]), clock, round % 2 === 0)}text | of a line`;
      for (let changes = between(dice, 0, 2); changes > 0; changes--) line = mutate(dice, line);
      if (dice() < 0.05) line = line.slice(0, between(dice, 0, 30));
      check(Buffer.from(line.replace(/[\r\n]/g, "_"), "latin1"));
    }
  });

  it("says so whatever the first two bytes of a head become", () => {
    const dice = diceOf(1);
    for (const other of FORMAT_NAMES) {
      const clock = { ms: 43_200_000, day: 4, app: "CCM" };
      for (let round = 0; round < 12; round++) {
        const line = Buffer.from(`${usualHead(dice, other, clock, round < 2)}FileHead | text of a line`, "latin1");
        const [first, second] = [line[0] ?? 0, line[1] ?? 0];
        for (let byte = 0; byte < 256; byte++) {
          if (byte === LF || byte === 0x0d) continue;
          line[0] = byte;
          check(line);
          line[1] = oneOf(dice, [second, byte]);
          check(line);
          line.writeUInt16BE(first * 256 + byte);
          check(line);
          line[1] = second;
        }
      }
    }
  });

  it("says so of random bytes, of a bar and of digits before anything, and of an empty line", () => {
    check(Buffer.alloc(0));
    const dice = diceOf(2);
    for (let round = 0; round < 4000; round++) {
      const start = oneOf(dice, ["", "|", "| ", "|1", "12", "1", "[", "L", "%"]);
      const bytes = Array.from({ length: between(dice, 0, 40) }, () => {
        const byte = dice() < 0.5 ? between(dice, 0, 255) : oneOf(dice, [...Buffer.from("0123456789:./| AJLS")]);
        return byte === LF || byte === 0x0d ? 0 : byte;
      });
      check(Buffer.concat([Buffer.from(start), Buffer.from(bytes)]));
    }
  });

  it("does say something: most lines need not be looked at", () => {
    if (format === "syslog") expect([...said.keys()]).toEqual([MAYBE_A_HEAD]);
    else expect(said.get(format === "plain" ? TIMELESS_HEAD : NEVER_A_HEAD)).toBeGreaterThan(1000);
    const { templates, kindAt } = shape;
    for (const template of templates) expect(template).toContain("29:59:59.999");
    if (kindAt !== null) expect(templates.map(({ length }) => length)).toEqual([kindAt]);
  });
});
