/**
 * Runs commands side by side in turn and measures each: wall time of the whole process, start-up included, processor
 * time and peak memory. Output goes to a file, because grep and ripgrep may stop early when it goes nowhere.
 */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} Command
 * @property {string} key Names it in a section.
 * @property {string} label What the table calls it.
 * @property {string[][]} steps Programs to run one after the other, each with its arguments.
 * @property {number[]} [okCodes] Exit codes that are no failure; 0 unless said.
 * @property {number} [core] The only core it may use.
 * @property {boolean} [printsAll] It prints all it reads, which goes nowhere, as writing it would take longer.
 * @property {string} [against] The key of the command of ours that it is held against.
 */

/**
 * @typedef {{ seconds: number, cpuSeconds: number | null, peakBytes: number | null }} Sample One run.
 */

const TIME = "/usr/bin/time";

/** Nothing of the caller's: a certificate file named there costs Node 50 ms a start, and letters of C are the fastest. */
const ENVIRONMENT = { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: "C", NODE_ENV: "production" };

/**
 * @param {string} folder For output of the commands.
 */
export function createMeasure(folder) {
  const hasTime = spawnSync(TIME, ["-f", "%U", "true"]).status === 0;
  const times = join(folder, "time.txt");
  const output = join(folder, "output.txt");

  /** Runs one step. */
  async function runStep(step, { okCodes = [0], core, printsAll = false }) {
    const pinned = core === undefined ? step : ["taskset", "-c", String(core), ...step];
    const [program, ...args] = hasTime ? [TIME, "-q", "-o", times, "-f", "%U %S %M", ...pinned] : pinned;
    const out = openSync(printsAll ? "/dev/null" : output, "w");
    const start = process.hrtime.bigint();
    const code = await new Promise((resolve, reject) => {
      const child = spawn(program, args, { stdio: ["ignore", out, "ignore"], env: ENVIRONMENT });
      child.on("error", reject);
      child.on("exit", (exitCode) => resolve(exitCode));
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    closeSync(out);
    if (!okCodes.includes(code)) throw new Error(`exit code ${code}: ${step.join(" ").slice(0, 300)}`);
    if (!hasTime) return { seconds, cpuSeconds: null, peakBytes: null };
    const [user, system, kibibytes] = readFileSync(times, "utf8").trim().split(/\s+/).map(Number);
    return { seconds, cpuSeconds: user + system, peakBytes: kibibytes * 1024 };
  }

  /** Runs a command once. */
  async function run(command) {
    const total = { seconds: 0, cpuSeconds: 0, peakBytes: 0 };
    for (const step of command.steps) {
      const sample = await runStep(step, command);
      total.seconds += sample.seconds;
      total.cpuSeconds = sample.cpuSeconds === null ? null : total.cpuSeconds + sample.cpuSeconds;
      total.peakBytes = sample.peakBytes === null ? null : Math.max(total.peakBytes, sample.peakBytes);
    }
    return total;
  }

  return {
    /**
     * Runs all commands in turn: one round that does not count, then so many that do.
     * @param {Command[]} commands
     * @param {number} rounds
     * @param {(text: string) => void} say
     * @returns {Promise<Map<string, Sample[]>>} By the key of the command.
     */
    async sideBySide(commands, rounds, say) {
      const samples = new Map(commands.map(({ key }) => [key, []]));
      for (let round = 0; round <= rounds; round++) {
        say(round === 0 ? "warming up" : `round ${round} of ${rounds}`);
        for (const command of commands) {
          const sample = await run(command);
          if (round > 0) samples.get(command.key).push(sample);
        }
      }
      return samples;
    },
    /** What a command prints, run once and not timed. */
    async outputOf(command) {
      await run(command);
      return readFileSync(output, "utf8");
    },
  };
}
