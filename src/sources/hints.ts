/**
 * Hints that something may have been written, so that a watch need not wait for its next round. They are only that: chokidar
 * tells of three writes as one, of a renamed file as changed, and of nothing on many network drives.
 */

/** Listens until it is closed. */
export interface Hints {
  close(): Promise<void>;
}

/**
 * Listens on the folders. On Windows and on network shares nothing is opened: there the rounds alone must do, as an open
 * folder is in the way of whoever wants to rename it.
 */
export async function listenForHints(paths: readonly string[], platform: string, onHint: () => void): Promise<Hints> {
  if (platform === "win32" || paths.some((path) => /^(?:\\\\|\/\/)/.test(path))) return { async close() {} };
  const { watch } = await import("chokidar");
  const watcher = watch([...paths], { ignoreInitial: true, followSymlinks: true, ignorePermissionErrors: true });
  watcher.on("all", onHint);
  // Where the system has no more room for listeners, the rounds alone must do.
  watcher.on("error", () => void watcher.close());
  return { close: () => watcher.close() };
}
