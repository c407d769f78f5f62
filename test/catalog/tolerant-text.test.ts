/** What a message's text forgives, and what it must not. */
import { describe, expect, it } from "vitest";
import { tolerantSource } from "../../src/catalog/tolerant-text.ts";

const test = (text: string, line: string): boolean => new RegExp(tolerantSource(text), "i").test(line);

const accept: [string, string][] = [
  ["Error occurred during SSL Handshake.", "13:00:00.000 |   debug Error occurred during SSL Handshake."],
  ["Error occurred during SSL Handshake.", "error OCCURRED during  ssl\r\n   handshake"],
  ["Please insert a Security Token. Click Ok when done.", "Please insert a Security Token.Click OK when done"],
  ["Please insert a Security Token. Click Ok when done.", '"Please insert a Security Token. Click Ok when done"'],
  ["Invalid Serial Number.", "Invalid Serial Number"],
  ["Invalid Serial Number.", "Invalid Serial Number|<CLID::x>"],
  ["No CTL File.", "reason: No CTL File.\r\n"],
  ["The user's name", "the user’s name"],
  ["set Call Manager Cluster", "set CallManager Cluster"],
  ["set CallManager Cluster", "set Call\r\n  Manager Cluster"],
  ["Failed to create CTL File", "failed to create CTLFile"],
  ["Parsing data from CTLProvider failed.", "Parsing data from CTL Provider failed"],
  ["a > b < c", "a  >  b < c"],
  ["Certificate expired.", "Ｃｅｒｔｉｆｉｃａｔｅ　expired．"],
  [
    "Could not get CallManager Certificate from server <server>",
    "Could not get CallManager Certificate from server CM1",
  ],
];
const refuse: [string, string][] = [
  ["No CTL File.", "No CTL File exists on the server but the CallManager Cluster Security Mode is in Mixed Mode."],
  ["Invalid Serial Number.", "Invalid Serial Number length."],
  ["Certificate expired.", "Certificate expired-check skipped"],
  ["Certificate expired", "Certificate expiredness"],
  ["Invalid Password", "NotInvalid Password"],
  ["Invalid IP Address", "Invalid IP 10.1.1.1 Address"],
];

describe("tolerant text", () => {
  it.each(accept)("%s accepts %s", (text, line) => expect(test(text, line)).toBe(true));
  it.each(refuse)("%s refuses %s", (text, line) => expect(test(text, line)).toBe(false));

  it("captures a placeholder", () => {
    const source = tolerantSource("from server <server name>");
    for (const printed of ["CM1-PUB|<CLID::x>", "CM1-PUB.", "<CM1-PUB>", '"CM1-PUB".', "CM1-PUB, port 2444"])
      expect(new RegExp(source, "i").exec(`from server ${printed}`)?.groups, printed).toEqual({ server: "CM1-PUB" });
    expect(new RegExp(source, "i").exec("from server 10.1.1.6.")?.groups).toEqual({ server: "10.1.1.6" });
  });

  it("takes two placeholders of one word apart", () => {
    const expression = new RegExp(tolerantSource("Connection to <ip>:<port> failed"), "i");
    expect(expression.exec("Connection to 10.1.2.3:2443 failed")?.groups).toEqual({ ip: "10.1.2.3", port: "2443" });
  });

  it("is quick where a placeholder begins it", () => {
    const started = performance.now();
    expect(new RegExp(tolerantSource("<server> could not be reached"), "i").test("!".repeat(65_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
