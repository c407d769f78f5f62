/// <reference lib="dom" />
/** The HTML report in a real browser: what a reader does with it, and that nothing a log says can do anything. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language, Report } from "../../src/model/index.ts";
import { buildReport, renderReport } from "../../src/report/index.ts";
import { browserFlags, findBrowser } from "../helpers/find-browser.ts";
import { ABOUT_PHONE, TOLD } from "./fixed-incidents.ts";
import { hostileReport } from "./hostile-report.ts";

const executablePath = findBrowser();
const skipped = executablePath === null ? " (SKIPPED: no browser, see test/helpers/find-browser.ts)" : "";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folder = mkdtempSync(join(tmpdir(), "ccmtrace-html-"));
let browser: Browser;

describe.skipIf(executablePath === null)(`the page in a browser${skipped}`, () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath as string, args: browserFlags() });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("shows one language and switches to the other, the title of every part too", async () => {
    const { page, done } = await open(fixed);
    expect(await page.locator("main:visible").getAttribute("lang")).toBe("en");
    await page.click('[data-lang="ja"]');
    expect(await page.locator("main:visible").getAttribute("lang")).toBe("ja");
    expect(await page.getAttribute("html", "lang")).toBe("ja");
    expect(await page.getAttribute('[data-lang="ja"]', "aria-pressed")).toBe("true");
    expect(await page.locator("main:visible h2").first().textContent()).toBe("インシデント");
    await done();
  });

  test("search and levels leave what fits, in both languages", async () => {
    const { page, done } = await open(fixed);
    const cards = page.locator("main:visible details.card:visible");
    const all = await cards.count();
    expect(all).toBeGreaterThan(3);
    await page.keyboard.press("/");
    await page.keyboard.type("no such word anywhere");
    expect(await cards.count()).toBe(0);
    expect(await page.locator("main:visible .shown").textContent()).toMatch(new RegExp(`^0 of ${all}`));
    await page.locator("main:visible .search").fill("LOCKED out");
    const found = await cards.count();
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
    await page.locator("main:visible .search").fill("");
    await page.locator('main:visible .level-filter input[value="high"]').uncheck();
    expect(await page.locator('main:visible details.card[data-level="high"]:visible').count()).toBe(0);
    expect(await cards.count()).toBeLessThan(all);
    await page.click('[data-lang="ja"]');
    expect(await page.locator('main:visible details.card[data-level="high"]:visible').count()).toBe(0);
    await done();
  });

  test("the timeline zooms by button and key, and a mark leads to its card", async () => {
    const { page, done } = await open(fixed);
    const ticks = () => page.locator("main:visible figure.timeline .tick-text").allTextContents();
    const before = await ticks();
    const drawn = await page.locator("main:visible figure.timeline .tick").count();
    await page.locator("main:visible .zoom-in").click();
    await page.locator("main:visible .zoom-in").click();
    await page.locator("main:visible .zoom-in").click();
    expect(await ticks()).not.toEqual(before);
    await page.locator("main:visible .zoom-reset").click();
    expect(await ticks()).toEqual(before);
    expect(drawn).toBe(before.length);
    await page.locator("main:visible figure.timeline .scroll").focus();
    await page.keyboard.press("+");
    expect(await ticks()).not.toEqual(before);
    await page.keyboard.press("0");
    const mark = page.locator("main:visible figure.timeline a.mark").first();
    const href = await mark.getAttribute("href");
    await mark.locator("rect").dispatchEvent("click");
    await page.waitForFunction(
      (id) => (document.querySelector(id) as HTMLDetailsElement | null)?.open === true,
      href as string,
    );
    expect(await page.evaluate(() => document.activeElement?.closest("details")?.id)).toBe(href?.slice(1));
    expect(await page.locator(".here").count()).toBe(0);
    const placed = page.locator("main:visible figure.timeline a.mark[data-place]").first();
    await placed.locator("rect").dispatchEvent("click");
    expect(await page.locator("main:visible details[open] li.here .place").textContent()).toBe(
      await placed.getAttribute("data-place"),
    );
    await done();
  });

  test("everything can be reached and opened by keyboard", async () => {
    const { page, done } = await open(fixed);
    const reached = new Set<string>();
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => `${document.activeElement?.tagName}.${document.activeElement?.className}`));
    }
    for (const wanted of ["BUTTON.", "INPUT.search", "SUMMARY."]) expect([...reached]).toContain(wanted);
    const closed = page.locator("main:visible details.card:not([open])").first();
    const id = await closed.getAttribute("id");
    await closed.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(`#${id}`).getAttribute("open")).not.toBeNull();
    await done();
  });

  test("prints every card whole, without its controls", async () => {
    const { page, done } = await open(fixed);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await page.locator("main:visible details.card:not([open])").count()).toBe(0);
    expect(await page.locator("header:visible, nav:visible, .toolbar:visible, .buttons:visible").count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await page.locator("main:visible details.card:not([open])").count()).toBeGreaterThan(0);
    await done();
  });

  test("fits a narrow screen", async () => {
    const { page, done } = await open(fixed, { viewport: { width: 360, height: 700 } });
    await page.evaluate(() => {
      for (const card of document.querySelectorAll<HTMLDetailsElement>("details")) card.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await done();
  });

  const looks = (["en", "ja"] as const).flatMap((lang) =>
    (["light", "dark"] as const).map((theme) => ({ lang, theme })),
  );
  test.each(looks)("axe finds nothing to object to: $lang, $theme", async ({ lang, theme }) => {
    const { page, done } = await open(fixed, { colorScheme: theme === "light" ? "dark" : "light" });
    await page.click(`[data-lang="${lang}"]`);
    await page.click("#theme"); // away from what the system prefers
    expect(await page.getAttribute("html", "data-theme")).toBe(theme);
    await page.evaluate(() => {
      for (const card of document.querySelectorAll<HTMLDetailsElement>("details")) card.open = true;
    });
    expect(await violations(page)).toEqual([]);
    await done();
  });

  test("what a log says does nothing but stand there", async () => {
    const { page, done } = await open(hostileReport);
    await page.evaluate(() => {
      for (const card of document.querySelectorAll<HTMLDetailsElement>("details")) card.open = true;
    });
    for (const part of await page.locator("main:visible code").all())
      await part.hover({ force: true, timeout: 500 }).catch(() => {});
    expect(await page.evaluate(() => (window as { hit?: unknown }).hit)).toBeUndefined();
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("img, iframe, object, embed, base, [onmouseover], [onerror]").count()).toBe(0);
    expect(await page.locator('a[href^="http"], a[href^="javascript"]').count()).toBe(0);
    const text = await page.locator("main:visible").innerText();
    expect(text).toContain("<script>window.hit = 1</script>");
    expect(text).toContain("␛[31mred");
    expect(await page.content()).not.toMatch(/[^\P{Cc}\n\t]|[\u200b\u202a-\u202e\u2066-\u2069]/u);
    await done();
  });

  test("a great many incidents and records still make a page that opens, with what is left out said", async () => {
    const many = (lang: Language): Report => {
      const report = fixed(lang);
      const [incident] = report.incidents;
      const [finding] = report.findings;
      if (incident === undefined || finding === undefined) throw new Error("the fixed report holds both");
      return {
        ...report,
        incidents: Array.from({ length: 5_000 }, (_, index) => ({ ...incident, id: `${incident.id}-${index}` })),
        findings: report.findings.map((own) => ({ ...own, count: 1_000_000 })),
      };
    };
    const { page, done } = await open(many);
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(60_000);
    expect(await page.locator("main:visible").innerText()).toMatch(/4,900 more incidents/);
    await done();
  }, 60_000);
});

/** The fixed report with incidents of every kind and the story of a phone. */
function fixed(lang: Language): Report {
  return buildReport({ ...TOLD, stories: ABOUT_PHONE.stories, scan: { ...TOLD.scan, lang } });
}

let opened = 0;

/** Opens a report from disk. `done` holds that the page asked for nothing else, complained of nothing and showed no dialog. */
async function open(
  reportIn: (lang: Language) => Report,
  options: { viewport?: { width: number; height: number }; colorScheme?: "light" | "dark" } = {},
): Promise<{ page: Page; done: () => Promise<void> }> {
  const path = join(folder, `report-${opened++}.html`);
  writeFileSync(path, await renderReport(reportIn, "html", { lang: "en", width: 80, color: false }));
  const address = pathToFileURL(path).href;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address && !request.url().startsWith("data:"))
      complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return {
    page,
    done: async () => {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** axe-core's violations; it is put in by the test, which the page's policy does not bind. */
async function violations(page: Page): Promise<string[]> {
  const { readFileSync } = await import("node:fs");
  await page.evaluate(readFileSync(AXE, "utf8"));
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run(),
  );
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(" | ")}`,
  );
}
