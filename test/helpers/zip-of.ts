/** Makes a ZIP archive in memory. */
import { buffer } from "node:stream/consumers";
import yazl from "yazl";

/** A ZIP with these entries (name to content). */
export async function zipOf(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries))
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date(2006, 6, 21) });
  zip.end();
  return buffer(zip.outputStream);
}
