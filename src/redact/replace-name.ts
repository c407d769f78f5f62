/** What takes the place of a name as it is written: its stand-in in the same writing. */
import type { IdentityKind, RedactionKind } from "../model/index.ts";
import { writeVersion4 } from "./addresses.ts";
import { canonicalName, isPublicDomain } from "./canonical-name.ts";
import type { NameEntry } from "./case-map.ts";
import { looksLikeHost, parentDomain } from "./domain-name.ts";
import { PHONE_NAME } from "./name-parts.ts";
import type { StandIns } from "./stand-ins.ts";
import { addressesOfHex, digitsInto, hexWritings, writeLike } from "./writings.ts";

/** A function that gives it; null where the name stays, by wish or because it names nobody. */
export function createReplace(
  standIns: StandIns,
  kept: ReadonlySet<RedactionKind>,
): (kind: IdentityKind, text: string) => string | null {
  const nameStandIn = (kind: IdentityKind, text: string): string | null => {
    if (kept.has(kind)) return null;
    const entry = standIns.of(kind, text);
    return entry === null ? null : inCaseOf(text, entry);
  };

  const replace = (kind: IdentityKind, text: string): string | null => {
    switch (kind) {
      case "ip": {
        if (!text.startsWith("0x")) return nameStandIn("ip", text);
        // One of the two orders of its bytes is an address that was met.
        const [network = 0, turned = 0] = addressesOfHex(text);
        const isTurned = !standIns.hasMet("ip", writeVersion4(network));
        const standIn = nameStandIn("ip", writeVersion4(isTurned ? turned : network));
        return standIn === null ? null : `0x${hexWritings(standIn).at(isTurned ? -1 : 0)}`;
      }
      case "mac": {
        const standIn = nameStandIn("mac", text);
        return standIn === null ? null : writeLike(text, standIn);
      }
      case "number": {
        const standIn = nameStandIn("number", text);
        return standIn === null ? null : digitsInto(text, standIn);
      }
      case "device": {
        const phone = PHONE_NAME.exec(text);
        if (phone === null) return looksLikeHost(text) ? replace("host", text) : nameStandIn("device", text);
        if (kept.has("device")) return null;
        const entry = standIns.of("mac", phone[2] as string);
        return entry === null ? null : `${phone[1]}${writeLike(phone[2] as string, entry.standIn)}`;
      }
      case "host": {
        const dot = text.indexOf(".");
        if (dot === -1 || canonicalName("host", text) === null) return nameStandIn("host", text);
        if (parentDomain(text) === null) return nameStandIn("domain", text);
        const host = text.slice(0, dot);
        const domain = text.slice(dot + 1);
        if (isPublicDomain(domain) && !/[\d-]/.test(host)) return null;
        return `${nameStandIn("host", host) ?? host}.${nameStandIn("domain", domain) ?? domain}`;
      }
      case "user": {
        const account = /^(.*[^\\])(\\+)([^\\]*)$/.exec(text);
        if (account === null) return nameStandIn("user", text);
        const [, domain = "", signs, user = ""] = account;
        return `${nameStandIn("domain", domain) ?? domain}${signs}${nameStandIn("user", user) ?? user}`;
      }
      case "domain":
      case "subject":
        return nameStandIn(kind, text);
    }
  };

  return replace;
}

/** A name written in capitals where it usually is not gets a stand-in in capitals. */
function inCaseOf(text: string, { original, standIn }: NameEntry): string {
  const isShouted = text !== original && text === text.toUpperCase() && original !== original.toUpperCase();
  return isShouted ? standIn.toUpperCase() : standIn;
}
