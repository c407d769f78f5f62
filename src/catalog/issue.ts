/** A mistake in a file of the catalog, and the places mistakes are told by. */
import type { Bilingual } from "../model/index.ts";

/** A mistake: where, what, and what to do about it. */
export interface CatalogIssue {
  readonly file: string;
  /** 1-based; 1 where the place is the file as a whole. */
  readonly line: number;
  readonly column: number;
  readonly message: Bilingual;
}

/** Where in a file something stands, by the keys and 0-based numbers that lead to it. */
export type Locate = (path: readonly PropertyKey[]) => { readonly line: number; readonly column: number };

/** Tells a mistake at the place that keys and 0-based numbers lead to. */
export type Say = (path: readonly PropertyKey[], message: Bilingual) => void;

/** The place of what concerns a file as a whole. */
export const FILE_START = { line: 1, column: 1 };

/** A mistake at a place. */
export function issueAt(file: string, at: { line: number; column: number }, message: Bilingual): CatalogIssue {
  return { file, line: at.line, column: at.column, message };
}

/** Collects the mistakes of one file. */
export function collectIssues(file: string, locate: Locate = () => FILE_START): { issues: CatalogIssue[]; say: Say } {
  const issues: CatalogIssue[] = [];
  return { issues, say: (path, message) => issues.push(issueAt(file, locate(path), message)) };
}

/** The mistake of using an id that another file has. */
export function duplicateId({ id, file }: { id: string; file: string }, other: string): CatalogIssue {
  return issueAt(file, FILE_START, {
    en: `the id "${id}" is already used by ${other}. Choose another one.`,
    ja: `id "${id}" は ${other} で使われています。別の id にしてください。`,
  });
}
