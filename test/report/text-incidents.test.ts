import { describe, expect, test } from "vitest";
import { type Incident, LANGUAGES, type LogCoverage, type RuleCoverage } from "../../src/model/index.ts";
import { buildReport, type ReportInput, renderText } from "../../src/report/index.ts";
import { displayWidth } from "../../src/util/display-width.ts";
import { ABOUT_PHONE, event, incident, match, STORY, TOLD } from "./fixed-incidents.ts";
import { at, INPUT } from "./fixed-input.ts";

const plain = { lang: "en", width: 80, color: false } as const;
const english = (input: ReportInput) => renderText(buildReport(input), plain);
const flat = (text: string) => text.replace(/\s+/g, " ");
const opening = (input: ReportInput) => flat(english(input).split(/\n\n[A-Z ]+\n/)[0] ?? "");
const only = (id: string): ReportInput => ({ ...TOLD, incidents: TOLD.incidents.filter(({ rule }) => rule === id) });
const COMPLETE: readonly LogCoverage[] = INPUT.coverage.logs.map((row) => ({ ...row, status: "found" }));
const CLEAN: ReportInput = {
  ...TOLD,
  incidents: [],
  findings: [],
  problems: [],
  coverage: { ...INPUT.coverage, logs: COMPLETE, gaps: [], blind: [] },
  hidden: { outsideTime: 0, otherDevice: 0, noDevice: 0, untimed: 0, incidentsOtherDevice: 0, otherLog: 0 },
};
const seen = (rule: string, status: RuleCoverage["status"]): RuleCoverage => ({
  rule,
  status,
  reasons: status === "visible" ? [] : [{ reason: "no-log", logs: ["capf"] }],
});

describe("the first lines", () => {
  test("name the worst incident, whom it is about, and when", () => {
    expect(opening(TOLD)).toMatch(
      /^4 incidents, 5 findings, worst HIGH: The CAPF certificate .* The whole cluster, 40 devices, 81 records on CM1, CM2, 2006-07-21T13:05:00\.000 to 13:41:49\.000 /,
    );
  });

  test("name the worst finding where that is worse than every incident", () => {
    const text = opening({ ...only("restart-outstanding"), findings: TOLD.findings });
    expect(text).toMatch(/^1 incident, 5 findings, worst HIGH: TLS handshake failed In 95 records, on 40 devices/);
  });

  test("do without findings", () => {
    expect(opening({ ...only("restart-outstanding"), findings: [] })).toMatch(
      /^1 incident, worst MEDIUM: The CTL file/,
    );
  });

  test("do not pass off as nothing what no log could have shown", () => {
    const of = (...rules: RuleCoverage[]) => opening({ ...CLEAN, coverage: { ...CLEAN.coverage, rules } });
    expect(of(seen("token-lockout", "visible"))).toMatch(/^Nothing known was found in what was read \([^)]*\)\.$/);
    expect(of(seen("token-lockout", "blind"), seen("restart-outstanding", "partly"))).toContain(
      "This is not the same as nothing wrong. 1 of 2 kinds of incident could not have been seen, 1 more only in part; see INCIDENTS THAT COULD NOT BE SEEN below.",
    );
    expect(of(seen("token-lockout", "visible"), seen("restart-outstanding", "partly"))).toContain(
      "This is not the same as nothing wrong. 1 of 2 kinds of incident could have been seen only in part; see",
    );
  });

  test("do not call it clean where a filter hid incidents", () => {
    const level = { ...CLEAN, incidents: only("harmless-note").incidents };
    expect(opening(level)).toMatch(/^Nothing at or above --level low was found .* Hidden: 1 incident\. /);
    expect(opening(level)).toContain("Hidden: 1 incident below --level low.");
    const device = { ...CLEAN, hidden: { ...CLEAN.hidden, incidentsOtherDevice: 2 } };
    expect(opening(device)).toMatch(/^Nothing that passes the filters was found .* Hidden: 2 incidents\. /);
    expect(opening(device)).toContain("Hidden: 2 incidents of devices other than --device.");
  });
});

describe("findings that incidents tell", () => {
  test("wholly are not repeated, and the section says so", () => {
    const text = english(only("auth-string-lockout"));
    expect(text).not.toContain("] Wrong authentication string");
    expect(flat(text)).toContain("Not repeated here, because the incidents above tell all of it: 2 findings.");
    expect(flat(text)).toContain(
      "Explains F-capf-auth-string-wrong (10 records), F-capf-phone-not-registered (1 record)",
    );
    expect(buildReport(only("auth-string-lockout")).findings.map(({ pattern }) => pattern)).toContain(
      "capf-auth-string-wrong",
    );
  });

  test("in part stay, and say how much", () => {
    const text = flat(english(TOLD));
    expect(text).toContain("F-tls-handshake-failed (80 of 95 records)");
    expect(text).toContain("80 of 95 records belong to an incident above (I-capf-certificate-not-in-ctl).");
  });

  test("stay where the finding is worse than the incident", () => {
    const text = english(only("ctl-provider-refused"));
    expect(text).toContain("[HIGH] SSL handshake between CTL client and CTL Provider failed");
    expect(flat(text)).toContain("Incident All of it belongs to an incident above (I-ctl-provider-refused-CM1).");
  });

  test("stay where no incident is shown", () => {
    const text = english({ ...TOLD, incidents: [] });
    expect(text).toContain("[MEDIUM] Wrong authentication string");
    expect(text).not.toContain("Not repeated");
  });
});

describe("an incident", () => {
  test("says what is undecided, open and inferred, and where dates come from", () => {
    const text = flat(english(TOLD));
    expect(text.match(/The order of two of these lines decides/g)).toHaveLength(1);
    expect(text).toContain("was not logged up to 2006-07-21T14:05:00.000, where the logs end.");
    expect(text).toContain("Lines marked (inferred) rest on texts of that kind.");
    expect(text).toContain("Dates that do not stand in the lines themselves come from the file name.");
    expect(flat(english(only("auth-string-lockout"))).split("FINDINGS")[0]).not.toContain("Caution");
  });

  test("folds like lines after each other, and quotes one of a kind", () => {
    const text = english(only("auth-string-lockout"));
    expect(text).toContain("13:20:00.250  wrong string entered × 10 until 13:29:09.250\n");
    expect(text.match(/> 13:2.* is wrong|> is wrong/g)).toHaveLength(1);
  });

  test("tells one step that was logged in several ways once, and quotes each way", () => {
    const patterns = ["capf-auth-string-wrong", "capf-key-failed", "capf-auth-string-wrong", "ctl-file-updated"];
    const events = patterns.map((id, index) => event(match(id, `10:00:0${index}.000`), 0));
    const text = english({ ...TOLD, incidents: [incident("token-lockout", events)] });
    const block = text.split("Timeline")[1]?.split("Explains")[0] ?? "";
    expect(block).toContain("it happened × 4 until 10:00:03.000\n");
    expect(block.match(/^ *> /gm)).toHaveLength(3);
  });

  test("counts every line it leaves out", () => {
    const events = Array.from({ length: 300 }, (_, index) => {
      const id = ["capf-auth-string-wrong", "capf-key-failed"][index % 2] ?? "";
      const minute = String(Math.floor(index / 60)).padStart(2, "0");
      return event(match(id, `10:${minute}:${String(index % 60).padStart(2, "0")}.000`), index % 2);
    });
    const text = english({ ...TOLD, incidents: [incident("restart-outstanding", events)] });
    const block = text.split("Timeline")[1]?.split("Explains")[0] ?? "";
    const shown = block.match(/^ *(?:\d\d:){2}\d\d\.000 {2}/gm)?.length ?? 0;
    const left = [...block.matchAll(/… (\d+) records left out/g)].reduce((sum, [, count]) => sum + Number(count), 0);
    expect(shown).toBe(12);
    expect(shown + left).toBe(300);
  });

  test("tells a time of another day in full", () => {
    const events = ["10:00:00.000", "10:00:00.000"].map((clock, index) => {
      const time = { ...at(clock), localMs: at(clock).localMs + index * 86_400_000 };
      return event(match(index === 0 ? "capf-key-failed" : "ctl-file-updated", clock, { time }), index);
    });
    const text = english({ ...TOLD, incidents: [incident("restart-outstanding", events)] });
    expect(text).toMatch(/Timeline {2}10:00:00\.000 {2}/);
    expect(text).toMatch(/ {12}2006-07-22T10:00:00\.000 {2}/);
  });

  test("of many of one rule a few are told whole and all are counted", () => {
    const incidents = Array.from({ length: 60 }, (_, index): Incident => {
      const name = `SEP0030940000${10 + index}`;
      const own = match("capf-auth-string-wrong", `10:00:${String(index).padStart(2, "0")}.000`, {
        entities: { device: [name] },
      });
      return incident("auth-string-lockout", [event(own, 0)], { group: [{ key: "device", name }] });
    });
    const text = english({ ...TOLD, incidents });
    const section = text.split("\nINCIDENTS\n")[1]?.split("\nFINDINGS\n")[0] ?? "";
    expect(section.match(/ {2}Action /g)).toHaveLength(2);
    expect(flat(section)).toContain("(58 more incidents)");
    expect(section.match(/^ {2}- SEP/gm)).toHaveLength(20);
    expect(section).toContain("… 38 more incidents");
    expect(section.split("\n").length).toBeLessThan(140);
  });

  test("of those not told whole what the traces show of them alone is told", () => {
    const [told] = TOLD.rules.get("auth-string-lockout")?.clues ?? [];
    const incidents = ["SEP1", "SEP2", "SEP3", "SEP4"].map((name): Incident => {
      const own = match("capf-auth-string-wrong", `10:00:0${name.slice(3)}.000`, { entities: { device: [name] } });
      const clues = name === "SEP3" && told !== undefined ? [told.id] : [];
      return incident("auth-string-lockout", [event(own, 0)], { group: [{ key: "device", name }], clues });
    });
    const text = flat(english({ ...TOLD, incidents }));
    expect(text).toMatch(new RegExp(`I-auth-string-lockout-SEP3 - ${told?.says.en} - SEP4`));
    expect(text.split(told?.says.en as string)).toHaveLength(2);
  });
});

describe("a story", () => {
  test("marks how each stage went and where it broke", () => {
    const text = flat(english(ABOUT_PHONE));
    expect(text).toContain("TFTP: ok → CTL file: not seen → CAPF: FAILED → LSC: not seen → TLS: FAILED →");
    expect(text).toContain("It broke first at: CAPF.");
    expect(text.match(/← it broke here/g)).toHaveLength(1);
    expect(text).toContain("Not visible: none of the logs that could show it was read.");
  });

  test("of a phone of which nothing is known says so", () => {
    const stages = STORY.stages.map(({ stage }) => ({ stage, status: "blind" as const }));
    const text = flat(english({ ...ABOUT_PHONE, stories: [{ ...STORY, stages, broke: null, steps: [] }] }));
    expect(text).toContain("The logs that were read say nothing of this phone's way.");
    expect(text).not.toContain("Not seen:");
  });

  test("without a break says that, too", () => {
    const steps = STORY.steps.slice(0, 2);
    expect(flat(english({ ...ABOUT_PHONE, stories: [{ ...STORY, broke: null, steps }] }))).toContain(
      "No stage is seen to have failed for good.",
    );
  });

  test("of many steps keeps the one that broke", () => {
    const [first, , broken] = STORY.steps;
    if (first === undefined || broken === undefined) throw new Error("no story");
    const many = Array.from({ length: 40 }, () => first);
    const text = english({ ...ABOUT_PHONE, stories: [{ ...STORY, steps: [...many, broken, ...many] }] });
    expect(text).toContain("it broke here");
    expect(text).toContain("… 69 steps left out");
  });
});

describe("what could not be seen", () => {
  test("stands by reason, the reason of most first", () => {
    const text = english(TOLD).split("\nINCIDENTS THAT COULD NOT BE SEEN\n")[1]?.split("\nCLOCKS")[0] ?? "";
    expect(text).toContain(
      "- logs that never cover the same time: CallManager and TFTP\n      TFTP server not authorized\n",
    );
    expect(flat(text)).toContain(
      "trace level too low: CallManager; silent stretches in: CallManager; not read in full: CallManager SDL",
    );
    expect(text).not.toContain("A phone is locked out");
  });

  test("of many kinds is folded and counted", () => {
    const rules = Array.from({ length: 40 }, (_, index) => seen(`rule-${100 + index}`, "blind"));
    const text = flat(english({ ...TOLD, coverage: { ...TOLD.coverage, rules } }));
    expect(text).toContain("40 of 40 kinds of incident could not have been seen:");
    expect(text).toContain("rule-100; rule-101; rule-102; 37 more");
  });

  test("clocks: who is ahead of whom, how sure, and what to do", () => {
    const text = flat(english(TOLD));
    expect(text).toContain("CM2's clock is about 4.2 s ahead of CM1's (12 events in both logs; sure).");
    expect(text).toContain("Scan again with --align-clocks");
    const aligned = flat(english({ ...TOLD, scan: { ...TOLD.scan, alignClocks: true } }));
    expect(aligned).toContain("These differences, except unsure ones, were taken off");
    expect(aligned).not.toContain("Scan again with --align-clocks");
  });
});

describe.each(LANGUAGES)("width (%s)", (lang) => {
  test.each([40, 59, 60, 72, 80, 100])("no line sticks out of %d columns unless a single word does", (width) => {
    for (const input of [TOLD, ABOUT_PHONE]) {
      const text = renderText(buildReport({ ...input, scan: { ...input.scan, lang } }), { ...plain, lang, width });
      const tooWide = text.split("\n").filter((line) => displayWidth(line) > width);
      expect(
        tooWide.filter(
          (line) => !/^ *(?:- |\d+\. |\S+ {2,})?(?:case\/\S+( \S*\/\S+)*$|[A-Z]:\\|[\w.-]+[、,]?$)/i.test(line),
        ),
      ).toEqual([]);
    }
  });
});
