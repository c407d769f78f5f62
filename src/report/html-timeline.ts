/** The picture of all logs over time, as SVG. The page's script moves what is in it when somebody zooms. */
import type { Report } from "../model/index.ts";
import { AXIS, STEPS_MS } from "./html-axis.ts";
import { html, type Markup } from "./markup.ts";
import type { PageCards } from "./page-cards.ts";
import { type Lane, pictureOf, type TimePicture } from "./time-picture.ts";
import type { Words } from "./words/index.ts";

/** The picture with its buttons; a sentence where nothing has a time. */
export function timelineFigure(words: Words, report: Report, cards: PageCards): Markup {
  const { page } = words;
  const picture = pictureOf(words, report, cards);
  if (picture === null) return html`<p>${page.undated}</p>`;
  const height = TOP + picture.lanes.length * LANE + 8;
  const { lang } = report.scan;
  const left = [
    ...(picture.lanesLeft > 0 ? [page.lanesLeft(String(picture.lanesLeft))] : []),
    ...(picture.marksLeft > 0 ? [page.marksLeft(String(picture.marksLeft))] : []),
  ];
  return html`<figure class="timeline" data-start="${picture.startMs}" data-length="${picture.lengthMs}">
<figcaption id="${lang}-timeline-help">${page.timelineHelp} ${left.join(" ")}</figcaption>
<p class="buttons"><button type="button" class="zoom-in">+ ${page.zoomIn}</button> <button type="button" class="zoom-out">− ${page.zoomOut}</button> <button type="button" class="zoom-reset">${page.zoomReset}</button> <output class="about"></output></p>
<div class="scroll" tabindex="0" role="region" aria-label="${page.timeline}">
<svg viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label="${page.timeline}" aria-describedby="${lang}-timeline-help">
<defs><clipPath id="${lang}-plot"><rect x="${LEFT}" y="0" width="${WIDTH - LEFT}" height="${height}"/></clipPath>
<pattern id="${lang}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="2" height="6"/></pattern></defs>
<g class="ticks" clip-path="url(#${lang}-plot)">${ticks(picture, height)}</g>
${picture.lanes.map((lane, index) => laneMarkup(lane, TOP + index * LANE, picture, lang))}
</svg></div></figure>`;
}

function laneMarkup({ name, short: few, bars, marks }: Lane, y: number, picture: TimePicture, lang: string): Markup {
  const short = [...few].length > NAME_LONG ? `${[...few].slice(0, NAME_LONG - 1).join("")}…` : few;
  const x = (at: number) => round(LEFT + (at / picture.lengthMs) * PLOT);
  return html`<g class="lane"><line class="rule" x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"/><text class="name" x="4" y="${y + 16}">${short}<title>${name}</title></text>
<g clip-path="url(#${lang}-plot)">${bars.map(
    ({ from, to, kind, says }) =>
      html`<rect class="bar ${kind}" data-a="${from}" data-b="${to}" x="${x(from)}" y="${y + 5}" width="${round(Math.max(2, x(to) - x(from)))}" height="12"${kind === "covered" ? "" : html` fill="url(#${lang}-hatch)"`}><title>${says === "" ? name : `${name}: ${says}`}</title></rect>`,
  )}${marks.map(
    ({ from, to, level, card, place, says }) =>
      html`<a class="mark ${level}" href="#${lang}-${card}"${place === "" ? "" : html` data-place="${place}"`} aria-label="${says}"><rect data-a="${from}" data-b="${to}" data-mark="1" x="${round(x(from) - 2)}" y="${y + 2}" width="${round(Math.max(5, x(to) - x(from)))}" height="18" rx="2"/><title>${says}</title></a>`,
  )}</g></g>
`;
}

/** Lines of the time axis, as the page's script draws them anew. */
function ticks({ startMs, lengthMs }: TimePicture, height: number): Markup[] {
  const step = STEPS_MS.find((own) => lengthMs / own <= AXIS.mostTicks) ?? lengthMs;
  const marks: Markup[] = [];
  for (let at = Math.ceil(startMs / step) * step; at <= startMs + lengthMs; at += step) {
    const x = round(LEFT + ((at - startMs) / lengthMs) * PLOT);
    const iso = new Date(at).toISOString();
    const clock = iso.slice(11, step < 1_000 ? 23 : step < 60_000 ? 19 : 16);
    const text = step >= DAY_MS ? iso.slice(0, 10) : clock;
    const label = marks.length === 0 && step < DAY_MS ? `${iso.slice(5, 10)} ${text}` : text;
    marks.push(
      html`<line class="tick" x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${height}"/><text class="tick-text" x="${x + 3}" y="14">${label}</text>`,
    );
  }
  return marks;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const { width: WIDTH, left: LEFT, plot: PLOT, top: TOP, dayMs: DAY_MS } = AXIS;
const LANE = 24;
const NAME_LONG = 28;
