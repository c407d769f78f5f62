/** Opens a bundle that a user names: a file, its parts, or one behind a password, which is unpacked for as long as it is used. */
import {
  type Archive,
  type FileBytes,
  findParts,
  manifestOf,
  openArchive,
  openFiles,
  unlockFile,
} from "../bundle/index.ts";
import { UserError } from "../errors.ts";
import type { BundleFault, BundleManifest } from "../model/index.ts";

/** A bundle that is open. */
export interface OpenBundle {
  /** As the user named it. */
  readonly name: string;
  readonly file: FileBytes;
  readonly archive: Archive;
  /** What is wrong with its parts. */
  readonly faults: readonly BundleFault[];
  /** The archive around it, where it is behind a password that was given. */
  readonly isUnlocked: boolean;
}

/**
 * Opens a bundle for as long as `use` takes. One behind a password whose password is not known is opened all the same, and
 * says so (`archive.isEncrypted`).
 * @throws UserError when it cannot be read, or the password is another
 */
export async function withBundle<T>(
  path: string,
  password: string | null,
  use: (bundle: OpenBundle) => Promise<T>,
): Promise<T> {
  const { paths, faults } = await findParts(path);
  const file = await openFiles(paths);
  try {
    const archive = await openArchive(file, path);
    if (!archive.isEncrypted || password === null)
      return await use({ name: path, file, archive, faults, isUnlocked: false });
    return await withUnlocked(file, { path, password }, (inner) => use({ ...inner, faults }));
  } finally {
    await file.close();
  }
}

/** Is the bundle behind a password? @throws UserError when it cannot be read */
export function isLocked(path: string): Promise<boolean> {
  return withBundle(path, null, async ({ archive }) => archive.isEncrypted);
}

/** The bundle in an archive with a password, in a private folder that is gone afterwards. */
async function withUnlocked<T>(
  outer: FileBytes,
  { path, password }: { readonly path: string; readonly password: string },
  use: (bundle: Omit<OpenBundle, "faults">) => Promise<T>,
): Promise<T> {
  const inner = await unlockFile(outer, { path, password });
  try {
    const file = await openFiles([inner.path]);
    try {
      return await use({ name: path, file, archive: await openArchive(file, path), isUnlocked: true });
    } finally {
      await file.close();
    }
  } finally {
    await inner.remove();
  }
}

/**
 * The manifest of a bundle, for what cannot do without.
 * @throws UserError of kind "input" when it has none that can be used
 */
export async function manifestOrError({ archive, name }: OpenBundle): Promise<BundleManifest> {
  refuseLocked(archive, name);
  const faults: BundleFault[] = [];
  const manifest = archive.entries.length === 0 ? null : await manifestOf(archive, faults);
  if (manifest !== null) return manifest;
  throw new UserError("input", {
    en: `${name}: this is no bundle of ccmtrace, or it is damaged. See what is wrong: ccmtrace bundle verify ${name}`,
    ja: `${name}: ccmtrace のバンドルではないか、破損しています。次のように確認してください: ccmtrace bundle verify ${name}`,
  });
}

/** @throws UserError of kind "usage" for a bundle whose password is not known */
export function refuseLocked({ isEncrypted }: Archive, name: string): void {
  if (!isEncrypted) return;
  throw new UserError("usage", {
    en: `${name}: the bundle is behind a password. Give it with --password-file FILE or in CCMTRACE_PASSWORD.`,
    ja: `${name}: バンドルはパスワードで保護されています。--password-file FILE または環境変数 CCMTRACE_PASSWORD で指定してください。`,
  });
}
