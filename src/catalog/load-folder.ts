/** Reads all that a folder of patterns holds: pattern files, and the rule files in its incidents/. */
import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { IncidentRule, Pattern } from "../model/index.ts";
import type { CatalogIssue, Locate } from "./issue.ts";
import { type GuideEntry, loadPatterns } from "./load.ts";
import { INCIDENTS, loadRules } from "./load-rules.ts";
import type { FilesRead } from "./yaml-file.ts";

/** Patterns and rules read, and what is wrong with the files that could not be. */
export interface FolderRead {
  readonly patterns: readonly Pattern[];
  readonly rules: readonly IncidentRule[];
  readonly issues: readonly CatalogIssue[];
  /** For the `file` of each pattern and rule the places in it. */
  readonly places: ReadonlyMap<string, Locate>;
  /** The ids that files have which could not be used. */
  readonly unread: ReadonlySet<string>;
}

/**
 * Reads a folder, or a single file. What lies in a folder incidents/ is a rule, everything else a pattern.
 * @throws the file system's error when the path itself cannot be read
 */
export async function loadFolder(path: string, guide: ReadonlyMap<string, GuideEntry>): Promise<FolderRead> {
  const isFile = (await stat(path)).isFile();
  const whole = resolve(path);
  const holdsOnlyRules = basename(isFile ? dirname(whole) : whole) === INCIDENTS;
  const holdsOnlyPatterns = isFile && !holdsOnlyRules;
  const { items: patterns, ...pattern } = holdsOnlyRules ? NOTHING : await loadPatterns(path, guide);
  const { items: rules, ...rule } = holdsOnlyPatterns ? NOTHING : await loadRules(path, guide);
  const issues = [...pattern.issues, ...rule.issues];
  return {
    patterns,
    rules,
    issues,
    places: new Map([...pattern.places, ...rule.places]),
    unread: new Set(issues.map(({ file }) => (file.split("/").at(-1) as string).replace(/\.ya?ml$/i, ""))),
  };
}

const NOTHING: FilesRead<never> = { items: [], issues: [], places: new Map() };
