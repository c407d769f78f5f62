/** When words that fit are the message, and when they are something else. */
import { describe, expect, it } from "vitest";
import { isDenied, notAMessage } from "../../src/catalog/whole-message.ts";

/** The verdict on the words between « and ». */
function judge(marked: string, endsInName = false): string | null {
  const at = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  return notAMessage(marked.replace(/[«»]/g, ""), at, end, endsInName);
}
function judgeExpression(marked: string): string | null {
  const at = marked.indexOf("«");
  return isDenied(marked.replace(/[«»]/g, ""), at, marked.indexOf("»") - 1);
}

const messages = [
  "«Invalid Password»",
  "CTLClient|«Invalid Password»",
  "12:00:00.000 |   debug «Invalid Password»",
  "CM1 «Invalid Password» on server CM2",
  "Login failed: «Invalid Password» to server CM1",
  "Error: the «CTL File is not valid.»",
  "SEP001122334455: «Invalid Password», try again",
  "«Invalid Password»\r\nnext line",
  "«Invalid Password» (code 5)",
  "error=«Invalid Password»",
  "MessageBox(«Invalid Password»)",
  'dialog: "«No CTL File.»"',
  "Last=«File Auth Failed» P1: 2304",
  "«No CTL File.»You must create it",
  "DisplayName=Lobby, «Invalid Password»",
  'DisplayName="Lobby", «Invalid Password»',
  "at 10:00:00 «Invalid Password»",
];
const others: [string, string][] = [
  ['DisplayName="«Invalid Password»", Location=HQ', "typed-field"],
  ['callingPartyName="x «Invalid Password» y"', "typed-field"],
  ["Description=room 3 «Invalid Password»", "typed-field"],
  ["line 3: description: «No CTL File.»", "typed-field"],
  ['From: "«Invalid Password»" <sip:1000@10.1.2.3>', "typed-field"],
  ['INVITE\r\nTo: "«Invalid Password»" <sip:1000@10.1.2.3>', "typed-field"],
  ['caller name "«Certificate expired.»" shown', "typed-field"],
  ["promptStatus='From \"«TFTP Not Authorized»\"' lineInstance=1", "typed-field"],
  ['COMMENTS = "«No CTL File.»" is shown until the client has run once', "goes-on-after"],
  ["UserID=«Invalid Password»", "typed-field"],
  ["s=«Invalid Password»", "typed-field"],
  ["no «Invalid Password»", "goes-on-before"],
  ["checking whether «Certificate expired»", "goes-on-before"],
  ["0 «Invalid Password» in 5 tries", "goes-on-before"],
  ["«Invalid Password» length", "goes-on-after"],
  ["«Invalid Password»-check skipped", "goes-on-after"],
  ["«Invalid Password»: 0", "goes-on-after"],
  ["«Invalid Password» lookups: 0", "goes-on-after"],
  ["«Invalid Password» count = none", "goes-on-after"],
  ["«No CTL File.»tlv found", "goes-on-after"],
];

describe("a text in a record", () => {
  it.each(messages)("is the message in %s", (line) => expect(judge(line)).toBeNull());
  it.each(others)("is no message in %s", (line, why) => expect(judge(line)).toBe(why));

  it("may go on behind a name", () => {
    expect(judge("«from server CM1» was tried")).toBe("goes-on-after");
    expect(judge("«from server CM1» was tried", true)).toBeNull();
  });
});

describe("an expression in a record", () => {
  it.each([
    "«handshake failed»",
    "«handshake failed» later",
    "«handshake failed»: 01 tries",
    "TLS «handshake failed»: no route",
  ])("stands in %s", (line) => expect(judgeExpression(line)).toBeNull());
  it.each([
    ["no «handshake failed»", "goes-on-before"],
    ["never any «handshake failed»", "goes-on-before"],
    ["«handshake failed»: 0", "goes-on-after"],
    ["«handshake failed» count=none", "goes-on-after"],
    ["«handshake failed» retry counter reset", "goes-on-after"],
    ['displayname="«handshake failed»"', "typed-field"],
  ])("says the opposite in %s", (line, why) => expect(judgeExpression(line)).toBe(why));
});
