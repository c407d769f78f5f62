/** One name in its many writings: what makes two of them the same. */
import type { IdentityKind } from "../model/index.ts";
import { isWellKnown4, isWellKnown6, readVersion4, readVersion6, writeVersion4, writeVersion6 } from "./addresses.ts";

/** Is it a domain that is the same in every house? Words in front of it are no hosts then: "model.ccm.cisco.com". */
export function isPublicDomain(domain: string): boolean {
  return CONSTANTS.test(domain.toLowerCase());
}

/** The one writing of a name by which it is known; null where it names nobody. */
export function canonicalName(kind: IdentityKind, text: string): string | null {
  if (kind === "ip") return canonicalAddress(text);
  if (kind === "mac") {
    const digits = text.replace(/[^0-9a-f]/gi, "").toUpperCase();
    return digits.length !== 12 || /^(?:0{12}|F{12})$/.test(digits) ? null : digits;
  }
  if (kind === "number") {
    const digits = text.replace(/\D/g, "");
    return digits.length < SHORTEST_NUMBER || EMERGENCY.test(digits) ? null : digits;
  }
  const name = text.normalize("NFC").trim().toLowerCase();
  return name.length < 2 ||
    NOBODY.test(name) ||
    (kind === "user" && ACCOUNTS.test(name)) ||
    FILES.test(name) ||
    (kind !== "user" && CONSTANTS.test(name))
    ? null
    : name;
}

function canonicalAddress(text: string): string | null {
  const four = readVersion4(text);
  if (four !== null) return isWellKnown4(four) ? null : writeVersion4(four);
  const six = readVersion6(text);
  return six === null || isWellKnown6(six) ? null : writeVersion6(six);
}

/** One and two digits are codes, not people. */
const SHORTEST_NUMBER = 3;
const EMERGENCY = /^(?:110|112|118|119|911|999|000+)$/;
/** What stands in the place of a name when there is none. */
const NOBODY =
  /^(?:null|\(null\)|\(nil\)|nil|none|unknown|unspecified|undefined|default|anonymous|invalid|true|false|yes|no|n\/a|any|all|localhost|localdomain|localhost\.localdomain|[\s!-/:-@[-`{-~]*)$/;
/** Files that every phone and server has. */
const FILES =
  /^(?:(?:ctl|itl)(?:file|sep)?\.tlv|xmldefault\.cnf\.xml|ringlist(?:-wb)?\.xml|(?:dist)?ringlist\.xml|g3-tones\.xml|[\w-]*tones\.xml|[\w-]+\.(?:der|pem|csr|tlv|loads|sbn|jar|exe|dll))$/;
/** Accounts that every system has. */
const ACCOUNTS =
  /^(?:root|system|nobody|daemon|(?:local|network) ?(?:system|service)|nt authority|informix|tomcat|ccmservice|ccmbase|ccmsyslog|drfuser)$/;
/** Names that are the same in every house: the product's own and those of standards. */
const CONSTANTS =
  /^(?:cisco|cisco-(?:cucm|ccm|cp|sip|ata|csf|jabber|ucm|unity|expressway|vcs|gw|ios|cube)[\w.-]*|apache-coyote.*|bellcore-dr\d+|hub_none|phantom|shadow|microsoft-iis.*|cisco systems,? ?inc\.?|cisco systems|(?:.*\.)?(?:cisco\.com|w3\.org|ietf\.org|in-addr\.arpa|ip6\.arpa)|example(?:\.(?:com|net|org))?|cisco (?:manufacturing|root|ccm|callmanager).*|cap-rtp-00[12]|standalonecluster|ccmsipline|(?:moh|ann|ivr|cfb|mtp|xcode|rsvp|parking|lot)_\d+|(?:media|annunciator|music).{0,3}device)$/;
