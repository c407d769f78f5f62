/** `npm start`: scans the traces of every sample case. Further flags are passed on, as in `npm start -- --lang ja`. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const traces = readdirSync("samples")
  .map((name) => `samples/${name}/traces`)
  .filter((folder) => existsSync(folder));
const child = spawnSync(process.execPath, ["dist/bin.js", "scan", ...traces, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = child.status ?? 1;
