/** IP addresses in a text: version 4 with every number in range, version 6 in its simple writings. */
import { hitsOf } from "./hits-of.ts";

/** The addresses in order of appearance; version 6 in lower case. 0.0.0.0 says that there is none. */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  // What cannot be there need not be searched for: this is read of every match.
  const isSix = mayHoldVersion6(text);
  if (!isSix && !VERSION_4.test(text)) return found;
  for (const [word] of hitsOf(isSix ? CANDIDATE : CANDIDATE_4, text)) {
    if (word.includes(".")) {
      if (isVersion4(word)) found.push(word);
    } else if (isVersion6(word)) found.push(word.toLowerCase());
  }
  return found;
}

/** Is there a word with a double colon behind hexadecimal digits or nothing, or one with eight such groups? */
function mayHoldVersion6(text: string): boolean {
  let groups = 0;
  let last = -1;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    let start = at;
    while (start > last + 1 && isHexDigit(text.charCodeAt(start - 1))) start--;
    const goesOn = start === last + 1 && groups > 0;
    const isWord = goesOn || start === 0 || !isWordCharacter(text.charCodeAt(start - 1));
    groups = isWord ? (goesOn ? groups : 0) + 1 : 0;
    if (groups === 7 || (isWord && text.charCodeAt(at + 1) === COLON)) return true;
    last = at;
  }
  return false;
}

const COLON = 0x3a;
const UNDERSCORE = 0x5f;

function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

function isWordCharacter(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === UNDERSCORE;
}

function isVersion4(word: string): boolean {
  if (word === "0.0.0.0") return false;
  for (let at = 0; at < word.length; ) {
    const dot = word.indexOf(".", at);
    const end = dot === -1 ? word.length : dot;
    const digits = end - at;
    if (digits > 1 && word.charCodeAt(at) === ZERO) return false;
    if (digits === 3 && Number(word.slice(at, end)) > 255) return false;
    at = end + 1;
  }
  return true;
}

const ZERO = 0x30;

/** Eight groups, or fewer with one "::". Times of day and MAC addresses have neither; C++ names have no digit. */
function isVersion6(word: string): boolean {
  const halves = word.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 1 ? groups.length === 8 : groups.length >= 2 && groups.length < 8 && /\d/.test(word);
}

/**
 * Four numbers between dots that are no part of a longer number, word or version (11.5.1.17900-52, 192.168.1.16900-16,
 * version 8.6.2.20) and no process (TCPPid = [1.100.84.3]); or groups between colons.
 */
const CANDIDATE_4 =
  /(?<![\w.]|\d-|\bversion[ =:]{1,3}|Pid ?= ?\[|\bInstall=|\bBuild=)\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d|-\d)/gi;
const CANDIDATE = new RegExp(`${CANDIDATE_4.source}|(?<![\\w:.])(?:[0-9a-f]{1,4}:|::)[0-9a-f:]{2,37}(?![\\w:])`, "gi");
const VERSION_4 = /\d\.\d{1,3}\.\d{1,3}\.\d/;
