/**
 * Says whether a text that stands in a record is a message, or only words: part of a longer sentence, or what somebody
 * typed into a field that the record repeats.
 */

import type { NotAMessage } from "../model/index.ts";

/** Why text[at, end) is not a whole message, or null when it is one. `endsInName` where its last word is a placeholder. */
export function notAMessage(text: string, at: number, end: number, endsInName: boolean): NotAMessage | null {
  if (isTyped(text, at)) return "typed-field";
  if (GOES_ON_BEFORE.test(text.slice(Math.max(0, at - NEAR), at))) return "goes-on-before";
  return !endsInName && isContinued(text, at, end) ? "goes-on-after" : null;
}

/**
 * Why text[at, end), which fits an expression, says the opposite: "no TLS handshake failed", "handshake failures: 0". What
 * else may stand around it, the expression says itself.
 */
export function isDenied(text: string, at: number, end: number): NotAMessage | null {
  if (isTyped(text, at)) return "typed-field";
  if (DENIED_BEFORE.test(text.slice(Math.max(0, at - NEAR), at))) return "goes-on-before";
  return DENIED_BEHIND.test(text.slice(end, end + NEAR)) ? "goes-on-after" : null;
}

/** Does the place lie in a field that a user filled in: a display name, a description, a SIP header? */
export function isTyped(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const before = text.slice(Math.max(lineStart, at - FIELD), at);
  const mayBeTyped = FIELD_WORD.test(before) && TYPED.some((typed) => typed.test(before));
  return mayBeTyped || (at - lineStart < FIELD && TYPED_HEADER.test(before));
}

/** Does the sentence go on behind, so that it says something else? */
function isContinued(text: string, at: number, end: number): boolean {
  const behind = text.slice(end, end + NEAR);
  // A stop at the end ends the message, unless it belongs to a file's name.
  const hasStop = /[.\uff0e\u3002]$/.test(text.slice(at, end));
  return MENTIONED.test(behind) || (hasStop ? FILE_ENDING : GOES_ON_BEHIND).test(behind);
}

/** How many characters around a text are looked at, and how far before it the name of its field may stand. */
const NEAR = 24;
const FIELD = 300;

/** "no Invalid Password", "whether Certificate expired", "0 Invalid …": the sentence started earlier, with another sense. */
const GOES_ON_BEFORE =
  /(?:^|[^A-Za-z])(?:no|not|never|without|whether|if|when|unless|until|zero|any|each|every|for|of|check|checking|(?<![\d.])0)[ \t\u3000]+$/i;

const DENIED_BEFORE = /(?:(?<![A-Za-z])(?:no|not|never|without|zero|whether|if) (?:an? |any |the )?|(?<![\w.=])0 )$/i;
const DENIED_BEHIND =
  /^(?: (?:retry|errors?|failures?))?(?: code| count| counter)?[ :=]{1,3}(?:0|no|none|never|false|cleared|reset)(?!\w)(?![ .:]\w)/i;

const NOTHING = "(?:0|no|none|never|false)(?![\\w.:])";
/** "Invalid Password length", "create CTL File-copy", "Invalid Hostname: 0", but not "… on server CM1". */
const GOES_ON_BEHIND = new RegExp(
  [
    "-[A-Za-z]",
    `[ \\t\\u3000]+(?!(?:on|for|from|at|in|to|via|as|with|by|due|because|when|while|during|after|server|host|error|code|occurred|returned|and)(?![A-Za-z])|\\w+ ?[=:](?! ?${NOTHING}))[A-Za-z]`,
    `(?: ?(?:code|count|counter|errors?))? ?[:=]{1,2} ?${NOTHING}`,
  ]
    .map((way) => `^${way}`)
    .join("|"),
  "i",
);
/** '"No CTL File." is shown until …': somebody writes about the message. */
const MENTIONED =
  /^["'\u201d\u2019][ \t]+(?:is|was|means|would|will|may|can|should|until|if|when|instead)(?![A-Za-z])/i;
/** "No CTL File.tlv", but not "… CTL File.You must". */
const FILE_ENDING = /^(?:[a-z][a-z0-9]{1,3}|TLV|SGN|CNF|XML|CER|TXT|LOG|EXE)(?![A-Za-z])/;

/** Fields that hold free text, with blanks. */
const FREE_TEXT =
  "(?:(?:display|alerting|caller|calling|called|connected|original|redirecting|first|last|full) ?(?:party ?)?name|(?:device|phone|line|gateway|user)? ?(?:description|descr)|(?:line|text|phone) ?(?:label|text)|label|comment|remark|location|subject|prompt ?status|notify)";
/** Fields that hold one word. */
const ONE_WORD = "(?:(?:login ?)?user ?(?:name|id)|login ?(?:name|id))";
const SIGN = " ?[=:]{1,2} ?";
/** DisplayName="No CTL File. …: within what the field opened; Description=No CTL File. …: up to the next separator. */
const TYPED = [
  `(?:${FREE_TEXT}|${ONE_WORD})(?:${SIGN}| )(?:"[^"\\r\\n]*|'[^'\\r\\n]*|<[^>\\r\\n]*|\\([^)\\r\\n]*)$`,
  `${FREE_TEXT}${SIGN}[^=:,;|"'<>()[\\]\\r\\n]*$`,
  `${ONE_WORD}${SIGN}$`,
].map((source) => new RegExp(`(?<![A-Za-z])${source}`, "i"));
/** A word that stands in the name of every such field: without any, none is there. */
const FIELD_WORD = /name|descr|label|text|comment|remark|location|subject|status|notify|user|login/i;
/** From: "No CTL File." <sip:…: SIP headers and SDP lines whose words a user sets. */
const TYPED_HEADER =
  /^[ \t]*(?:(?:from|to|contact|remote-party-id|p-asserted-identity|p-preferred-identity|diversion|call-info|alert-info|subject|user-agent|organization)[ \t]*:|[si]=)[^\r\n]*$/i;
