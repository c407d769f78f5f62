/** What is taken out of texts before they leave the house: names that get stand-ins, and secrets that are removed for good. */

/** Kinds of names that get a stand-in, which the map of the case leads back from. */
export const IDENTITY_KINDS = ["host", "domain", "ip", "mac", "device", "user", "number", "subject"] as const;
/** One of them. */
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Kinds of secrets. They are removed in any mode, and nothing leads back to them. */
export const SECRET_KINDS = [
  "private-key",
  "auth-string", // what a user types on a phone for CAPF
  "password", // of tokens, users, administrators
  "digest", // what answers a digest challenge, and the ticket of any other HTTP or SIP authorization
  "key-material", // SRTP, TLS master, session and packet-capture keys
  "community", // of SNMP
  "cookie", // of a web session
] as const;
/** One of them. */
export type SecretKind = (typeof SECRET_KINDS)[number];

/** Anything that is taken out. */
export type RedactionKind = IdentityKind | SecretKind;

/**
 * How sure a name is to be meant where it stands: anywhere, even inside a longer word; as a word of its own; or only
 * where a label says what it is ("HostName: server"), because it is also a word or a short number.
 */
export type NameBound = "anywhere" | "word" | "labelled";

/** A name or secret that must not be found in what is handed out. */
export interface RedactedOriginal {
  readonly kind: RedactionKind;
  readonly text: string;
  readonly bound: NameBound;
}
