/**
 * Holds the imports of src against the plan in ARCHITECTURE.md: the ladder, one door per package, and a core that reads
 * no clock and no surroundings. The tables come first; every rule says what to do instead.
 */
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { posix } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const stages = [
  "sources",
  "scan",
  "parse",
  "catalog",
  "detect",
  "correlate",
  "report",
  "redact",
  "bundle",
  "trustlist",
];
const openToAll = ["model", "errors", "util"];

/** Who may import whom: each folder or file at the top of src, and what it may import besides itself. */
const ladder: Record<string, readonly string[]> = {
  bin: ["cli"],
  index: ["pipeline", "report", ...openToAll],
  cli: ["pipeline", "report/index.ts", "report/format-names.ts", "report/formats.ts", ...openToAll],
  pipeline: [...stages, ...openToAll],
  ...Object.fromEntries(stages.map((stage) => [stage, openToAll])),
  errors: ["model/language.ts"],
  util: ["model"],
  model: [],
};

/** The one door of each package, and of the parts of Node that reach outside: the folders or files that may import it. */
const doors: Record<string, readonly string[]> = {
  commander: ["cli"],
  "fast-glob": ["sources"],
  chokidar: ["sources"],
  yauzl: ["sources"],
  "modern-tar": ["sources"],
  yazl: ["bundle"],
  "@zip.js/zip.js": ["bundle/encrypt.ts"],
  "p-limit": ["pipeline"],
  yaml: ["catalog"],
  zod: ["catalog", "report/saved-report.ts", "bundle/manifest.ts"],
  "@eslint-community/regexpp": ["catalog"],
  "get-east-asian-width": ["util/display-width.ts"],
  "temporal-polyfill": ["util/time-zone.ts"],
  // The scan reads nothing but what the build made of it: its inner loops and its tables.
  "node:fs": [
    "sources",
    "catalog",
    "bundle",
    "cli",
    "bin.ts",
    "scan/kernel.ts",
    "scan/built-tables.ts",
    "util/near-path.ts",
    "util/atomic-file.ts",
  ],
  "node:worker_threads": ["pipeline"],
};

/** Incidents go to the address of --webhook and the command of --exec, where a user names them; nothing else does. */
const senders: Record<string, string> = {
  fetch: "cli/watch/post-payload.ts",
  child_process: "cli/watch/run-command.ts",
};

/** Nothing else leaves the machine and nothing else is started, so no other file of ours imports these. */
const nobodyImports = ["child_process", "cluster", "dgram", "dns", "http", "http2", "https", "net", "tls"];

/** Same input, same bytes out: these read nothing but what they are given. */
const pure = ["model", "scan", "parse", "detect", "correlate", "report"];
const impure = /^(Date\.now|new Date\(\)|Date\(\)|Math\.random|performance\.now|process\..*)$/;

/** Names that no file of ours uses, and what to do instead. */
const nobodyUses: Record<string, string> = {
  console: "write to the streams that src/cli passes on, or return the value and let the caller print it",
  fetch: "nothing leaves the machine: leave it to the user to send what they choose",
  WebSocket: "nothing leaves the machine: leave it to the user to send what they choose",
};

test("src keeps to its borders", () => {
  expect(findViolations(readSources())).toEqual([]);
});

describe("the check itself", () => {
  const rejected: [path: string, code: string, says: string][] = [
    [
      "parse/ccm.ts",
      'import { a } from "../detect/index.ts";',
      "src/parse/ccm.ts:1 imports detect/index.ts: stages never",
    ],
    ["parse/ccm.ts", '\nimport type { A } from "../report/build.ts";', "src/parse/ccm.ts:2 imports report/build.ts"],
    ["parse/ccm.ts", 'export * from "../scan/lines.ts";', "imports scan/lines.ts"],
    ["parse/ccm.ts", 'type A = import("../scan/lines.ts").A;', "imports scan/lines.ts"],
    ["parse/ccm.ts", 'const a = await import("../scan/lines.ts");', "imports scan/lines.ts"],
    ["scan/pool.ts", 'new Worker(new URL("../detect/worker.js", import.meta.url));', "imports detect/worker.ts"],
    ["report/text.ts", 'import { scan } from "../pipeline/index.ts";', "imports pipeline/index.ts"],
    ["bin.ts", 'import { a } from "./report/index.ts";', "src/bin.ts:1 imports report/index.ts"],
    ["cli/index.ts", 'import { a } from "../scan/index.ts";', "imports scan/index.ts"],
    ["cli/index.ts", 'import { a } from "../report/html.ts";', "imports report/html.ts"],
    ["cli/commands/scan.ts", 'import { a } from "../../sources/read.ts";', "imports sources/read.ts"],
    ["model/log.ts", 'import { a } from "../util/text.ts";', "imports util/text.ts"],
    ["errors.ts", 'import type { A } from "./model/report.ts";', "imports model/report.ts"],
    ["util/text.ts", 'import { a } from "../errors.ts";', "imports errors.ts"],
    ["helpers/text.ts", "", "src/helpers/text.ts:1 stands in a folder that the ladder does not know"],
    ["scan/lines.ts", 'import { a } from "../../test/helpers/a.ts";', "leaves src"],
    [
      "parse/ccm.ts",
      'import { z } from "zod";',
      "imports zod: its one door is src/catalog, src/report/saved-report.ts",
    ],
    ["util/text.ts", 'import width from "get-east-asian-width";', "its one door is src/util/display-width.ts"],
    ["parse/ccm.ts", 'import { a } from "left-pad";', "imports left-pad: no door"],
    ["model/log.ts", 'import { join } from "node:path";', "imports node:path: model imports nothing outside model"],
    ["pipeline/scan.ts", 'import { open } from "node:fs/promises";', "imports node:fs/promises: its one door is"],
    ["cli/index.ts", 'import { spawn } from "node:child_process";', "imports node:child_process: nothing leaves"],
    ["parse/ccm.ts", 'import { env } from "node:process";', "imports node:process"],
    ["parse/ccm.ts", "\n\nconst now = Date.now();", "src/parse/ccm.ts:3 uses Date.now"],
    ["detect/find.ts", "const now = new Date();", "uses new Date()"],
    ["detect/find.ts", "const now = Date();", "uses Date()"],
    ["scan/lines.ts", "const a = Math.random();", "uses Math.random"],
    ["model/log.ts", 'const a = process.env["TZ"];', "uses process.env"],
    ["report/text.ts", 'const eol = process.platform === "win32";', "uses process.platform"],
    ["report/text.ts", 'process.stdout.write("found");', "uses process.stdout"],
    ["cli/index.ts", 'console.log("found");', "src/cli/index.ts:1 uses console"],
    ["sources/read.ts", 'await fetch("http://cm1/");', "uses fetch"],
    ["cli/watch/run-command.ts", 'await fetch("http://cm1/");', "uses fetch"],
    ["cli/watch/post-payload.ts", 'import { spawn } from "node:child_process";', "imports node:child_process"],
  ];
  test.each(rejected)("%s must not contain: %s", (path, code, says) => {
    expect(findViolations(new Map([[path, code]])).join("\n")).toContain(says);
  });

  const accepted: [path: string, code: string][] = [
    ["parse/ccm.ts", 'import type { A } from "../model/index.ts"; import { b } from "./join.ts";'],
    ["pipeline/engine.ts", 'import { a } from "../scan/index.ts"; import limit from "p-limit";'],
    ["cli/commands/scan.ts", 'import { a } from "../../pipeline/index.ts"; import { b } from "../options.ts";'],
    ["cli/options.ts", `import { a } from "../report/format-names.ts"; import { Command } from "commander";`],
    ["cli/index.ts", "const now = new Date(); const zone = process.env.TZ;"],
    ["bin.ts", 'import { run } from "./cli/index.ts"; import process from "node:process";'],
    ["errors.ts", 'import type { Bilingual } from "./model/language.ts";'],
    ["catalog/shipped.ts", 'const patterns = new URL("../../patterns/", import.meta.url);'],
    [
      "report/text.ts",
      "const at = new Date(0); // Date.now() and console.log are words here\nconst a = 'process.env';",
    ],
    ["cli/watch/post-payload.ts", 'await fetch("http://cm1/");'],
    ["cli/watch/run-command.ts", 'import { spawn } from "node:child_process";'],
    ["report/text.ts", "const a = { console: 1, now: entry.Date, fetch: options.fetch };"],
  ];
  test.each(accepted)("%s may contain: %s", (path, code) => {
    expect(findViolations(new Map([[path, code]]))).toEqual([]);
  });
});

/** All of src: path below src, with slashes -> text. */
function readSources(): Map<string, string> {
  const src = new URL("../src/", import.meta.url);
  const paths = readdirSync(src, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  return new Map(
    paths
      .filter((path) => path.endsWith(".ts"))
      .sort()
      .map((path) => [path, readFileSync(new URL(path, src), "utf8")]),
  );
}

/** One sentence for each border that is crossed: where, what, and what to do instead. */
function findViolations(files: ReadonlyMap<string, string>): string[] {
  const violations: string[] = [];
  for (const [path, text] of files) {
    const report = (line: number, words: string) => violations.push(`src/${path}:${line} ${words}`);
    if (ladder[unitOf(path)] === undefined) {
      report(1, "stands in a folder that the ladder does not know: put it where it belongs, or add the folder here");
      continue;
    }
    const { imports, uses } = readCode(path, text);
    for (const { line, name } of imports) {
      const objection = objectToImport(path, name);
      if (objection !== undefined) report(line, objection);
    }
    for (const { line, name } of uses) {
      const objection = objectToUse(path, name);
      if (objection !== undefined) report(line, objection);
    }
  }
  return violations;
}

function objectToImport(path: string, name: string): string | undefined {
  const from = unitOf(path);
  if (name.startsWith(".")) {
    const target = posix.join(posix.dirname(path), name).replace(/\.js$/, ".ts");
    if (target.startsWith("..")) return `imports ${name}, which leaves src: move what is needed into src`;
    if (unitOf(target) === from || isWithin(target, ladder[from] ?? [])) return undefined;
    return `imports ${target}: ${adviseInstead(from, unitOf(target))}`;
  }

  if (from === "model") {
    return `imports ${name}: model imports nothing outside model. Instead: keep types and lists here, move the code to util`;
  }
  if (isBuiltin(name)) {
    const module = name.replace(/^node:/, "").replace(/\/.*/, "");
    if (senders[module] === path) return undefined;
    if (nobodyImports.includes(module)) return `imports ${name}: nothing leaves the machine and no program is started`;
    if (module === "process" && pure.includes(from)) {
      return `imports ${name}: ${from} reads no surroundings. Instead: take the value as a parameter from src/cli`;
    }
    return objectToDoor(path, name, doors[`node:${module}`] ?? [""]);
  }
  const packageName = name.split("/", name.startsWith("@") ? 2 : 1).join("/");
  return objectToDoor(path, name, doors[packageName]);
}

function objectToDoor(path: string, name: string, door: readonly string[] | undefined): string | undefined {
  if (door === undefined) return `imports ${name}: no door is known for it. Instead: do without, or name its door here`;
  if (isWithin(path, door)) return undefined;
  const places = door.map((place) => `src/${place}`).join(", ");
  return `imports ${name}: its one door is ${places}. Instead: call a function of ours there, or take its result as a parameter`;
}

function adviseInstead(from: string, to: string): string {
  if (stages.includes(from) && stages.includes(to)) {
    return "stages never import each other. Instead: take the value as a parameter, src/pipeline hands it over; shared types go into src/model";
  }
  const allowed = (ladder[from] ?? []).join(", ") || "nothing of ours";
  return `imports only go down the ladder, and ${from} may import ${allowed}. Instead: take the value from there or as a parameter`;
}

function objectToUse(path: string, name: string): string | undefined {
  const instead = nobodyUses[name];
  if (instead !== undefined && senders[name] === path) return undefined;
  if (instead !== undefined) return `uses ${name}. Instead: ${instead}`;
  const from = unitOf(path);
  if (!pure.includes(from) || !impure.test(name)) return undefined;
  return `uses ${name}: ${from} reads no clock, chance or surroundings. Instead: take the value as a parameter from src/cli`;
}

/** The rung of the ladder a path belongs to: the first folder, or the name of a file at the top of src. */
function unitOf(path: string): string {
  return path.replace(/\/.*|\.ts$/, "");
}

/** Whether a path is one of the places or lies in one of them. The empty place is all of src. */
function isWithin(path: string, places: readonly string[]): boolean {
  return places.some(
    (place) => place === "" || path === place || path === `${place}.ts` || path.startsWith(`${place}/`),
  );
}

interface Mention {
  readonly line: number;
  readonly name: string;
}

/** What a file imports, in any of the ways there are, and which of the names in the tables it uses. */
function readCode(path: string, text: string): { imports: Mention[]; uses: Mention[] } {
  const imports: Mention[] = [];
  const uses: Mention[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const mention = (node: ts.Node, name: string): Mention => {
    return { line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, name };
  };

  const visit = (node: ts.Node): void => {
    const imported = importedBy(node, file);
    if (imported !== undefined) imports.push(mention(node, imported));
    const used = usedBy(node, file);
    if (used !== undefined) uses.push(mention(node, used));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { imports, uses };
}

function importedBy(node: ts.Node, file: ts.SourceFile): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return textOf(node.arguments[0]);
  // A worker is named by its place: new URL("./worker.js", import.meta.url). Other files, such as patterns, are data.
  if (ts.isNewExpression(node) && node.arguments?.[1]?.getText(file) === "import.meta.url") {
    const place = textOf(node.arguments[0]);
    if (place !== undefined && /^\..*\.[jt]s$/.test(place)) return place;
  }
  return undefined;
}

function usedBy(node: ts.Node, file: ts.SourceFile): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return globalOf(node.expression) ?? node.getText(file);
  if (ts.isElementAccessExpression(node)) return globalOf(node.expression);
  if (ts.isNewExpression(node)) {
    return globalOf(node.expression) ?? (node.arguments?.length ? undefined : `new ${node.expression.getText(file)}()`);
  }
  if (ts.isCallExpression(node)) {
    return globalOf(node.expression) ?? (node.arguments.length > 0 ? undefined : node.getText(file));
  }
  return undefined;
}

/** The name in `nobodyUses` that an expression is, if it is one. */
function globalOf(expression: ts.Expression): string | undefined {
  return ts.isIdentifier(expression) && Object.hasOwn(nobodyUses, expression.text) ? expression.text : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}
