/** The fixed report with hostile text wherever a log, a path or a server may put some. */
import type { Language, Report } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/index.ts";
import { HOSTILE } from "../helpers/hostile-text.ts";
import { ABOUT_PHONE } from "./fixed-incidents.ts";

/** The report in a language. */
export function hostileReport(lang: Language): Report {
  return spoil(lang, (key) => FOREIGN.has(key));
}

/** The same with hostile text in the words of patterns and rules too, which may be a reader's own, and in all else but ours. */
export function hostileThroughout(lang: Language): Report {
  return spoil(lang, (key) => !OURS.has(key));
}

function spoil(lang: Language, isForeign: (key: string) => boolean): Report {
  const report = buildReport({ ...ABOUT_PHONE, scan: { ...ABOUT_PHONE.scan, lang } });
  let next = 0;
  const text = () => HOSTILE[next++ % HOSTILE.length] as string;
  const put = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      if (FOREIGN.has(key) || (isForeign(key) && typeof value[0] === "string")) return [...HOSTILE, ...value];
      return value.map((item) => put(item, ""));
    }
    if (typeof value === "string") return isForeign(key) ? `${text()} ${value}` : value;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([own, inner]) => [own, put(inner, own)]));
  };
  const { scan, tool, ...rest } = report;
  return { ...(put(rest, "") as Omit<Report, "scan" | "tool">), tool, scan: { ...scan, paths: HOSTILE } };
}

/** Fields whose text comes from logs, or from names on a disk. */
const FOREIGN = new Set(["path", "text", "node", "nodes", "device", "devices", "entity", "user", "server", "message"]);

/** Fields with words of the program's own: names out of closed lists, ids and times. */
const OURS = new Set(
  `id pattern patterns rule level confidence log logs status reason stage stages broke format encoding dateFrom kind key
  first last from to time openAt findings`.split(/\s+/),
);
