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
import { hostileReport, hostileThroughout } from "./hostile-report.ts";

const executablePath = findBrowser();
const skipped =
  executablePath === null ? " (SKIPPED: install Chrome, Edge or Chromium, or name one in CCMTRACE_BROWSER)" : "";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let folder: string;
let browser: Browser;

describe.skipIf(executablePath === null)(`the page in a browser${skipped}`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ccmtrace-html-"));
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
    expect(await page.title()).toMatch(/電話/);
    await page.click('[data-lang="en"]');
    expect(await page.title()).toMatch(/^Phone security/);
    await done();
  });

  test("the button for light and dark goes to and fro, and the page follows", async () => {
    const { page, done } = await open(fixed, { colorScheme: "dark" });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.click("#theme");
    expect(await page.getAttribute("html", "data-theme")).toBe("light");
    expect(await paper()).not.toBe(dark);
    await page.click("#theme");
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
    expect(await paper()).toBe(dark);
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
    await page.locator("main:visible .level-filter input").first().focus();
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("search");
    await page.locator("main:visible a.mark rect").first().dispatchEvent("click"); // leads to a card that is filtered out
    expect(await cards.count()).toBe(1);
    expect(await page.locator("main:visible .shown").textContent()).toMatch(new RegExp(`^1 of ${all}`));
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
    const marks = page.locator("main:visible figure.timeline a.mark");
    const places = () => marks.locator("rect").evaluateAll((all) => all.map((one) => one.getAttribute("x")));
    const whole = await places();
    await page.locator("main:visible .zoom-in").click();
    expect(await places()).not.toEqual(whole);
    await page.locator("main:visible .zoom-out").click();
    expect(await places()).toEqual(whole);
    await page.locator("main:visible .zoom-out").click(); // there is nothing beyond the whole
    expect(await places()).toEqual(whole);
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

  test("a few seconds have ticks that can be told apart, before a zoom and after", async () => {
    const short = (lang: Language): Report => {
      const { coverage, sources, ...report } = fixed(lang);
      return {
        ...report,
        coverage: { ...coverage, gaps: [], silent: [] },
        sources: sources.map((source) => ({
          ...source,
          first: "2006-07-21T13:05:00.100",
          last: "2006-07-21T13:05:03.900",
        })),
        findings: [],
        incidents: [],
        stories: [],
      };
    };
    const { page, done } = await open(short);
    const ticks = () => page.locator("main:visible .tick-text").allTextContents();
    const before = await ticks();
    expect(new Set(before).size).toBe(before.length);
    await page.locator("main:visible .zoom-reset").click();
    expect(await ticks()).toEqual(before);
    await done();
  });

  test("an address with a broken end still gives the whole page", async () => {
    const { page, done } = await open(fixed);
    await page.goto(`${page.url()}#%zz`);
    await page.reload();
    const ticks = () => page.locator("main:visible .tick-text").allTextContents();
    const before = await ticks();
    for (const _ of "123") await page.locator("main:visible .zoom-in").click();
    expect(await ticks()).not.toEqual(before);
    await done();
  });

  test.each([
    { width: 1100, height: 600 },
    { width: 700, height: 600 },
    { width: 645, height: 600 },
  ])("the toolbar does not lie over what a link or Tab leads to: $width px", async (viewport) => {
    const { page, done } = await open(fixed, { viewport });
    await page.click('[data-lang="en"]');
    const toolbar = () =>
      page.evaluate(() => document.querySelector("main:not([hidden]) .toolbar")?.getBoundingClientRect().bottom ?? 0);
    for (const link of await page.locator("main:visible nav a").all()) {
      await link.click();
      const heading = page.locator(`${await link.getAttribute("href")} h2`);
      const top = await heading.evaluate((own) => own.getBoundingClientRect().top);
      expect(top, (await heading.textContent()) ?? "").toBeGreaterThanOrEqual(await toolbar());
    }
    await page.locator("main:visible summary").last().focus();
    for (let press = 0; press < 200; press += 1) {
      await page.keyboard.press("Shift+Tab");
      const [name, bottom] = await page.evaluate(() => {
        const own = document.activeElement as Element;
        return [
          own.closest(".toolbar") ? "" : own.textContent?.trim().slice(0, 40),
          own.getBoundingClientRect().bottom,
        ] as const;
      });
      if (name === "") break;
      expect(bottom, name).toBeGreaterThan(await toolbar());
    }
    expect(await page.evaluate(() => document.activeElement?.closest(".toolbar") !== null)).toBe(true);
    await done();
  });

  test.each(["en", "ja"])("Tab reaches every control in the order of the page: %s", async (lang) => {
    const { page, done } = await open(fixed);
    await page.click(`[data-lang="${lang}"]`);
    const controls = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, [tabindex="0"]')];
      const shown = all.filter((control) => control.checkVisibility());
      for (const [index, control] of shown.entries()) control.dataset.stop = String(index);
      return shown.map((control) => `${control.tagName} ${control.textContent?.trim().slice(0, 40)}`);
    });
    expect(controls.length).toBeGreaterThan(30);
    await page.locator("[data-stop='0']").focus();
    const reached: string[] = [];
    for (const _ of controls) {
      const [stop, name] = await page.evaluate(() => {
        const { dataset, tagName } = document.activeElement as HTMLElement | SVGElement;
        return [dataset.stop, tagName];
      });
      reached.push(stop === undefined ? `${name}, no control` : (controls[Number(stop)] ?? ""));
      await page.keyboard.press("Tab");
    }
    expect(reached).toEqual(controls);
    await done();
  });

  test("Enter opens a card, and the card of a mark", async () => {
    const { page, done } = await open(fixed);
    const closed = page.locator("main:visible details.card:not([open])").first();
    const id = await closed.getAttribute("id");
    await closed.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(`#${id}`).getAttribute("open")).not.toBeNull();
    const mark = page.locator("main:visible a.mark").last();
    const href = (await mark.getAttribute("href")) as string;
    await page.evaluate((card) => document.querySelector(card)?.removeAttribute("open"), href);
    await mark.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(href).getAttribute("open")).not.toBeNull();
    expect(await page.evaluate(() => document.activeElement?.closest("details")?.id)).toBe(href.slice(1));
    await done();
  });

  test("a phone's ladder has a rung for each step, in both languages", async () => {
    const { page, done } = await open(fixed);
    for (const lang of ["en", "ja"]) {
      await page.click(`[data-lang="${lang}"]`);
      const ladder = page.locator("main:visible figure.ladder");
      expect(await ladder.locator(".rung").count()).toBe(ABOUT_PHONE.stories?.[0]?.steps.length);
      expect(await ladder.locator(".rung.broke").count()).toBe(1);
      expect(await ladder.locator("h3").textContent()).toContain("SEP003094C37F47");
    }
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

  test.each(["dark by the system", "dark by the button"])("prints dark on white: %s", async (how) => {
    const bySystem = how === "dark by the system";
    const { page, done } = await open(fixed, { colorScheme: bySystem ? "dark" : "light" });
    if (!bySystem) await page.click("#theme");
    await page.emulateMedia({ media: "print" });
    expect(
      await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        return { backgroundColor, color };
      }),
    ).toEqual({ backgroundColor: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)" });
    await done();
  });

  test.each([
    ["incidents of every kind", fixed, 360],
    ["incidents of every kind", fixed, 320],
    ["hostile text", hostileReport, 360],
    ["long names", longNamed, 360],
    ["long names", longNamed, 320],
  ])("fits a narrow screen: %s, $2 px", async (_, reportIn, width) => {
    const { page, done } = await open(reportIn, { viewport: { width, height: 700 } });
    for (const lang of ["en", "ja"]) {
      await page.click(`[data-lang="${lang}"]`);
      await openAll(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
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
    await openAll(page);
    expect(await violations(page)).toEqual([]);
    await done();
  });

  test.each([
    ["where a log may put it", hostileReport],
    ["in every text there is", hostileThroughout],
  ])("hostile text does nothing but stand there: %s", async (_, reportIn) => {
    const { page, done } = await open(reportIn);
    for (const lang of ["en", "ja"]) {
      await page.click(`[data-lang="${lang}"]`);
      await openAll(page);
      for (const part of await page.locator("main:visible code").all())
        await part.hover({ force: true, timeout: 500 }).catch(() => {});
      const text = await page.locator("main:visible").innerText();
      for (const shown of ["<script>window.hit = 1</script>", "␛[31mred", "\\u202egnp.exe", "␀", "=cmd|' /C calc'!A0"])
        expect(text).toContain(shown);
    }
    expect(await page.evaluate(() => (window as { hit?: unknown }).hit)).toBeUndefined();
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("style").count()).toBe(1);
    expect(await page.locator("img, iframe, object, embed, base, [onmouseover], [onerror], [style]").count()).toBe(0);
    expect(await page.locator('a:not([href^="#"])').count()).toBe(0);
    expect(await page.content()).not.toMatch(/[^\P{Cc}\n\t]|[\u200b\u202a-\u202e\u2066-\u2069]/u);
    await done();
  });

  test("were something foreign markup all the same, the page's policy would not let it act", async () => {
    const smuggled = `<script>window.hit = 1</script><img src="http://192.0.2.1/x.png" onerror="window.hit = 1"><style>main { opacity: 0 }</style>`;
    const { page, complaints, close } = await open(fixed, {}, (markup) =>
      markup.replace("</main>", `${smuggled}</main>`),
    );
    expect(await page.locator("main img").count()).toBe(1);
    await page.click('[data-lang="ja"]');
    expect(await page.evaluate(() => (window as { hit?: unknown }).hit)).toBeUndefined();
    expect(
      await page
        .locator("main")
        .first()
        .evaluate((main) => getComputedStyle(main).opacity),
    ).toBe("1");
    expect(
      complaints.filter((complaint) => complaint.includes("Content Security Policy")).length,
    ).toBeGreaterThanOrEqual(3);
    await close();
  });

  test("a great many incidents and records still make a page that opens, with what is left out said", async () => {
    const many = (lang: Language): Report => {
      const report = fixed(lang);
      const [incident] = report.incidents;
      const [source] = report.sources;
      if (incident === undefined || source === undefined) throw new Error("the fixed report holds both");
      return {
        ...report,
        incidents: Array.from({ length: 5_000 }, (_, index) => ({ ...incident, id: `${incident.id}-${index}` })),
        findings: report.findings.map((own) => ({ ...own, count: 1_000_000 })),
        sources: Array.from({ length: 20_000 }, (_, index) => ({ ...source, path: `case/CM1/CCM/CCM${index}.txt` })),
      };
    };
    const { page, done } = await open(many);
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(60_000);
    await openAll(page);
    const text = await page.locator("main:visible").innerText();
    expect(text).toMatch(/4,900 more incidents/);
    const loose = await page.evaluate(() =>
      [...document.querySelectorAll("a.mark")].filter((mark) => {
        return document.getElementById((mark.getAttribute("href") ?? "").slice(1)) === null;
      }),
    );
    expect(loose).toEqual([]);
    expect(text).toMatch(/19,500 more/);
    expect(text).toMatch(/1,000,000 records/);
    await done();
  }, 60_000);
});

/** The fixed report with incidents of every kind and the story of a phone. */
function fixed(lang: Language): Report {
  return buildReport({ ...TOLD, stories: ABOUT_PHONE.stories, scan: { ...TOLD.scan, lang } });
}

/** The same where no name, path or line has a place at which it could be broken. */
function longNamed(lang: Language): Report {
  const long = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => long(item, key));
    if (typeof value === "string") return LONG.has(key) ? value + "x".repeat(300) : value;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([own, inner]) => [own, long(inner, own)]));
  };
  return long(fixed(lang), "") as Report;
}

const LONG = new Set(
  "path paths text title entity name node nodes against device devices server user message location".split(" "),
);
let opened = 0;

/**
 * Opens a report from disk, without a network; `change` may spoil it first. `done` closes it, and holds that the page
 * asked for nothing else, complained of nothing and showed no dialog.
 */
async function open(
  reportIn: (lang: Language) => Report,
  options: { viewport?: { width: number; height: number }; colorScheme?: "light" | "dark" } = {},
  change: (markup: string) => string = (markup) => markup,
): Promise<{ page: Page; complaints: readonly string[]; close: () => Promise<void>; done: () => Promise<void> }> {
  const path = join(folder, `report-${opened++}.html`);
  writeFileSync(path, change(await renderReport(reportIn, "html", { lang: "en", width: 80, color: false })));
  const address = pathToFileURL(path).href;
  const context = await browser.newContext({ ...options, offline: true, reducedMotion: "reduce" });
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
  const close = () => context.close();
  return {
    page,
    complaints,
    close,
    done: async () => {
      await close();
      expect(complaints).toEqual([]);
    },
  };
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const card of document.querySelectorAll<HTMLDetailsElement>("details")) card.open = true;
  });
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
