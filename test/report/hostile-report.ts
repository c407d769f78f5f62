/** The fixed report with hostile text wherever a log, a path or a server may put some. */
import type { Language, Report } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/index.ts";
import { HOSTILE } from "../helpers/hostile-text.ts";
import { ABOUT_PHONE } from "./fixed-incidents.ts";

/** The report in a language. */
export function hostileReport(lang: Language): Report {
  const report = buildReport({ ...ABOUT_PHONE, scan: { ...ABOUT_PHONE.scan, lang } });
  let next = 0;
  const text = () => HOSTILE[next++ % HOSTILE.length] as string;
  const put = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return FOREIGN.has(key) ? [...HOSTILE, ...value] : value.map((item) => put(item, ""));
    if (typeof value === "string") return FOREIGN.has(key) ? `${text()} ${value}` : value;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([own, inner]) => [own, put(inner, own)]));
  };
  const { scan, ...rest } = report;
  return { ...(put(rest, "") as Omit<Report, "scan">), scan: { ...scan, paths: HOSTILE } };
}

/** Fields whose text comes from logs, or from names on a disk. */
const FOREIGN = new Set(["path", "text", "node", "nodes", "device", "devices", "entity", "user", "server", "message"]);
