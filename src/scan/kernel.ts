/**
 * The engine below a scan: WebAssembly where the machine has its vector instructions, plain JavaScript where not. Both
 * work on the same memory in the same way and find the same.
 */
import { readFileSync } from "node:fs";
import { createTwin } from "./kernel-twin.ts";

/** The name of an engine. */
export type Engine = "wasm" | "javascript";

/** The inner loops; addresses are bytes of the memory. What each does is written in assembly. */
export interface Kernel {
  readonly memory: ArrayBuffer;
  /** Adds every literal that lies in [from, end) and ends behind `endsAfter` to the list of hits; gives their number. */
  find(from: number, end: number, endsAfter: number): number;
  /** Walks over lines in which nothing happens, up to `end`. */
  skim(end: number): void;
  /** Can a pattern match the record [start, end), whose hits begin at the address `hit`? Drops the hits of others. */
  passes(hit: number, listEnd: number, start: number, end: number): boolean;
  /** The first byte of 0x80 or more in [from, end); `end` or beyond where there is none. */
  nextHigh(from: number, end: number): number;
  /** Narrows UTF-16 to a byte per unit. */
  narrow(from: number, units: number, to: number, isSwapped: boolean): void;
}

/** The engine this machine gets, unless told otherwise. */
export function usualEngine(): Engine {
  usual ??= wasmModule() === null ? "javascript" : "wasm";
  return usual;
}

let usual: Engine | undefined;

/**
 * A kernel with a memory of at least that many bytes.
 * @throws Error when WebAssembly is asked for and the machine, or the package, does not have it
 */
export function createKernel(engine: Engine, bytes: number): Kernel {
  if (engine === "javascript") return createTwin(new ArrayBuffer(bytes));
  const module = wasmModule();
  if (module === null) throw new Error("WebAssembly with vector instructions is not there");
  const { memory, find, skim, passes, nextHigh, narrow } = new WebAssembly.Instance(module)
    .exports as unknown as WasmExports;
  memory.grow(Math.ceil(bytes / PAGE_BYTES) - 1);
  return {
    memory: memory.buffer,
    find,
    skim,
    passes: (hit, listEnd, start, end) => passes(hit, listEnd, start, end) !== 0,
    nextHigh,
    narrow: (from, units, to, isSwapped) => narrow(from, units, to, isSwapped ? 1 : 0),
  };
}

/** The little of WebAssembly that is used; Node's own types leave it to those of browsers. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    readonly exports: object;
    constructor(module: Module);
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
}

interface WasmExports {
  readonly memory: WebAssembly.Memory;
  find(from: number, end: number, endsAfter: number): number;
  skim(end: number): void;
  passes(hit: number, listEnd: number, start: number, end: number): number;
  nextHigh(from: number, end: number): number;
  narrow(from: number, units: number, to: number, isSwapped: number): void;
}

const PAGE_BYTES = 65_536;
/** Compiled by the build from assembly: beside this file in the package, in dist for a source tree. */
const WASM = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/scan/kernel.wasm" : "../scan/kernel.wasm",
  import.meta.url,
);

/** The module, compiled once; null where it is not to be had. */
function wasmModule(): WebAssembly.Module | null {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(readFileSync(WASM));
    } catch {
      compiled = null; // no file, or a processor without vector instructions: the twin does the work
    }
  }
  return compiled;
}

let compiled: WebAssembly.Module | null | undefined;
