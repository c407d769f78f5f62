/**
 * Where each log lies: the "Log files" section of the Cisco CallManager Security Guide 4.1 (P.9-4) as data, and the
 * folders of the later Linux appliance as seen in its trace downloads.
 */
import type { LogName } from "../model/index.ts";

/** Windows: CallManager 3.x and 4.x, the guide's. Appliance: 5.0 and later. */
export type Era = "windows" | "appliance";

/** One row of the collection checklist. */
export interface Location {
  readonly log: LogName;
  readonly era: Era;
  /** The folder or file, as the guide prints it; on the appliance below /var/log/active. */
  readonly location: string;
  /** Shapes of file names, with * for anything; none where any file of the folder belongs to the log. */
  readonly names: readonly string[];
  /** Null for what the guide does not know. */
  readonly guidePage: string | null;
}

/** Every location, the guide's first and in its order. */
export const LOCATIONS: readonly Location[] = [
  windows("ccm", "C:\\Program Files\\Cisco\\Trace\\CCM"),
  windows("tftp", "C:\\Program Files\\Cisco\\Trace\\TFTP"),
  windows("dbl", "C:\\Program Files\\Cisco\\Trace\\DBL", [
    "DBLR*",
    "DBLR*.*",
    "DBL_CCM*",
    "DBL_TFTP*",
    "DBL_CTLPROVIDER*",
  ]),
  windows("sdl", "C:\\Program Files\\Cisco\\Trace\\SDL\\CCM"),
  windows("https", "C:\\program files\\common files\\cisco\\logs\\HTTPSCertInstall.log", ["HTTPSCertInstall.log"]),
  windows("ctl-provider", "C:\\Program Files\\Cisco\\Trace\\CTLProvider"),
  windows("ctl-client", "C:\\Program Files\\Cisco\\CTL Client\\Trace"),
  windows("ctl-install", "C:\\ctlinstall.log", ["ctlinstall.log"]),
  windows("capf", "C:\\Program Files\\Cisco\\Trace\\CAPF"),
  windows("srst", "winnt\\system32\\Trace"),
  appliance("ccm", "cm/trace/ccm/{sdi,calllogs}", ["ccm*", "calllogs_*"]),
  appliance("sdl", "cm/trace/ccm/sdl", ["SDL*_100_*"]),
  appliance("tftp", "cm/trace/cmtftp/{sdi,sdl}"),
  appliance("dbl", "cm/trace/dbl/sdi"),
  appliance("ctl-provider", "cm/trace/ctlprovider/sdi"),
  appliance("capf", "cm/trace/capf/sdi"),
  appliance("tvs", "cm/trace/tvs/sdi"),
  appliance("ils", "cm/trace/ils/sdl"),
  appliance("syslog", "syslog", ["CiscoSyslog*", "AlternateSyslog*", "messages*"]),
];

/**
 * The guide's own places on this machine, for running without a path: empty where the machine is not Windows. The
 * drive and folders come from the environment given, whatever the case of its names.
 */
export function defaultPaths(platform: string, env: Readonly<Record<string, string | undefined>>): string[] {
  if (platform !== "win32") return [];
  const value = (name: string) => Object.entries(env).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const drive = value("SystemDrive") || "C:";
  const programs = value("ProgramFiles") || `${drive}\\Program Files`;
  const windowsFolder = value("windir") || `${drive}\\WINNT`;
  return LOCATIONS.filter(({ era }) => era === "windows").map(({ location }) =>
    location
      .replace(/^C:\\program files(?=\\)/i, () => programs)
      .replace(/^C:(?=\\)/i, () => drive)
      .replace(/^winnt(?=\\)/i, () => windowsFolder),
  );
}

function windows(log: LogName, location: string, names: readonly string[] = []): Location {
  return { log, era: "windows", location, names, guidePage: "9-4" };
}

function appliance(log: LogName, location: string, names: readonly string[] = []): Location {
  return { log, era: "appliance", location, names, guidePage: null };
}
