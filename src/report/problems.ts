/** Problems with their words and in their order. */
import type { Language, Problem, ReportProblem } from "../model/index.ts";
import { by, inOrder, problemRank } from "./order.ts";
import { WORDS } from "./words/index.ts";

/** The problems worded in one language, by path, place and kind. */
export function wordProblems(problems: readonly Problem[], lang: Language): ReportProblem[] {
  const words = WORDS[lang].problems;
  return problems
    .map(({ path, kind, detail, offset }) => {
      const worded = { path, kind, message: words[kind].message(detail) };
      return offset === undefined ? worded : { ...worded, offset };
    })
    .sort(
      inOrder<ReportProblem>(
        by((problem) => problem.path),
        by((problem) => problem.offset ?? -1),
        by((problem) => problemRank(problem.kind)),
        by((problem) => problem.message),
      ),
    );
}
