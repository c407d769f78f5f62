/**
 * Whose an IP address was, and when: a phone is known by its address while it is registered. Learned from matches that
 * name one phone and one address, and given up where the address changes hands too freely to be a phone's own.
 */
import type { Match } from "../model/index.ts";
import { namedDevices } from "./item.ts";

/** A match and its place in the order of all. */
interface Ranked {
  readonly match: Match;
  readonly rank: number;
}

interface Tenure {
  readonly device: string;
  readonly from: number;
  /** Rank of the match that ends it, the first of another phone or the phone's own going; that match still belongs to it. */
  until: number;
}

/** The pattern whose match says that a phone gave up its registration. */
export const UNREGISTERED = "endpoint-unregistered";

/** Learns from matches, given in their order, whose the addresses asked for were; says which phones they stood for at a rank. */
export function learnAliases(
  items: readonly { readonly match: Match }[],
  asked: ReadonlySet<string>,
): (addresses: readonly string[], rank: number) => string[] {
  const bindings = new Map<string, Ranked[]>();
  const leavings = new Map<string, number[]>();
  for (const [rank, { match }] of items.entries()) {
    if (match.pattern === UNREGISTERED) for (const device of namedDevices(match)) listIn(leavings, device).push(rank);
    const { ip } = match.entities;
    if (ip?.length !== 1 || !asked.has(ip[0] as string)) continue;
    if (namedDevices(match).length === 1) listIn(bindings, ip[0] as string).push({ match, rank });
  }
  const tenures = new Map([...bindings].map(([ip, bound]) => [ip, tenuresOf(bound, leavings)]));
  return (addresses, rank) => {
    const found = addresses.flatMap((ip) =>
      (tenures.get(ip) ?? []).filter(({ from, until }) => from <= rank && rank <= until).map(({ device }) => device),
    );
    return [...new Set(found)];
  };
}

function tenuresOf(bound: readonly Ranked[], leavings: ReadonlyMap<string, readonly number[]>): Tenure[] {
  const tenures: Tenure[] = [];
  const leftBetween = (device: string, from: number, to: number): number | undefined =>
    leavings.get(device)?.find((rank) => rank >= from && rank <= to);
  /** Rank at which a phone was last seen with the address. */
  const lastSeen = new Map<string, number>();
  for (const { match, rank } of bound) {
    const [device] = namedDevices(match) as [string];
    const current = tenures.at(-1);
    const left = current && leftBetween(current.device, lastSeen.get(current.device) as number, rank - 1);
    if (current !== undefined && left !== undefined) current.until = left;
    if (current === undefined || current.device !== device || left !== undefined) {
      const before = lastSeen.get(device);
      if (before !== undefined && current !== undefined && current.device !== device && left === undefined)
        if (leftBetween(device, before, current.from) === undefined) return []; // nobody's own
      if (current !== undefined && left === undefined) current.until = rank - 1;
      tenures.push({ device, from: current === undefined ? 0 : rank, until: Number.POSITIVE_INFINITY });
    }
    lastSeen.set(device, rank);
  }
  const last = tenures.at(-1);
  if (last !== undefined)
    last.until = leftBetween(last.device, lastSeen.get(last.device) as number, Number.POSITIVE_INFINITY) ?? last.until;
  return tenures;
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
