/** `ccmtrace bundle unmask`: turns the stand-ins in an answer of TAC back into names. */
import { createUnmasker } from "../redact/index.ts";
import { readCaseMap } from "./bundle-redaction.ts";

/** What turns texts back. @throws UserError when the map cannot be read or is none */
export async function openUnmasker(mapPath: string): Promise<(text: string) => string> {
  return createUnmasker(await readCaseMap(mapPath));
}
