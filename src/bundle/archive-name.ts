/**
 * Names of files in a bundle: made of a log's path so that every system can unpack them, and no two of them are the same
 * where upper and lower case are not told apart.
 */

/** Gives each path its name; asked twice for the same path, it gives two names. Names have "/" between their parts. */
export type Namer = (path: string) => string;

/** A namer that has given no name yet. */
export function createNamer(): Namer {
  const taken = new Set<string>();
  return (path) => {
    const name = safeName(path);
    const dot = name.lastIndexOf(".");
    const stem = dot > name.lastIndexOf("/") + 1 ? name.slice(0, dot) : name;
    const ending = name.slice(stem.length);
    let unique = name;
    for (let number = 2; taken.has(unique.toLowerCase()); number++) unique = `${stem}~${number}${ending}`;
    taken.add(unique.toLowerCase());
    return unique;
  };
}

/** The path of a log as a name: no drive, no way out, no sign or word that Windows does not take, unpacked names. */
function safeName(path: string): string {
  const parts = path
    .normalize("NFC")
    .replaceAll("\\", "/")
    .replace(/\.gzo?$/i, "") // it goes in unpacked
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .map(safePart);
  return parts.length === 0 ? "_" : parts.join("/");
}

function safePart(part: string): string {
  const clean = part
    .replace(/^([a-z]):$/i, "$1")
    .replace(UNSAFE, "_")
    .replace(/[. ]+$/, "_");
  return RESERVED.test(clean) ? `_${clean}` : clean;
}

/** What Windows has no name with, halves of characters, and what cannot be seen. */
const UNSAFE = /[<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Does a name lead out of the folder that it is unpacked to, or is it none that this program gives? */
export function isUnsafeName(name: string): boolean {
  const parts = name.split("/");
  return (
    name === "" ||
    name.includes("\\") ||
    /[\p{Cc}]/u.test(name) ||
    /^[a-z]:/i.test(name) ||
    parts.some((part) => part === "" || part === "." || part === "..")
  );
}
