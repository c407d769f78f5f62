/**
 * Chooses where events can be looked for that two servers wrote down: files of logs that have them, around moments that
 * as many servers as possible cover, and of each server no more than so many bytes.
 */
import { type FormatName, type LogName, type Moment, orderOf, type TraceFile } from "../model/index.ts";
import type { FileSummary } from "../report/index.ts";
import { isTwoByte } from "./identify-source.ts";

/** A file to look into, and around which moment. */
export interface Stretch {
  readonly file: TraceFile;
  readonly node: string;
  /** Bytes of the file, unpacked. */
  readonly fileBytes: number;
  readonly first: Moment;
  readonly last: Moment;
  /** So long after the file's first time; may lie outside the file. */
  readonly afterFirstMs: number;
  /** So much of it is read at most. */
  readonly bytes: number;
}

/** The stretches to read, in the order of servers and, within each, of how near they are; none for fewer than two servers. */
export function chooseStretches(
  sources: readonly Pick<FileSummary, "file" | "bytes" | "first" | "last">[],
  assumedOffsetMin: number,
): Stretch[] {
  const spans = sources.flatMap(({ file, bytes, first, last }): Span[] => {
    if (file.node === null || first === null || last === null || !hasEvents(file)) return [];
    const [from, to] = [orderOf(first, assumedOffsetMin), orderOf(last, assumedOffsetMin)];
    return [{ file, node: file.node, fileBytes: bytes, first, last, from, to }];
  });
  const nodes = [...new Set(spans.map(({ node }) => node))].sort();
  if (nodes.length < 2) return [];
  const anchors = chooseAnchors(spans);
  return nodes.flatMap((node) => {
    const near = spans
      .filter((span) => span.node === node)
      .map((span) => ({ span, ...nearestAnchor(span, anchors) }))
      .sort(
        (a, b) =>
          a.distance - b.distance || a.span.from - b.span.from || (a.span.file.path < b.span.file.path ? -1 : 1),
      );
    const stretches: Stretch[] = [];
    let left = NODE_BYTES;
    for (const { span, momentMs } of near) {
      const { file, fileBytes, first, last, from } = span;
      const bytes = Math.min(fileBytes, STRETCH_BYTES[file.format] ?? 0, left);
      if (bytes <= 0) continue;
      left -= bytes;
      stretches.push({ file, node, fileBytes, first, last, afterFirstMs: momentMs - from, bytes });
    }
    return stretches;
  });
}

/** A file and the time it covers. */
interface Span extends Omit<Stretch, "afterFirstMs" | "bytes"> {
  readonly from: number;
  readonly to: number;
}

/** Can the file have events in it that another server wrote down too? */
function hasEvents({ log, format, encoding }: TraceFile): boolean {
  return log !== null && LOGS.has(log) && STRETCH_BYTES[format] !== undefined && !isTwoByte(encoding);
}

/**
 * Moments that most servers cover; then more, until there is one for each server that has any time in common with
 * another one.
 */
function chooseAnchors(spans: readonly Span[]): number[] {
  const anchors: number[] = [];
  const waiting = new Set(spans.map(({ node }) => node));
  while (waiting.size > 0 && anchors.length < MOST_ANCHORS) {
    const anchor = bestMoment(spans, waiting);
    if (anchor === null) break;
    anchors.push(anchor);
    for (const { node, from, to } of spans) if (from <= anchor && anchor <= to) waiting.delete(node);
  }
  return anchors;
}

/** In the middle of the longest time that most of the waiting servers cover, and two servers at least. */
function bestMoment(spans: readonly Span[], waiting: ReadonlySet<string>): number | null {
  const steps = spans
    .flatMap(({ node, from, to }) => [
      { node, at: from, step: 1 },
      { node, at: to, step: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const open = new Map<string, number>();
  let best: { wanted: number; lengthMs: number; at: number } | null = null;
  let wanted = 0;
  for (const [index, { node, at, step }] of steps.entries()) {
    const count = (open.get(node) ?? 0) + step;
    if (count === 0) open.delete(node);
    else open.set(node, count);
    if (waiting.has(node) && (step > 0 ? count === 1 : count === 0)) wanted += step;
    const lengthMs = (steps[index + 1]?.at ?? at) - at;
    if (lengthMs === 0 || open.size < 2 || wanted === 0) continue;
    if (best === null || wanted > best.wanted || (wanted === best.wanted && lengthMs > best.lengthMs))
      best = { wanted, lengthMs, at: at + lengthMs / 2 };
  }
  return best?.at ?? null;
}

function nearestAnchor({ from, to }: Span, anchors: readonly number[]): { distance: number; momentMs: number } {
  let best = { distance: Number.POSITIVE_INFINITY, momentMs: from };
  for (const anchor of anchors) {
    const distance = Math.max(0, from - anchor, anchor - to);
    if (distance < best.distance) best = { distance, momentMs: anchor };
  }
  // Without any moment in common all are equally near; their clocks may be that wrong.
  return Number.isFinite(best.distance) ? best : { distance: 0, momentMs: from };
}

const LOGS: ReadonlySet<LogName> = new Set<LogName>(["ccm", "sdl"]);
/**
 * How much is read of a file of each layout. It is looked for by the servers' own clocks: where these differ by more than
 * the time that is read, events that both logged stand in the stretch of one of them only.
 */
const STRETCH_BYTES: Partial<Record<FormatName, number>> = {
  sdl: 4 * 2 ** 20,
  "sdl-old": 4 * 2 ** 20,
  sdi: 4 * 2 ** 20,
  "sdi-time": 4 * 2 ** 20,
};
/** How much is read of one server. */
const NODE_BYTES = 16 * 2 ** 20;
const MOST_ANCHORS = 8;
