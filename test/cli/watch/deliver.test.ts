/** Deliveries to a real command and a real HTTP server on this machine: slow, down, in trouble, and back. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createDeliveries, type Deliveries, type DeliveryOptions } from "../../../src/cli/watch/deliver.ts";
import { createDeliveryQueue, type Outcome } from "../../../src/cli/watch/delivery-queue.ts";
import { incidentPayload, keyOfPayload } from "../../../src/cli/watch/payload.ts";
import { CLI_WORDS } from "../../../src/cli/words/index.ts";
import type { Delivery, IncidentPayload, WatchIncidentLine } from "../../../src/model/index.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { payloadOf } from "./payloads.ts";

const WORDS = CLI_WORDS.en.watch.deliveries;
const QUICK = { firstWaitMs: 10, longestWaitMs: 40, commandMs: 5_000, requestMs: 5_000 };

function deliveries(options: Partial<DeliveryOptions>): Deliveries {
  const made = createDeliveries({
    exec: null,
    webhook: null,
    pending: [],
    version: "1.2.3",
    words: WORDS,
    environment: { env: process.env, platform: process.platform },
    limits: QUICK,
    ...options,
  });
  onTestFinished(() => made.finish(0));
  return made;
}

interface Received {
  readonly headers: IncomingMessage["headers"];
  readonly url: string;
  readonly body: IncidentPayload;
}

/** A server that does with each request what `answer` says, and remembers it. */
async function serve(
  answer: (response: ServerResponse, count: number, url: string) => void,
): Promise<{ url: URL; received: Received[]; server: Server }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => {
      body += piece.toString();
    });
    request.on("end", () => {
      const url = request.url ?? "";
      received.push({ headers: request.headers, url, body: JSON.parse(body) as IncidentPayload });
      answer(response, received.length, url);
    });
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`), received, server };
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries++) {
    if (tries > 500) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const incidents = (received: readonly Received[]): string[] => received.map(({ body }) => body.incident);

describe("--webhook", () => {
  it("posts each incident once, in order, as JSON with a key of its own", async () => {
    const { url, received } = await serve((response) => response.end("ok"));
    const sent = deliveries({ webhook: url });
    for (const id of ["I-a", "I-b", "I-c"]) sent.offer(payloadOf(id));
    expect(sent.pending().map(({ payload }) => payload.incident)).toEqual(["I-a", "I-b", "I-c"]);
    await sent.finish(5_000);
    expect(incidents(received)).toEqual(["I-a", "I-b", "I-c"]);
    expect(received[0]?.body).toEqual(payloadOf("I-a"));
    expect(received[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "ccmtrace/1.2.3",
      "idempotency-key": keyOfPayload({ incident: "I-a", state: "new" }),
    });
    expect(sent.pending()).toEqual([]);
    expect(sent.troubles()).toEqual([]);
  });

  it.each([500, 503, 429, 408, 302])(
    "tries again after %i, in order, and tells of it until it works",
    async (status) => {
      let isWell = false;
      const { url, received } = await serve((response) => {
        response.writeHead(isWell ? 204 : status).end(isWell ? undefined : "out of\u001b[2J order");
      });
      const sent = deliveries({ webhook: url });
      sent.offer(payloadOf("I-a"));
      sent.offer(payloadOf("I-b"));
      await until(() => received.length > 3);
      expect(new Set(incidents(received))).toEqual(new Set(["I-a"]));
      const [trouble, ...more] = sent.troubles();
      expect(more).toEqual([]);
      expect(trouble).toMatchObject({ path: `--webhook ${url.origin}`, kind: "not-delivered" });
      expect(trouble?.detail.reason).toContain(`HTTP status ${status}`);
      expect(trouble?.detail.reason).not.toContain("\u001b");
      isWell = true;
      await until(() => sent.pending().length === 0);
      expect(incidents(received).at(-1)).toBe("I-b");
      expect(sent.troubles()).toEqual([]);
    },
  );

  it("gives up what is refused for good, says so once somebody looks, and goes on", async () => {
    const { url, received } = await serve((response, count) =>
      response.writeHead(count <= 2 ? 404 : 200).end("no such hook"),
    );
    const sent = deliveries({ webhook: url });
    for (const id of ["I-a", "I-b", "I-c", "I-d"]) sent.offer(payloadOf(id));
    await until(() => sent.pending().length === 0);
    expect(incidents(received)).toEqual(["I-a", "I-b", "I-c", "I-d"]);
    expect(sent.troubles()).toEqual([
      {
        path: `--webhook ${url.origin}`,
        kind: "given-up",
        detail: { count: 2, reason: "HTTP status 404: no such hook" },
      },
    ]);
    sent.offer(payloadOf("I-e"));
    await sent.finish(5_000);
    expect(sent.troubles()).toEqual([]);
  });

  it("waits as long as the address asks", async () => {
    const at: number[] = [];
    const { url } = await serve((response, count) => {
      at.push(performance.now());
      response.writeHead(count === 1 ? 429 : 200, count === 1 ? { "retry-after": "1" } : {}).end();
    });
    const sent = deliveries({ webhook: url });
    sent.offer(payloadOf("I-a"));
    await until(() => sent.pending().length === 0);
    const [first = 0, second = 0] = at;
    expect(second - first).toBeGreaterThan(950);
  });

  it("takes Retry-After as a date too, but not for longer than an hour", async () => {
    const nowMs = Date.parse("2026-01-01T00:00:00Z");
    const { url, received } = await serve((response) =>
      response.writeHead(503, { "retry-after": "Fri, 02 Jan 2026 00:00:00 GMT" }).end(),
    );
    let shiftMs = 0;
    const start = performance.now();
    const sent = deliveries({ webhook: url, now: () => nowMs + shiftMs + performance.now() - start });
    sent.offer(payloadOf("I-a"));
    await until(() => sent.troubles().length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(received).toHaveLength(1);
    // After an hour by the clock a restart with what is pending tries at once; so does the end.
    shiftMs = 3_600_000;
    await sent.finish(1_000);
    expect(received.length).toBeGreaterThan(1);
    expect(sent.pending()).toHaveLength(1);
  });

  it("counts an answer that comes too late, or a connection that is cut, as a failure", async () => {
    const { url, received } = await serve((response, count) => {
      if (count === 1) return; // never answers
      if (count === 2) response.socket?.destroy();
      else response.end();
    });
    const sent = deliveries({ webhook: url, limits: { ...QUICK, requestMs: 150 } });
    sent.offer(payloadOf("I-a"));
    await until(() => sent.troubles().length > 0);
    expect(sent.troubles()[0]?.detail.reason).toBe("no answer within 0.15 s");
    await until(() => sent.pending().length === 0);
    expect(received).toHaveLength(3);
    expect(sent.troubles()).toEqual([]);
  });

  it("takes an answer whose body never ends", async () => {
    const { url } = await serve((response) => void response.writeHead(200).write("and then"));
    const sent = deliveries({ webhook: url });
    sent.offer(payloadOf("I-a"));
    await until(() => sent.pending().length === 0);
  });

  it("outlives an address that is down, and comes back", async () => {
    const first = await serve((response) => response.end());
    const { port } = first.url;
    await new Promise((resolve) => first.server.close(resolve));
    const sent = deliveries({ webhook: first.url });
    sent.offer(payloadOf("I-a"));
    await until(() => sent.troubles().length > 0);
    expect(sent.troubles()[0]?.detail.reason).toBe("no connection: ECONNREFUSED");
    const received: string[] = [];
    const server = createServer((request, response) => {
      received.push(String(request.headers["idempotency-key"]));
      response.end();
    });
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
    await until(() => sent.pending().length === 0);
    expect(received).toEqual([keyOfPayload({ incident: "I-a", state: "new" })]);
    expect(sent.troubles()).toEqual([]);
  });

  it("follows a redirect on the same host, and none to another", async () => {
    const other = await serve((response) => response.end());
    const { url, received } = await serve((response, _count, path) => {
      if (path === "/hook") response.writeHead(307, { location: "/new" }).end();
      else if (path === "/new") response.end();
      else response.writeHead(307, { location: other.url.href }).end();
    });
    const sent = deliveries({ webhook: url });
    sent.offer(payloadOf("I-a"));
    await sent.finish(5_000);
    expect(received.map((request) => request.url)).toEqual(["/hook", "/new"]);
    const away = deliveries({ webhook: new URL("/away", url) });
    away.offer(payloadOf("I-a"));
    await until(() => away.troubles().length > 0);
    expect(away.troubles()[0]?.detail.reason).toContain(`leads to ${other.url.host}, which is not followed`);
    await away.finish(0);
    expect(other.received).toEqual([]);
  });

  it("sends a name and a password as a header, and never names them", async () => {
    const { url, received } = await serve((response, count) => response.writeHead(count === 1 ? 500 : 200).end());
    const withName = new URL("/hook/SECRET-PATH", url);
    withName.username = "me";
    withName.password = "p@ss";
    const sent = deliveries({ webhook: withName, limits: { ...QUICK, firstWaitMs: 500 } });
    sent.offer(payloadOf("I-a"));
    await until(() => sent.troubles().length > 0);
    expect(JSON.stringify(sent.troubles())).not.toMatch(/SECRET|p@ss|p%40ss/);
    await sent.finish(5_000);
    expect(received[1]?.headers.authorization).toBe(`Basic ${Buffer.from("me:p@ss").toString("base64")}`);
  });
});

describe("--exec", () => {
  const node = (script: string, ...args: string[]): string =>
    [process.execPath, "-e", script, ...args].map((word) => `"${word}"`).join(" ");
  const KEEP = "process.stdin.pipe(require('fs').createWriteStream(process.argv[1], { flags: 'a' }))";

  it("gives the command the payload and its names, and no text of a log on its command line", async () => {
    const file = join(temporaryFolder(), "told");
    const names = "CCMTRACE_INCIDENT_ID CCMTRACE_RULE CCMTRACE_LEVEL CCMTRACE_ENTITY CCMTRACE_TITLE CCMTRACE_STATE";
    const script = `const fs = require('fs'); fs.writeFileSync(process.argv[1], JSON.stringify({ payload: JSON.parse(fs.readFileSync(0)), line: process.argv.slice(2), names: '${names}'.split(' ').map((name) => process.env[name]) }))`;
    const sent = deliveries({ exec: node(script, file, "own") });
    const hostile = "$(touch x); `id` & echo \u0000\u001b[2J\n'\"";
    const payload = payloadOf("I-a", { entity: hostile, title: "題名" });
    sent.offer(payload);
    await sent.finish(10_000);
    const told = JSON.parse(readFileSync(file, "utf8")) as { payload: unknown; line: string[]; names: string[] };
    expect(told.payload).toEqual(payload);
    expect(told.line).toEqual(["own"]);
    const [id, rule, level, entity, title, state] = told.names;
    expect([id, rule, level, title, state]).toEqual(["I-a", payload.rule, "high", "題名", "new"]);
    expect(entity).toMatch(/touch x.*id.*echo ␀␛\[2J⏎/);
    if (process.platform === "win32") expect(entity).not.toMatch(/[&|<>^"%!()]/);
    else expect(entity).toBe("$(touch x); `id` & echo ␀␛[2J⏎'\"");
  });

  it("tries again what fails, in order, and quotes the last lines it printed", async () => {
    const folder = temporaryFolder();
    const [file, gate] = [join(folder, "told"), join(folder, "gate")];
    const script = `if (!require('fs').existsSync(process.argv[2])) { console.log('first'); console.error('no gate\\u001b[2J'); process.exit(3) } ${KEEP}`;
    const sent = deliveries({ exec: node(script, file, gate) });
    sent.offer(payloadOf("I-a"));
    sent.offer(payloadOf("I-b"));
    await until(() => (sent.pending()[0]?.tries ?? 0) > 1);
    expect(sent.troubles()).toEqual([
      {
        path: "--exec",
        kind: "not-delivered",
        detail: { reason: expect.stringMatching(/^the command ended with exit code 3: .*no gate␛\[2J/) },
      },
    ]);
    writeFileSync(gate, "");
    await until(() => sent.pending().length === 0);
    expect(readFileSync(file, "utf8")).toBe(JSON.stringify(payloadOf("I-a")) + JSON.stringify(payloadOf("I-b")));
    expect(sent.troubles()).toEqual([]);
  });

  it("ends a command that hangs, with what it started", async () => {
    const file = join(temporaryFolder(), "alive");
    const inner = `setTimeout(() => require('fs').writeFileSync(${"process.argv[1]"}, ''), 1500)`;
    const script = `require('child_process').spawn(process.execPath, ['-e', process.argv[2], process.argv[1]], { stdio: 'ignore' }); console.log('waiting'); setInterval(() => {}, 1000)`;
    const sent = deliveries({
      exec: node(script, file, inner),
      limits: { ...QUICK, commandMs: 700, firstWaitMs: 60_000 },
    });
    sent.offer(payloadOf("I-a"));
    await until(() => sent.troubles().length > 0);
    expect(sent.troubles()[0]?.detail.reason).toBe("the command took more than 0.7 s and was ended: waiting");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(existsSync(file)).toBe(false);
  });

  it("takes a command that writes a lot, reads nothing, or leaves something running", async () => {
    const loud = deliveries({
      exec: node("process.stdout.write('x'.repeat(8e6)); process.stderr.write('y'.repeat(8e6))"),
    });
    const large = payloadOf("I-a", { cause: "z".repeat(2_000_000) });
    loud.offer(large);
    await loud.finish(10_000);
    expect(loud.pending()).toEqual([]);
    const deaf = deliveries({ exec: node("process.exit(0)") });
    deaf.offer(large);
    await deaf.finish(10_000);
    expect(deaf.pending()).toEqual([]);
    const script = `require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 4000)'], { stdio: 'inherit', detached: true }).unref()`;
    const leaves = deliveries({ exec: node(script) });
    const start = performance.now();
    leaves.offer(payloadOf("I-a"));
    await until(() => leaves.pending().length === 0);
    expect(performance.now() - start).toBeLessThan(3_500);
  });

  it("says when there is no such command", async () => {
    const sent = deliveries({ exec: "ccmtrace-no-such-command" });
    sent.offer(payloadOf("I-a"));
    await until(() => sent.troubles().length > 0);
    expect(sent.troubles()[0]?.detail.reason).toMatch(/^the command ended with exit code (?:127|1)/);
  });

  it("keeps for the next run what was being told when time was over", async () => {
    const sent = deliveries({ exec: node("setInterval(() => {}, 1000)") });
    sent.offer(payloadOf("I-a"));
    sent.offer(payloadOf("I-b"));
    const start = performance.now();
    await sent.finish(300);
    expect(performance.now() - start).toBeLessThan(2_000);
    const left = JSON.parse(JSON.stringify(sent.pending())) as Delivery[];
    expect(left.map(({ payload }) => payload.incident)).toEqual(["I-a", "I-b"]);
    const file = join(temporaryFolder(), "told");
    const again = deliveries({ exec: node(KEEP, file), pending: left });
    await again.finish(10_000);
    expect(readFileSync(file, "utf8")).toBe(JSON.stringify(payloadOf("I-a")) + JSON.stringify(payloadOf("I-b")));
  });
});

describe("both", () => {
  it("go their own ways, and what is for neither stays pending", async () => {
    const { url, received } = await serve((response) => response.end());
    const old: Delivery = { target: "exec", key: "k", payload: payloadOf("I-old"), tries: 4 };
    const only = deliveries({ webhook: url, pending: [old] });
    only.offer(payloadOf("I-a"));
    await only.finish(5_000);
    expect(only.pending()).toEqual([old]);
    const sent = deliveries({ webhook: url, exec: "exit 1", pending: only.pending() });
    sent.offer(payloadOf("I-b"));
    await until(() => sent.troubles().length > 0 && sent.pending().length === 2);
    expect(incidents(received)).toEqual(["I-a", "I-b"]);
    expect(sent.pending().map(({ target, payload }) => [target, payload.incident])).toEqual([
      ["exec", "I-old"],
      ["exec", "I-b"],
    ]);
  });
});

describe("the queue", () => {
  const limits = { firstWaitMs: 1, longestWaitMs: 2, longestRetryAfterMs: 2, waiting: 3 };
  const common = { target: "exec" as const, name: "--exec", pending: [], words: WORDS, now: Date.now, random: () => 0 };

  it("is bounded: what comes beyond is given up and counted, what waits is told as it stands now", async () => {
    let isOpen = false;
    const told: IncidentPayload[] = [];
    const queue = createDeliveryQueue({
      ...common,
      limits,
      send: async ({ payload }) => {
        if (!isOpen) return { kind: "failed", reason: "closed" };
        told.push(payload);
        return { kind: "delivered" };
      },
    });
    for (const id of ["a", "b", "c", "d", "e"]) queue.offer(payloadOf(id));
    queue.offer(payloadOf("b", { count: 11 }));
    expect(queue.troubles()).toEqual([
      { path: "--exec", kind: "given-up", detail: { count: 2, reason: "3 wait already" } },
    ]);
    isOpen = true;
    await queue.finish(2_000);
    expect(told.map(({ incident, count }) => [incident, count])).toEqual([
      ["a", 10],
      ["b", 11],
      ["c", 10],
    ]);
  });

  it("waits twice as long each time, from half of that up, within its bounds", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    for (const [random, share] of [
      [0, 0.5],
      [0.999_999, 1],
    ] as const) {
      const at: number[] = [];
      const queue = createDeliveryQueue({
        ...common,
        now: Date.now,
        random: () => random,
        limits: { firstWaitMs: 1_000, longestWaitMs: 8_000, longestRetryAfterMs: 60_000, waiting: 3 },
        send: async () => {
          at.push(Date.now());
          return { kind: "failed", reason: "closed", retryAfterMs: at.length === 6 ? 1e9 : null };
        },
      });
      queue.offer(payloadOf("a"));
      await vi.advanceTimersByTimeAsync(200_000);
      await queue.finish(0);
      const waits = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
      expect(waits.slice(0, 7)).toEqual([
        ...[1_000, 2_000, 4_000, 8_000, 8_000].map((ms) => ms * share),
        60_000,
        8_000 * share,
      ]);
    }
  });

  it("delivers every incident, each in its turn, whatever fails (property)", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("ok", "fail", "throw", "refuse"), { maxLength: 20 }),
        fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 20 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
        async (fates, ids, pauses) => {
          const done: string[] = [];
          let tried = 0;
          const queue = createDeliveryQueue({
            ...common,
            limits: { ...limits, waiting: 100 },
            send: async ({ payload }): Promise<Outcome> => {
              const fate = fates[tried++] ?? "ok";
              await Promise.resolve();
              if (fate === "throw") throw new Error("thrown");
              if (fate === "fail") return { kind: "failed", reason: "failed" };
              done.push(payload.incident);
              return fate === "ok" ? { kind: "delivered" } : { kind: "refused", reason: "refused" };
            },
          });
          for (const [index, id] of ids.entries()) {
            queue.offer(payloadOf(id));
            if (pauses[index % pauses.length]) await Promise.resolve();
          }
          await queue.finish(2_000);
          expect(queue.pending()).toEqual([]);
          expect(new Set(done)).toEqual(new Set(ids));
          // The first time each is told is in the order in which they were first offered.
          expect([...new Set(done)]).toEqual([...new Set(ids)]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the payload", () => {
  const line: WatchIncidentLine = {
    type: "incident",
    state: "changed",
    id: "I-x-cluster",
    rule: "x",
    title: "Title",
    level: "high",
    confidence: "observed",
    entity: "cluster",
    group: [],
    first: null,
    last: null,
    devices: [],
    devicesOmitted: 0,
    nodes: [],
    findings: [],
    explained: {},
    guide: [],
    cause: "cause",
    action: "1. step",
    verify: "",
    outlook: "",
    facts: { n: 1 },
    factLabels: { n: "N" },
    clues: [],
    undecided: false,
    openAt: null,
    timeline: Array.from({ length: 30 }, (_, index) => ({
      time: null,
      dateFrom: null,
      path: "a.txt",
      line: index + 1,
      offset: 0,
      text: "made",
      pattern: "p",
      step: "s",
      clue: false,
      confidence: "observed" as const,
      omittedBefore: 0,
    })),
    timelineOmitted: 4,
  };

  it("counts all lines and quotes some of them", () => {
    const payload = incidentPayload(line, {
      version: "1.2.3",
      atMs: Date.parse("2026-01-01T00:00:00Z"),
      relative: (path) => path,
    });
    expect(payload).toMatchObject({
      schema: 1,
      tool: { name: "ccmtrace", version: "1.2.3" },
      at: "2026-01-01T00:00:00.000Z",
      state: "changed",
      incident: "I-x-cluster",
      count: 34,
      facts: { n: 1 },
    });
    expect(payload.evidence).toHaveLength(20);
    expect(payload.evidence[0]).toEqual({ time: null, path: "a.txt", line: 1, text: "made" });
    expect(JSON.parse(JSON.stringify(payload))).toEqual(payload);
  });

  it("has a key that tells incidents and states apart", () => {
    const keys = [
      keyOfPayload({ incident: "I-a", state: "new" }),
      keyOfPayload({ incident: "I-a", state: "changed" }),
      keyOfPayload({ incident: "I-b", state: "new" }),
    ];
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });
});
