/** The README shows what the tool prints; written by `npx vitest run test/readme.test.ts -u`, then read. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runCli } from "./helpers/run-cli.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const PICTURE =
  /(<!-- picture: ccmtrace (?<command>.*) \| first (?<lines>\d+) lines -->\n```text\n)(?<text>[\s\S]*?)(```)/;

it("the picture in README.md is what the command prints", async () => {
  const readme = readFileSync(`${root}README.md`, "utf8");
  const picture = PICTURE.exec(readme)?.groups as { command: string; lines: string; text: string };
  const argv = picture.command.split(" ").map((word) => word.replace(/^samples\//, `${root}samples/`));
  const { out } = await runCli(argv);
  const shown = `${out.replaceAll(root, "").split("\n").slice(0, Number(picture.lines)).join("\n")}\n`;
  const isUpdate =
    (expect.getState().snapshotState as unknown as { _updateSnapshot: string })._updateSnapshot === "all";
  if (isUpdate)
    writeFileSync(
      `${root}README.md`,
      readme.replace(PICTURE, (_all, head: string, ...rest) => `${head}${shown}${rest[3]}`),
    );
  else expect(picture.text).toBe(shown);
});
