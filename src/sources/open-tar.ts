/** Yields the texts in a tar archive. */
import type { ByteCursor } from "./byte-cursor.ts";
import { isUnsafeName } from "./entry-name.ts";
import type { Member, OpenMember, OpenSource } from "./member.ts";
import { because } from "./reason.ts";
import type { Session } from "./session.ts";
import { isArchiveName } from "./sniff.ts";
import { createTarReader } from "./tar.ts";

/** Every text in the archive that `cursor` stands at the start of. */
export async function* openTar(
  cursor: ByteCursor,
  archive: Member,
  session: Session,
  openMember: OpenMember,
): AsyncGenerator<OpenSource> {
  const reader = createTarReader(cursor);
  let path = archive.path;
  while (!session.isStopped()) {
    const item = await reader.next();
    if (session.isStopped()) return;
    switch (item.kind) {
      case "end":
        return;
      case "cut":
        // The layer below may have said so already, for the archive as a whole.
        if (!session.isTroubled(archive.path)) session.report("truncated-archive", path, {}, cursor.position());
        return;
      case "damaged":
        session.report("damaged-archive", archive.path, because("bad-header"), item.offset);
        continue;
      case "folder":
        continue;
      case "file":
      case "hard-link":
      case "other":
        break;
    }

    if (!session.addEntry(archive.path)) return;
    if (isUnsafeName(item.name)) {
      session.report("unsafe-name", archive.path, { name: item.name });
      continue;
    }
    path = `${archive.path}!/${item.name}`;
    if (item.kind === "hard-link") session.report("same-file", path, { other: `${archive.path}!/${item.linkName}` });
    else if (item.kind === "other") session.report("special-file", path);
    else if (isArchiveName(path) || session.wants(path)) {
      const { modifiedMs } = item;
      const member = { path, modifiedMs, depth: archive.depth + 1, bytes: item.body(), file: null, isGunzipped: false };
      yield* openMember(member, session);
    }
  }
}
