/** Runs the built program and tells which modules it loads, packages' and its own. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { plant } from "./temporary-folder.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a run of the built program printed, and the files it loaded, below the repository, with "/" between the parts. */
export function runCounted(argv: readonly string[]): { readonly out: string; readonly modules: readonly string[] } {
  const list = join(plant({ "loaded.txt": "" }), "loaded.txt");
  const hook = `import { appendFileSync } from "node:fs";
    export function load(url, context, next) {
      if (url.startsWith("file:")) appendFileSync(${JSON.stringify(list)}, url + "\\n");
      return next(url, context);
    }`;
  const registering = `import { register } from "node:module"; register(${JSON.stringify(dataUrl(hook))});`;
  const child = spawnSync(process.execPath, ["--import", dataUrl(registering), "dist/bin.js", ...argv], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const modules = readFileSync(list, "utf8").trim().split("\n").filter(Boolean);
  return {
    out: child.stdout,
    modules: modules.map((url) => relative(root, fileURLToPath(url)).replaceAll(sep, "/")).sort(),
  };
}

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
