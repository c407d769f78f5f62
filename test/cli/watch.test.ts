/** `ccmtrace watch` as a process of its own: what it tells, how it ends, and that being killed costs nothing. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, it, onTestFinished } from "vitest";
import type { WatchLine } from "../../src/model/index.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = join(ROOT, "dist/bin.js");
const TRACE = join(
  ROOT,
  "samples/windows-4.1-capf-lockout/traces/CM1-PUB/C/Program Files/Cisco/Trace/CAPF/CAPF00000009.txt",
);
const BYTES = readFileSync(TRACE);

/** A folder to watch, and what runs on it. */
function place(): { logs: string; file: string; env: NodeJS.ProcessEnv; root: string } {
  const root = temporaryFolder();
  const logs = join(root, "logs");
  mkdirSync(join(logs, "CM1/Trace/CAPF"), { recursive: true });
  const env = { ...process.env, XDG_STATE_HOME: join(root, "state"), CCMTRACE_LANG: "en" };
  return { root, logs, file: join(logs, "CM1/Trace/CAPF/CAPF00000009.txt"), env };
}

function once(argv: readonly string[], env: NodeJS.ProcessEnv): { code: number | null; out: string; err: string } {
  const child = spawnSync(process.execPath, [PROGRAM, "watch", "--once", ...argv], { env, encoding: "utf8" });
  return { code: child.status, out: child.stdout, err: child.stderr };
}

const isWatchLine = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(join(ROOT, "docs/watch-line.schema.json"), "utf8")),
);

/** The lines, each of which fits the published schema. */
function linesOf(text: string): WatchLine[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const told = JSON.parse(line) as WatchLine;
      isWatchLine(told);
      expect(isWatchLine.errors).toBeNull();
      return told;
    });
}

/** What tells two matches apart. */
function keysOf(lines: readonly WatchLine[]): string[] {
  return lines.flatMap((line) => (line.type === "match" ? [`${line.pattern} ${line.path} ${line.offset}`] : [])).sort();
}

/** The matches that one run over all of it tells. */
function allMatches(logs: string, env: NodeJS.ProcessEnv, root: string): string[] {
  const { out } = once([logs, "--format", "ndjson", "--from", "start", "--checkpoint", join(root, "other")], env);
  return keysOf(linesOf(out));
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries++) {
    if (tries > 300) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  out(): string;
}

function start(argv: readonly string[], env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, [PROGRAM, "watch", ...argv], { env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  child.stdout.on("data", (piece: Buffer) => {
    out += piece.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  return { child, ended, out: () => out };
}

describe("--once", () => {
  it("tells what is new since the last time, and then nothing", () => {
    const { logs, file, env, root } = place();
    writeFileSync(file, BYTES.subarray(0, 5_000));
    const first = once([logs, "--format", "ndjson"], env);
    appendFileSync(file, BYTES.subarray(5_000));
    const second = once([logs, "--format", "ndjson"], env);
    const third = once([logs], env);
    expect([first.code, second.code, third.code]).toEqual([0, 0, 0]);
    const told = [...keysOf(linesOf(first.out)), ...keysOf(linesOf(second.out))].sort();
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(allMatches(logs, env, root));
    expect(third.out).toBe("nothing new.\n");
  });

  it("ends with 1 where something new is bad enough, with 4 where something could not be read", () => {
    const { logs, file, env } = place();
    writeFileSync(file, BYTES);
    expect(once([logs, "--fail-on", "high"], env).code).toBe(1);
    expect(once([logs, "--fail-on", "high"], env).code).toBe(0);
    writeFileSync(join(logs, "broken.zip"), "PK\x03\x04 and no more");
    expect(once([logs], env).code).toBe(4);
    const missing = once([join(logs, "nowhere")], env);
    expect(missing.code).toBe(4);
    expect(missing.err).toContain("There is nothing at this path");
  });

  it("writes the report that a scan writes", () => {
    const { logs, file, env, root } = place();
    writeFileSync(file, BYTES.subarray(0, 9_000));
    once([logs], env);
    appendFileSync(file, BYTES.subarray(9_000));
    const [live, batch] = [join(root, "live.json"), join(root, "batch.json")];
    once([logs, "-q", "-o", live], env);
    spawnSync(process.execPath, [PROGRAM, "scan", logs, "-q", "-o", batch], { env });
    expect(JSON.parse(readFileSync(live, "utf8"))).toEqual(JSON.parse(readFileSync(batch, "utf8")));
  });

  it("says what is wrong with a checkpoint, and whose it is", () => {
    const { logs, file, env, root } = place();
    writeFileSync(file, BYTES);
    const checkpoint = join(root, "checkpoint");
    once([logs, "--checkpoint", checkpoint], env);
    const good = readFileSync(checkpoint, "utf8");
    const tries: [string, RegExp][] = [
      ["hello", /no checkpoint of ccmtrace/],
      [good.replace('"schema":1', '"schema":99'), /another version/],
      [good.slice(0, -40), /damaged/],
      [good.replace("CAPF00000009", "CAPF00000008"), /damaged/],
    ];
    for (const [text, message] of tries) {
      writeFileSync(checkpoint, text);
      const { code, err } = once([logs, "--checkpoint", checkpoint], env);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
      expect(readFileSync(checkpoint, "utf8")).toBe(text);
    }
    writeFileSync(checkpoint, good);
    writeFileSync(`${checkpoint}.lock`, `${process.pid} ${hostname()}\n`);
    const locked = once([logs, "--checkpoint", checkpoint], env);
    expect({ code: locked.code, err: locked.err }).toEqual({
      code: 2,
      err: expect.stringMatching(/in use by another watch/),
    });
  });
});

describe("a watch that runs", () => {
  it("tells each thing as it is written, through a rotation, and ends as it is told", { timeout: 40_000 }, async () => {
    for (const [signal, exit] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const { logs, file, env, root } = place();
      writeFileSync(file, BYTES.subarray(0, 3_000));
      const running = start([logs, "--format", "ndjson", "--poll", "0.2"], env);
      await until(() => running.out().includes('"state":"started"'));
      appendFileSync(file, BYTES.subarray(3_000, 9_000));
      await until(() => keysOf(linesOf(complete(running.out()))).length >= 5);
      renameSync(file, `${file}.1`);
      writeFileSync(file, BYTES.subarray(9_000));
      await until(() => running.out().includes("authentication-string-locked"));
      running.child.kill(signal);
      expect(await running.ended).toBe(exit);
      const lines = linesOf(running.out());
      expect(lines.at(-1)).toMatchObject({ type: "status", state: "stopped" });
      const rest = linesOf(once([logs, "--format", "ndjson"], env).out);
      const told = keysOf([...lines, ...rest]).map(withoutPath);
      expect(told).toEqual(allMatches(logs, env, root).map(withoutPath).sort());
      expect([...lines, ...rest].some((line) => line.type === "incident" && line.level === "high")).toBe(true);
    }
  });

  it("killed at any moment loses nothing and tells nothing twice", { timeout: 60_000 }, async () => {
    const { logs, file, env, root } = place();
    writeFileSync(file, "");
    const told = join(root, "told.ndjson");
    let at = 0;
    for (let round = 0; at < BYTES.length; round++) {
      const out = openSync(told, "a");
      const child = spawn(process.execPath, [PROGRAM, "watch", logs, "--format", "ndjson", "--poll", "0.05"], {
        env,
        stdio: ["ignore", out, "inherit"],
      });
      closeSync(out);
      const ended = new Promise((resolve) => child.on("close", resolve));
      for (let step = 0; step < 6; step++) {
        await new Promise((resolve) => setTimeout(resolve, 40 + ((round * 37 + step * 53) % 90)));
        const count = 400 + ((round * 131 + step * 977) % 1_500);
        appendFileSync(file, BYTES.subarray(at, at + count));
        at += count;
      }
      child.kill("SIGKILL");
      await ended;
    }
    const last = spawnSync(process.execPath, [PROGRAM, "watch", logs, "--once", "--format", "ndjson"], {
      env,
      stdio: ["ignore", openSync(told, "a"), "pipe"],
      encoding: "utf8",
    });
    expect({ code: last.status, err: last.stderr }).toEqual({ code: 0, err: "" });
    expect(keysOf(linesOf(readFileSync(told, "utf8")))).toEqual(allMatches(logs, env, root));
    expect(existsSync(join(root, "state"))).toBe(true);
  });
});

function complete(text: string): string {
  return text.slice(0, text.lastIndexOf("\n") + 1);
}

/** Told under the name that the file had. */
function withoutPath(key: string): string {
  const [pattern, , offset] = key.split(" ");
  return `${pattern} ${offset}`;
}

describe("--exec", () => {
  it("is told of each new incident once, with stand-ins for names and a map that leads back", () => {
    const { logs, file, env, root } = place();
    writeFileSync(file, BYTES);
    const heard = join(root, "heard.ndjson");
    const script = join(root, "hear.mjs");
    writeFileSync(
      script,
      `import { appendFileSync, readFileSync } from "node:fs"; appendFileSync(${JSON.stringify(heard)}, readFileSync(0, "utf8").trim() + "\\n");`,
    );
    const argv = [logs, "--checkpoint", join(root, "checkpoint"), "--exec", `"${process.execPath}" "${script}"`];
    expect(once(argv, env).code).toBe(0);
    expect(once(argv, env).code).toBe(0);
    const text = readFileSync(heard, "utf8");
    const payloads = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { level: string; entity: string });
    expect(payloads.map(({ level }) => level)).toEqual(["high", "high"]);
    for (const name of ["0017594B9C02", "00179511E9B4", "CM1", root]) expect(text).not.toContain(name);
    const map = JSON.parse(readFileSync(join(root, "checkpoint.map"), "utf8")) as {
      names: { original: string; standIn: string }[];
    };
    const original = map.names.find(({ standIn }) => payloads[0]?.entity === `SEP${standIn}`)?.original;
    expect(original).toMatch(/^0017(?:594B9C02|9511E9B4)$/);
  });

  it("keeps what it may keep, and waits in the checkpoint until it is taken", () => {
    const { logs, file, env, root } = place();
    writeFileSync(file, BYTES);
    const heard = join(root, "heard");
    const argv = [logs, "--checkpoint", join(root, "checkpoint"), "--keep", "device,mac"];
    const script = join(root, "hear.mjs");
    writeFileSync(script, "process.exitCode = 3;");
    const exec = ["--exec", `"${process.execPath}" "${script}"`];
    const failed = once([...argv, ...exec], env);
    expect(failed.code).toBe(0);
    writeFileSync(
      script,
      `import { appendFileSync, readFileSync } from "node:fs"; appendFileSync(${JSON.stringify(heard)}, readFileSync(0, "utf8"));`,
    );
    once([...argv, ...exec], env);
    expect(readFileSync(heard, "utf8")).toContain('"entity":"SEP0017594B9C02"');
  });
});
