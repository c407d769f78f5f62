/** Divides the work of a scan: each file is a unit, and large plain files of exact layouts are cut into parts. */
import type { FormatName } from "../model/index.ts";
import { type DiskFile, withPlainFile } from "../sources/index.ts";
import { isDatedMs } from "./file-times.ts";
import type { ScanContext } from "./scan-source.ts";
import { lookAtFile, type ScanUnit } from "./scan-unit.ts";

/** How work is divided. It changes how long a scan takes, never what it finds. */
export interface Division {
  /** How large the parts of a file are. */
  readonly partBytes: number;
  /** From which size on a file is cut into parts. */
  readonly cutFromBytes: number;
  /** For how much work another thread is worth its start. */
  readonly bytesPerThread: number;
}

/**
 * Parts are large enough that what each costs beside its bytes does not count, and small enough that threads end together.
 * A thread takes about as long to start as this many bytes take to scan.
 */
export const USUAL_DIVISION: Division = {
  partBytes: 16 * 2 ** 20,
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
  const isLarge = ({ sizeBytes }: DiskFile): boolean => context.options.jobs > 1 && sizeBytes >= division.cutFromBytes;
  if (!files.some(isLarge)) return files.map((file) => ({ file, part: null }));
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(LOOKS_AT_ONCE);
  const cut = await limit.map(files, async (file): Promise<ScanUnit[]> => {
    const whole: ScanUnit = { file, part: null };
    if (!isLarge(file) || !(await canBeCut(file, context))) return [whole];
    const units: ScanUnit[] = [];
    // An even number: the units of two-byte text stay whole.
    const partBytes = Math.ceil(division.partBytes / 2) * 2;
    for (let from = 0; from < file.sizeBytes; from += partBytes) {
      const to = from + partBytes;
      units.push({ file, part: { from, to: to < file.sizeBytes ? to : Number.MAX_SAFE_INTEGER } });
    }
    return units;
  });
  return cut.flat();
}

/** Records of these layouts begin with a time and cannot be mistaken: any part of a file shows where they are. */
const EXACT: ReadonlySet<FormatName> = new Set<FormatName>([
  "sdl",
  "sdl-old",
  "sdi",
  "sdi-time",
  "function-trace",
  "call-log",
]);

async function canBeCut(file: DiskFile, context: Pick<ScanContext, "options" | "signal">): Promise<boolean> {
  const { options } = context;
  const look = await withPlainFile(file, { onProblem() {}, isText: options.encoding !== null }, async (source) => {
    const { identity, guess } = await lookAtFile(source, context);
    if (!EXACT.has(identity.file.format)) return false;
    // A time filter needs dates; where they only come at the file's end, nobody else can know them.
    const filtersTime = options.since !== null || options.until !== null;
    return !filtersTime || isDatedMs(guess.clock.now ?? 0);
  });
  return look ?? false;
}
