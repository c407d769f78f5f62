/** SHA256SUMS, in the form that `sha256sum -c` reads. */

/** Name in the archive of the list of digests. */
export const SUMS_NAME = "SHA256SUMS";
/** Name in the archive of the manifest. */
export const MANIFEST_NAME = "manifest.json";

/** The list, sorted by path. */
export function writeSums(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}

/** Path to digest; lines that are none are left out. */
export function readSums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sha256 !== undefined && path !== undefined) sums.set(path, sha256);
  }
  return sums;
}
