/**
 * Stand-ins of IP addresses. Addresses that share a network of 20 bits or longer share one of the same length
 * afterwards, and only those: each such network gets one of 198.18.0.0/15, the range for benchmarks (RFC 2544), as long
 * as there are any, then of 240.0.0.0/4, which nobody has; inside of it every bit is turned or not by the bits before it.
 * Version 6 goes to 2001:db8::/32, the range for documents (RFC 3849), and keeps that two share a /48 or /64.
 */
import { readVersion4, readVersion6, writeVersion4, writeVersion6 } from "./addresses.ts";
import { keyedBytes } from "./keyed-number.ts";

/** What was given so far: original to stand-in, both in their shortest writing. */
export type GivenAddresses = Iterable<readonly [original: string, standIn: string]>;

/** Gives stand-ins to addresses, one after the other, in accordance with those given so far. */
export function createAddressMaker(key: Uint8Array, given: GivenAddresses): (address: string) => string {
  /** First 20 bits of originals to first 20 bits of stand-ins, and which of those are taken. */
  const networks = new Map<number, number>();
  const taken = new Set<number>();
  for (const [original, standIn] of given) {
    const from = readVersion4(original);
    const to = readVersion4(standIn);
    if (from === null || to === null) continue;
    networks.set(from >>> HOST_BITS, to >>> HOST_BITS);
    taken.add(to >>> HOST_BITS);
  }

  const networkOf = (network: number): number => {
    const known = networks.get(network);
    if (known !== undefined) return known;
    const start = keyedBytes(key, "network", String(network)).readUInt32BE();
    let chosen = -1;
    for (let step = 0; step < BENCHMARK_NETWORKS && chosen === -1; step++) {
      const candidate = BENCHMARK + ((start + step) % BENCHMARK_NETWORKS);
      if (!taken.has(candidate)) chosen = candidate;
    }
    for (let step = 0; chosen === -1; step++) {
      const candidate = RESERVED + ((start + step) % RESERVED_NETWORKS);
      if (!taken.has(candidate)) chosen = candidate;
    }
    networks.set(network, chosen);
    taken.add(chosen);
    return chosen;
  };

  return (address) => {
    const four = readVersion4(address);
    if (four !== null) {
      const host = turnBits(key, four);
      return writeVersion4(((networkOf(four >>> HOST_BITS) << HOST_BITS) | host) >>> 0);
    }
    return standInOfVersion6(key, readVersion6(address) ?? []);
  };
}

/** The last 12 bits of an address, each turned or not by the key and all bits before it (as Crypto-PAn does). */
function turnBits(key: Uint8Array, address: number): number {
  let host = 0;
  for (let bit = HOST_BITS - 1; bit >= 0; bit--) {
    const before = Math.floor(address / 2 ** (bit + 1));
    const turn = (keyedBytes(key, "bit", String(bit), String(before))[0] as number) & 1;
    host = host * 2 + (((address >>> bit) & 1) ^ turn);
  }
  return host;
}

function standInOfVersion6(key: Uint8Array, groups: readonly number[]): string {
  const part = (name: string, length: number) => keyedBytes(key, name, writeVersion6([...groups.slice(0, length)]));
  const all = part("interface", 8);
  const host = [0, 2, 4, 6].map((at) => all.readUInt16BE(at));
  if (((groups[0] as number) & 0xffc0) === 0xfe80) return writeVersion6([0xfe80, 0, 0, 0, ...host]);
  return writeVersion6([0x2001, 0xdb8, part("site", 3).readUInt16BE(), part("subnet", 4).readUInt16BE(), ...host]);
}

const HOST_BITS = 12;
const BENCHMARK = 0xc6120000 >>> HOST_BITS;
const BENCHMARK_NETWORKS = 32;
const RESERVED = 0xf0000000 >>> HOST_BITS;
/** All of 240.0.0.0/4 but the last, in which the broadcast address lies. */
const RESERVED_NETWORKS = 0xffff;
