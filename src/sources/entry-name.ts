/** Reads the names of archive entries: which characters they are, and where in the archive they lie. */
import { isUtf8 } from "node:buffer";
import { decode } from "./decode.ts";
import { isCp932 } from "./japanese.ts";

/**
 * The name as text, with "/" between its parts and without a drive, "/" or "./" in front: nothing is written to disk,
 * so an absolute name is as good as any. Archives rarely say their encoding: Japanese Windows writes cp932, newer tools
 * UTF-8.
 */
export function decodeName(raw: Uint8Array): string {
  const text = decode(raw, isUtf8(raw) ? "utf-8" : isCp932(raw) ? "cp932" : "windows-1252");
  // After decoding: in cp932 the byte of "\" is also the second half of characters such as 表.
  return text.replaceAll("\\", "/").replace(/^(?:(?:\.|[a-z]:)?\/+)+(?=.)/i, "");
}

/** Does it name a folder? */
export function isFolderName(name: string): boolean {
  return name.endsWith("/");
}

/** Does the name lead out of the archive, or is it no name at all? */
export function isUnsafeName(name: string): boolean {
  return name === "" || name.includes("\0") || name.split("/").includes("..");
}
