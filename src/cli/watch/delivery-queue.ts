/**
 * What one target is still to be told: one after the other, in order, each again until it is taken. A target that fails
 * is left alone for longer each time. Nothing here waits for anybody: whoever offers goes on at once.
 */
import type { Delivery, DeliveryTarget, IncidentPayload, Problem } from "../../model/index.ts";
import type { CliWords } from "../words/index.ts";
import { keyOfPayload } from "./payload.ts";

/** How an attempt to deliver ended. */
export type Outcome =
  | { readonly kind: "delivered" }
  /** Worth another try, not before so many milliseconds where the target said so. */
  | { readonly kind: "failed"; readonly reason: string; readonly retryAfterMs?: number | null }
  /** Will never be taken. */
  | { readonly kind: "refused"; readonly reason: string };

/** Tries once to deliver; ends soon after the signal is aborted. What it throws counts as a failure. */
export type Send = (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>;

/** How long and how many; times in milliseconds. */
export interface QueueLimits {
  /** The wait after the first failure; it doubles with each further one. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** However long the target asks to be left alone, it is tried again after this. */
  readonly longestRetryAfterMs: number;
  /** So many can wait; what comes then is given up. */
  readonly waiting: number;
}

/** What a queue is made of. */
export interface QueueOptions {
  readonly target: DeliveryTarget;
  /** The target as problems name it. */
  readonly name: string;
  readonly send: Send;
  /** What an earlier run left. */
  readonly pending: readonly Delivery[];
  readonly limits: QueueLimits;
  readonly words: CliWords["watch"]["deliveries"];
  /** This machine's clock in milliseconds. */
  readonly now: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
}

/** The queue of one target. */
export interface DeliveryQueue {
  offer(payload: IncidentPayload): void;
  pending(): readonly Delivery[];
  troubles(): readonly Problem[];
  finish(graceMs: number): Promise<void>;
}

/** Begins to deliver what is pending, and takes more. */
export function createDeliveryQueue(options: QueueOptions): DeliveryQueue {
  const { target, name, send, limits, words, now, random } = options;
  const waiting: Delivery[] = [...options.pending];
  const end = new AbortController();
  let isSending = false;
  let notBeforeMs = 0;
  let wake: (() => void) | null = null;
  let working: Promise<void> | null = null;
  /** Why the last attempt failed. */
  let failing: string | null = null;
  /** What was given up and why the last of it; stays until somebody has looked and a delivery has worked. */
  let lost: { readonly count: number; readonly reason: string } | null = null;
  let isLossSeen = false;

  function start(): void {
    if (working !== null || waiting.length === 0 || end.signal.aborted) return;
    working = work().finally(() => {
      working = null;
      start(); // what came in the very last moment
    });
  }

  async function work(): Promise<void> {
    // Not before whoever offered has gone on.
    await Promise.resolve();
    while (waiting.length > 0) {
      await rest(Math.ceil(notBeforeMs - now()));
      const [delivery] = waiting;
      if (delivery === undefined || end.signal.aborted) return;
      isSending = true;
      const outcome = await attempt(delivery);
      isSending = false;
      if (end.signal.aborted && outcome.kind !== "delivered") return;
      take(delivery, outcome);
    }
  }

  async function attempt(delivery: Delivery): Promise<Outcome> {
    try {
      return await send(delivery, end.signal);
    } catch (error) {
      return { kind: "failed", reason: (error as Error).message };
    }
  }

  function take(delivery: Delivery, outcome: Outcome): void {
    switch (outcome.kind) {
      case "delivered":
        waiting.shift();
        failing = null;
        if (isLossSeen) lost = null;
        return;
      case "refused":
        waiting.shift();
        lose(outcome.reason);
        return;
      case "failed": {
        const tries = delivery.tries + 1;
        waiting[0] = { ...delivery, tries };
        failing = outcome.reason;
        const longMs = Math.min(limits.longestWaitMs, limits.firstWaitMs * 2 ** Math.min(tries - 1, 30));
        const askedMs = Math.min(limits.longestRetryAfterMs, outcome.retryAfterMs ?? 0);
        // Somewhere between half of it and the whole, so that many watches do not come back at one moment.
        notBeforeMs = now() + Math.max(askedMs, longMs * (0.5 + random() / 2));
      }
    }
  }

  function lose(reason: string): void {
    lost = { count: (lost?.count ?? 0) + 1, reason };
    isLossSeen = false;
  }

  /** Waits without keeping the process alive. */
  async function rest(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = null;
  }

  start();
  return {
    offer(payload) {
      const key = keyOfPayload(payload);
      // What waits is told as it stands now; what is being told is told once more.
      const place = waiting.findIndex((one, index) => one.key === key && !(index === 0 && isSending));
      const known = waiting[place];
      if (known !== undefined) waiting[place] = { ...known, payload };
      else if (waiting.length >= limits.waiting) lose(words.full(limits.waiting));
      else waiting.push({ target, key, payload, tries: 0 });
      start();
    },
    pending: () => [...waiting],
    troubles() {
      const problems: Problem[] = [];
      if (failing !== null) problems.push({ path: name, kind: "not-delivered", detail: { reason: failing } });
      if (lost !== null) problems.push({ path: name, kind: "given-up", detail: { ...lost } });
      isLossSeen = lost !== null;
      return problems;
    },
    async finish(graceMs) {
      // No time to be patient any more: what rests is tried once at once.
      notBeforeMs = 0;
      wake?.();
      if (working !== null && graceMs > 0) {
        let timer: NodeJS.Timeout | undefined;
        const over = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, graceMs);
        });
        await Promise.race([working, over]);
        clearTimeout(timer);
      }
      end.abort();
      wake?.();
      await working;
    },
  };
}
