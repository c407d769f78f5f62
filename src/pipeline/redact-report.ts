/** A report with every foreign text in it redacted. What comes from closed lists, numbers and times stay as they are. */
import type { EntityKind, IdentityKind, Report } from "../model/index.ts";
import type { Redactor } from "../redact/index.ts";

/** The report as it may leave the house, with paths as `pathOf` shows them. */
export function redactReport(report: Report, redactor: Redactor, pathOf: (path: string) => string): Report {
  const value = (key: string, inside: unknown): unknown => {
    if (typeof inside === "string") return text(key, inside);
    if (Array.isArray(inside)) return inside.map((one) => value(key, one));
    if (inside === null || typeof inside !== "object" || CLOSED.has(key)) return inside;
    const isEntities = key === "entities";
    return Object.fromEntries(
      Object.entries(inside).map(([name, one]) => [name, value(isEntities ? `entities.${name}` : name, one)]),
    );
  };
  const text = (key: string, inside: string): string => {
    if (CLOSED.has(key)) return inside;
    if (PATHS.has(key)) return pathOf(inside);
    const kind = KIND_OF_KEY.get(key);
    return kind === undefined ? redactor.redact(inside) : redactor.redactName(kind, inside);
  };
  return value("", report) as Report;
}

/** Every name in a report that is known to be one, so that it is exchanged also where nothing around it tells. */
export function learnReport(report: Report, redactor: Redactor): void {
  const learn = (key: string, inside: unknown): void => {
    if (typeof inside === "string") {
      const kind = KIND_OF_KEY.get(key);
      if (kind !== undefined && inside !== "") redactor.learnName(kind, inside);
      else if (!CLOSED.has(key) && !PATHS.has(key)) redactor.learn(inside);
    } else if (Array.isArray(inside)) for (const one of inside) learn(key, one);
    else if (inside !== null && typeof inside === "object" && !CLOSED.has(key))
      for (const [name, one] of Object.entries(inside)) learn(key === "entities" ? `entities.${name}` : name, one);
  };
  learn("", report);
}

/** What kind of name an entity is; the others name nothing that could be known again. */
const KIND_OF_ENTITY: Partial<Record<EntityKind, IdentityKind>> = {
  device: "device",
  mac: "mac",
  ip: "ip",
  server: "host",
  user: "user",
};

const KIND_OF_KEY: ReadonlyMap<string, IdentityKind> = new Map<string, IdentityKind>([
  ...Object.entries(KIND_OF_ENTITY).map(([entity, kind]): [string, IdentityKind] => [`entities.${entity}`, kind]),
  ["node", "host"],
  ["nodes", "host"],
  ["against", "host"],
  ["devices", "device"],
  ["device", "device"],
]);

const PATHS: ReadonlySet<string> = new Set(["path", "paths"]);

/** Fields whose values come from closed lists or from the catalog's ids, and times. */
const CLOSED: ReadonlySet<string> = new Set([
  "tool",
  "encoding",
  "lang",
  "level",
  "log",
  "logs",
  "format",
  "dateFrom",
  "first",
  "last",
  "from",
  "to",
  "since",
  "until",
  "tz",
  "time",
  "openAt",
  "location",
  "status",
  "blind",
  "reason",
  "reasons",
  "rule",
  "pattern",
  "confidence",
  "guide",
  "explained",
  "stage",
  "key",
  "kind",
  "window",
  "version",
  "hidden",
  "entitiesOmitted",
  "factLabels",
]);
