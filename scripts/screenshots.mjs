/**
 * `npm run screenshots`: the pictures of the HTML report in docs, taken in a headless browser of reports on the samples.
 * Needs Chrome, Edge or Chromium: on the PATH, or named in CCMTRACE_BROWSER.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

/** What each picture shows. */
const PICTURES = [
  { name: "report.en.png", sample: "windows-4.1-capf-lockout", flags: [], lang: "en", colorScheme: "light" },
  {
    name: "report.ja.png",
    sample: "windows-4.1-lsc-validation",
    flags: ["--device", "SEP0015C6D20471"],
    lang: "ja",
    colorScheme: "dark",
  },
];

const executablePath = findBrowser();
const folder = mkdtempSync(join(tmpdir(), "ccmtrace-pictures-"));
const browser = await chromium.launch({
  executablePath,
  args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--no-first-run"],
});
try {
  for (const { name, sample, flags, lang, colorScheme } of PICTURES) {
    const path = join(folder, "report.html");
    const scan = ["dist/bin.js", "scan", `samples/${sample}/traces`, ...flags, "--lang", lang, "-o", path, "--quiet"];
    if (spawnSync(process.execPath, scan, { stdio: "inherit" }).status !== 0) throw new Error(`${sample}: no report`);
    const context = await browser.newContext({ viewport: { width: 1100, height: 1150 }, colorScheme });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    // The first card closed, so that the timeline comes into the picture.
    await page.evaluate(() => {
      for (const card of document.querySelectorAll("details.card")) card.open = false;
    });
    await page.screenshot({ path: `docs/${name}` });
    await context.close();
    process.stderr.write(`ccmtrace: wrote docs/${name}\n`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function findBrowser() {
  const names = ["chromium", "chromium-browser", "google-chrome", "microsoft-edge", "chrome.exe", "msedge.exe"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = names.flatMap((name) => folders.map((own) => join(own, name)));
  const found = process.env.CCMTRACE_BROWSER ?? paths.find((path) => existsSync(path));
  if (found !== undefined) return found;
  process.stderr.write("ccmtrace: no browser found; name one in CCMTRACE_BROWSER\n");
  return process.exit(2);
}
