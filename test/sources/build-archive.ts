/** Builds archives in memory for tests. */
import { packTar } from "modern-tar";
import { ZipFile } from "yazl";

/** A ZIP with these entries; a name ending in "/" becomes a folder. */
export async function zipOf(
  entries: readonly (readonly [name: string, content: string | Uint8Array])[],
  { compress = true } = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) {
    if (name.endsWith("/")) zip.addEmptyDirectory(name);
    else zip.addBuffer(Buffer.from(content), name, { compress, mtime: new Date(2020, 4, 15) });
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}

/** A tar with these files. */
export async function tarOf(entries: readonly (readonly [name: string, content: string])[]): Promise<Buffer> {
  const mtime = new Date(1_589_500_000_000);
  const parts = entries.map(([name, body]) => ({ header: { name, size: Buffer.byteLength(body), mtime }, body }));
  return Buffer.from(await packTar(parts));
}

/** Text that does not compress to nothing: `lines` numbered lines. */
export function numberedLines(lines: number): string {
  let text = "";
  for (let line = 0; line < lines; line++) text += `${line} ${(line * 2654435761) % 4294967296} CCM|trace line\r\n`;
  return text;
}

/** Replaces bytes of a name everywhere in an archive; both must have the same length. */
export function rename(archive: Buffer, from: string, to: string | Buffer): Buffer {
  const source = Buffer.from(from);
  const target = Buffer.from(to);
  if (source.length !== target.length) throw new Error("names differ in length");
  const copy = Buffer.from(archive);
  for (let at = copy.indexOf(source); at >= 0; at = copy.indexOf(source, at + 1)) target.copy(copy, at);
  return copy;
}
