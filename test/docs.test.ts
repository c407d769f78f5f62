/** The documents name only files that are there. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
/** A path in backticks or a link: with a slash, no placeholder in it. */
const PATH = /`((?:[\w.-]+\/)+[\w.-]+)`|\]\(([\w./-]+)\)/g;

describe.each([
  "README.md",
  "README.ja.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "patterns/README.md",
  "samples/README.md",
])("%s", (name) => {
  it("names only files that are there", () => {
    const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/") + 1) : "";
    const paths = [...readFileSync(root + name, "utf8").matchAll(PATH)].map(
      (found) => (found[1] ?? found[2]) as string,
    );
    const missing = paths.filter((path) => {
      const places = [path, `${folder}${path}`, `src/${path}`, `src/${path}.ts`];
      return !path.startsWith("dist/") && !places.some((place) => existsSync(root + place));
    });
    expect(missing).toEqual([]);
  });
});
