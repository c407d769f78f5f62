/** The report of a watch in the files of -o, made anew now and then; each is at any moment the old one or the new one, whole. */
import type { Problem } from "../../model/index.ts";
import type { Scanned } from "../../pipeline/scan.ts";
import { writeFileAtomically } from "../../util/atomic-file.ts";
import type { OutputOptions } from "../options.ts";
import { FILE_WIDTH } from "../write-output.ts";

/** How often they are made anew at most, in milliseconds. */
const EVERY_MS = 5_000;

/** The files of -o. */
export interface ReportFiles {
  /** Makes them anew where it is time, or at once; false where they have to wait. */
  refresh(report: () => Promise<Scanned>, atOnce: boolean): Promise<boolean>;
  /** Those that could not be written the last time. */
  troubles(): readonly Problem[];
}

/** Prepares to write them; `now` is this machine's clock in milliseconds. */
export function createReportFiles(
  { files, lang }: Pick<OutputOptions, "files" | "lang">,
  now: () => number,
): ReportFiles {
  let nextMs = 0;
  let troubles: Problem[] = [];
  return {
    troubles: () => troubles,
    async refresh(report, atOnce) {
      const startedMs = now();
      if (files.length === 0) return true;
      if (!atOnce && startedMs < nextMs) return false;
      const { renderPieces } = await import("../../report/index.ts");
      const { reportIn, patternLogs } = await report();
      const failed: Problem[] = [];
      for (const { path, format } of files) {
        try {
          const pieces = await renderPieces(reportIn, format, { lang, width: FILE_WIDTH, color: false, patternLogs });
          await writeFileAtomically(path, pieces);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === undefined) throw error;
          failed.push({ path, kind: code === "ENOSPC" ? "disk-full" : "not-written", detail: { reason: code } });
        }
      }
      troubles = failed;
      // What takes long is done less often, so that reading goes on.
      nextMs = now() + Math.max(EVERY_MS, 10 * (now() - startedMs));
      return true;
    },
  };
}
