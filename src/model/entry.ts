/** One log record: its first line and the lines that continue it. */
export interface Entry {
  /** The record's text, decoded, with its own line ends; a part of it when the record is very long. */
  readonly text: string;
  /** 1-based number of the text's first line in the file. */
  readonly line: number;
  /** Byte offset of the text's first byte in the file (in the decompressed bytes for compressed input). */
  readonly offset: number;
  /** The service that wrote it as the record says ("CCM", "TFTP"), else null. */
  readonly process: string | null;
  /** The record's kind as its layout prints it ("AppInfo", "AlarmErr", "ERR"), else null. */
  readonly kind: string | null;
  /** Server, device, address and tag the record's own trailer names, by kind. */
  readonly tags: EntryTags;
  /** The alarm the record carries, else null. */
  readonly alarm: Alarm | null;
}

/** What the tag trailer of an SDI record or the tag column of an SDL record says. */
export interface EntryTags {
  readonly node?: string;
  readonly device?: string;
  readonly ip?: string;
  readonly ct?: string;
}

/** An alarm as CallManager prints it: once as prose and once as a structured record, or in syslog or the event log. */
export interface Alarm {
  /** "EndPointTransientConnection". */
  readonly name: string;
  readonly form: "prose" | "record" | "syslog" | "event-log";
  /** Parameter values by name as printed; names may hold blanks. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The reason code where the alarm prints one. */
  readonly reason: number | null;
  /** The reason code's name in this alarm ("authenticationError"), null where unknown. Never decoded by number alone. */
  readonly reasonName: string | null;
}
