/** `ccmtrace patterns coverage`: holds the catalog against every row of the guide. */
import { createLookUp } from "../catalog/index.ts";
import type { CoveredRow } from "../model/index.ts";
import { judgeRecord } from "./judge-record.ts";
import type { Catalog } from "./load-catalog.ts";

/**
 * Every row of the guide with the patterns that name it. Where the guide prints a message, a pattern of the row must
 * find it in a record, or the look-up must lead from it to the row's card.
 */
export function coverGuide({ patterns, compiled, guide }: Omit<Catalog, "sha256">): CoveredRow[] {
  const lookUp = createLookUp([...patterns.values()], guide);
  const inUse = [...patterns.values()].filter(({ status }) => status !== "deprecated");
  return [...guide.values()].map(({ row, page, message, about }) => {
    const named = inUse.filter((pattern) => pattern.guide.some((cited) => cited.row === row));
    const reported =
      message === "" ? [] : judgeRecord(compiled.patterns, message, null).won.map(({ pattern }) => pattern.id);
    const [looked] = message === "" ? [] : lookUp(message);
    const own = named.map(({ id, tests, any }) => ({
      id,
      tests: tests.length,
      finds: message === "" || (any.length > 0 ? reported.includes(id) : looked?.pattern.id === id),
    }));
    const status = own.length === 0 ? "no-pattern" : own.some(({ finds }) => finds) ? "covered" : "not-found";
    return { row, page, message, about: about ?? "", patterns: own, status };
  });
}
