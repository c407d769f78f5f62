/**
 * A history of logs that are written and go round while they are watched, made by chance, and what has to be found at its
 * end: what one scan of all that was ever written finds, each match told once.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { compareTexts } from "../../src/util/compare-texts.ts";
import { createRotatingTree, type Form, type RotatingLog } from "./rotating-tree.ts";
import { found, scanned, Watched } from "./watched-folder.ts";

const SAMPLES = join(import.meta.dirname, "../../samples");
const CASES = readdirSync(SAMPLES)
  .filter((name) => !name.includes("healthy"))
  .filter((name) => existsSync(join(SAMPLES, name, "traces")));
const FORMS: readonly Form[] = ["as it is", "crlf", "utf-16le", "utf-16be", "cp932", "gzo"];

/** What is done to a log, or to the watch. What loses something has been seen before. */
const DEEDS = {
  rename: (log: RotatingLog) => log.rename(),
  copyAndCut: (log: RotatingLog) => log.copyAndCut(),
  overwriteShorter: (log: RotatingLog) => log.overwrite(-200),
  overwriteEqual: (log: RotatingLog) => log.overwrite(0),
  overwriteLonger: (log: RotatingLog) => log.overwrite(3_000),
  remove: (log: RotatingLog) => log.remove(),
  pack: (log: RotatingLog) => log.pack("whole"),
  packBoth: (log: RotatingLog) => log.pack("half"),
  packTorn: (log: RotatingLog) => log.pack("torn"),
  finishPacking: (log: RotatingLog) => log.finishPacking(),
  nextNumber: (log: RotatingLog) => log.nextNumber(),
  newFolder: (log: RotatingLog) => log.newFolder(),
  moveAway: (log: RotatingLog) => log.moveAway(),
  setClockBack: (log: RotatingLog) => log.setClockBack(),
} satisfies Record<string, (log: RotatingLog) => void>;
type Deed = keyof typeof DEEDS;
/** Of these nothing is lost that no round has seen: what goes from the disk must have been looked at. */
const SAFE_UNSEEN: ReadonlySet<Deed> = new Set(["packBoth", "packTorn", "finishPacking"]);

type Step =
  | { readonly what: "write"; readonly bytes: number; readonly isWholeLine: boolean }
  | { readonly what: "round"; readonly afterMs: number }
  | { readonly what: "restart" }
  | { readonly what: Deed };

/** What happens, to which texts. */
export interface History {
  readonly sample: string;
  readonly forms: readonly Form[];
  readonly steps: readonly { readonly file: number; readonly step: Step }[];
}

const step: fc.Arbitrary<History["steps"][number]> = fc.record({
  file: fc.nat(30),
  step: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        what: fc.constant("write" as const),
        bytes: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 40, max: 30_000 })),
        isWholeLine: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        what: fc.constant("round" as const),
        afterMs: fc.constantFrom(50, 500, 1_500, 2_500, 70_000),
      }),
    },
    { weight: 1, arbitrary: fc.record({ what: fc.constant("restart" as const) }) },
    { weight: 6, arbitrary: fc.record({ what: fc.constantFrom(...(Object.keys(DEEDS) as Deed[])) }) },
  ) as fc.Arbitrary<Step>,
});

export const history: fc.Arbitrary<History> = fc.record({
  sample: fc.constantFrom(...CASES),
  forms: fc.array(fc.constantFrom(...FORMS), { minLength: 30, maxLength: 30 }),
  steps: fc.array(step, { minLength: 10, maxLength: 80 }),
});

/** What a watch came to, and what it has to come to. */
export interface Outcome {
  readonly live: unknown;
  readonly batch: unknown;
  /** Matches told, and matches that there are, by pattern. */
  readonly told: Readonly<Record<string, number>>;
  readonly there: Readonly<Record<string, number>>;
}

/** Lets it happen below `root`, which must not exist; null where nothing was written. */
export async function play({ sample, forms, steps }: History, root: string): Promise<Outcome | null> {
  const traces = join(SAMPLES, sample, "traces");
  const tree = createRotatingTree(traces, root, (index) => forms[index % forms.length] as Form);
  const watched = new Watched(tree.folder);
  for (const { file, step: one } of steps) {
    const log = tree.logs[file % Math.min(6, tree.logs.length)] as RotatingLog;
    if (one.what === "write") {
      log.write(one.bytes);
      if (one.isWholeLine) log.endLine();
    } else if (one.what === "round") await watched.round(one.afterMs);
    else if (one.what === "restart") await watched.restart();
    else {
      if (!SAFE_UNSEEN.has(one.what)) {
        log.endLine();
        await watched.round(100);
      }
      DEEDS[one.what](log);
    }
  }
  tree.settle();
  const live = await watched.finish();
  const batch = existsSync(tree.all) ? await scanned(tree.all) : null;
  rmSync(root, { recursive: true });
  if (batch === null) return null;
  return {
    live: found(live),
    batch: found(batch),
    told: countsOf(watched.matches.map(({ pattern }) => [pattern, 1])),
    there: countsOf(batch.findings.map(({ pattern, count }) => [pattern, count])),
  };
}

function countsOf(counted: readonly (readonly [string, number])[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [what, count] of counted) counts[what] = (counts[what] ?? 0) + count;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compareTexts(a, b)));
}
