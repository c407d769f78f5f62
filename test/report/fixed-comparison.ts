/** Small reports to compare, and two with every outcome between them. */
import type { ComparableFinding, ComparableIncident, ComparableReport } from "../../src/model/index.ts";

/** What a report of a test holds that is not as usual. */
export interface Own {
  readonly scan?: Partial<ComparableReport["scan"]>;
  readonly sources?: ComparableReport["sources"];
  readonly coverage?: Partial<ComparableReport["coverage"]>;
  readonly findings?: readonly ComparableFinding[];
  readonly incidents?: readonly ComparableIncident[];
  readonly problems?: ComparableReport["problems"];
  readonly sha256?: string;
}

/** A report; unless said, CCM and CAPF of CM1 were read, and every rule could be seen. */
export function reportOf(day: string, own: Own = {}): ComparableReport {
  return {
    schema: 1,
    tool: { name: "ccmtrace", version: "0.1.0", catalog: { sha256: own.sha256 ?? "a".repeat(64), patterns: 178 } },
    scan: {
      paths: [`case/${day}`],
      since: null,
      until: null,
      lang: "en",
      device: null,
      log: null,
      level: "low",
      interrupted: false,
      ...own.scan,
    },
    sources: own.sources ?? [source(day, "ccm"), source(day, "capf")],
    coverage: {
      gaps: [],
      blind: [],
      window: null,
      rules: [rule("lockout"), rule("key-lost")],
      ...own.coverage,
    },
    findings: own.findings ?? [],
    incidents: own.incidents ?? [],
    problems: own.problems ?? [],
  };
}

/** A file of that log with the records of two hours from ten o'clock. */
export function source(
  day: string,
  log: "ccm" | "sdl" | "capf" | "ctl-client",
  own: Partial<ComparableReport["sources"][number]> = {},
): ComparableReport["sources"][number] {
  return {
    path: `case/${day}/CM1/${log}.txt`,
    log,
    node: "CM1",
    format: "sdi",
    lines: 1000,
    first: `${day}T10:00:00.000`,
    last: `${day}T12:00:00.000`,
    ...own,
  };
}

/** A rule whose incidents could have been seen, unless said. */
export function rule(
  id: string,
  own: Partial<ComparableReport["coverage"]["rules"][number]> = {},
): ComparableReport["coverage"]["rules"][number] {
  return { rule: id, status: "visible", reasons: [], ...own };
}

/** A finding in CCM of CM1: six records from 10:10 to 11:40. */
export function finding(day: string, pattern: string, own: Partial<ComparableFinding> = {}): ComparableFinding {
  return {
    id: `F-${pattern}`,
    pattern,
    title: `What ${pattern} says`,
    level: "medium",
    logs: ["ccm"],
    nodes: ["CM1"],
    count: 6,
    inIncidents: 0,
    first: `${day}T10:10:00.000`,
    last: `${day}T11:40:00.000`,
    entities: {},
    entitiesOmitted: {},
    cause: `Why ${pattern} comes.`,
    action: "1. Do it.\n2. Look.",
    verify: "It does not come again.",
    evidence: [
      {
        path: `case/${day}/CM1/ccm.txt`,
        line: 10,
        time: `${day}T10:10:00.000`,
        text: `10:10:00.000 CCM|${pattern} of SEP000000000001`,
      },
    ],
    ...own,
  };
}

/** An incident about a phone, in CAPF of CM1, from 10:30 to 10:40. */
export function incident(
  day: string,
  name: string,
  device: string,
  own: Partial<ComparableIncident> = {},
): ComparableIncident {
  return {
    id: `I-${name}-${device}`,
    rule: name,
    title: `A phone and its ${name}`,
    level: "high",
    entity: device,
    group: [{ key: "device", name: device }],
    first: `${day}T10:30:00.000`,
    last: `${day}T10:40:00.000`,
    devices: [device],
    devicesOmitted: 0,
    nodes: ["CM1"],
    explained: {},
    cause: `Why ${name} comes.`,
    action: "1. Do it.",
    verify: "It does not come again.",
    timeline: [
      { path: `case/${day}/CM1/capf.txt`, line: 7, time: `${day}T10:30:00.000`, text: `10:30:00.000 CAPF|${device}` },
    ],
    ...own,
  };
}

const [MONDAY, TUESDAY] = ["2006-07-17", "2006-07-18"];

/** Before and after a change, with something of every outcome. */
export const BEFORE = reportOf(MONDAY, {
  sources: [source(MONDAY, "ccm"), source(MONDAY, "capf"), source(MONDAY, "ctl-client", { node: "PC15" })],
  findings: [
    finding(MONDAY, "wrong-string", { logs: ["capf"], count: 10, inIncidents: 10, level: "low" }),
    finding(MONDAY, "tls-failed", { entities: { device: ["SEP000000000001", "SEP000000000002"] }, count: 40 }),
    finding(MONDAY, "token-locked", { logs: ["ctl-client"], nodes: ["PC15"], level: "critical", count: 1 }),
    finding(MONDAY, "once-a-morning", {
      count: 1,
      first: `${MONDAY}T10:02:00.000`,
      last: `${MONDAY}T10:02:00.000`,
    }),
  ],
  incidents: [
    incident(MONDAY, "lockout", "SEP000000000003", { explained: { "F-wrong-string": 10 } }),
    incident(MONDAY, "key-lost", "SEP000000000001"),
  ],
});

/** The same after it. */
export const AFTER = reportOf(TUESDAY, {
  sources: [
    source(TUESDAY, "ccm", { last: `${TUESDAY}T11:00:00.000` }),
    source(TUESDAY, "capf", { last: `${TUESDAY}T11:55:00.000` }),
    source(TUESDAY, "ctl-client", { node: "PC15", lines: 0, first: null, last: null }),
  ],
  coverage: {
    gaps: [{ path: `case/${TUESDAY}/CM1/ccm.txt`, from: `${TUESDAY}T10:10:00.000`, to: `${TUESDAY}T10:30:00.000` }],
  },
  findings: [
    finding(TUESDAY, "tls-failed", {
      entities: { device: ["SEP000000000002", "SEP000000000004"] },
      count: 12,
      level: "high",
      last: `${TUESDAY}T10:50:00.000`,
    }),
    finding(TUESDAY, "file-refused", { level: "high", last: `${TUESDAY}T10:55:00.000` }),
  ],
  incidents: ["5", "6", "7"].map((digit) => incident(TUESDAY, "key-lost", `SEP00000000000${digit}`)),
  problems: [{ path: `case/${TUESDAY}/CM2`, kind: "no-permission" }],
});
