import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/model/index.ts";
import { renderSources, renderSourcesJson } from "../../src/report/index.ts";
import { displayWidth } from "../../src/util/display-width.ts";
import { LISTING } from "./fixed-listing.ts";

const plain = { lang: "en", width: 80, color: false } as const;

describe("the listing as text", () => {
  test("says what is here and what is still to collect", () => {
    const text = renderSources(LISTING, plain);
    expect(text).toMatch(/^6 files would be read\. Of 10 logs to collect 4 are here\.\nStill to collect: DBL, /);
  });

  test("says that nothing would be read", () => {
    expect(renderSources({ files: [], checklist: [], problems: [] }, plain)).toMatch(/^Nothing would be read/);
  });

  test("does not depend on the order of its input", () => {
    const turned = {
      files: [...LISTING.files].reverse(),
      checklist: [...LISTING.checklist].reverse(),
      problems: [...LISTING.problems].reverse(),
    };
    expect(renderSources(turned, plain)).toBe(renderSources(LISTING, plain));
    expect(renderSourcesJson(turned, "en")).toBe(renderSourcesJson(LISTING, "en"));
  });

  test.each(LANGUAGES)("shows foreign names inert (%s)", (lang) => {
    const files = LISTING.files.map((file) => ({ ...file, path: `\u001b[2J\n${file.path}`, node: "\u202eCM1" }));
    const text = renderSources({ ...LISTING, files }, { ...plain, lang });
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text).not.toContain("\ncase/");
  });

  test.each([40, 60, 80, 100])("only paths stick out at %d columns", (width) => {
    for (const lang of LANGUAGES) {
      for (const line of renderSources(LISTING, { lang, width, color: false }).split("\n")) {
        if (!/[\\/]/.test(line)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }
    }
  });
});

test("the listing as JSON has the field names of the report", () => {
  const listing = JSON.parse(renderSourcesJson(LISTING, "ja"));
  expect(Object.keys(listing)).toEqual(["schema", "sources", "checklist", "problems"]);
  expect(Object.keys(listing.sources[0])).toEqual(["path", "log", "node", "format", "encoding", "bytes"]);
  expect(Object.keys(listing.checklist[0])).toEqual(["log", "location", "status", "files"]);
  expect(listing.problems[0].message).toMatch(/。$/);
});
