/** Makes a ZIP archive in memory. */
import { buffer } from "node:stream/consumers";
import yazl from "yazl";

/** A ZIP with these entries (name to content), changed at that time. */
export async function zipOf(
  entries: Readonly<Record<string, string | Uint8Array>>,
  mtime = new Date(2006, 6, 21),
): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries))
    zip.addBuffer(Buffer.from(content), name, { mtime, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream);
}
