/** What a text holds by its own shape, without any knowledge of names met elsewhere. */
import { isSecret } from "./choose-apart.ts";
import type { Found, Take } from "./found.ts";
import { findIdentities } from "./identities.ts";
import type { PieceText } from "./piece-text.ts";
import type { ProductText } from "./product-text.ts";
import { findSecrets } from "./secrets.ts";

/** The names and secrets in a text. Names may overlap, but nothing in a secret is a name. */
export function recognise(
  { plain, raw, isAscii }: Pick<PieceText, "plain" | "raw" | "isAscii">,
  product: ProductText,
): Found[] {
  const secrets: Found[] = [];
  const names: Found[] = [];
  const take: Take = (start, end, kind, from) => {
    if (end <= start || (from !== undefined && product.says(plain, from, end))) return;
    (isSecret(kind) ? secrets : names).push({ start, end, kind });
  };
  findSecrets(plain, isAscii ? null : raw, take);
  findIdentities(plain, take);
  if (secrets.length === 0) return names;

  secrets.sort((a, b) => a.start - b.start);
  names.sort((a, b) => a.start - b.start);
  const free: Found[] = [];
  let next = 0;
  /** Behind the last secret that begins before the name. */
  let behind = 0;
  for (const name of names) {
    for (; next < secrets.length && (secrets[next] as Found).start < name.end; next++) {
      behind = Math.max(behind, (secrets[next] as Found).end);
    }
    if (name.start >= behind) free.push(name);
  }
  return [...secrets, ...free];
}
