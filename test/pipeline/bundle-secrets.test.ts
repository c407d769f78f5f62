/** Whatever is planted in traces, in any encoding and in names of files, is never found in the finished archive. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeText } from "../../src/util/encode-text.ts";
import { openBytes } from "../bundle/make-archive.ts";
import { runCli } from "../helpers/run-cli.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";

const letter = fc.constantFrom(..."bcdfghjkmnpqrstvwxz");
const word = fc
  .tuple(fc.string({ unit: letter, minLength: 4, maxLength: 7 }), fc.integer({ min: 10, max: 9_999 }))
  .map(([letters, digits]) => `${letters}${digits}${letters.slice(0, 3)}`);
const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(..."123456789"), minLength: min, maxLength: max });
const ip = fc
  .tuple(fc.integer({ min: 11, max: 126 }), fc.nat(255), fc.nat(255), fc.integer({ min: 1, max: 254 }))
  .map((parts) => parts.join("."));
const mac = fc.bigInt({ min: 0x1000_0000_0000n, max: 0xefff_ffff_ffffn }).map((one) => one.toString(16).toUpperCase());
const person = fc.constantFrom("山田太郎", "検査ソ十", "佐藤ポ子");

/** Something of every kind, and a line that says what it is. */
const house = fc.record({
  host: word.map((one) => `h-${one}`),
  server: word.map((one) => `s-${one}`),
  user: word.map((one) => `u_${one}`),
  account: word,
  domain: word.map((one) => `${one}.co.jp`),
  cluster: word.map((one) => `c-${one}`),
  organization: word.map((one) => `${one} KK`),
  ip,
  mac,
  person,
  number: digits(10, 12),
  password: word.map((one) => `${one}!x`),
  community: word,
  authString: digits(10, 10),
  cookie: word.map((one) => `${one}${one}`),
  digest: word.map((one) => `${one}${one}`),
  key: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 40, maxLength: 64 }),
});
type House = typeof house extends fc.Arbitrary<infer Type> ? Type : never;

function linesOf(h: House): string[] {
  return [
    `HostName: ${h.host}, ${h.host}.${h.domain} at ${h.ip}`,
    `userid=${h.user}, phone SEP${h.mac} of DisplayName="${h.person}"`,
    `logon by ACMEX\\${h.account} from ${h.ip}`,
    `ClusterID=${h.cluster}, CN=${h.host}, O=${h.organization}, C=JP`,
    `calledPartyNumber=${h.number} cgpn=+${h.number}`,
    `password=${h.password} community: ${h.community}`,
    `AuthString=${h.authString} for SEP${h.mac}`,
    `Cookie: JSESSIONID=${h.cookie}`,
    `Authorization: Digest username="${h.user}", response="${h.digest}"`,
    `Master-Key: ${h.key}`,
  ];
}

/** Met again: in other writings, without a label, over a line break. */
function again(names: readonly string[], turn: number): string {
  const name = names[turn % names.length] as string;
  const half = Math.ceil(name.length / 2);
  const canBreak = /^[!-~ ]{8,}$/.test(name) && half > 2;
  switch (turn % 6) {
    case 1:
      return name.toUpperCase();
    case 2:
      return Buffer.byteLength(name) > 8 ? Buffer.from(`xy${name}z`).toString("base64") : name;
    case 3:
      return encodeURIComponent(name);
    case 4:
      return canBreak ? `${name.slice(0, half)}\r\n${name.slice(half)}` : name;
    default:
      return name;
  }
}

it("of whole archives", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      house,
      fc.array(fc.nat(2 ** 20), { minLength: 30, maxLength: 60 }),
      fc.constantFrom("all", "window", "none"),
      async (h, turns, logs) => {
        const names = Object.values(h);
        const stamp = (at: number): string => `03/14/2006 10:${String(at % 60).padStart(2, "0")}:00.000 CTLClient|   `;
        const text = (shift: number): string =>
          `${[...linesOf(h), ...turns.map((turn) => `x ${again(names, turn + shift)} y`)]
            .sort((a, b) => ((a.length * 7 + shift) % 13) - ((b.length * 7 + shift) % 13))
            .map((line, at) => `${stamp(at)}${line}\r\n`)
            .join("")}${stamp(59)}Invalid Response for Get CCM List operation.\r\n`;
        const trace = (server: string, name: string): string =>
          `${server}/C/Program Files/Cisco/CTL Client/Trace/${name}`;
        const traces = plant({
          [trace(h.server, "CTLClient00000001.txt")]: text(0),
          [trace(h.server, `CTLClient-${h.host}.txt`)]: Buffer.from(`\ufeff${text(1)}`, "utf16le"),
          [trace(h.server, `${h.user}-SEP${h.mac}.log`)]: Buffer.from(encodeText(text(2), "cp932") ?? []),
          [trace(h.server, "big-endian.txt")]: Buffer.from(`\ufeff${text(3)}`, "utf16le").swap16(),
        });
        const zip = join(temporaryFolder(), "case.zip");
        const { code, err } = await runCli(["bundle", "create", traces, "-o", zip, "--logs", logs]);
        expect({ code, err }).toEqual({ code: 0, err: `wrote ${zip}\n` });
        const archive = await openBytes(readFileSync(zip));
        for (const entry of archive.entries) {
          const pieces: Uint8Array[] = [];
          for await (const piece of entry.read()) pieces.push(piece);
          const bytes = Buffer.concat(pieces);
          const whole = `${entry.path}\n${bytes.toString("latin1")}`.replaceAll("\0", "").toLowerCase();
          const joined = whole.replace(/[\r\n]+[ \t]*/g, "");
          for (const name of [...names, h.mac.match(/../g)?.join(":") ?? ""]) {
            const forms = [Buffer.from(name), Buffer.from(encodeText(name, "cp932") ?? [])].map((form) =>
              form.toString("latin1"),
            );
            if (name === h.person) forms.push(Buffer.from(name, "utf16le").toString("latin1").replaceAll("\0", ""));
            for (const form of forms)
              for (const within of [whole, joined]) {
                const at = within.indexOf(form.toLowerCase());
                expect(at, `${name} in ${entry.path}: ${within.slice(Math.max(0, at - 60), at + 40)}`).toBe(-1);
              }
          }
        }
      },
    ),
    // Each run makes an archive: a smaller example is not worth that.
    { numRuns: Number(process.env.FC_RUNS ?? 3), endOnFailure: true },
  );
});
