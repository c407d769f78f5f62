/** Notices that the user's own patterns were changed while a watch runs. */
import { UserError } from "../errors.ts";
import type { Language } from "../model/index.ts";
import { findFiles } from "../sources/index.ts";
import { type Catalog, loadCatalog } from "./load-catalog.ts";

/** Looks at the folders of patterns now and then. */
export interface PatternsWatch {
  /** The patterns, or why they cannot be used, where they have been changed since the last look; else null. */
  look(): Promise<Catalog | { readonly folder: string; readonly reason: string } | null>;
}

/** Starts with the folders as they are now. */
export async function createPatternsWatch(folders: readonly string[], lang: Language): Promise<PatternsWatch> {
  const state = async (): Promise<string> => {
    const { files, problems } = await findFiles(folders);
    return JSON.stringify([files.map(({ shown, sizeBytes, modifiedMs }) => [shown, sizeBytes, modifiedMs]), problems]);
  };
  let known = folders.length === 0 ? "" : await state();
  return {
    async look() {
      if (folders.length === 0) return null;
      const now = await state();
      if (now === known) return null;
      known = now;
      try {
        return await loadCatalog(folders);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return { folder: folders[0] as string, reason: error.in(lang).replace(/\s*\n\s*/g, " ") };
      }
    },
  };
}
