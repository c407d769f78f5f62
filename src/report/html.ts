/**
 * The report as one HTML file that opens from disk without a network: both languages in it, its only style sheet and script
 * named by their digests in a Content-Security-Policy, everything foreign escaped. What is too much for a page is folded or
 * left out with its number said.
 */
import { createHash } from "node:crypto";
import {
  compareLevels,
  LANGUAGES,
  type Language,
  LEVELS,
  type LogName,
  type Report,
  type ReportFinding,
  type ReportIncident,
} from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { clockTexts } from "./clocks.ts";
import { blindText, gapTexts, silentTexts } from "./coverage-words.ts";
import { evidenceTime, findingRows } from "./finding-rows.ts";
import { ladderFigure } from "./html-ladder.ts";
import { SCRIPT } from "./html-script.ts";
import { STYLE } from "./html-style.ts";
import { timelineFigure } from "./html-timeline.ts";
import { incidentRows } from "./incident-rows.ts";
import { type Content, html, type Markup, trusted } from "./markup.ts";
import { notSeenOf, uncorrelatedTexts } from "./not-seen.ts";
import { groupThousands } from "./numbers.ts";
import { type PageCards, pageCards } from "./page-cards.ts";
import { problemGroups } from "./problem-groups.ts";
import { readNotes, readRows } from "./read-rows.ts";
import { type Row, readStep } from "./rows.ts";
import { scanRows } from "./scan-rows.ts";
import { spanText } from "./span.ts";
import { tellTimeline } from "./timeline.ts";
import { verdictParagraphs } from "./verdict.ts";
import { WORDS, type Words } from "./words/index.ts";

/** The page; `options.lang` is the language it opens in. */
export function renderHtml(
  reportIn: (lang: Language) => Report,
  options: { readonly lang: Language; readonly patternLogs?: ReadonlyMap<string, readonly LogName[]> },
): string {
  const { lang } = options;
  const words = WORDS[lang];
  const patternLogs = options.patternLogs ?? new Map();
  const policy = `default-src 'none'; style-src '${digest(STYLE)}'; script-src '${digest(SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title data-en="${WORDS.en.formats.title}" data-ja="${WORDS.ja.formats.title}">${words.formats.title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header>
<span class="brand">ccmtrace</span>
<div class="switch" role="group" aria-label="${WORDS.en.page.language} / ${WORDS.ja.page.language}">${LANGUAGES.map(
    (own) =>
      html`<button type="button" data-lang="${own}" lang="${own}" aria-pressed="${own === lang ? "true" : "false"}">${NAMES[own]}</button>`,
  )}</div>
<button type="button" id="theme" data-en="${WORDS.en.page.theme}" data-ja="${WORDS.ja.page.theme}" aria-label="${words.page.theme}">◐</button>
</header>
${LANGUAGES.map((own) => mainOf(reportIn(own), own === lang, patternLogs))}
${script(SCRIPT)}
</body>
</html>
`.markup;
}

/** The bundler rewrites a template that holds the end of a script, so that is put together here. */
function script(text: string): Markup {
  return trusted(`<script>${text}<${"/"}script>`);
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function mainOf(report: Report, isShown: boolean, patternLogs: ReadonlyMap<string, readonly LogName[]>): Markup {
  const { lang } = report.scan;
  const words = WORDS[lang];
  const { page, headings, incidents } = words;
  const told = [...report.incidents, ...report.findings];
  const cards = pageCards(report);
  const parts: readonly (readonly [id: string, heading: string, content: readonly Content[]])[] = [
    ["incidents", incidents.headings.incidents, incidentCards(words, report, cards)],
    [
      "timeline",
      page.timeline,
      told.length + report.sources.length === 0 ? [] : [timelineFigure(words, report, cards)],
    ],
    [
      "story",
      incidents.headings.story,
      report.stories.length > 0
        ? report.stories.map((story) => ladderFigure(words, story))
        : [html`<p class="quiet">${page.ladderHint}</p>`],
    ],
    ["findings", headings.findings, findingCards(words, report, cards)],
    ["coverage", headings.coverage, coverageContent(words, report, patternLogs)],
    ["gaps", headings.gaps, silenceContent(words, report)],
    ["not-seen", incidents.headings.notSeen, notSeenContent(words, report)],
    [
      "clocks",
      incidents.headings.clocks,
      paragraphs(clockTexts(words, report.coverage.clocks, report.scan.alignClocks)),
    ],
    ["sources", headings.sources, sourceContent(words, report)],
    ["not-read", headings.notRead, problemContent(words, report, false)],
    ["worth-knowing", headings.worthKnowing, problemContent(words, report, true)],
    ["scan", headings.scan, [rowList(scanRows(words, report), [])]],
  ];
  const shown = parts.filter(([, , content]) => content.length > 0);
  return html`<main lang="${lang}"${isShown ? "" : html` hidden`}>
${verdictMarkup(words, report, patternLogs)}
<nav aria-label="${page.contents}"><ul>${shown.map(([id, heading]) => html`<li><a href="#${lang}-${id}">${heading}</a></li>`)}</ul></nav>
${told.length === 0 ? "" : toolbar(words, told)}
${shown.map(
  ([id, heading, content]) => html`<section id="${lang}-${id}" tabindex="-1"><h2>${heading}</h2>
${content}</section>
`,
)}</main>
`;
}

function verdictMarkup(words: Words, report: Report, patternLogs: ReadonlyMap<string, readonly LogName[]>): Markup {
  const paragraphsOf = verdictParagraphs(words, report, patternLogs);
  const level = [...report.incidents, ...report.findings]
    .map((own) => own.level)
    .sort((a, b) => compareLevels(b, a))[0];
  let isFirst = true;
  const told = paragraphsOf.flatMap((sentences) => {
    const [head, ...rest] = sentences;
    if (!isFirst || head === undefined || head.style === "plain")
      return [
        html`<p>${sentences.map(({ text, style }) => (style === "plain" ? html`${text} ` : html`<b>${text}</b> `))}</p>`,
      ];
    isFirst = false;
    return [html`<h1>${head.text}</h1>`, ...rest.map(({ text }) => html`<p>${text}</p>`)];
  });
  return html`<div class="verdict ${level ?? "none"}">${told}</div>`;
}

function toolbar({ page, levels }: Words, told: readonly { readonly level: Report["scan"]["level"] }[]): Markup {
  const present = [...LEVELS].reverse().filter((level) => told.some((own) => own.level === level));
  return html`<form class="toolbar" role="search"><label>${page.search} <input type="search" class="search" autocomplete="off" spellcheck="false"></label>
<fieldset class="level-filter"><legend>${page.levels}</legend>${present.map(
    (level) => html`<label class="${level}"><input type="checkbox" value="${level}" checked> ${levels[level]}</label> `,
  )}</fieldset>
<p class="shown" role="status" data-text="${page.shown}"></p></form>`;
}

function incidentCards(
  words: Words,
  { findings, scan }: Report,
  { incidents, incidentsLeft: left }: PageCards,
): Markup[] {
  return [
    ...incidents.map(({ id, told }, index) =>
      card(words, told, {
        id: `${scan.lang}-${id}`,
        isOpen: index === 0,
        rows: incidentRows(words, told, findings),
        quotes: timelineItems(words, told),
      }),
    ),
    ...(left > 0 ? [html`<p class="quiet">${words.page.cut(words.incidents.counted.moreIncidents(left))}</p>`] : []),
  ];
}

function findingCards(words: Words, report: Report, { findings, findingsLeft: left }: PageCards): Markup[] {
  const { incidents, scan } = report;
  const folded = report.findings.length - findings.length - left;
  return [
    ...(folded === 0 ? [] : paragraphs([words.incidents.folded(folded)])),
    ...findings.map(({ id, told }, index) =>
      card(words, told, {
        id: `${scan.lang}-${id}`,
        isOpen: incidents.length === 0 && index === 0,
        rows: findingRows(words, told, incidents),
        quotes: evidenceItems(words, told),
      }),
    ),
    ...(left > 0 ? [html`<p class="quiet">${words.page.cut(words.counted.more(left))}</p>`] : []),
  ];
}

function card(
  words: Words,
  { level, title }: ReportFinding | ReportIncident,
  { id, isOpen, rows, quotes }: { id: string; isOpen: boolean; rows: readonly Row[]; quotes: readonly Markup[] },
): Markup {
  const seen = rows.find(({ label }) => label === words.rowLabels.seen);
  return html`<details class="card ${level}" data-level="${level}" id="${id}"${isOpen ? html` open` : ""}><summary><span class="badge ${level}">${words.levels[level]}</span> <span class="title">${visible(title)}</span>${
    seen?.kind === "text" ? html` <span class="seen">${seen.lines.join(" ")}</span>` : ""
  }</summary>
${rowList(seen === undefined ? rows : rows.filter((row) => row !== seen), quotes)}</details>
`;
}

function rowList(rows: readonly Row[], quotes: readonly Markup[]): Markup {
  return html`<dl>${rows.map(
    (
      row,
    ) => html`<div><dt>${row.label}</dt><dd>${row.kind === "quotes" ? html`<ol class="lines">${quotes}</ol>` : row.kind === "steps" ? steps(row.lines) : row.lines.map((line) => html`<p>${line}</p>`)}</dd></div>
`,
  )}</dl>`;
}

/** Numbered lines and items as they are numbered, each a line of its own. */
function steps(lines: readonly string[]): Markup[] {
  return lines.map((line) => {
    const step = readStep(line);
    if (step === null) return html`<p>${line}</p>`;
    return html`<p class="step"><span>${step.mark === "-" ? "•" : step.mark}</span><span>${step.text}</span></p>`;
  });
}

function timelineItems(words: Words, incident: ReportIncident): Markup[] {
  const { lines, left, note } = tellTimeline(words, incident);
  const leftOut = (count: number) =>
    count > 0 ? [html`<li class="quiet">${words.incidents.leftOut(count)}</li>`] : [];
  return [
    ...lines.flatMap((told) => [
      ...leftOut(told.left),
      html`<li>${told.head === null ? "" : html`<span class="time">${told.head.time}</span> ${told.head.says} `}<span class="place">${told.path}:${told.line}</span>${told.quote === null ? "" : html`<code>${told.quote}</code>`}</li>`,
    ]),
    ...leftOut(left),
    ...(note === "" ? [] : [html`<li class="quiet">${note}</li>`]),
  ];
}

function evidenceItems(words: Words, finding: ReportFinding): Markup[] {
  const left = Math.max(0, finding.count - finding.evidence.length);
  return [
    ...finding.evidence.map(
      (evidence) =>
        html`<li><span class="time">${evidenceTime(words, evidence)}</span> <span class="place">${visible(evidence.path)}:${evidence.line}</span><code>${visible(evidence.text)}</code></li>`,
    ),
    ...(left > 0 ? [html`<li class="quiet">${words.counted.moreHits(left)}</li>`] : []),
  ];
}

function coverageContent(
  words: Words,
  { coverage }: Report,
  patternLogs: ReadonlyMap<string, readonly LogName[]>,
): Markup[] {
  const { columns, statuses, logs } = words;
  const blind = blindText(words, coverage, patternLogs);
  return [
    table(
      words.headings.coverage,
      [columns.log, columns.status, columns.files, columns.timesOrPlace],
      coverage.logs.map(({ log, status, files, first, last, location }) => [
        logs[log],
        html`<span class="status ${status}">${statuses[status]}</span>`,
        groupThousands(files),
        status === "found" ? visible(spanText(words, first, last)) : visible(location),
      ]),
    ),
    ...(blind === "" ? [] : paragraphs([blind])),
  ];
}

function silenceContent(words: Words, { coverage }: Report): Markup[] {
  const gaps = gapTexts(words, coverage.gaps);
  const silent = silentTexts(words, coverage.silent);
  return [
    ...(gaps.length === 0 ? [] : [...paragraphs([words.say.gapsMean]), list(words, gaps)]),
    ...(silent.length === 0 ? [] : [...paragraphs([words.incidents.silentMeans]), list(words, silent)]),
  ];
}

function notSeenContent(words: Words, { coverage }: Report): Markup[] {
  return [
    ...notSeenOf(words, coverage).flatMap(({ says, groups, left }) => [
      html`<p>${says}</p>`,
      html`<ul>${groups.map(({ why, titles }) => html`<li>${why}<br><span class="quiet">${titles}</span></li>`)}${left === "" ? "" : html`<li>${left}</li>`}</ul>`,
    ]),
    ...paragraphs(uncorrelatedTexts(words, coverage.uncorrelated)),
  ];
}

function sourceContent(words: Words, { sources }: Report): Markup[] {
  if (sources.length === 0) return [];
  const { columns, page, counted, headings } = words;
  const shown = sources.slice(0, SOURCES_SHOWN);
  const left = sources.length - shown.length;
  return [
    table(
      headings.sources,
      [columns.log, columns.node, columns.files, columns.records, columns.times],
      readRows(words, sources).map(({ log, node, files, records, times }) => [
        log,
        node,
        groupThousands(files),
        groupThousands(records),
        times,
      ]),
    ),
    ...paragraphs(readNotes(words, sources)),
    html`<details class="plain"><summary>${page.allFiles(counted.files(sources.length))}</summary>
${table(
  headings.files,
  [headings.files, columns.log, columns.records, page.bytes, columns.times],
  shown.map(({ path, log, records, bytes, first, last }) => [
    visible(path),
    log === null ? words.unknownLog : words.logs[log],
    groupThousands(records),
    groupThousands(bytes),
    visible(spanText(words, first, last)),
  ]),
)}${left > 0 ? html`<p class="quiet">${page.cut(counted.more(left))}</p>` : ""}</details>`,
  ];
}

function problemContent(words: Words, { problems }: Report, isHarmless: boolean): Markup[] {
  const { counted, say } = words;
  const more = (count: number) => (count === 0 ? "" : html`<li class="quiet">… ${counted.more(count)}</li>`);
  return problemGroups(words, problems, isHarmless).map(
    ({ title, messages, left }) =>
      html`<h3>${title}</h3>${messages.map(
        ({ says, places, left: others }) =>
          html`<p>${says}</p><ul>${places.map(({ path, atByte }) => html`<li class="place">${path + (atByte === "" ? "" : say.aside(atByte))}</li>`)}${more(others)}</ul>`,
      )}${left === 0 ? "" : html`<ul>${more(left)}</ul>`}`,
  );
}

function list(words: Words, lines: readonly string[]): Markup {
  const left = lines.length - LINES_SHOWN;
  return html`<ul>${lines.slice(0, LINES_SHOWN).map((line) => html`<li>${line}</li>`)}${left > 0 ? html`<li class="quiet">… ${words.counted.more(left)}</li>` : ""}</ul>`;
}

function paragraphs(texts: readonly string[]): Markup[] {
  return texts.map((text) => html`<p>${text}</p>`);
}

function table(name: string, titles: readonly string[], rows: readonly (readonly Content[])[]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>
${rows.map(
  (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`;
}

const NAMES: Readonly<Record<Language, string>> = { en: "English", ja: "日本語" };
const SOURCES_SHOWN = 500;
const LINES_SHOWN = 50;
