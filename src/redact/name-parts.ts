/** What a name or secret tells besides itself. */
import type { IdentityKind, SecretKind } from "../model/index.ts";
import { readVersion4, readVersion6 } from "./addresses.ts";
import { canonicalName, isPublicDomain } from "./canonical-name.ts";
import { looksLikeHost, ownersLabel, parentDomain } from "./domain-name.ts";

/** What a name tells besides itself: a full host name its domains and their owner, a phone its MAC address. */
export function namesIn(kind: IdentityKind, name: string): [IdentityKind, string][] {
  // A server may be named by its address, a user by the phone.
  if (kind === "host" || kind === "device" || kind === "user") {
    if (readVersion4(name) !== null || (name.includes(":") && readVersion6(name) !== null)) return [["ip", name]];
    if (kind !== "device" && /^(?:SEP|ATA|VGC)[0-9A-F]{12}$/i.test(name)) return namesIn("device", name);
  }
  // DOMAIN\\user
  const slash = kind === "user" ? name.lastIndexOf("\\") : -1;
  if (slash > 0)
    return [["domain", name.slice(0, slash).replace(/\\+$/, "")], ...namesIn("user", name.slice(slash + 1))];
  if (kind === "device") {
    const phone = PHONE_NAME.exec(name);
    if (phone !== null) return [["mac", phone[2] as string]];
    return looksLikeHost(name) ? namesIn("host", name) : [["device", name]];
  }
  if (kind === "host") {
    const dot = name.indexOf(".");
    if (dot === -1 || canonicalName("host", name) === null) return [["host", name]];
    if (parentDomain(name) === null) return namesIn("domain", name);
    const host = name.slice(0, dot);
    const domain = name.slice(dot + 1);
    if (isPublicDomain(domain) && !/[\d-]/.test(host)) return [];
    return [["host", host], ...namesIn("domain", domain)];
  }
  if (kind !== "domain" || canonicalName("domain", name) === null) return [[kind, name]];
  const all: [IdentityKind, string][] = [];
  for (let domain: string | null = name; domain !== null; domain = parentDomain(domain)) all.push(["domain", domain]);
  const owner = ownersLabel(name);
  if (owner !== null) all.push(["domain", owner]);
  return all;
}

/** The secrets in what was found: a password up to a sign that may have ended it counts by itself, too. */
export function secretsIn(kind: SecretKind, value: string): string[] {
  if (kind === "cookie") {
    const values = value.split(/[;,]/).map((pair) => pair.replace(/^[^=]*=/, "").trim());
    return values.filter((text) => text.length >= 8);
  }
  const short = kind === "password" ? /^[^,;&)\]}]+/.exec(value)?.[0] : undefined;
  return short === undefined || short === value || short.length < 3 ? [value] : [value, short];
}

/** A device named after its MAC address: what stands before it, and its digits. */
export const PHONE_NAME = /^((?:CTL|ITL)?[A-Z][A-Z0-9]{1,4})([0-9A-F]{12})$/i;
