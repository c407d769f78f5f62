/**
 * Finds the name of the server, or of the phone, in a path. Where the form of the path proves it, any name is taken;
 * a loose folder must have a name that looks like a server's.
 */
import type { PathParts } from "./path-parts.ts";

/** Who wrote a file, judged by its path. */
export interface NodeOfPath {
  readonly node: string | null;
  /** True when the form of the path proves it: an RTMT download, a folder right above a drive or the trace tree. */
  readonly nodeIsSure: boolean;
}

/**
 * `top` is the index of the uppermost folder of the trace tree, null when the file lies loose. `mayBePhone` is false
 * when the path names a log that only servers write.
 */
export function nodeOfPath(parts: PathParts, top: number | null, mayBePhone: boolean): NodeOfPath {
  const proved = nodeOfDownload(parts) ?? nodeAboveTree(parts, top);
  if (proved !== null) return { node: proved.name, nodeIsSure: proved.name !== null };
  return { node: (mayBePhone ? phoneOf(parts) : null) ?? guess(parts, top), nodeIsSure: false };
}

/** A place that proves a name; null where what stands there is plainly none. */
interface Proof {
  readonly name: string | null;
}

/** RTMT: <fqdn>_<n>/<date>_<time>/cm/trace/..., up to 10.5 without _<n>. */
function nodeOfDownload({ folders, isArchive }: PathParts): Proof | null {
  const stamp = folders.findLastIndex((folder, at) => RTMT_TIME.test(folder) && RTMT_TOP.test(folders[at + 1] ?? ""));
  if (stamp < 1) return null;
  const folder = folders[stamp - 1] as string;
  const name = folder.replace(/_\d+$/, "");
  const isNumbered = name !== folder;
  if (isNumbered ? startsLikeACase(name) : isEverydayName(name)) return { name: null };
  return { name: isArchive[stamp - 1] && !isNumbered && !looksLikeServer(name) ? null : name };
}

/** The folder right above a drive, Program Files, Cisco, Trace, winnt or cm/trace. */
function nodeAboveTree({ folders, isArchive }: PathParts, top: number | null): Proof | null {
  const read = (start: number): Proof | null => {
    const at = above(folders, start);
    const name = folders[at];
    if (name === undefined || !isTreeTop(folders, at + 1)) return null;
    if (isEverydayName(name) || HOMES.test(folders[at - 1] ?? "")) return { name: null };
    return { name: isArchive[at] && !looksLikeServer(name) ? null : name };
  };
  const proof = read(top ?? folders.length);
  if (proof !== null) return proof;
  // Other folders may stand between the drive and the file; but in /mnt/c/... the drive is that of the user.
  const byDrive = read(folders.findLastIndex((folder) => REMOTE_DRIVE.test(folder)));
  return byDrive === null || byDrive.name === null ? null : byDrive;
}

/** Does the folder at this place begin a tree that only a server has? */
function isTreeTop(folders: readonly string[], at: number): boolean {
  const folder = folders[at] ?? "";
  if (DRIVE.test(folder) || /^(?:program files(?: \(x86\))?|trace|winnt)$/i.test(folder)) return true;
  return TREE_TOPS.test(`${folder}/${folders[at + 1] ?? ""}`);
}

/** "SEP0C75BD44A1E0" where the file, or a folder around it, has that name: the phone itself wrote such a file. */
function phoneOf({ folders, file }: PathParts): string | null {
  const named = PHONE_FILE.exec(file)?.[1] ?? folders.findLast((folder) => PHONE.test(folder));
  return named?.toUpperCase() ?? null;
}

/** A loose folder with the name of a server. Archives are named by those who made them. */
function guess({ folders, isArchive }: PathParts, top: number | null): string | null {
  let at = above(folders, top ?? folders.length);
  const isDownload = RTMT_TIME.test(folders[at] ?? "");
  if (isDownload) at--;
  const folder = folders[at];
  if (folder === undefined || isArchive[at] || HOMES.test(folders[at - 1] ?? "")) return null;
  const name = isDownload ? folder.replace(/_\d+$/, "") : folder;
  return looksLikeServer(name) ? name : null;
}

/** The nearest place above that is no part of the tree. */
function above(folders: readonly string[], start: number): number {
  let at = start - 1;
  while (at >= 0 && IN_BETWEEN.test(folders[at] as string)) at--;
  return at;
}

/** An address, or a host name with a digit or dot and a word that CallManager servers are named with. */
function looksLikeServer(name: string): boolean {
  if (IPV4.test(name)) return true;
  return HOST.test(name) && !isEverydayName(name) && !VERSION.test(name) && /[\d.]/.test(name) && SERVER.test(name);
}

/** Names people give to folders of traces, and words of the tree: "case-1234", "CUCM traces", "2024-05-01", "ログ". */
function isEverydayName(name: string): boolean {
  if (IPV4.test(name)) return false;
  if (startsLikeACase(name) || TREE_WORDS.has(name.toLowerCase())) return true;
  const words = wordsOf(name);
  if (!/\d/.test(name) && CASE_WORDS.has(words.at(-1) as string)) return true;
  if (!words.every((word) => EVERYDAY.has(word) || CASE_WORDS.has(word) || TREE_WORDS.has(word))) return false;
  // "CM 5" and "server2" are names, "new folder (2)" is not.
  return !/\d/.test(name) || (words.length > 1 && words.some((word) => !TREE_WORDS.has(word)));
}

/** "case-1234", "traces_2", "2024-05-01", "4711", "調査". */
function startsLikeACase(name: string): boolean {
  if (IPV4.test(name)) return false;
  const first = wordsOf(name)[0];
  return first === undefined || CASE_WORDS.has(first) || /^\d{4}-?\d\d/.test(name) || JAPANESE_CASE.test(name);
}

/** The runs of letters, in any script. */
function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/\p{L}+/gu) ?? [];
}

const RTMT_TIME = /^\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d$/;
const RTMT_TOP = /^(?:cm|syslog|platform|tomcat|var)$/i;
/** "C:", "C$", "drive-c"; a bare letter below C is a folder of somebody's. */
const DRIVE = /^(?:[a-z][:$]|[c-z]|(?:disk|drive)[-_ ]?[a-z])$/i;
const REMOTE_DRIVE = /^(?:[a-z][:$]|c|drive[-_ ]?[a-z])$/i;
/** Two folders that only a server has in this order. */
const TREE_TOPS =
  /^(?:cisco\/(?:trace|ctl client|ctl file|logs)|common files\/cisco|windows\/system32|cm\/trace|ctl (?:client|file)\/trace|var\/log|log\/active|activelog\/(?:cm|syslog)|active\/(?:cm|syslog))$/i;
/** Folders between the server's and the trace tree: drives and the paths of both systems. */
const IN_BETWEEN =
  /^(?:[a-z][:$]?|(?:disk|drive)[-_ ]?[a-z]|program files(?: \(x86\))?|common files|cisco|winnt|windows|system32|ctl client|ctl file|var|log|active|activelog|cm|syslog|trace|logs)$/i;
/** What lies in here is named by people and programs. */
const HOMES = /^(?:home|users|documents and settings|tmp|temp)$/i;

/** A host name, fully qualified or not. Windows allows an underscore. */
const HOST = /^[a-z0-9](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_-]{1,63})*$/i;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** What servers of CallManager are called: CM1, hq-ccm-01, cucmpub.example.com, SUB2. */
const SERVER = /cucm|callmanager|(?:^|[^a-z])(?:c?cm|ucm)?(?:c?cm|ucm|pub|sub|publisher|subscriber)(?![a-z])/i;
/** "cucm-11.5" is a version. */
const VERSION = /^(?:c?cm|cucm|callmanager)[-_]?v?\d+(?:\.\d+)+$/i;
const PHONE = /^SEP[0-9A-F]{12}$/i;
/** A phone's log; its configuration and lists are made by the server. */
const PHONE_FILE = /^(SEP[0-9A-F]{12})(?![0-9A-Za-z])(?!.*\.(?:xml|cnf|sgn|enc|tlv)\b)/i;

const EVERYDAY: ReadonlySet<string> = new Set(
  (
    "samples sample data files file folder test tests lab root work share shared tmp temp home users user desktop " +
    "documents downloads download input inputs output collected collect upload uploads evidence mnt media opt srv " +
    "export exports fixtures all new old copy archive archives unpacked extracted before after public"
  ).split(" "),
);
const TREE_WORDS: ReadonlySet<string> = new Set(
  (
    "trace cisco cm ccm cucm callmanager sdl sdi tftp dbl capf tvs ils cti ctlprovider syslog active activelog var " +
    "winnt windows server servers node nodes サーバ サーバー ノード"
  ).split(" "),
);
/** With one of these a name is that of a case, whatever follows. */
const CASE_WORDS: ReadonlySet<string> = new Set(
  "log logs trace traces case cases ticket tac sr sample samples backup backups download downloads incident issue".split(
    " ",
  ),
);
const JAPANESE_CASE =
  /^(?:調査|ログ|トレース|障害|案件|収集|採取|資料|証跡|検証|バックアップ|コピー|新しいフォルダ|デスクトップ|ダウンロード|ドキュメント|共有|作業)/;
