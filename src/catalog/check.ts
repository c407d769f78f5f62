/** Runs every proof that stands in the pattern files: lines that must match and lines that must not. */
import type { Bilingual, Entities, EntityKind, LogName, Pattern } from "../model/index.ts";
import type { CompiledPattern } from "./compile.ts";

/**
 * What a pattern makes of a single record, which stands in `log` if that is said; the pipeline gives it, since reading
 * a record is another stage's work.
 */
export type TryPattern = (
  compiled: CompiledPattern,
  text: string,
  log: LogName | null,
) => { readonly entities: Entities } | null;

/** A proof that failed. */
export interface ProofFailure {
  readonly pattern: Pattern;
  readonly message: Bilingual;
}

/** Runs the tests of every pattern. */
export function runProofs(patterns: readonly CompiledPattern[], tryPattern: TryPattern): ProofFailure[] {
  const failures: ProofFailure[] = [];
  for (const compiled of patterns) {
    const { pattern } = compiled;
    const fail = (en: string, ja: string): number => failures.push({ pattern, message: { en, ja } });
    for (const test of pattern.tests) {
      const found = tryPattern(compiled, test.text, test.log);
      if (test.kind === "miss") {
        if (found !== null)
          fail(
            `matches a line it must not match (${test.why}): ${test.text}`,
            `一致してはいけない行に一致します (${test.why}): ${test.text}`,
          );
        continue;
      }
      if (found === null) {
        fail(`does not match a line it must match: ${test.text}`, `一致すべき行に一致しません: ${test.text}`);
        continue;
      }
      for (const [kind, value] of Object.entries(test.entities)) {
        const got = found.entities[kind as EntityKind] ?? [];
        if (!got.includes(value))
          fail(
            `takes ${kind} ${got.length === 0 ? "nothing" : got.join(", ")} instead of ${value} from: ${test.text}`,
            `${kind} として ${value} ではなく ${got.length === 0 ? "何も" : got.join(", ")} を取り出します: ${test.text}`,
          );
      }
    }
  }
  return failures;
}
