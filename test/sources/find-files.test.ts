import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findFiles } from "../../src/sources/index.ts";
import { plant, temporaryFolder } from "../helpers/temporary-folder.ts";

/** Finds and makes the answer short: paths below `root`. */
async function find(root: string, paths: readonly string[] = [root]) {
  const cut = (path: string) => (path === root ? "." : path.replace(`${root}/`, ""));
  const found = await findFiles(paths);
  return {
    files: found.files.map(({ shown }) => cut(shown)),
    folders: found.folders.map(cut),
    problems: found.problems.map(({ kind, path, detail }) =>
      detail.other === undefined ? `${kind} ${cut(path)}` : `${kind} ${cut(path)} = ${cut(String(detail.other))}`,
    ),
  };
}

describe("finding files", () => {
  test("walks folders in code-unit order, with dot files and odd names", async () => {
    const root = plant({
      "b.txt": "1",
      "a/x.txt": "1",
      "B.txt": "1",
      "a.txt": "1",
      ".hidden/y.txt": "1",
      "[x] {a,b} (1)!/z*.txt": "1",
      "調査/ログ 1.txt": "1",
      "empty/": "",
    });
    const found = await find(root);
    expect(found.files).toEqual([
      ".hidden/y.txt",
      "B.txt",
      "[x] {a,b} (1)!/z*.txt",
      "a.txt",
      "a/x.txt",
      "b.txt",
      "調査/ログ 1.txt",
    ]);
    expect(found.folders).toEqual([".", ".hidden", "[x] {a,b} (1)!", "a", "empty", "調査"].sort());
    expect(found.problems).toEqual([]);
  });

  test("tells size, time and where the file really is", async () => {
    const root = plant({ "a/x.txt": "12345" });
    const [file] = (await findFiles([`${root}/a/`])).files;
    expect(file).toMatchObject({ shown: `${root}/a/x.txt`, absolute: join(root, "a", "x.txt"), sizeBytes: 5 });
    expect(file?.modifiedMs).toBeGreaterThan(1e12);
  });

  test("shows paths as they were given", async () => {
    const [file] = (await findFiles(["./test/sources/find-files.test.ts"])).files;
    expect(file?.shown).toBe("test/sources/find-files.test.ts");
  });

  test("a path that is not there does not stop the others", async () => {
    const root = plant({ "a.txt": "1" });
    const found = await find(root, [`${root}/none`, `${root}/a.txt`, `${root}/a.txt/below`]);
    expect(found.files).toEqual(["a.txt"]);
    expect(found.problems).toEqual(["not-found a.txt/below", "not-found none"]);
  });

  test("expands what the shell left alone, in any case of letters", async () => {
    const root = plant({
      "[x] 1/SDL001.txt": "1",
      "[x] 1/sdl002.TXT": "1",
      "[x] 1/ccm.txt": "1",
      "[x] 2/SDL003.txt": "1",
    });
    expect((await find(root, [`${root}/[x] 1/SDL*.txt`])).files).toEqual(["[x] 1/SDL001.txt", "[x] 1/sdl002.TXT"]);
    expect((await find(root, [`${root}/[x] ?/SDL*`])).files).toHaveLength(3);
    expect((await find(root, [`${root}/[x]*`])).files).toHaveLength(4);
    expect((await find(root, [`${root}/none*`])).problems).toEqual(["not-found none*"]);
  });

  test("the same path twice is no problem; the same folder or file under two names is read once", async () => {
    const root = plant({ "a/x.txt": "1", "b/": "" });
    linkSync(join(root, "a/x.txt"), join(root, "b/y.txt"));
    expect(await find(root, [root, `${root}/a`, `${root}/a/`])).toEqual({
      files: ["a/x.txt"],
      folders: [".", "a", "b"],
      problems: ["same-file b/y.txt = a/x.txt"],
    });
    expect((await find(root, [`${root}/a`, `${root}/b/../a`])).problems).toEqual(["same-file b/../a = a"]);
  });
});

describe.skipIf(process.platform === "win32")("links and special files", () => {
  test("follows links to files and folders elsewhere", async () => {
    const outside = plant({ "logs/x.txt": "1", "y.txt": "1" });
    const root = plant({ "a.txt": "1" });
    symlinkSync(join(outside, "logs"), join(root, "linked"));
    symlinkSync(join(outside, "y.txt"), join(root, "y"));
    expect(await find(root)).toEqual({ files: ["a.txt", "linked/x.txt", "y"], folders: [".", "linked"], problems: [] });
  });

  test("a link back to a folder above is not followed", async () => {
    const root = plant({ "a/b/x.txt": "1" });
    symlinkSync(root, join(root, "a/b/up"));
    symlinkSync(join(root, ".."), join(root, "out"));
    symlinkSync(".", join(root, "a/self"));
    expect(await find(root)).toEqual({
      files: ["a/b/x.txt"],
      folders: [".", "a", "a/b"],
      problems: ["link-loop a/b/up", "link-loop a/self", "link-loop out"],
    });
  });

  test("folders that link to each other end", async () => {
    const root = plant({ "a/x.txt": "1", "b/y.txt": "1" });
    symlinkSync("../b", join(root, "a/to-b"));
    symlinkSync("../a", join(root, "b/to-a"));
    expect(await find(root)).toEqual({
      files: ["a/x.txt", "b/y.txt"],
      folders: [".", "a", "b"],
      problems: ["same-file a/to-b = b", "same-file b/to-a = a"],
    });
  });

  test("a file's own name wins over a link's, whatever the order", async () => {
    const root = plant({ "z.txt": "1" });
    symlinkSync("z.txt", join(root, "a.txt"));
    expect(await find(root)).toMatchObject({ files: ["z.txt"], problems: ["same-file a.txt = z.txt"] });
  });

  test("links that lead nowhere or to themselves are said", async () => {
    const root = temporaryFolder();
    symlinkSync("gone.txt", join(root, "dangling"));
    symlinkSync("circle", join(root, "circle"));
    expect((await find(root)).problems).toEqual(["link-loop circle", "not-found dangling"]);
  });

  test("a link given as path is followed", async () => {
    const root = plant({ "a/x.txt": "1" });
    symlinkSync("..", join(root, "a/up"));
    expect((await find(root, [`${root}/a/up`])).files).toEqual(["a/up/a/x.txt"]);
  });

  test("pipes, sockets and devices are skipped", async () => {
    const root = plant({ "a.txt": "1" });
    execFileSync("mkfifo", [join(root, "pipe")]);
    const server = createServer().listen(join(root, "socket"));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    symlinkSync("/dev/zero", join(root, "zero"));
    expect(await find(root)).toMatchObject({
      files: ["a.txt"],
      problems: ["special-file pipe", "special-file socket", "special-file zero"],
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    "a folder that may not be opened is said (not as root, whom nothing stops)",
    async () => {
      const root = plant({ "closed/x.txt": "1", "a.txt": "1" });
      chmodSync(join(root, "closed"), 0);
      expect(await find(root)).toMatchObject({ files: ["a.txt"], problems: ["no-permission closed"] });
      chmodSync(join(root, "closed"), 0o700);
    },
  );

  test("a name that is not UTF-8 is said, not lost", async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "a"));
    writeFileSync(Buffer.concat([Buffer.from(`${root}/a/`), Buffer.from([0x83, 0x8d, 0x83, 0x4f])]), "1");
    expect((await find(root)).problems).toEqual([expect.stringMatching(/^unreadable a\//)]);
  });
});
