/**
 * What the guide says TAC needs, by kind of case, held against what is there. The log files are those of P.9-4, with its
 * tip that a failed validation of a locally significant certificate is for the SDL trace; the capture file, its key, the
 * sniffer trace and the administrator's password those of P.9-54.
 */
import type { CaseKind, CaseNeeds, CoverageStatus, LogName, Pattern, Report, SeparateItem } from "../model/index.ts";

/** What is needed for the kinds of case that a report tells of. */
export function caseNeeds(report: Report, patterns: ReadonlyMap<string, Pick<Pattern, "id" | "file">>): CaseNeeds[] {
  const seen = [
    ...report.findings.map(({ pattern }) => pattern),
    ...report.incidents.flatMap(({ explained }) => Object.keys(explained).map((id) => id.replace(/^F-/, ""))),
  ];
  const areas = new Set(seen.flatMap((id) => kindsOf(id, patterns.get(id)?.file ?? "")));
  return NEEDS.filter(({ kind }) => areas.has(kind)).map(({ kind, page, logs, separately }) => ({
    kind,
    page,
    logs: logs.flatMap((log) => {
      const status = statusOf(log, report);
      return status === null ? [] : [{ log, status }];
    }),
    separately,
  }));
}

/** The kinds of case a pattern belongs to: by the folder it is in. */
function kindsOf(id: string, file: string): readonly CaseKind[] {
  if (id.startsWith("lsc-")) return ["lsc-validation", "capf"];
  const area = /(?:^|\/)patterns\/([^/]+)\//.exec(file)?.[1] ?? "";
  return KINDS_OF_AREA[area] ?? [];
}

/** The best of what is there of a log; null for one that such a server does not write. */
function statusOf(log: LogName, { coverage }: Report): CoverageStatus | null {
  const statuses = coverage.logs.filter((row) => row.log === log).map(({ status }) => status);
  return STATUSES.find((status) => statuses.includes(status)) ?? null;
}

const STATUSES = ["found", "empty", "unreadable", "missing"] as const;

const KINDS_OF_AREA: Readonly<Record<string, readonly CaseKind[]>> = {
  capf: ["capf"],
  ctl: ["ctl-client"],
  "ctl-client": ["ctl-client"],
  token: ["ctl-client"],
  phone: ["phone-files"],
  tftp: ["phone-files"],
  tvs: ["phone-files"],
  https: ["https"],
  srst: ["srst"],
  encryption: ["encryption"],
};

const CAPTURE: readonly SeparateItem[] = ["capture-file", "capture-key", "sniffer-trace", "administrator"];

const NEEDS: readonly {
  readonly kind: CaseKind;
  readonly page: string;
  readonly logs: readonly LogName[];
  readonly separately: readonly SeparateItem[];
}[] = [
  { kind: "lsc-validation", page: "9-4", logs: ["sdl", "capf"], separately: [] },
  { kind: "capf", page: "9-4", logs: ["capf", "ccm"], separately: [] },
  { kind: "ctl-client", page: "9-4", logs: ["ctl-client", "ctl-provider", "ctl-install"], separately: [] },
  { kind: "phone-files", page: "9-4", logs: ["tftp", "ccm"], separately: [] },
  { kind: "https", page: "9-4", logs: ["https"], separately: [] },
  { kind: "srst", page: "9-4", logs: ["srst", "ccm"], separately: [] },
  { kind: "encryption", page: "9-54", logs: ["ccm", "sdl"], separately: CAPTURE },
];
