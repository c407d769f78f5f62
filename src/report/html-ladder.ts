/** One phone's certificate story as a ladder: the phone at the left, the services it deals with beside it, a rung for each step. */
import type { ReportStory, StageName } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { html, type Markup } from "./markup.ts";
import { type ToldStep, tellStory } from "./story.ts";
import { storyTexts } from "./story-texts.ts";
import type { Words } from "./words/index.ts";

/** The ladder, with its steps as text below. A rung says that the two dealt with each other, not who spoke. */
export function ladderFigure(words: Words, story: ReportStory): Markup {
  const { page } = words;
  const told = tellStory(words, story, RUNGS_SHOWN);
  const height = TOP + told.steps.length * RUNG + 12;
  const name = page.ladder(visible(story.device));
  const posts = [page.phone, words.logs.tftp, words.logs.capf, words.logs.ccm];
  return html`<figure class="ladder"><figcaption><h3>${name}</h3><p class="stages">${told.stages.map(
    ({ name: stage, word, status, broke }) =>
      html`<span class="stage ${broke ? "broke" : status}">${stage}: <b>${word}</b></span> `,
  )}</p><p><b>${told.outcome}</b> ${told.meanings.join(" ")}</p></figcaption>
${
  told.steps.length === 0
    ? ""
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${name}">
${posts.map(
  (post, index) =>
    html`<text class="post" x="${postX(index)}" y="16" text-anchor="middle">${post}</text><line class="rule" x1="${postX(index)}" x2="${postX(index)}" y1="24" y2="${height}"/>`,
)}
${told.steps.map((step, index) => rung(step, TOP + index * RUNG))}
</svg></div>`
}
<details class="plain"><summary>${words.rowLabels.timeline}</summary><pre tabindex="0">${storyTexts(words, story).join("\n")}</pre></details></figure>`;
}

function rung({ time, says, mark, stage, status }: ToldStep, y: number): Markup {
  const [from, to] = [postX(0), postX(POSTS[stage])];
  const sign = status === "ok" ? "✓" : status === "failed" ? "✗" : "•";
  const text = `${sign} ${says}${mark === "" ? "" : ` ${mark}`}`;
  return html`<g class="rung ${mark === "" ? status : "broke"}"><text class="time" x="4" y="${y + 4}">${time}</text><line x1="${from}" x2="${to}" y1="${y}" y2="${y}"/><circle cx="${from}" cy="${y}" r="4"/><circle cx="${to}" cy="${y}" r="4"/><text x="${from + 10}" y="${y - 7}">${text}</text></g>
`;
}

function postX(index: number): number {
  return FIRST + index * BETWEEN;
}

/** With whom a phone deals at each stage; the LSC comes from CAPF, TLS and registration are with CallManager. */
const POSTS: Readonly<Record<StageName, number>> = { tftp: 1, ctl: 1, capf: 2, lsc: 2, tls: 3, registration: 3 };
const WIDTH = 1000;
const FIRST = 250;
const BETWEEN = 220;
const TOP = 52;
const RUNG = 38;
const RUNGS_SHOWN = 40;
