/** The screen on a terminal: what is written and when, keys, and that the terminal is given back in every way of ending. */
import { spawnSync } from "node:child_process";
import { EventEmitter } from "node:events";
import { PassThrough, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createKeyReader } from "../../../src/cli/watch/keys.ts";
import { createScreen, type Screen } from "../../../src/cli/watch/screen.ts";
import type { WatchView } from "../../../src/model/index.ts";
import { displayWidth } from "../../../src/util/display-width.ts";
import { busyView, EMPTY, matchOf } from "./views.ts";

const RESTORED = "\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l";

/** A terminal that remembers its rows; knows only what the screen writes. */
class Terminal extends Writable {
  isTTY = true;
  written: string[] = [];
  rows: number;
  columns: number;
  lines: string[] = [];
  /** Holds back the answer to what is written. */
  isStuck = false;
  private waiting: (() => void)[] = [];

  constructor(columns: number, rows: number) {
    super({ highWaterMark: 1 });
    this.columns = columns;
    this.rows = rows;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const text = chunk.toString();
    this.written.push(text);
    if (text.includes("\u001b[2J")) this.lines = [];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal reads
    for (const [, row = "", line = ""] of text.matchAll(/\x1b\[(\d+);1H([^\x1b]*)/g))
      this.lines[Number(row) - 1] = line;
    if (this.isStuck) this.waiting.push(done);
    else done();
  }

  goOn(): void {
    this.isStuck = false;
    for (const done of this.waiting.splice(0)) done();
  }

  resize(columns: number, rows: number): void {
    Object.assign(this, { columns, rows });
    this.emit("resize");
  }

  picture(): string {
    return this.lines.join("\n");
  }
}

interface Stage {
  readonly screen: Screen;
  readonly terminal: Terminal;
  readonly lifetime: EventEmitter;
  readonly raw: boolean[];
  press(keys: string | Buffer): Promise<void>;
}

function open(columns = 80, rows = 24): Stage {
  const terminal = new Terminal(columns, rows);
  const raw: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (mode: boolean) => raw.push(mode) });
  const lifetime = new EventEmitter();
  const screen = createScreen({
    stdout: terminal,
    stdin,
    env: {},
    lang: "en",
    color: false,
    paths: ["/logs"],
    lifetime: lifetime as never,
  });
  onTestFinished(() => screen.close());
  const press = async (keys: string | Buffer): Promise<void> => {
    stdin.write(keys);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { screen, terminal, lifetime, raw, press };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const withMatches = (count: number): WatchView => ({
  ...EMPTY,
  matches: Array.from({ length: count }, (_, index) => matchOf(1, { line: index + 1 })),
});

describe("the picture", () => {
  it("is drawn at once, then only where it changed, at most four times a second", async () => {
    const { screen, terminal } = open();
    screen.show(EMPTY);
    const before = terminal.written.length;
    expect(terminal.picture()).toContain("running 4 s");
    for (let round = 0; round < 50; round++) {
      screen.show({ ...EMPTY, status: { ...EMPTY.status, matches: round + 1 } });
      await pause(12);
    }
    await pause(300);
    const drawn = terminal.written.slice(before);
    expect(drawn.length).toBeGreaterThanOrEqual(2);
    expect(drawn.length).toBeLessThanOrEqual(5);
    expect(terminal.picture()).toContain("matches 50");
    for (const text of drawn) {
      expect(text).toContain("\u001b[2;1H");
      expect(text).not.toContain("\u001b[1;1H");
      expect(text).not.toContain("\u001b[2J");
    }
    const after = terminal.written.length;
    screen.show({ ...EMPTY, status: { ...EMPTY.status, matches: 50 } });
    await pause(300);
    expect(terminal.written).toHaveLength(after);
  });

  it("follows the size of the terminal", async () => {
    const { screen, terminal } = open(200, 50);
    screen.show(busyView("en"));
    terminal.resize(50, 12);
    await pause(300);
    expect(terminal.lines).toHaveLength(12);
    for (const line of terminal.lines) expect(displayWidth(line)).toBeLessThanOrEqual(50);
    terminal.resize(1, 1);
    await pause(300);
    expect(terminal.lines).toHaveLength(1);
  });

  it("leaves a terminal alone that does not keep up", async () => {
    const { screen, terminal } = open();
    terminal.isStuck = true;
    screen.show(EMPTY);
    const before = terminal.written.length;
    for (let round = 1; round <= 3; round++) {
      screen.show({ ...EMPTY, status: { ...EMPTY.status, matches: round } });
      await pause(260);
    }
    expect(terminal.written.length).toBeLessThanOrEqual(before + 1);
    expect(terminal.writableLength).toBeLessThan(10_000);
    terminal.goOn();
    await pause(300);
    expect(terminal.picture()).toContain("matches 3");
  });
});

describe("keys", () => {
  it("ask to end: q and Ctrl-C, each time", async () => {
    const { screen, press } = open();
    const quit = vi.fn();
    screen.onQuit(quit);
    screen.show(EMPTY);
    await press("x");
    expect(quit).not.toHaveBeenCalled();
    await press("q");
    await press("\u0003");
    expect(quit).toHaveBeenCalledTimes(2);
  });

  it("show help, and hold the picture while reading goes on", async () => {
    const { screen, terminal, press } = open();
    screen.show(EMPTY);
    await press("?");
    expect(terminal.picture()).toContain("Ctrl-L");
    await press("?");
    expect(terminal.picture()).not.toContain("Ctrl-L");
    await press("p");
    expect(terminal.picture()).toContain("PAUSED");
    screen.show({ ...EMPTY, status: { ...EMPTY.status, matches: 7 } });
    await pause(300);
    expect(terminal.picture()).toContain("matches 0");
    await press("p");
    expect(terminal.picture()).toContain("matches 7");
    expect(terminal.picture()).not.toContain("PAUSED");
  });

  it("choose a part and move it, and no further than it goes", async () => {
    const { screen, terminal, press } = open(120, 20);
    screen.show(withMatches(60));
    const last = (): string =>
      terminal.lines.findLast((line) => line.includes("CAPF00000009.txt:"))?.match(/txt:(\d+)/)?.[1] ?? "";
    expect(last()).toBe("60");
    await press("\u001b[A");
    expect(last()).toBe("60"); // incidents have the focus
    await press("\t");
    expect(terminal.picture()).toContain("> MATCHES");
    await press("\u001b[A");
    await press("k");
    expect(last()).toBe("58");
    await press("\u001b[B");
    expect(last()).toBe("59");
    await press("\u001b[6~");
    expect(last()).toBe("60");
    await press("\u001b[H");
    const first = terminal.lines.find((line) => line.includes("CAPF00000009.txt:"));
    expect(first).toContain("CAPF00000009.txt:1 ");
    await press("\u001b[5~");
    expect(terminal.lines.find((line) => line.includes("CAPF00000009.txt:"))).toBe(first);
    await press("\u001b[F");
    expect(last()).toBe("60");
    await press("\u001b[Z");
    expect(terminal.picture()).toContain("> INCIDENTS");
  });

  it("are read wherever the input is cut", () => {
    const text = "\u001b[Aq\u001b[5~\u001bOB?\u001b[1;5A\t日p\u001b[Z\u0003";
    const whole = createKeyReader()(text);
    expect(whole).toEqual([
      "up",
      "quit",
      "page-up",
      "down",
      "help",
      "next-part",
      "pause",
      "previous-part",
      "interrupt",
    ]);
    const read = createKeyReader();
    expect([...text].flatMap((sign) => read(sign))).toEqual(whole);
  });

  it("come through what means nothing", () => {
    for (const noise of [
      "\u001b\u001b",
      "\u001b[\u0001",
      "\u001b[",
      "\u001bO\u0001",
      `\u001b[${"1".repeat(80)}`,
      "\u001bx",
      "\ud800",
    ]) {
      const read = createKeyReader();
      read(noise);
      expect([...read("~"), ...read("q"), ...read("q")], JSON.stringify(noise)).toContain("quit");
    }
  });
});

describe("the terminal is given back", () => {
  const isBack = ({ terminal, raw, lifetime }: Stage): void => {
    const all = terminal.written.join("");
    expect(all.startsWith("\u001b[?1049h\u001b[?25l")).toBe(true);
    expect(all.endsWith(RESTORED)).toBe(true);
    expect(all.split(RESTORED)).toHaveLength(2);
    expect(raw).toEqual([true, false]);
    expect(lifetime.listenerCount("exit") + lifetime.listenerCount("uncaughtExceptionMonitor")).toBe(0);
    expect(terminal.listenerCount("resize")).toBe(0);
  };

  it("when it is closed, once, and nothing is drawn after that", async () => {
    const stage = open();
    stage.screen.show(EMPTY);
    stage.screen.show(busyView("en"));
    stage.screen.close();
    stage.screen.close();
    stage.screen.show(busyView("en"));
    stage.terminal.resize(20, 20);
    await stage.press("?");
    await pause(300);
    isBack(stage);
  });

  it.each(["exit", "uncaughtExceptionMonitor"])("at %s", (event) => {
    const stage = open();
    stage.screen.show(EMPTY);
    stage.lifetime.emit(event);
    isBack(stage);
  });

  it("without keys where input is no terminal", () => {
    const terminal = new Terminal(80, 24);
    const stdin = new PassThrough();
    const screen = createScreen({
      stdout: terminal,
      stdin,
      env: {},
      lang: "ja",
      color: true,
      paths: ["a"],
      lifetime: new EventEmitter() as never,
    });
    screen.show(busyView("ja"));
    expect(stdin.listenerCount("data")).toBe(0);
    screen.close();
    expect(terminal.written.join("").endsWith(RESTORED)).toBe(true);
  });

  it.each([
    ["an exception", "throw new Error('of the test')", "of the test"],
    ["a rejection", "Promise.reject(new Error('of the test'))", "of the test"],
    ["process.exit", "process.exit(3)", ""],
  ])("before the words of %s, by a process of its own", (_what, end, said) => {
    const { href } = new URL("../../../dist/cli/watch/screen.js", import.meta.url);
    const script = `import { createScreen } from ${JSON.stringify(href)};
      process.stderr.write = process.stdout.write.bind(process.stdout);
      createScreen({ stdout: process.stdout, stdin: process.stdin, env: {}, lang: "en", color: false, paths: [] });
      setTimeout(() => { ${end} }, 10);`;
    const child = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      encoding: "utf8",
      cwd: fileURLToPath(new URL(".", import.meta.url)),
    });
    expect(child.status).not.toBe(0);
    expect(child.stdout).toContain(RESTORED);
    expect(child.stderr).toContain(said);
  });
});
