/** The machine a run was made on, without anything that names it. */
import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";

/**
 * @returns {{ processor: string, cores: number, memoryGib: number, system: string, node: string }}
 */
export function describeMachine() {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? "unknown",
    cores: all.length,
    memoryGib: Math.round(totalmem() / 1024 ** 3),
    system: `${distribution()}, ${type()} ${release()}`,
    node: process.version,
  };
}

function distribution() {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "unknown";
  } catch {
    return "unknown";
  }
}
