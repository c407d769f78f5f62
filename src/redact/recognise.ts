/** What a text holds by its own shape, without any knowledge of names met elsewhere. */
import type { Found } from "./found.ts";
import { findIdentities } from "./identities.ts";
import { findSecrets } from "./secrets.ts";

/** The names and secrets in a text of ASCII and anything; they may overlap. */
export function recognise(plain: string): Found[] {
  const found: Found[] = [];
  const take = (start: number, end: number, kind: Found["kind"]) => {
    if (end > start) found.push({ start, end, kind });
  };
  findSecrets(plain, take);
  findIdentities(plain, take);
  return found;
}
