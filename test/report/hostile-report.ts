/** The fixed report with hostile text wherever a log, a path or a server may put some. */
import type { Language, Report } from "../../src/model/index.ts";
import { buildReport } from "../../src/report/index.ts";
import { HOSTILE } from "../helpers/hostile-text.ts";
import { ABOUT_PHONE } from "./fixed-incidents.ts";

/** The report in a language; with every start up to STARTS, every text once stands in every place. */
export function hostileReport(lang: Language, start = 0): Report {
  return reportFullOf(HOSTILE, lang, start);
}

/** The same with a harmless word in the place of every hostile text: what it is made of is what the other has to be made of. */
export function tameReport(lang: Language): Report {
  return reportFullOf(
    HOSTILE.map((_, index) => `word${index}`),
    lang,
    0,
  );
}

function reportFullOf(texts: readonly string[], lang: Language, start: number): Report {
  const { scan, tool, ...rest } = buildReport({ ...ABOUT_PHONE, scan: { ...ABOUT_PHONE.scan, lang } });
  let next = start;
  const text = () => texts[next++ % texts.length] as string;
  const put = (value: unknown, isForeign: boolean): unknown => {
    if (Array.isArray(value))
      return isForeign ? [text(), ...texts, ...value] : value.map((item) => put(item, isForeign));
    if (typeof value === "string") return isForeign ? `${text()} ${value}` : value;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, put(inner, isForeign || FOREIGN.has(key))]),
    );
  };
  return {
    ...(put(rest, false) as Omit<Report, "scan" | "tool">),
    tool,
    scan: { ...scan, paths: texts, device: texts, sourceTz: texts },
  };
}

/** The report with hostile text in the words of patterns and rules too, which may be a reader's own, and in all else but ours. */
export function hostileThroughout(lang: Language): Report {
  const { scan, tool, ...rest } = buildReport({ ...ABOUT_PHONE, scan: { ...ABOUT_PHONE.scan, lang } });
  let next = 0;
  const text = () => HOSTILE[next++ % HOSTILE.length] as string;
  const put = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      const isForeign = FOREIGN.has(key) || (!OURS.has(key) && typeof value[0] === "string");
      return isForeign ? [...HOSTILE, ...value] : value.map((item) => put(item, ""));
    }
    if (typeof value === "string") return OURS.has(key) ? value : `${text()} ${value}`;
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([own, inner]) => [own, put(inner, own)]));
  };
  return { ...(put(rest, "") as Omit<Report, "scan" | "tool">), tool, scan: { ...scan, paths: HOSTILE } };
}

/** So many texts there are. */
export const STARTS: readonly number[] = HOSTILE.map((_, index) => index);

/** Fields whose text comes from logs, or from names on a disk. */
const FOREIGN: ReadonlySet<string> = new Set(
  "path text node nodes device devices entities entity facts name version message against".split(" "),
);

/** Fields with words of the program's own: names out of closed lists, ids and times. */
const OURS = new Set(
  `id pattern patterns rule level confidence log logs status reason stage stages broke format encoding dateFrom kind key
  first last from to time openAt findings`.split(/\s+/),
);
