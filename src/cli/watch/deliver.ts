/**
 * Tells a command (--exec) and an address (--webhook) of incidents. Each incident goes once to each of them; where one does
 * not take it, it is tried again, in this run or the next one. The reading never waits for them.
 */
import type { Delivery, DeliveryTarget, IncidentPayload, Problem } from "../../model/index.ts";
import type { Environment } from "../environment.ts";
import type { CliWords } from "../words/index.ts";
import { createDeliveryQueue, type DeliveryQueue, type QueueLimits, type Send } from "./delivery-queue.ts";
import { postPayload } from "./post-payload.ts";
import { runCommand } from "./run-command.ts";

/** Whom to tell, and with what. */
export interface DeliveryOptions {
  /** A command line for the shell of this platform. */
  readonly exec: string | null;
  /** http: or https:. */
  readonly webhook: URL | null;
  /** What an earlier run did not deliver. */
  readonly pending: readonly Delivery[];
  readonly version: string;
  readonly words: CliWords["watch"]["deliveries"];
  readonly environment: Pick<Environment, "env" | "platform">;
  /** This machine's clock in milliseconds. */
  readonly now?: () => number;
  /** At least 0 and below 1. */
  readonly random?: () => number;
  readonly limits?: Partial<DeliveryLimits>;
}

/** How long and how many; times in milliseconds. */
export interface DeliveryLimits extends QueueLimits {
  /** A command that takes longer is killed. */
  readonly commandMs: number;
  /** An address that does not answer by then has failed. */
  readonly requestMs: number;
}

/** What is on its way to the targets. */
export interface Deliveries {
  /** Tells every target of an incident. Never waits, never throws. */
  offer(payload: IncidentPayload): void;
  /** Everything that was not delivered, in order: for the checkpoint. */
  pending(): readonly Delivery[];
  /** What is in the way now; the text of its reason is in the language of the words. */
  troubles(): readonly Problem[];
  /** Tries for so many milliseconds more to deliver what waits, then stops; what is left is still pending. */
  finish(graceMs: number): Promise<void>;
}

/** Begins to deliver. What an earlier run left for a target that there is none of now stays pending. */
export function createDeliveries(options: DeliveryOptions): Deliveries {
  const { exec, webhook, pending, version, words, environment } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const limits = { ...LIMITS, ...options.limits };
  const queues = new Map<DeliveryTarget, DeliveryQueue>();
  const open = (target: DeliveryTarget, name: string, send: Send): void => {
    const own = pending.filter((delivery) => delivery.target === target);
    queues.set(target, createDeliveryQueue({ target, name, send, pending: own, limits, words, now, random }));
  };
  if (exec !== null)
    // Not the command itself, nor the whole address: there may be a password in it.
    open("exec", "--exec", (delivery, signal) =>
      runCommand(exec, delivery.payload, { ...environment, limitMs: limits.commandMs, words, signal }),
    );
  if (webhook !== null)
    open("webhook", `--webhook ${webhook.origin}`, (delivery, signal) =>
      postPayload(webhook, delivery, { version, limitMs: limits.requestMs, words, signal, now }),
    );
  const unclaimed = pending.filter(({ target }) => !queues.has(target));
  const all = [...queues.values()];
  return {
    offer(payload) {
      for (const queue of all) queue.offer(payload);
    },
    pending: () => [...unclaimed, ...all.flatMap((queue) => queue.pending())],
    troubles: () => all.flatMap((queue) => queue.troubles()),
    async finish(graceMs) {
      await Promise.all(all.map((queue) => queue.finish(graceMs)));
    },
  };
}

const LIMITS: DeliveryLimits = {
  firstWaitMs: 1_000,
  longestWaitMs: 300_000,
  longestRetryAfterMs: 3_600_000,
  waiting: 10_000,
  commandMs: 30_000,
  requestMs: 10_000,
};
