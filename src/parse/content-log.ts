/** Tells which log a file is from what its first records say, for files whose path does not tell. */
import type { FormatName, LogName } from "../model/index.ts";
import { readFileHead } from "./file-head.ts";
import { FORMATS } from "./formats.ts";

/** The log the text speaks for, null when it does not say. */
export function logOfContent(format: FormatName, text: string): LogName | null {
  switch (format) {
    case "sdi":
    case "sdi-time":
      return logOfApps(text, format);
    case "sdl":
      return logOfSdl(text);
    case "sdl-old":
      return "sdl";
    case "function-trace":
      return logOfFunctions(text);
    case "phone-console":
      return "phone";
    case "syslog":
      return "syslog";
    case "plain":
      return /%(?:UC|CCM)_[A-Z0-9_-]+-[0-7]-/.test(text) ? "syslog" : null;
    case "call-log":
    case "event-log":
      return null;
  }
}

/** TVS and CAPF print the same layout. Where both or neither is named, the content does not say. */
function logOfFunctions(text: string): LogName | null {
  const isTvs = /\btvs|TVS_MSG|Certificate(?:CTL|DB)Cache/.test(text);
  // "CN=CAPF-1a2b3c4d" is the issuer of phone certificates, which TVS prints too.
  const isCapf = /(?<![=\w])C?CAPF(?!-)|\bauthentication string\b/i.test(text);
  if (isTvs === isCapf) return null;
  return isTvs ? "tvs" : "capf";
}

/** The log of the application that wrote the first record. One service writes one file. */
function logOfApps(text: string, format: "sdi" | "sdi-time"): LogName | null {
  for (const line of text.split(/[\r\n]+/)) {
    const { process } = FORMATS[format].read(line);
    if (process !== null) return logOfApp(process);
  }
  return null;
}

/** CCM and TFTP are proved by published lines; the other names are inferred from those of the services. */
function logOfApp(app: string): LogName | null {
  if (/^CCM$/i.test(app)) return "ccm";
  if (/TFTP$/i.test(app) && !/^DBL/i.test(app)) return "tftp";
  if (/^DBL/i.test(app)) return "dbl";
  if (/^CAPF/i.test(app)) return "capf";
  if (/^CTL ?P/i.test(app)) return "ctl-provider";
  if (/^TVS/i.test(app)) return "tvs";
  return /^ILS/i.test(app) ? "ils" : null;
}

/** The FileHead record names the service; without it, names of classes seen only there. */
function logOfSdl(text: string): LogName | null {
  const app = readFileHead(text)?.app ?? null;
  if (app !== null) return /^CCM$/i.test(app) ? "sdl" : logOfApp(app);
  if (/\|AppInfo +\|\s*(?:IlsD\b|CertUtil Ils::)/.test(text)) return "ils";
  return /\|AppInfo +\|\s*(?:TFTP\w+|ServeFile|ServeDynamicFile|HTTPConnection)::/.test(text) ? "tftp" : null;
}
