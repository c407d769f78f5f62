/** Says what a catalog makes of one record by itself, as a scan of a file with that one record would. */
import type { CompiledPattern, Verdict } from "../catalog/index.ts";
import { appliesTo, resolve, statementOf } from "../detect/index.ts";
import type { Entry, LogName } from "../model/index.ts";
import { detectFormat, layoutOf, readEntities } from "../parse/index.ts";
import { readRecord } from "./read-record.ts";

/** Reads a record whose layout is judged by itself. */
export function readAlone(text: string): { entry: Entry; guessedLog: LogName | null } {
  const { format, log } = detectFormat(Buffer.from(text));
  const layout = layoutOf(format, Buffer.from(text.slice(0, 256), "latin1"));
  return { entry: readRecord(text, layout, { line: 1, offset: 0, part: 0 }), guessedLog: log };
}

/** Those of the patterns whose literals stand in the text: what the literal scan of a file would leave. */
export function candidatesFor(patterns: readonly CompiledPattern[], text: string): CompiledPattern[] {
  // As the scan reads it: case ignored, any white space a blank, wide characters for the narrow ones.
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\t\r\n]/g, " ");
  return patterns.filter(({ literals }) => literals.some((literal) => folded.includes(literal)));
}

/** Tries patterns on a record. `proven` is the log it stands in, null where that is not known. */
export function judgeRecord(patterns: readonly CompiledPattern[], text: string, proven: LogName | null): Verdict {
  const { entry } = readAlone(text);
  const { won, lost, gaveUp } = resolve(
    candidatesFor(patterns, text).filter((pattern) => appliesTo(pattern, proven)),
    entry,
  );
  return {
    won: won.map((claim) => ({
      pattern: claim.pattern.pattern,
      entities: statementOf(claim, entry, { node: null, readEntities }).entities,
    })),
    lost: lost.map(({ pattern, to }) => ({ pattern: pattern.pattern, to: to.pattern })),
    gaveUp: gaveUp.map(({ pattern }) => pattern),
  };
}
