/**
 * `npm run check`: everything a reviewer would ask before reading. Runs all steps even when one fails, shows the output
 * of those that failed, and ends with 1 if any did. `npm run check -- style types` runs the named steps only.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Each step is the command of a package in node_modules, or a script of ours. */
const steps = [
  // Form, order of imports and lint.
  { name: "style", tool: "@biomejs/biome", args: ["check", "--error-on-warnings"], repair: "npm run format" },
  { name: "promises", tool: "oxlint", args: ["--type-aware", "--deny-warnings"] },
  { name: "types", tool: "typescript", command: "tsc", args: ["--noEmit"] },
  // The build's tsconfig tells it that dist, which prepare.mjs imports from, comes from src.
  { name: "unused", tool: "knip", args: ["--no-progress", "--tsConfig", "tsconfig.build.json"] },
  { name: "imports", tool: "vitest", args: ["run", "test/architecture.test.ts"] },
  { name: "patterns", script: "dist/bin.js", args: ["patterns", "check"] },
  { name: "coverage", script: "dist/bin.js", args: ["patterns", "coverage"] },
  { name: "pages", script: "scripts/pages.mjs", args: ["--check"], repair: "npm run docs" },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No such step: ${unknown.join(", ")}. Steps: ${steps.map((step) => step.name).join(", ")}\n`);
  process.exit(2);
}

const chosen = wanted.length === 0 ? steps : steps.filter((step) => wanted.includes(step.name));
const failed = chosen.filter((step) => !passes(step));
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.map((step) => step.name).join(", ")}\n`);
  process.exitCode = 1;
}

function passes(step) {
  const started = performance.now();
  const script = step.script ?? commandOf(step.tool, step.command);
  const child = spawnSync(process.execPath, [join(root, script), ...step.args], { cwd: root, encoding: "utf8" });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);

  const passed = child.status === 0;
  process.stdout.write(`${passed ? "ok    " : "FAILED"} ${step.name.padEnd(9)} ${seconds} s\n`);
  if (!passed) {
    process.stdout.write(`${child.stdout}${child.stderr}${child.error?.message ?? ""}\n`);
    if (step.repair !== undefined) process.stdout.write(`Repairs most of it: ${step.repair}\n\n`);
  }
  return passed;
}

/** The JavaScript file behind a package's command; the links in node_modules/.bin need a shell on Windows. */
function commandOf(tool, command = tool.split("/").at(-1)) {
  const folder = join("node_modules", tool);
  const { bin } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return join(folder, bin[command]);
}
