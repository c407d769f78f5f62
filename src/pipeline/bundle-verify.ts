/** `ccmtrace bundle verify` and `list`: what is in a bundle, and whether it is what it was. */
import { checkArchive } from "../bundle/index.ts";
import type { BundleCheck, BundleManifest } from "../model/index.ts";
import { manifestOrError, refuseLocked, withBundle } from "./bundle-open.ts";
import type { ProgressEvent } from "./options.ts";

/** Looks through the whole bundle. @throws UserError when the file cannot be read, or the password is another or missing */
export function verifyBundle(
  path: string,
  password: string | null,
  onProgress?: (event: ProgressEvent) => void,
): Promise<BundleCheck> {
  return withBundle(path, password, async ({ name, file, archive, faults }) => {
    let done = 0;
    const onBytes = (count: number): void => {
      done += count;
      onProgress?.({ path: name, filesDone: 0, files: 1, bytesDone: done, bytes: 2 * file.sizeBytes });
    };
    refuseLocked(archive, name);
    return checkArchive({ file, archive, name, faults, onBytes });
  });
}

/** What the manifest says. @throws UserError when there is none that can be used */
export function listBundle(path: string, password: string | null): Promise<BundleManifest> {
  return withBundle(path, password, manifestOrError);
}
