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

test("an error without a code of the system is unknown, its message stands beside", () => {
  expect(problemOfError("x", new Error("why")).detail).toEqual({ reason: "unknown", error: "why" });
  expect(problemOfError("x", "thrown").detail).toEqual({ reason: "unknown", error: "thrown" });
  const ofNode = Object.assign(new Error("too large"), { code: "ERR_OUT_OF_RANGE" });
  expect(problemOfError("x", ofNode).detail).toEqual({ reason: "unknown", error: "too large" });
});

test("a name that cannot be written back has its own reason", () => {
  const error = Object.assign(new Error("no"), { code: "ENOENT" });
  expect(problemOfError("a/\uFFFD.txt", error)).toMatchObject({ kind: "unreadable", detail: { reason: "bad-name" } });
});
