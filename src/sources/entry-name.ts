/** Reads the names of archive entries: which characters they are, and whether they stay inside the archive. */
import { isUtf8 } from "node:buffer";
import { decode } from "./decode.ts";
import { isCp932 } from "./japanese.ts";

/**
 * The name as text, with "/" between its parts. Archives rarely say their encoding: Japanese Windows writes cp932,
 * newer tools UTF-8.
 */
export function decodeName(raw: Uint8Array): string {
  const text = decode(raw, isUtf8(raw) ? "utf-8" : isCp932(raw) ? "cp932" : "windows-1252");
  // After decoding: in cp932 the byte of "\" is also the second half of characters such as 表.
  return text.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}

/** Could the name lead outside the place the archive is unpacked to, or is it no name at all? */
export function isUnsafeName(name: string): boolean {
  return name === "" || name.includes("\0") || /^(?:\/|[a-z]:)/i.test(name) || name.split("/").includes("..");
}
