import { expect, test } from "vitest";
import { problemOfError } from "../../src/sources/read-error.ts";

test.each([
  ["EACCES", { kind: "no-permission", detail: {} }],
  ["EPERM", { kind: "no-permission", detail: {} }],
  ["ENOENT", { kind: "vanished", detail: {} }],
  ["ENOTDIR", { kind: "vanished", detail: {} }],
  ["ELOOP", { kind: "link-loop", detail: {} }],
  ["EBUSY", { kind: "unreadable", detail: { reason: "EBUSY" } }],
  ["EIO", { kind: "unreadable", detail: { reason: "EIO" } }],
])("%s", (code, problem) => {
  expect(problemOfError("a/x.txt", Object.assign(new Error("no"), { code }))).toEqual({ path: "a/x.txt", ...problem });
});

test("an error without a code gives its message, anything else its text", () => {
  expect(problemOfError("x", new Error("why")).detail).toEqual({ reason: "why" });
  expect(problemOfError("x", "thrown").detail).toEqual({ reason: "thrown" });
});
