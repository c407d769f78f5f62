/** Paths as a watch tells them. */
import { toShown } from "../sources/index.ts";

/** The path below the given one that it lies in; of a file that was given itself, its name. */
export function relativePath(path: string, roots: readonly string[]): string {
  let root = "";
  for (const given of roots.map(toShown))
    if ((path === given || path.startsWith(given.endsWith("/") ? given : `${given}/`)) && given.length > root.length)
      root = given;
  if (root === "") return path;
  if (path === root) return path.slice(path.lastIndexOf("/") + 1);
  return path.slice(root.endsWith("/") ? root.length : root.length + 1);
}
