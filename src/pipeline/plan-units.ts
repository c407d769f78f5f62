/** Divides the work of a scan: each file is a unit, and large plain files of exact layouts are cut into parts. */
import { headShapeOf } from "../parse/index.ts";
import { type DiskFile, withPlainFile } from "../sources/index.ts";
import { isDatedMs } from "./file-times.ts";
import type { ScanContext } from "./scan-source.ts";
import { type FileLook, lookAtFile, type ScanUnit } from "./scan-unit.ts";

/** How work is divided. It changes how long a scan takes, never what it finds. */
export interface Division {
  /** How large the parts of a file are at most. */
  readonly partBytes: number;
  /** From which size on a file is cut into parts. */
  readonly cutFromBytes: number;
  /** For how much work another thread is worth its start. */
  readonly bytesPerThread: number;
}

/**
 * Parts are large enough that what each costs beside its bytes does not count. A thread takes about as long to start as
 * this many bytes take to scan.
 */
export const USUAL_DIVISION: Division = {
  partBytes: 64 * 2 ** 20,
  cutFromBytes: 48 * 2 ** 20,
  bytesPerThread: 96 * 2 ** 20,
};
/** Files whose beginnings are looked at together: on a share each waits for the network. */
const LOOKS_AT_ONCE = 8;

/** The units of a scan, in the order of their files and parts. Nothing is cut where one thread does all the work. */
export async function planUnits(
  files: readonly DiskFile[],
  context: Pick<ScanContext, "options" | "signal">,
  division: Division = USUAL_DIVISION,
): Promise<ScanUnit[]> {
  const { jobs } = context.options;
  if (!files.some((file) => isLarge(file, jobs, division))) return files.map((file) => ({ file, part: null }));
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(LOOKS_AT_ONCE);
  const cut = await limit.map(files, async (file): Promise<ScanUnit[]> => {
    const look = isLarge(file, jobs, division) ? await lookToCut(file, context) : null;
    if (look === null) return [{ file, part: null }];
    const places = placesToCut(file, jobs, division);
    return places.map((from, index) => {
      const to = places[index + 1] ?? Number.MAX_SAFE_INTEGER;
      return { file, part: { from, to, look } };
    });
  });
  return cut.flat();
}

/** How many units files of those sizes can come to, if all that are large can be cut. */
export function mostUnits(files: readonly DiskFile[], jobs: number, division: Division): number {
  const unitsOf = (file: DiskFile): number =>
    isLarge(file, jobs, division) && !isPacked(file) ? placesToCut(file, jobs, division).length : 1;
  return files.reduce((sum, file) => sum + unitsOf(file), 0);
}

function isLarge({ sizeBytes }: DiskFile, jobs: number, { cutFromBytes }: Division): boolean {
  return jobs > 1 && sizeBytes >= cutFromBytes;
}

/** Does its name say that the file is packed? */
export function isPacked({ shown }: DiskFile): boolean {
  return /\.(?:gzo?|tgz|zip)$/i.test(shown);
}

/** Where the parts of a file begin: they get smaller towards its end, so that the threads come to it together. */
function placesToCut({ sizeBytes }: DiskFile, jobs: number, { partBytes }: Division): number[] {
  const places = [0];
  for (let at = 0; ; ) {
    const fair = Math.max(partBytes / SMALLEST_PART, Math.min(partBytes, (sizeBytes - at) / (jobs * PARTS_EACH)));
    // An even number: the units of two-byte text stay whole.
    at += Math.ceil(fair / 2) * 2;
    if (at >= sizeBytes) return places;
    places.push(at);
  }
}

/** The last parts of a file are this many times smaller than its largest may be. */
const SMALLEST_PART = 8;
/** So many parts of what is left would come to each thread. */
const PARTS_EACH = 4;

/** What is to be known of a file that is read in parts; null where it cannot be. */
async function lookToCut(file: DiskFile, context: Pick<ScanContext, "options" | "signal">): Promise<FileLook | null> {
  const { options } = context;
  return withPlainFile(file, { onProblem() {}, isText: options.encoding !== null }, async (source) => {
    const look = await lookAtFile(source, context);
    // Only in such a layout does any part of a file show where its records begin.
    if (!headShapeOf(look.identity.file.format).isExact) return null;
    // A time filter needs dates; where they only come at the file's end, nobody else can know them.
    const filtersTime = options.since !== null || options.until !== null;
    return !filtersTime || isDatedMs(look.guess.clock.now ?? 0) ? look : null;
  });
}
