/** The literals that stand for a clause in the fast scan: present in every match, or the clause is refused. */
import { describe, expect, it } from "vitest";
import { requiredLiterals, SHORTEST_LITERAL } from "../../src/catalog/required-literals.ts";
import { MIN_LITERAL } from "../../src/scan/index.ts";

const ofRegex = (regex: string): string[] | null => requiredLiterals({ kind: "regex", regex }, () => false);
const ofText = (text: string): string[] | null => requiredLiterals({ kind: "text", text }, (word) => word === "server");

describe("required literals", () => {
  it("are as short as the scan can find, and no shorter", () => expect(SHORTEST_LITERAL).toBe(MIN_LITERAL));

  it.each([
    ["HandleSSLError - Certificate", ["handlesslerror - certificate"]],
    ["(?:SSL3|TLS1)_ALERT_\\d+ reason", ["_alert_"]],
    ["(?:handshake failure|unknown ca[ -]list)", ["handshake failure", "unknown ca"]],
    ["SSL_(?:connect|accept)\\b.*\\berror\\b", ["connect", "accept"]],
    ["a{1,3}certif(?:icate)+", ["certif"]],
    ["certificate(?= expired)", ["certificate"]],
    ["(?<code>\\d+) of \\w+ handshake", [" handshake"]],
  ])("of /%s/ are %j", (regex, wanted) => expect(ofRegex(regex)).toEqual(wanted));

  it.each([["\\d+"], ["(?:handshake)?"], ["(?:handshake|ssl)"], ["short"], ["[Hh]ands.{3}"]])(
    "of /%s/ do not exist",
    (regex) => expect(ofRegex(regex)).toBeNull(),
  );

  it("take the longest word of a text, never one with a placeholder", () => {
    expect(ofText("Could not get CallManager Certificate from server <server>")).toEqual(["certificate"]);
    expect(ofText("The user's authentication")).toEqual(["authentication"]);
    expect(ofText("No CTL File.")).toBeNull();
  });

  it("stand for an alarm by its name", () => {
    expect(requiredLiterals({ kind: "alarm", names: ["DeviceUnregistered"], reasons: [1] }, () => false)).toEqual([
      "deviceunregistered",
      "device unregistered",
    ]);
    expect(requiredLiterals({ kind: "alarm", names: ["Short"], reasons: null }, () => false)).toBeNull();
  });
});
