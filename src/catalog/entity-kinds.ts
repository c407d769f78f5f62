/** Which kinds of names the matches of a pattern can have. */
import { ENTITY_KINDS, type EntityKind, type GroupKey, type Pattern } from "../model/index.ts";
import { splitText } from "./tolerant-text.ts";

/** The kinds of names that a pattern can take from a record. */
export function kindsOf({ any, extract, logs }: Pattern): ReadonlySet<EntityKind> {
  const named = any.flatMap((clause): (string | null)[] => {
    if (clause.kind === "alarm") return ["code"];
    if (clause.kind === "text") return splitText(clause.text).map(({ placeholder }) => placeholder);
    return [...clause.regex.matchAll(/\(\?<([a-z]+)>/g)].map(([, group]) => group as string);
  });
  // A phone's own log is about that phone.
  const words = new Set([...named, ...Object.keys(extract), ...(logs.includes("phone") ? ["device"] : [])]);
  return new Set(ENTITY_KINDS.filter((kind) => words.has(kind)));
}

/** Can a match with names of these kinds belong to a group of that key? A phone is known by its MAC and IP address too. */
export function canName(kinds: ReadonlySet<EntityKind>, key: GroupKey): boolean {
  if (key === "node") return true;
  return kinds.has(key) || (key === "device" && (kinds.has("mac") || kinds.has("ip")));
}
