/**
 * Says by a file's path which log it is, from which era and from which server. Any part of the tree may be there, in
 * any case; the part nearest to the file decides, so that a folder of the user's above it cannot.
 */
import type { LogName } from "../model/index.ts";
import type { Era } from "./locations.ts";
import { nodeOfPath } from "./node-name.ts";
import { isTrace, splitPath } from "./path-parts.ts";

/** What a path tells; null where it does not. */
export interface Identity {
  readonly log: LogName | null;
  /** The server, or the phone, that wrote it. */
  readonly node: string | null;
  /** True when the form of the path proves the node, false when a folder's name is only a guess, or there is none. */
  readonly nodeIsSure: boolean;
  readonly era: Era | null;
}

/** What a file is, judged by its shown path alone. */
export function identifyPath(path: string): Identity {
  const parts = splitPath(path);
  const folders = parts.folders.map((folder) => folder.toLowerCase());
  const file = parts.file.toLowerCase();
  const place = placeOf(folders);
  const { log, era } = judge(file, folders, place);
  return { log, era, ...nodeOfPath(parts, place?.top ?? null, log === null) };
}

/** The log by the strongest sign: an unmistakable name, a folder of the trace tree, a plain name, a lone folder. */
function judge(file: string, folders: readonly string[], place: Place | null): Pick<Identity, "log" | "era"> {
  const named = NAMES.find(({ shape }) => shape.test(file));
  const era = named?.era ?? place?.era ?? (/\.gzo$/.test(file) || isInLinuxTree(folders) ? "appliance" : null);
  const sdl = /^sdl\d{3}_(\d{3})_/.exec(file);
  if (sdl !== null) return { log: sdlLog(sdl[1] as string, folders), era };
  if (named !== undefined && !named.isWeak) return { log: named.log, era };
  if (place?.isAnchored) return { log: place.log, era };
  return { log: named?.log ?? place?.log ?? null, era };
}

/** Signal traces carry the number of the application: 100 CallManager, 200 CTIManager, 600 for several others. */
function sdlLog(application: string, folders: readonly string[]): LogName {
  if (application !== "600") return "sdl";
  const service = folders.findLast((folder) => SERVICES.has(folder) && folder !== "ccm" && folder !== "cti");
  return (service === undefined ? undefined : SERVICES.get(service)) ?? "sdl";
}

/** The folder of the trace tree a file stands in. */
interface Place {
  readonly log: LogName | null;
  readonly era: Era | null;
  /** Index of the uppermost folder that belongs to the tree. */
  readonly top: number;
  /** True when the folder stands below Trace: then it is no chance name. */
  readonly isAnchored: boolean;
}

function placeOf(folders: readonly string[]): Place | null {
  let at = folders.length - 1;
  const kind = SUBFOLDERS.has(folders[at] ?? "") ? folders[at] : undefined;
  if (kind !== undefined) at--;
  const name = folders[at] ?? "";

  // SDL keeps one folder per application on Windows: Trace\SDL\CCM.
  if (kind === undefined && folders[at - 1] === "sdl" && !SERVICES.has(folders[at - 2] ?? "")) {
    return anchor(folders, at - 1, "sdl", "windows");
  }
  const service = SERVICES.get(name);
  if (service !== undefined) {
    const isSignal = kind === "sdl" && (service === "ccm" || name === "cti");
    const log = isSignal ? "sdl" : name === "cti" ? null : service;
    return anchor(folders, at, log, kind === undefined && !APPLIANCE_ONLY.has(service) ? "windows" : "appliance");
  }
  if (kind === "sdl") return anchor(folders, at + 1, "sdl", null);
  if (kind !== undefined) return anchor(folders, at + 1, kind === "calllogs" ? "ccm" : null, null);
  if (isTrace(name)) return placeOfTrace(folders, at);
  if (name === "ctl client" || name === "ctl file")
    return { log: "ctl-client", era: "windows", top: at, isAnchored: true };
  if (name === "syslog") return { log: "syslog", era: "appliance", top: at, isAnchored: false };
  // Not a known folder, but below Trace it belongs to the folder around it: Trace\CAPF\old, Trace\CCM\january.zip.
  return folders.some(isTrace) ? placeOf(folders.slice(0, -1)) : null;
}

/** Finds the Trace folder above a service's folder, and with it the top of the tree. */
function anchor(folders: readonly string[], at: number, log: LogName | null, era: Era | null): Place {
  if (!isTrace(folders[at - 1] ?? "")) return { log, era, top: at, isAnchored: false };
  const trace = placeOfTrace(folders, at - 1);
  return { log, era: trace.era === "appliance" ? "appliance" : (era ?? "windows"), top: trace.top, isAnchored: true };
}

/** A Trace folder itself: that of the CTL client, of the SRST reference, of the appliance, or of CallManager. */
function placeOfTrace(folders: readonly string[], at: number): Place {
  const above = folders[at - 1] ?? "";
  const isAnchored = true;
  if (above === "ctl client" || above === "ctl file")
    return { log: "ctl-client", era: "windows", top: at - 1, isAnchored };
  if (above === "system32") return { log: "srst", era: "windows", top: at - 1, isAnchored };
  if (above === "cm") return { log: null, era: "appliance", top: at - 1, isAnchored };
  return { log: null, era: above === "cisco" ? "windows" : null, top: at, isAnchored };
}

function isInLinuxTree(folders: readonly string[]): boolean {
  return folders.some((folder, at) => folder === "cm" && isTrace(folders[at + 1] ?? ""));
}

/** Folders below a service's folder on the appliance. */
const SUBFOLDERS: ReadonlySet<string> = new Set(["sdi", "sdl", "calllogs"]);
const APPLIANCE_ONLY: ReadonlySet<LogName> = new Set<LogName>(["tvs", "ils"]);

/** Folders named after a service, on Windows and on the appliance. */
const SERVICES: ReadonlyMap<string, LogName> = new Map<string, LogName>([
  ["ccm", "ccm"],
  ["cti", "sdl"],
  ["tftp", "tftp"],
  ["cmtftp", "tftp"],
  ["ctftp", "tftp"],
  ["dbl", "dbl"],
  ["capf", "capf"],
  ["ctlprovider", "ctl-provider"],
  ["ctl provider", "ctl-provider"],
  ["ctlp", "ctl-provider"],
  ["tvs", "tvs"],
  ["ils", "ils"],
]);

/** Names of files. A weak one is also used by its neighbours in the tree, so there the folder is believed first. */
const NAMES: readonly { shape: RegExp; log: LogName; era: Era | null; isWeak: boolean }[] = [
  { shape: /^dbl(?:r|_ccm|_tftp|_ctlprovider)/, log: "dbl", era: "windows", isWeak: false },
  { shape: /^ctlinstall(?:\.|$)/, log: "ctl-install", era: "windows", isWeak: false },
  { shape: /^httpscertinstall(?:\.|$)/, log: "https", era: "windows", isWeak: false },
  { shape: /^calllogs?_\d+/, log: "ccm", era: "appliance", isWeak: false },
  { shape: /^(?:cisco|alternate)syslog/, log: "syslog", era: "appliance", isWeak: false },
  { shape: /^messages(?:\.\d+)?(?:\.gz)?$/, log: "syslog", era: "appliance", isWeak: true },
  { shape: /^ccm_?\d{3,}/, log: "ccm", era: null, isWeak: true },
  { shape: /^(?:cm|c)?tftp_?\d{3,}/, log: "tftp", era: null, isWeak: true },
  { shape: /^dbl_?\d{3,}/, log: "dbl", era: null, isWeak: true },
  { shape: /^capf_?\d{3,}/, log: "capf", era: null, isWeak: true },
  { shape: /^ctlp(?:rovider)?_?\d{3,}/, log: "ctl-provider", era: null, isWeak: true },
  { shape: /^ctlclient/, log: "ctl-client", era: "windows", isWeak: true },
  { shape: /^tvs_?\d{3,}/, log: "tvs", era: "appliance", isWeak: true },
  { shape: /^ils_?\d{3,}/, log: "ils", era: "appliance", isWeak: true },
];
