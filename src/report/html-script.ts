/**
 * The script of the HTML report, as plain JavaScript for browsers: language, light or dark, search, levels, zoom, jumps. It
 * only shows, hides and moves what is in the page; it makes no markup out of text.
 */

import { AXIS, STEPS_MS } from "./html-axis.ts";

/** As it stands in the page; the page's policy names it by its digest. */
export const SCRIPT = `
"use strict";
(() => {
  const all = (where, what) => [...where.querySelectorAll(what)];
  const root = document.documentElement;
  const mains = all(document, "main");
  const shownMain = () => mains.find((main) => !main.hidden);

  // Language: the same part stays in view.
  const setLanguage = (lang) => {
    const target = location.hash.replace(/^#(en|ja)-/, "#" + lang + "-");
    root.lang = lang;
    for (const main of mains) main.hidden = main.lang !== lang;
    for (const button of all(document, "[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
    const theme = document.getElementById("theme");
    theme.setAttribute("aria-label", theme.dataset[lang]);
    document.title = document.querySelector("title").dataset[lang];
    if (target !== location.hash) history.replaceState(null, "", target);
    for (const main of mains) filter(main);
  };
  for (const button of all(document, "[data-lang]")) button.addEventListener("click", () => setLanguage(button.dataset.lang));

  document.getElementById("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });

  // Search and levels: what was typed holds in both languages.
  const texts = new WeakMap();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.normalize("NFKC").toLowerCase());
    return texts.get(card);
  };
  const filter = (main) => {
    const field = main.querySelector(".search");
    if (!field) return;
    const words = field.value.normalize("NFKC").toLowerCase().split(/\\s+/).filter(Boolean);
    const levels = new Set(all(main, ".level-filter input").filter((box) => box.checked).map((box) => box.value));
    for (const card of all(main, "details.card"))
      card.hidden = !(levels.has(card.dataset.level) && words.every((word) => textOf(card).includes(word)));
    tellShown(main);
  };
  const tellShown = (main) => {
    const cards = all(main, "details.card"), shown = cards.filter((card) => !card.hidden);
    const status = main.querySelector(".shown");
    status.textContent = status.dataset.text.replace("{shown}", String(shown.length)).replace("{all}", String(cards.length));
  };
  for (const main of mains) {
    const field = main.querySelector(".search");
    if (!field) continue;
    field.form.addEventListener("submit", (event) => event.preventDefault());
    field.addEventListener("input", () => {
      for (const other of mains) {
        const twin = other.querySelector(".search");
        if (twin && twin !== field) twin.value = field.value;
        filter(other);
      }
    });
    for (const box of all(main, ".level-filter input"))
      box.addEventListener("change", () => {
        for (const other of mains) {
          for (const twin of all(other, ".level-filter input")) if (twin.value === box.value) twin.checked = box.checked;
          filter(other);
        }
      });
    filter(main);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search]")) return;
    const field = shownMain() && shownMain().querySelector(".search");
    if (!field) return;
    event.preventDefault();
    field.focus();
  });

  // A jump opens what it leads to, also where a filter hid it.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    const main = target.closest("main");
    if (main && main.hidden) setLanguage(main.lang);
    if (!target.matches("details")) return;
    if (target.hidden) {
      target.hidden = false;
      tellShown(main);
    }
    target.open = true;
    target.querySelector("summary").focus();
    target.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", open);
  // A mark leads to its card, and to the very line where the card quotes it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.mark");
    if (!link) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    open();
    for (const line of all(document, ".here")) line.classList.remove("here");
    const card = document.getElementById(location.hash.slice(1));
    const place = card && link.dataset.place && all(card, ".place").find((own) => own.textContent === link.dataset.place);
    if (!place) return;
    place.closest("li").classList.add("here");
    place.scrollIntoView({ block: "center" });
  });
  open();

  // Print: everything that is shown is shown whole.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all(document, "details.card:not([open])");
    for (const card of closed) card.open = true;
  });
  addEventListener("afterprint", () => { for (const card of closed) card.open = false; });

  // The timeline: which stretch of time it shows, and where everything then lies.
  const { width: WIDTH, left: LEFT, plot: PLOT, top: TOP, mostTicks: MOST, dayMs: DAY } = ${JSON.stringify(AXIS)};
  const STEPS = ${JSON.stringify(STEPS_MS)};
  for (const figure of all(document, "figure.timeline")) {
    const start = Number(figure.dataset.start), length = Number(figure.dataset.length);
    const svg = figure.querySelector("svg"), ticks = figure.querySelector(".ticks"), about = figure.querySelector(".about");
    const things = all(svg, "[data-a]");
    const height = svg.viewBox.baseVal.height;
    const bounds = things.map((thing) => [Number(thing.dataset.a), Number(thing.dataset.b), thing.dataset.mark === "1"]);
    let from = 0, to = length;
    const element = (name, attributes, text) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const key in attributes) made.setAttribute(key, String(attributes[key]));
      if (text) made.textContent = text;
      return made;
    };
    const draw = () => {
      const x = (at) => LEFT + ((at - from) / (to - from)) * PLOT;
      things.forEach((thing, index) => {
        const [a, b, isMark] = bounds[index];
        const left = Math.max(-1e4, x(a)), right = Math.min(1e4, x(b));
        thing.setAttribute("x", (left - (isMark ? 2 : 0)).toFixed(1));
        thing.setAttribute("width", Math.max(isMark ? 5 : 2, right - left).toFixed(1));
        const link = thing.closest("a");
        if (link) link.toggleAttribute("hidden", b < from || a > to);
      });
      const step = STEPS.find((own) => (to - from) / own <= MOST) || to - from;
      ticks.replaceChildren();
      for (let at = Math.ceil((start + from) / step) * step, n = 0; at <= start + to; at += step, n += 1) {
        const iso = new Date(at).toISOString(), place = x(at - start);
        const text = step >= DAY ? iso.slice(0, 10) : step < 1e3 ? iso.slice(11, 23) : step < 6e4 ? iso.slice(11, 19) : iso.slice(11, 16);
        ticks.append(element("line", { class: "tick", x1: place, x2: place, y1: TOP - 6, y2: height }));
        ticks.append(element("text", { class: "tick-text", x: place + 3, y: 14 }, n === 0 && step < DAY ? iso.slice(5, 10) + " " + text : text));
      }
    };
    const show = (a, b) => {
      const size = Math.min(length, Math.max(20, b - a));
      from = Math.min(Math.max(0, a), length - size);
      to = from + size;
      draw();
    };
    const zoom = (factor, around) => {
      const middle = around === undefined ? (from + to) / 2 : around;
      show(middle - (middle - from) * factor, middle + (to - middle) * factor);
    };
    const move = (part) => show(from + (to - from) * part, to + (to - from) * part);
    figure.querySelector(".zoom-in").addEventListener("click", () => zoom(0.5));
    figure.querySelector(".zoom-out").addEventListener("click", () => zoom(2));
    figure.querySelector(".zoom-reset").addEventListener("click", () => show(0, length));
    const timeAt = (event) => {
      const box = svg.getBoundingClientRect();
      const place = ((event.clientX - box.left) / box.width) * WIDTH;
      return from + ((place - LEFT) / PLOT) * (to - from);
    };
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 0.8 : 1.25, timeAt(event));
    }, { passive: false });
    figure.querySelector(".scroll").addEventListener("keydown", (event) => {
      const deed = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), ArrowLeft: () => move(-0.2), ArrowRight: () => move(0.2), 0: () => show(0, length) }[event.key];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      deed();
    });
    const tell = (event) => {
      const title = event.target.closest && event.target.closest("a.mark, .bar, .lane");
      const words = title && title.querySelector("title");
      about.textContent = words ? words.textContent : "";
    };
    svg.addEventListener("pointerover", tell);
    // Not on the picture itself: that would make it a stop of its own for Tab in Chromium.
    figure.querySelector(".scroll").addEventListener("focusin", tell);
  }
})();
`;
