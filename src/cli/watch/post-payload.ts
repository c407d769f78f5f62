/** Sends one incident to the address of --webhook: the only place in ccmtrace from which anything goes to a network. */
import type { Delivery } from "../../model/index.ts";
import { shorten } from "../../util/display-width.ts";
import { visible } from "../../util/printable.ts";
import type { CliWords } from "../words/index.ts";
import type { Outcome } from "./delivery-queue.ts";

/** How to send. */
export interface PostOptions {
  readonly version: string;
  /** An answer that takes longer does not count, in milliseconds. */
  readonly limitMs: number;
  readonly words: CliWords["watch"]["deliveries"];
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/**
 * Posts a payload as JSON. A redirect is only followed on the same host, and never from https: to http:. Another status
 * than 2xx is a failure; of those that blame the request (4xx) only 408 and 429 are worth another try.
 */
export async function postPayload(
  address: URL,
  { key, payload }: Delivery,
  { version, limitMs, words, signal, now }: PostOptions,
): Promise<Outcome> {
  const body = JSON.stringify(payload);
  const headers = {
    "content-type": "application/json",
    "user-agent": `ccmtrace/${version}`,
    "idempotency-key": key,
    ...credentialsOf(address),
  };
  const late = AbortSignal.timeout(limitMs);
  let url = withoutCredentials(address);
  try {
    for (let hop = 0; hop <= REDIRECTS_FOLLOWED; hop++) {
      const response = await fetch(url, {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        signal: AbortSignal.any([signal, late]),
      });
      const place = response.headers.get("location");
      if (place === null || !REDIRECTS.has(response.status)) return await judge(response, words, now);
      await response.body?.cancel();
      const next = URL.canParse(place, url.href) ? withoutCredentials(new URL(place, url)) : null;
      if (next === null || !isSameHost(url, next))
        return { kind: "failed", reason: words.redirected(response.status, visible(next?.host ?? place)) };
      url = next;
    }
    return { kind: "failed", reason: words.redirectedTooOften(REDIRECTS_FOLLOWED) };
  } catch (error) {
    return {
      kind: "failed",
      reason: late.aborted ? words.noAnswer(limitMs / 1_000) : words.noConnection(codeOf(error)),
    };
  }
}

async function judge(response: Response, words: PostOptions["words"], now: () => number): Promise<Outcome> {
  const { status, headers } = response;
  if (response.ok) {
    await response.body?.cancel().catch(() => {}); // taken; what it says of it is nobody's concern
    return { kind: "delivered" };
  }
  const reason = words.status(status, await beginningOf(response));
  if (status >= 400 && status < 500 && !TRIED_AGAIN.has(status)) return { kind: "refused", reason };
  return { kind: "failed", reason, retryAfterMs: readRetryAfter(headers.get("retry-after"), now()) };
}

/** The first words of an answer, which mostly say what is wrong. */
async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return "";
  const reader = body.getReader();
  try {
    const { value } = await reader.read();
    await reader.cancel();
    const text = new TextDecoder().decode((value as Uint8Array | undefined)?.subarray(0, 4 * ANSWER_COLUMNS));
    return shorten(visible(text.trim()), ANSWER_COLUMNS);
  } catch {
    return ""; // the status is enough
  }
}

/** Milliseconds to wait, from a number of seconds or a date (RFC 9110, 10.2.3); null where neither is given. */
function readRetryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1_000;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

function isSameHost(from: URL, to: URL): boolean {
  return to.host === from.host && (to.protocol === from.protocol || to.protocol === "https:");
}

/** A name and a password in the address go into a header; fetch refuses an address that holds them. */
function credentialsOf({ username, password }: URL): { authorization?: string } {
  if (username === "" && password === "") return {};
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(plain).toString("base64")}` };
}

function withoutCredentials(address: URL): URL {
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url;
}

/** "ECONNREFUSED", or what the error calls itself. */
function codeOf(error: unknown): string {
  const { cause, name } = error as Error & { cause?: { code?: string; message?: string } };
  return visible(cause?.code ?? cause?.message ?? name);
}

/** Those after which a POST may be repeated elsewhere; 303 asks for a GET. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);
const REDIRECTS_FOLLOWED = 5;
/** The request came too slowly, or there were too many. */
const TRIED_AGAIN: ReadonlySet<number> = new Set([408, 429]);
const ANSWER_COLUMNS = 120;
