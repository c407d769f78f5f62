/** What keeps a watch from reading is told once, and told again when it is over; nothing is lost by it. */
import { appendFileSync, copyFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { roomAt } from "../../src/sources/disk-space.ts";
import { problemOfError } from "../../src/sources/read-error.ts";
import { withTail } from "../../src/sources/tail.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";
import { found, scanned, Watched } from "./watched-folder.ts";

// As root no permission is ever missing, and no test fills a disk.
vi.mock("../../src/sources/tail.ts", async (original) => {
  const real = await original<typeof import("../../src/sources/tail.ts")>();
  return { ...real, withTail: vi.fn(real.withTail) };
});
vi.mock("../../src/sources/disk-space.ts", () => ({ roomAt: vi.fn(() => 1) }));

afterEach(() => {
  vi.mocked(withTail).mockReset();
  vi.mocked(roomAt).mockReset();
});

const line = (second: number): string =>
  `01/17/2006 10:02:0${second}.341 CAPF|   debug 5:SEP0017594B9C02:Authentication String does not match, attempt 1 of 10\r\n`;

function begin(): { folder: string; file: string; watched: Watched } {
  const folder = temporaryFolder();
  const file = join(folder, "CM1/Trace/CAPF/CAPF00000001.txt");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, line(0));
  return { folder, file, watched: new Watched(folder) };
}

const problems = ({ lines }: Watched): string[] =>
  lines.flatMap((one) => (one.type === "problem" ? [`${one.state} ${one.kind}`] : []));

for (const code of ["EACCES", "EIO", "EBUSY"])
  it(`${code}: goes on where it was as soon as the file can be read again`, async () => {
    const { folder, file, watched } = begin();
    await watched.round();
    await watched.round(3_000);
    const { withTail: real } =
      await vi.importActual<typeof import("../../src/sources/tail.ts")>("../../src/sources/tail.ts");
    const refused = Object.assign(new Error(code), { code, syscall: "open" });
    vi.mocked(withTail).mockImplementation(async (_absolute, path, onProblem) => {
      onProblem(problemOfError(path, refused));
      return null;
    });
    for (let second = 1; second < 5; second++) {
      appendFileSync(file, line(second));
      await watched.round(3_000);
      if (second === 3) await watched.restart();
    }
    const { kind } = problemOfError(file, refused);
    expect(problems(watched)).toEqual([`raised ${kind}`]);
    expect(watched.matches).toHaveLength(1);
    vi.mocked(withTail).mockImplementation(real);
    const live = await watched.finish();
    expect(problems(watched)).toEqual([`raised ${kind}`, `cleared ${kind}`]);
    expect(watched.matches.map(({ line: number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(found(live)).toEqual(found(await scanned(folder)));
  });

for (const opening of [1, 2, 3])
  for (const share of [0, 0.3, 1.5])
    it(`is not confused by a file that is copied, cut and written anew just before opening ${opening} in a round, ${share} as long`, async () => {
      const folder = temporaryFolder();
      const file = join(folder, "CM1/Trace/CAPF/CAPF00000001.txt");
      const lines = (hour: number, count: number): string =>
        Array.from({ length: count }, (_, minute) => line(0).replace("10:02", `${hour}:${10 + (minute % 50)}`)).join(
          "",
        );
      mkdirSync(dirname(file), { recursive: true });
      const { withTail: real } =
        await vi.importActual<typeof import("../../src/sources/tail.ts")>("../../src/sources/tail.ts");
      vi.mocked(withTail).mockImplementation(real);
      const watched = new Watched(folder);
      await watched.round();
      writeFileSync(file, lines(10, 300));
      await watched.round();
      appendFileSync(file, lines(11, 100));
      let openings = 0;
      vi.mocked(withTail).mockImplementation((absolute, ...others) => {
        if (++openings === opening) {
          copyFileSync(file, `${file}.1`);
          truncateSync(file, 0);
          appendFileSync(file, lines(12, Math.round(400 * share)));
        }
        return real(absolute, ...others);
      });
      await watched.round();
      appendFileSync(file, lines(13, 500));
      for (let round = 0; round < 3; round++) await watched.round();
      expect(openings).toBeGreaterThanOrEqual(opening);
      rmSync(`${file}.1`);
      for (let round = 0; round < 3; round++) await watched.round();
      const live = await watched.finish();
      const count = 900 + Math.round(400 * share);
      expect(watched.lines.filter((one) => one.type === "match" && one.state === "gone")).toEqual([]);
      expect(watched.matches).toHaveLength(count);
      expect(live.findings.map((one) => one.count)).toEqual([count]);
    });

it("says that the disk is full when it becomes so, and when there is room again", async () => {
  const { watched } = begin();
  vi.mocked(roomAt).mockReturnValue(1_000);
  await watched.round();
  vi.mocked(roomAt).mockReturnValue(0);
  for (let round = 0; round < 3; round++) await watched.round();
  await watched.restart();
  await watched.round();
  expect(problems(watched)).toEqual(["raised disk-full"]);
  vi.mocked(roomAt).mockReturnValue(1_000);
  await watched.round();
  expect(problems(watched)).toEqual(["raised disk-full", "cleared disk-full"]);
});

it("says nothing of a disk that never had room, such as one that cannot be written to", async () => {
  const { watched } = begin();
  vi.mocked(roomAt).mockReturnValue(0);
  for (let round = 0; round < 3; round++) await watched.round();
  expect(problems(watched)).toEqual([]);
});
