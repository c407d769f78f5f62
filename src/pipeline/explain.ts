/** `ccmtrace explain`: leads from a text to the cards that tell what it means, and from a line to the conditions it met. */
import { type CompiledPattern, createLookUp, nearMiss, prepareSyntax } from "../catalog/index.ts";
import { appliesTo, resolve } from "../detect/index.ts";
import type { ExplainedHit, ExplainedLine, LineCandidate, LogName, Pattern } from "../model/index.ts";
import { candidatesFor, readAlone } from "./judge-record.ts";
import { type Catalog, loadCatalog } from "./load-catalog.ts";

/**
 * The cards for a text or a pattern's id, best first; none when nothing is close. What a scan would report of it comes
 * before what only resembles it.
 * @throws UserError when the catalog cannot be used
 */
export async function explainText(text: string, patternFolders: readonly string[]): Promise<ExplainedHit[]> {
  const catalog = await loadCatalog(patternFolders);
  const named = catalog.patterns.get(text.trim());
  if (named !== undefined)
    return [{ pattern: named, score: 1, closest: named.id, messages: messagesOf(catalog, named) }];
  const { entry } = readAlone(text);
  const reported = resolve(candidatesFor(catalog.compiled.patterns, text), entry).won.map(({ pattern, found }) => ({
    pattern: pattern.pattern,
    score: 1,
    closest: entry.text.slice(found.at, found.at + found.length),
  }));
  const ids = new Set(reported.map(({ pattern }) => pattern.id));
  const close = createLookUp([...catalog.patterns.values()], catalog.guide)(text);
  return [...reported, ...close.filter(({ pattern }) => !ids.has(pattern.id))].map((hit) => ({
    ...hit,
    messages: messagesOf(catalog, hit.pattern),
  }));
}

/** The messages that the guide prints for a pattern, each once. */
export function messagesOf({ guide }: Catalog, pattern: Pattern): string[] {
  const messages = pattern.guide.map(({ row }) => guide.get(row)?.message ?? "").filter((message) => message !== "");
  return [...new Set(messages)];
}

/** How many patterns are shown that do not report the line, and how near they must come. */
const NEAREST = 3;
const NEAR_ENOUGH = 0.3;

/**
 * The patterns that report a line, and those that came near: which condition held and which did not. `log` is the log
 * the line stands in, null where that is not said.
 * @throws UserError when the catalog cannot be used
 */
export async function explainLine(
  line: string,
  log: LogName | null,
  patternFolders: readonly string[],
): Promise<ExplainedLine> {
  await prepareSyntax();
  const { compiled } = await loadCatalog(patternFolders);
  const { entry, guessedLog } = readAlone(line);
  const { won, lost, gaveUp } = resolve(
    candidatesFor(compiled.patterns, line).filter((pattern) => appliesTo(pattern, log)),
    entry,
  );
  const verdictOf = (pattern: CompiledPattern): Pick<LineCandidate, "verdict" | "leftTo"> => {
    if (won.some((claim) => claim.pattern === pattern)) return { verdict: "reported", leftTo: null };
    const to = lost.find((claim) => claim.pattern === pattern)?.to;
    if (to !== undefined) return { verdict: "left-to", leftTo: to.pattern.id };
    if (gaveUp.includes(pattern)) return { verdict: "gave-up", leftTo: null };
    const isElsewhere = !appliesTo(pattern, log) && resolve([pattern], entry).won.length > 0;
    return { verdict: isElsewhere ? "other-log" : "no-match", leftTo: null };
  };
  const candidates = compiled.patterns
    .map((pattern) => ({
      pattern: pattern.pattern,
      ...verdictOf(pattern),
      ...nearMiss(pattern.pattern, entry),
    }))
    .sort((a, b) => b.progress - a.progress || (a.pattern.id < b.pattern.id ? -1 : 1));
  const isReported = ({ verdict }: LineCandidate): boolean => verdict === "reported";
  const reported = candidates.filter(isReported);
  // Where one reports the line, only those that match it too are of interest.
  const isNear = ({ verdict, progress }: (typeof candidates)[number]): boolean =>
    reported.length > 0 ? verdict !== "no-match" : progress >= NEAR_ENOUGH;
  const near = candidates.filter((candidate) => !isReported(candidate) && isNear(candidate));
  return {
    line,
    log: log ?? guessedLog,
    isLogGiven: log !== null,
    candidates: [...reported, ...near.slice(0, NEAREST)],
  };
}
