/**
 * `npm run docs`: writes the pages that are made from data: the catalog, docs/catalog.md and docs/catalog.ja.md, from the
 * patterns; the manual, docs/ccmtrace.1 and docs/ccmtrace.ja.1, from the table of commands; the JSON Schemas from the types. With `--check` it only
 * says whether they are up to date.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadShippedYaml } from "../dist/catalog/index.js";
import { renderManPage } from "../dist/cli/man-page.js";
import { readVersion } from "../dist/cli/version.js";
import { renderCatalogPage } from "../dist/report/index.js";
import { schemaOf } from "./report-schema.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const { patterns, rules, guide } = await loadShippedYaml();
const pages = [
  { path: "docs/catalog.md", page: renderCatalogPage(patterns, rules, [...guide.values()], "en") },
  { path: "docs/catalog.ja.md", page: renderCatalogPage(patterns, rules, [...guide.values()], "ja") },
  { path: "docs/ccmtrace.1", page: renderManPage("en", readVersion()) },
  { path: "docs/ccmtrace.ja.1", page: renderManPage("ja", readVersion()) },
  { path: "docs/report.schema.json", page: schemaOf("src/model/report.ts", "Report", "report.schema.json") },
  {
    path: "docs/report-line.schema.json",
    page: schemaOf("src/model/report-line.ts", "ReportLine", "report-line.schema.json"),
  },
  { path: "docs/watch-line.schema.json", page: schemaOf("src/model/watch.ts", "WatchLine", "watch-line.schema.json") },
  {
    path: "docs/comparison.schema.json",
    page: schemaOf("src/model/comparison.ts", "Comparison", "comparison.schema.json"),
  },
  {
    path: "docs/bundle-manifest.schema.json",
    page: schemaOf("src/model/bundle.ts", "BundleManifest", "bundle-manifest.schema.json"),
  },
];
const stale = pages.filter(({ path, page }) => {
  if (readPage(path) === page) return false;
  if (process.argv[2] !== "--check") {
    mkdirSync("docs", { recursive: true });
    writeFileSync(path, page);
    process.stderr.write(`ccmtrace: wrote ${path}\n`);
  }
  return true;
});
if (process.argv[2] === "--check" && stale.length > 0) {
  process.stdout.write(`Not up to date: ${stale.map(({ path }) => path).join(", ")}\n`);
  process.exitCode = 1;
}

/** A page as git stores it: a checkout on Windows may have changed the line ends. */
function readPage(path) {
  try {
    return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  } catch {
    return null;
  }
}
