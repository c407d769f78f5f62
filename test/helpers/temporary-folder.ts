/** Gives each test its own folder, and builds trees in it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A new empty folder, removed when the test ends. Its name tells nothing that could be a server's. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "case-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files (path below the folder -> content) and returns the folder. A path that ends in "/" becomes a folder. */
export function plant(files: Record<string, string | Uint8Array>, folder = temporaryFolder()): string {
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(folder, path);
    mkdirSync(path.endsWith("/") ? absolute : dirname(absolute), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(absolute, content);
  }
  return folder;
}
