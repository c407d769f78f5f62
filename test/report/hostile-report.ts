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

/** So many texts there are. */
export const STARTS: readonly number[] = HOSTILE.map((_, index) => index);

/** Fields whose text comes from logs, or from names on a disk. */
const FOREIGN: ReadonlySet<string> = new Set(
  "path text node nodes device devices entities entity facts name version message against".split(" "),
);
