/**
 * Redaction over real trace downloads, which are too large and not ours to keep here. They lie in the folder named by
 * CCMTRACE_REAL_TRACES, or in the one beside this repository, as for test/parse/real-traces.test.ts. Without them skipped.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { openPromise } from "yauzl";
import {
  createLeakSearch,
  createLearnStream,
  createRedactor,
  createRedactStream,
  createUnmasker,
  newCaseMap,
} from "../../src/redact/index.ts";

const root = process.env.CCMTRACE_REAL_TRACES ?? resolve(import.meta.dirname, "../../..", "shared", "traces");
const isHere = existsSync(join(root, "cucm")) && existsSync(join(root, "excerpts"));

describe.skipIf(!isHere)(`real traces${isHere ? "" : " (skipped: set CCMTRACE_REAL_TRACES to their folder)"}`, () => {
  test("nothing that was learned is found again, lines and structure stay, unmasking gives the traces back", async () => {
    const files = await readAll();
    const map = newCaseMap(new Uint8Array(32).fill(7));
    const redactor = createRedactor(map, new Set());
    for (const bytes of files.values()) pushAll(createLearnStream(redactor, "ascii"), bytes);
    redactor.settle();
    const originals = redactor.originals();
    expect(originals.length).toBeGreaterThan(50);
    const search = createLeakSearch(originals);
    const unmask = createUnmasker(map);
    for (const [path, bytes] of files) {
      const result = pushAll(createRedactStream(redactor, "ascii"), bytes);
      search.push(result);
      expect(search.finish(), path).toEqual([]);
      // Only the case of host names may differ.
      expect(unmask(result.toString("latin1")).toLowerCase() === bytes.toString("latin1").toLowerCase(), path).toBe(
        true,
      );
      expect(headsOf(result), path).toEqual(headsOf(bytes));
    }
    for (const path of files.keys()) {
      search.push(Buffer.from(redactor.redactPath(path)));
      expect(search.finish(), path).toEqual([]);
    }
    // Healthy calls without encryption: there is no secret in them.
    expect(Object.keys(redactor.counts())).toEqual(["host", "domain", "ip", "mac", "device", "user", "number"]);
  }, 120_000);

  test("in published lines of other logs", () => {
    const redactor = createRedactor(newCaseMap(new Uint8Array(32).fill(7)), new Set());
    const texts = readdirSync(join(root, "excerpts")).map((name) => {
      const text = readFileSync(join(root, "excerpts", name), "utf8");
      return text.slice(text.indexOf("\n") + 1);
    });
    for (const text of texts) redactor.learn(text);
    redactor.settle();
    const all = texts.map((text) => redactor.redact(text)).join("\n");
    expect(all).not.toMatch(
      /SEP003094C|10\.106\.|172\.16\.|192\.168\.136|EDPUB|adfs|ucce\.com|Bangalore|cucmpub9|TPCUCMPUB/,
    );
    for (const stays of [
      "AlarmName: ConnectionFailureToPDP",
      "SSL3 alert read:fatal:handshake failure",
      "O=Cisco",
      "7501",
      "CTLFile.tlv",
    ]) {
      expect(all).toContain(stays);
    }
  });
});

/** What tells records apart: the first words of every line. */
function headsOf(bytes: Buffer): string[] {
  return bytes
    .toString("latin1")
    .split("\n")
    .map((line) => /^\d{8}\.\d{3} \|[\d:.]+ \|\w+/.exec(line)?.[0] ?? "");
}

function pushAll(stream: { push(bytes: Uint8Array): Uint8Array; finish(): Uint8Array }, bytes: Buffer): Buffer {
  const out: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 65_536) out.push(stream.push(bytes.subarray(at, at + 65_536)));
  out.push(stream.finish());
  return Buffer.concat(out);
}

async function readAll(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(join(root, "cucm"))) {
    const zip = await openPromise(join(root, "cucm", name));
    for await (const entry of zip.eachEntry()) {
      if (!/\.(?:txt|xml)$/.test(entry.fileName)) continue;
      const parts: Buffer[] = [];
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
      files.set(`${name}!/${entry.fileName}`, Buffer.concat(parts));
    }
  }
  return files;
}
