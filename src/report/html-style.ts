/** The style sheet of the HTML report: light, dark, narrow and printed. */

/** As it stands in the page; the page's policy names it by its digest. */
export const STYLE = `
:root { --bg: #ffffff; --fg: #1b1f24; --soft: #57606a; --line: #d0d7de; --card: #f6f8fa; --link: #0550ae;
  --critical: #a40e26; --high: #b42318; --medium: #8a4600; --low: #0b5394; --informational: #57606a; --good: #116329; --bar: #6e9bd1; color-scheme: light; }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { --bg: #0d1117; --fg: #e6edf3; --soft: #9da7b3; --line: #3d444d; --card: #161b22; --link: #79b8ff;
  --critical: #ff8f9b; --high: #ff938a; --medium: #f0b267; --low: #79c0ff; --informational: #9da7b3; --good: #6fdd8b; --bar: #3f6fa8; color-scheme: dark; } }
:root[data-theme="dark"] { --bg: #0d1117; --fg: #e6edf3; --soft: #9da7b3; --line: #3d444d; --card: #161b22; --link: #79b8ff;
  --critical: #ff8f9b; --high: #ff938a; --medium: #f0b267; --low: #79c0ff; --informational: #9da7b3; --good: #6fdd8b; --bar: #3f6fa8; color-scheme: dark; }
* { box-sizing: border-box; }
html { scroll-padding-top: 9rem; }
[hidden] { display: none !important; }
body { margin: 0; overflow-wrap: anywhere; background: var(--bg); color: var(--fg); font: 16px/1.55 system-ui, "Segoe UI", "Hiragino Sans", "Noto Sans CJK JP", "IPAPGothic", "Yu Gothic UI", Meiryo, sans-serif; }
header, main { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; gap: .75rem; align-items: center; padding-top: .75rem; }
.brand { font-weight: 700; margin-right: auto; }
button { font: inherit; color: var(--fg); background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .2rem .7rem; cursor: pointer; }
button[aria-pressed="true"] { background: var(--fg); color: var(--bg); }
.switch { display: flex; gap: .25rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.verdict { margin: 1rem 0; padding: .25rem 1rem; border: 1px solid var(--line); border-left: .5rem solid var(--good); border-radius: .5rem; background: var(--card); }
.verdict.critical, .verdict.high { border-left-color: var(--high); } .verdict.medium { border-left-color: var(--medium); } .verdict.low, .verdict.informational { border-left-color: var(--low); }
h1 { font-size: 1.35rem; line-height: 1.35; margin: .6rem 0; }
h2 { font-size: .95rem; letter-spacing: .06em; color: var(--soft); border-bottom: 1px solid var(--line); padding-bottom: .25rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .4rem 0; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; margin: 0; padding: 0; font-size: .85rem; }
nav li { padding: .15rem 0; }
.toolbar { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: end; margin: 1rem 0; padding: .6rem 0; position: sticky; top: 0; background: var(--bg); border-bottom: 1px solid var(--line); z-index: 1; }
.toolbar input[type="search"] { font: inherit; color: var(--fg); background: var(--bg); border: 1px solid var(--soft); border-radius: .4rem; padding: .3rem .5rem; display: block; width: 20rem; max-width: 100%; }
.toolbar label { max-width: 100%; }
fieldset { border: 0; padding: 0; margin: 0; } legend { padding: 0; font-size: 1rem; } fieldset label { margin-right: .75rem; white-space: nowrap; }
.shown, .quiet { color: var(--soft); }
.card { border: 1px solid var(--line); border-radius: .5rem; margin: .6rem 0; background: var(--card); }
.card > summary { padding: .6rem .9rem; cursor: pointer; }
.card .title { font-weight: 600; } .card .seen { display: block; color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
.card[open] > summary { border-bottom: 1px solid var(--line); }
.badge { font-size: .75rem; font-weight: 700; border: 1px solid currentColor; border-radius: .3rem; padding: .05rem .4rem; }
.critical { --own: var(--critical); } .high { --own: var(--high); } .medium { --own: var(--medium); } .low { --own: var(--low); } .informational { --own: var(--informational); }
.badge { color: var(--own); }
dl { margin: 0; padding: .4rem .9rem; } dl > div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: .25rem 1rem; padding: .15rem 0; }
dt { color: var(--soft); padding-top: .4rem; } dd { margin: 0; min-width: 0; }
.step { display: flex; gap: .5rem; } .step span:first-child { flex: 0 0 1.5rem; text-align: right; }
.lines { list-style: none; margin: .4rem 0; padding: 0; } .lines li { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .7rem; margin: .3rem 0; overflow-wrap: anywhere; }
.lines li.here { border-left-color: var(--link); background: var(--bg); }
.time { font-variant-numeric: tabular-nums; font-weight: 600; } .place { color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; }
code, pre { font: .85rem/1.5 ui-monospace, Consolas, "Noto Sans Mono CJK JP", "IPAGothic", monospace; } code { display: block; white-space: pre-wrap; overflow-wrap: anywhere; } pre { overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; overflow-wrap: normal; } table { border-collapse: collapse; width: 100%; font-size: .92rem; } th, td { text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } th { color: var(--soft); font-weight: 600; white-space: nowrap; }
.status.found { color: var(--good); } .status.missing, .status.unreadable { color: var(--high); } .status.empty { color: var(--medium); }
figure { margin: .5rem 0 1.5rem; } figcaption { color: var(--soft); font-size: .9rem; } figcaption h3 { color: var(--fg); }
.buttons { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; } .about { color: var(--soft); font-size: .85rem; }
svg { display: block; min-width: 46rem; width: 100%; height: auto; font-size: 12px; }
svg text { fill: var(--fg); font-family: inherit; paint-order: stroke; stroke: var(--bg); stroke-width: 3px; stroke-linejoin: round; } .rule, .tick { stroke: var(--line); } .tick-text, svg .time { fill: var(--soft); }
.bar.covered { fill: var(--bar); } .hatch { fill: var(--medium); } .bar.gap, .bar.silent { stroke: var(--medium); stroke-width: .5; }
.mark rect { fill: var(--own); stroke: var(--bg); stroke-width: 1; cursor: pointer; } .mark:focus-visible rect, .mark:hover rect { stroke: var(--fg); stroke-width: 2; }
.post { font-weight: 700; } .rung line { stroke: var(--soft); stroke-width: 2; } .rung circle { fill: var(--soft); }
.rung.ok line { stroke: var(--good); } .rung.ok circle { fill: var(--good); } .rung.failed line, .rung.broke line { stroke: var(--high); stroke-dasharray: 6 4; } .rung.failed circle, .rung.broke circle { fill: var(--high); } .rung.broke text { font-weight: 700; fill: var(--high); }
.stages { display: flex; flex-wrap: wrap; gap: .4rem; } .stage { border: 1px solid var(--line); border-radius: .4rem; padding: .1rem .5rem; color: var(--fg); } .stage.ok b { color: var(--good); } .stage.failed b, .stage.broke b { color: var(--high); } .stage.broke { border-color: var(--high); border-width: 2px; }
@media (max-width: 40rem) { dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; } .toolbar { position: static; } html { scroll-padding-top: 0; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { :root, :root[data-theme="dark"], :root:not([data-theme="light"]) { --bg: #fff; --fg: #000; --soft: #333; --line: #999; --card: #fff; --link: #000; --critical: #000; --high: #000; --medium: #000; --low: #000; --informational: #000; --good: #000; --bar: #bbb; color-scheme: light; }
  header, nav, .toolbar, .buttons { display: none; } main { max-width: none; } .card { break-inside: auto; } .card > summary { break-after: avoid; } svg { min-width: 0; } .toolbar { position: static; } }
`;
