/** Finds the server's name in a path: the folder above the trace tree, if it can be the name of a host. */

/**
 * The server a file came from. `top` is the index of the uppermost folder of the trace tree, null when the file lies
 * loose. Null when the folder there is no host name, or one people give to folders.
 */
export function nodeOfPath(folders: readonly string[], top: number | null): string | null {
  // RTMT: <fqdn>_<n>/<date>_<time>/cm/trace/..., up to 10.5 without _<n>.
  const stamp = folders.findLastIndex((folder) => RTMT_TIME.test(folder));
  if (stamp > 0) {
    const name = (folders[stamp - 1] as string).replace(/_\d+$/, "");
    return HOST.test(name) ? name : null;
  }

  let at = (top ?? folders.length) - 1;
  while (at >= 0 && IN_BETWEEN.test(folders[at] as string)) at--;
  const name = folders[at];
  if (name === undefined || !HOST.test(name) || isEverydayName(name)) return null;
  if (HOMES.test(folders[at - 1] ?? "")) return null;
  // Without Trace above it a folder may be called anything, so the name must look like a machine's.
  const isAnchored = folders.slice(at + 1).some((folder) => /^trace$/i.test(folder));
  return isAnchored || /^[a-z].*\d/i.test(name) ? name : null;
}

/** Names a person gives to folders: "case-1234", "traces_2024", "2024-05-01", "Desktop". */
function isEverydayName(name: string): boolean {
  if (IPV4.test(name)) return false;
  const lower = name.toLowerCase();
  const firstWord = lower.split(/[-_.\d]/)[0] ?? "";
  return /^\d{4}-?\d\d/.test(lower) || !/[a-z]/.test(lower) || EVERYDAY.has(lower) || EVERYDAY_STARTS.has(firstWord);
}

const RTMT_TIME = /^\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d$/;
/** A host name, fully qualified or not, or an IPv4 address. Windows allows an underscore. */
const HOST = /^[a-z0-9](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_-]{1,63})*$/i;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** Folders between the server's and the trace tree: drives and the paths of both systems. */
const IN_BETWEEN =
  /^(?:[a-z][:$]?|(?:disk|drive)[-_ ]?[a-z]|program files(?: \(x86\))?|common files|cisco|winnt|windows|system32|ctl client|ctl file|var|log|active|activelog|cm|syslog|trace|logs)$/i;
/** What lies in here is named by people and programs. */
const HOMES = /^(?:home|users|documents and settings|tmp|temp)$/i;

const EVERYDAY: ReadonlySet<string> = new Set(
  (
    "trace traces cisco cm ccm sdl sdi tftp dbl capf samples sample data files file test tests lab root work share " +
    "shared tmp temp home users user desktop documents downloads download input inputs output collected collect " +
    "upload uploads evidence var mnt media opt srv export exports fixtures cucm callmanager server servers node nodes " +
    "all new old copy archive archives unpacked extracted before after publisher-logs public"
  ).split(" "),
);
const EVERYDAY_STARTS: ReadonlySet<string> = new Set(
  "log logs trace traces case cases ticket tac sr sample samples backup backups download downloads incident issue".split(
    " ",
  ),
);
