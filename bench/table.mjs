/** Rows as a Markdown table; numbers as a page shows them. */

/**
 * @typedef {import("./section.mjs").Row} Row
 * @typedef {import("./statistics.mjs").Spread} Spread
 */

/**
 * A table of what was measured.
 * @param {Row[]} rows
 * @param {{ isInMs?: boolean }} [form] Short runs are told in milliseconds, and without a speed.
 */
export function rowsTable(rows, { isInMs = false } = {}) {
  const time = isInMs ? (seconds) => String(Math.round(seconds * 1000)) : threeDigits;
  const columns = [
    ["", ({ label }) => label],
    [isInMs ? "ms" : "s", ({ seconds }) => time(seconds.median)],
    ["from – to", ({ seconds }) => `${time(seconds.low)} – ${time(seconds.high)}`],
    ...(isInMs ? [] : [["GB/s", ({ bytesPerSecond }) => threeDigits(bytesPerSecond / 1e9)]]),
    ["ours is so many times as fast", ({ times }) => (times === null ? "" : threeDigits(times.median))],
    ["from – to", ({ times }) => (times === null ? "" : `${threeDigits(times.low)} – ${threeDigits(times.high)}`)],
    ["peak MB", ({ peakBytes }) => (peakBytes === null ? "?" : String(Math.round(peakBytes / 1e6)))],
  ];
  return markdownTable(
    columns.map(([head]) => head),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
  );
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function markdownTable(head, rows) {
  // The first column is text, the others are numbers.
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A number with about three digits that mean something. */
export function threeDigits(value) {
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : value >= 0.1 ? 2 : 3);
}
