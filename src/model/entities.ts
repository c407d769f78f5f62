/** The kinds of things a record can name, in the one way of writing that ccmtrace uses. */
export const ENTITY_KINDS = [
  "device", // SEP003094C37F47
  "mac", // 003094C37F47
  "ip", // 10.1.2.3
  "port", // 2444
  "server", // host name as printed
  "user",
  "file", // CTLFile.tlv
  "serial", // certificate serial number
  "code", // error or reason code, decoded where known: "10 authenticationError"
  "handle", // SCCP TCP handle as printed
  "ct", // SDI call tag: node,app,pidtype,inst.seq
] as const;

/** One of the entity kinds. */
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** What was named, by kind; each list without repeats, in order of appearance. */
export type Entities = Partial<Record<EntityKind, readonly string[]>>;
