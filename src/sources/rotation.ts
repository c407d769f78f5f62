/**
 * What became of the files that are followed, and which are new: by the number the disk gives them and by what they hold.
 * Names say little: logs are renamed, copied and cut, packed, and their names used again.
 */

/** A file that is followed, as it was last seen. */
export interface Followed {
  readonly path: string;
  /** The disk's number of it, or null where there is none. */
  readonly id: string | null;
  /** Can it be told from others by what it holds? Not by a head without a time in it. */
  readonly isTelling: boolean;
}

/** A file that is there now. */
export interface Present {
  readonly path: string;
  readonly id: string | null;
}

/** What became of them. */
export interface Rotation<F, P> {
  /** Followed files and where they are now, under their old name or another. */
  readonly still: readonly { readonly known: F; readonly file: P }[];
  /** Followed files that are nowhere; another file may have taken the name. */
  readonly gone: readonly { readonly known: F; readonly replacedBy: P | null }[];
  /** Files that are not followed yet. */
  readonly fresh: readonly P[];
}

/**
 * Finds out. `holds` says whether a file begins with all that was read of a followed one.
 */
export async function trackRotation<F extends Followed, P extends Present>(
  known: readonly F[],
  present: readonly P[],
  holds: (file: P, known: F) => Promise<boolean>,
): Promise<Rotation<F, P>> {
  const fileOf = new Map<F, P>();
  const taken = new Set<P>();
  const settle = (one: F, file: P): void => {
    fileOf.set(one, file);
    taken.add(file);
  };
  const byId = new Map(present.flatMap((file) => (file.id === null ? [] : [[file.id, file] as const])));
  const byPath = new Map(present.map((file) => [file.path, file]));
  // The same file on the disk, under whatever name, if it still holds the same: numbers are used again, files are cut.
  for (const one of known) {
    const file = one.id === null ? undefined : byId.get(one.id);
    if (file !== undefined && !taken.has(file) && (await holds(file, one))) settle(one, file);
  }
  // The same name, where the disk gives no numbers or a new one: written anew with what it held.
  for (const one of known) {
    if (fileOf.has(one)) continue;
    const file = byPath.get(one.path);
    if (file !== undefined && !taken.has(file) && (await holds(file, one))) settle(one, file);
  }
  // Another name and number: moved between disks, copied before it was cut, packed.
  for (const one of known) {
    if (fileOf.has(one) || !one.isTelling) continue;
    for (const file of present)
      if (!taken.has(file) && (await holds(file, one))) {
        settle(one, file);
        break;
      }
  }
  return {
    still: known.flatMap((one) => {
      const file = fileOf.get(one);
      return file === undefined ? [] : [{ known: one, file }];
    }),
    gone: known
      .filter((one) => !fileOf.has(one))
      .map((one) => ({ known: one, replacedBy: byPath.get(one.path) ?? null })),
    fresh: present.filter((file) => !taken.has(file)),
  };
}
