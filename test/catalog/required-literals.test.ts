/** The literals that stand for a clause in the fast scan: present in every match, or the clause is refused. */
import { describe, expect, it } from "vitest";
import { requirementOf, SHORTEST_LITERAL } from "../../src/catalog/required-literals.ts";
import { MIN_LITERAL } from "../../src/scan/index.ts";

const ofRegex = (regex: string) => requirementOf({ kind: "regex", regex })?.literals ?? null;
const ofText = (text: string) => requirementOf({ kind: "text", text })?.literals ?? null;

describe("required literals", () => {
  it("are as short as the scan can find, and no shorter", () => expect(SHORTEST_LITERAL).toBe(MIN_LITERAL));

  it.each([
    ["HandleSSLError - Certificate", ["handlesslerror - certificate"]],
    ["(?:SSL3|TLS1)_ALERT_\\d+ reason", ["ssl3_alert_", "tls1_alert_"]],
    ["(?:handshake failure|unknown ca[ -]list)", ["handshake failure", "unknown ca list", "unknown ca-list"]],
    ["SSL_(?:connect|accept)\\b.*\\berror\\b", ["ssl_connect", "ssl_accept"]],
    [
      "(?:bad|no)[ _]certs? sent",
      [
        "bad cert sent",
        "bad certs sent",
        "bad_cert sent",
        "bad_certs sent",
        "no cert sent",
        "no certs sent",
        "no_cert sent",
        "no_certs sent",
      ],
    ],
    ["(?:is |was |has been )?[0-9A-F]x not issued", ["x not issued"]],
    ["a{1,3}certif(?:icate)+", ["certif"]],
    ["certificate(?= expired)", ["certificate"]],
    ["(?<code>\\d+) of \\w+ handshake", [" handshake"]],
  ])("of /%s/ are %j", (regex, wanted) => expect(ofRegex(regex)).toEqual(wanted));

  it.each([["\\d+"], ["(?:handshake)?"], ["(?:handshake|ssl)"], ["short"], ["[Hh]ands.{3}"]])(
    "of /%s/ do not exist",
    (regex) => expect(ofRegex(regex)).toBeNull(),
  );

  it.each([
    ["The user's reauthorisation", ["reauthorisation"]],
    ["a <server name>authority", ["authority"]],
    // Two words with the gap between them, whatever it is made of.
    ["CM Name is too long.", ["too long", "  long"]],
    ["No CTL File.", ["ctlfile", "ctl file", "  file"]],
    ["Could not Sign Message.", ["could not", "could  "]],
  ])("of the text %s are %j", (text, wanted) => expect(ofText(text)).toEqual(wanted));

  it.each([["No."], ["<server name>"], ["2 of 3 at 10"], ["Is. Not. Found."]])("of the text %s do not exist", (text) =>
    expect(ofText(text)).toBeNull(),
  );

  it("stand for an alarm by its name", () => {
    expect(requirementOf({ kind: "alarm", names: ["DeviceUnregistered"], reasons: [1] })?.literals).toEqual([
      "deviceunregistered",
      "device unregistered",
    ]);
    expect(requirementOf({ kind: "alarm", names: ["Short"], reasons: null })).toBeNull();
  });
});
