/** JSON that also takes what plain data may hold and JSON has no sign for: maps, sets, and numbers that are none. */

/** The value as one line of JSON. */
export function packJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner instanceof Map) return { [MAP]: [...inner] };
    if (inner instanceof Set) return { [SET]: [...inner] };
    if (typeof inner === "number" && !Number.isFinite(inner)) return { [NUMBER]: String(inner) };
    return inner;
  });
}

/**
 * The value that such a line holds.
 * @throws SyntaxError when it is no JSON
 */
export function unpackJson(text: string): unknown {
  return JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null) return inner;
    const [key, ...others] = Object.keys(inner);
    if (key === undefined || others.length > 0) return inner;
    const held = (inner as Record<string, unknown>)[key];
    if (key === MAP && Array.isArray(held)) return new Map(held as [unknown, unknown][]);
    if (key === SET && Array.isArray(held)) return new Set(held);
    return key === NUMBER ? Number(held) : inner;
  });
}

const MAP = "$map";
const SET = "$set";
const NUMBER = "$number";
