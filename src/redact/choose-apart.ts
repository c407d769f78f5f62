/** Of places that overlap, which ones count. */
import { type RedactionKind, SECRET_KINDS, type SecretKind } from "../model/index.ts";
import type { Replacement } from "./found.ts";

/** Secrets before names, the earlier before the later, the longer before the shorter; none that overlaps another. */
export function chooseApart(found: Replacement[]): Replacement[] {
  const secrets = apart(found.filter(({ kind }) => isSecret(kind)).sort(byPlace));
  const names = apart((secrets.length === 0 ? found : found.filter(({ kind }) => !isSecret(kind))).sort(byPlace));
  if (secrets.length === 0) return names;
  const free: Replacement[] = [];
  let next = 0;
  for (const name of names) {
    while (next < secrets.length && (secrets[next] as Replacement).end <= name.start) next++;
    const secret = secrets[next];
    if (secret === undefined || secret.start >= name.end) free.push(name);
  }
  return [...secrets, ...free].sort(byPlace);
}

function byPlace(a: Replacement, b: Replacement): number {
  return a.start - b.start || b.end - a.end;
}

/** Of stretches in order, those that begin behind the one before; overlapping secrets become one. */
function apart(found: readonly Replacement[]): Replacement[] {
  const chosen: Replacement[] = [];
  for (const one of found) {
    const last = chosen[chosen.length - 1];
    if (last === undefined || one.start >= last.end) chosen.push(one);
    else if (isSecret(one.kind) && one.end > last.end) chosen[chosen.length - 1] = { ...last, end: one.end };
  }
  return chosen;
}

/** Is it what is removed for good? */
export function isSecret(kind: RedactionKind): kind is SecretKind {
  return SECRETS.has(kind);
}

const SECRETS: ReadonlySet<RedactionKind> = new Set(SECRET_KINDS);
