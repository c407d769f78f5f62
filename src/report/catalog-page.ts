/** The catalog as a Markdown page: every pattern and card by area, every incident rule, and every row of the guide with its patterns. */
import { type IncidentRule, type Language, LEVELS, type Pattern } from "../model/index.ts";
import { by, inOrder } from "./order.ts";
import { looksFor } from "./rule-text.ts";
import { WORDS, type Words } from "./words/index.ts";

/** A row of the guide as the page lists it. */
export interface GuideLine {
  readonly row: string;
  readonly page: string;
  /** Empty where the guide prints no message. */
  readonly message: string;
}

/** The page in one language, with line feeds. */
export function renderCatalogPage(
  patterns: readonly Pattern[],
  rules: readonly IncidentRule[],
  guide: readonly GuideLine[],
  lang: Language,
): string {
  const words = WORDS[lang];
  const { page } = words.catalog;
  const shown = patterns.filter(({ status }) => status !== "deprecated");
  const cards = shown.filter(({ any }) => any.length === 0);
  const tests = shown.reduce((sum, pattern) => sum + pattern.tests.length, 0);
  const told = rules.filter(({ status }) => status !== "deprecated").sort(worstFirst);
  const areas = [...new Set(shown.map(areaOf))].sort();
  const parts = [
    `# ${page.title}`,
    `${page.otherLanguage} · ${page.generated}`,
    page.intro(shown.length - cards.length, cards.length, tests),
    `## ${page.contents}`,
    areas
      .map((area) => {
        const own = inArea(shown, area);
        return [`- **${areaTitle(words, area)}**`, ...own.map((pattern) => `  - ${link(pattern, lang)}`)].join("\n");
      })
      .concat(
        [`- **[${page.incidents}](#incidents)**`, ...told.map((rule) => `  - ${link(rule, lang)}`)].join("\n"),
        `- [${page.guideRows}](#guide)`,
      )
      .join("\n"),
    ...areas.flatMap((area) => [
      `## ${areaTitle(words, area)}`,
      ...inArea(shown, area).flatMap((pattern) => patternParts(words, pattern, guide, lang)),
    ]),
    `<a id="incidents"></a>`,
    `## ${page.incidents}`,
    page.incidentsMean,
    ...told.flatMap((rule) => ruleParts(words, rule, lang)),
    `<a id="guide"></a>`,
    `## ${page.guideRows}`,
    guideTable(words, shown, guide),
  ];
  return `${parts.join("\n\n")}\n`;
}

function patternParts(words: Words, pattern: Pattern, guide: readonly GuideLine[], lang: Language): string[] {
  const { rowLabels, catalog, say, levels, confidences } = words;
  const rows = new Set(pattern.guide.map(({ row }) => row));
  const messages = new Set(
    guide.filter(({ row, message }) => rows.has(row) && message !== "").map(({ message }) => message),
  );
  const facts = [
    `**${levels[pattern.level]}**`,
    `\`${pattern.id}\``,
    ...new Set(pattern.guide.map(({ page }) => say.guide(page, ""))),
    catalog.where(
      say.list(pattern.surface.map((surface) => catalog.surfaces[surface])),
      pattern.logs.length === 0 ? catalog.noLog : say.list(pattern.logs.map((log) => words.logs[log])),
    ),
  ];
  return [
    `<a id="${pattern.id}"></a>`,
    `### ${escapeMarkdown(pattern.title[lang])}`,
    facts.join(" · "),
    ...[...messages].map((message) => `> ${escapeMarkdown(message)}`),
    `**${rowLabels.cause}** ${escapeMarkdown(pattern.cause[lang].trim())}`,
    `**${rowLabels.action}**`,
    escapeMarkdown(pattern.action[lang].trim()),
    `**${rowLabels.verify}** ${escapeMarkdown(pattern.verify[lang].trim())}`,
    ...(pattern.confidence === "inferred" && pattern.any.length > 0
      ? [`*${escapeMarkdown(confidences.inferred)}*`]
      : []),
  ];
}

function ruleParts(words: Words, rule: IncidentRule, lang: Language): string[] {
  const { rowLabels, say, levels, incidents } = words;
  const facts = [
    `**${levels[rule.level]}**`,
    `\`${rule.id}\``,
    ...new Set(rule.guide.map(({ page }) => say.guide(page, ""))),
  ];
  return [
    `<a id="${rule.id}"></a>`,
    `### ${escapeMarkdown(rule.title[lang])}`,
    facts.join(" · "),
    looksFor(words, rule, lang)
      .map((text) => `- ${escapeMarkdown(text)}`)
      .join("\n"),
    `**${rowLabels.cause}** ${escapeMarkdown(rule.cause[lang].trim())}`,
    ...(rule.clues.length === 0
      ? []
      : [`**${incidents.rule.clues}**`, rule.clues.map(({ says }) => `- ${escapeMarkdown(says[lang])}`).join("\n")]),
    `**${rowLabels.action}**`,
    escapeMarkdown(rule.action[lang].trim()),
    `**${rowLabels.verify}** ${escapeMarkdown(rule.verify[lang].trim())}`,
    `**${rowLabels.outlook}** ${escapeMarkdown(rule.outlook[lang].trim())}`,
  ];
}

function guideTable(words: Words, patterns: readonly Pattern[], guide: readonly GuideLine[]): string {
  const { columns, noMessage } = words.catalog;
  const rows = guide.map(({ row, page, message }) => {
    const own = patterns.filter((pattern) => pattern.guide.some((cited) => cited.row === row));
    const names = own.map(({ id }) => `[${id}](#${id})`).join("<br>");
    return `| ${row} | ${page} | ${message === "" ? `*${noMessage}*` : escapeMarkdown(message)} | ${names} |`;
  });
  return [
    `| ${columns.row} | ${columns.page} | ${columns.message} | ${columns.pattern} |`,
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function inArea(patterns: readonly Pattern[], area: string): Pattern[] {
  return patterns.filter((pattern) => areaOf(pattern) === area).sort(worstFirst);
}

const worstFirst = inOrder<Pick<Pattern, "level" | "id">>(
  by(({ level }) => -LEVELS.indexOf(level)),
  by(({ id }) => id),
);

/** The folder the pattern's file lies in. */
function areaOf({ file }: Pattern): string {
  return file.split("/").at(-2) ?? "";
}

function areaTitle({ catalog }: Words, area: string): string {
  return catalog.page.areas[area] ?? area;
}

function link({ title, id }: Pick<Pattern, "title" | "id">, lang: Language): string {
  return `[${escapeMarkdown(title[lang])}](#${id})`;
}

/** Words as Markdown shows them: nothing in them is markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, "\\$&");
}
