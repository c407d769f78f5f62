/** IP addresses in a text: version 4 with every number in range, version 6 in its simple writings. */

/** The addresses in order of appearance; version 6 in lower case. 0.0.0.0 says that there is none. */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  // What cannot be there need not be searched for: this is read of every match.
  const isSix = mayHoldVersion6(text);
  if (!isSix && !VERSION_4.test(text)) return found;
  for (const [word] of text.matchAll(isSix ? CANDIDATE : CANDIDATE_4)) {
    if (word.includes(".")) {
      if (isVersion4(word)) found.push(word);
    } else if (isVersion6(word)) found.push(word.toLowerCase());
  }
  return found;
}

/** Is there a double colon, or are there enough for eight groups? */
function mayHoldVersion6(text: string): boolean {
  let colons = 0;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    if (text.charCodeAt(at + 1) === COLON) return true;
    if (++colons === 7) return true;
  }
  return false;
}

const COLON = 0x3a;

function isVersion4(word: string): boolean {
  return word !== "0.0.0.0" && word.split(".").every((part) => Number(part) <= 255 && !/^0\d/.test(part));
}

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
