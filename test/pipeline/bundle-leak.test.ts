/** Redaction that fails: the proof finds it, and nothing is left behind. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { runCli } from "../helpers/run-cli.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";

const broken = vi.hoisted(() => ({ isBlind: false, leaks: "" }));
vi.mock("../../src/redact/index.ts", async (original) => {
  const real = await original<typeof import("../../src/redact/index.ts")>();
  return {
    ...real,
    // Writes what it reads, now and then in another form.
    createRedactStream: (...args: Parameters<typeof real.createRedactStream>) => {
      const stream = real.createRedactStream(...args);
      return { push: stream.push, finish: () => Buffer.concat([stream.finish(), Buffer.from(broken.leaks)]) };
    },
    createLeakSearch: (...args: Parameters<typeof real.createLeakSearch>) => {
      const search = real.createLeakSearch(...args);
      return broken.isBlind ? { push: search.push, finish: () => [] } : search;
    },
  };
});
afterEach(() => Object.assign(broken, { isBlind: false, leaks: "" }));

const TRACES = {
  "CM1-PUB/C/Program Files/Cisco/Trace/CAPF/CAPF00000001.txt": "10:00:00.000 |   debug SEP0017594B9C02 from 10.1.21.34",
};

async function create(lang = "en") {
  const folder = temporaryFolder();
  const run = await runCli(["bundle", "create", plant(TRACES), "-o", join(folder, "case.zip"), "--lang", lang]);
  return { ...run, left: readdirSync(folder) };
}

it("without a leak all is well", async () => {
  expect(await create()).toMatchObject({ code: 0, left: ["case.map.json", "case.zip"] });
});

it.each([
  ["raw", " SEP0017594B9C02"],
  ["in another case", " sep0017594b9c02"],
  ["in another writing", " 00:17:59:4B:9C:02"],
  ["in base64", ` ${Buffer.from("SEP0017594B9C02").toString("base64")}`],
  ["the address", " 10.1.21.34."],
])("a name that is left %s deletes the archive and ends with 5, with the place but not the name", async (_, leaks) => {
  broken.leaks = leaks;
  const { code, err, left } = await create();
  expect({ code, left }).toEqual({ code: 5, left: [] });
  expect(err).toMatch(/CAPF00000001\.txt, byte \d+: (?:mac|ip|device) \(/);
  expect(err).not.toMatch(/0017594B9C02|10\.1\.21\.34/i);
  expect((await create("ja")).err).toContain("秘匿化を証明できなかった");
});

it("a search that finds nothing at all proves nothing", async () => {
  broken.isBlind = true;
  expect(await create()).toMatchObject({ code: 5, left: [], err: expect.stringContaining("planted value") });
});
