/** What the schema of a pattern or rule file cannot say of its first lines: its id is its name, its rows are the guide's. */
import { nearest } from "../util/nearest.ts";
import type { Say } from "./issue.ts";
import type { GuideEntry } from "./load.ts";

/** Tells an id that is not the file's name. */
export function checkId({ id }: { id: string }, shown: string, say: Say): void {
  const name = (shown.split("/").at(-1) as string).replace(/\.ya?ml$/i, "");
  if (name !== id)
    say(["id"], {
      en: `the id is "${id}" but the file is called "${name}". Make them equal.`,
      ja: `id は "${id}" ですが、ファイル名は "${name}" です。同じにしてください。`,
    });
}

/** Tells rows that the guide does not have. */
export function checkRows(rows: readonly string[], guide: ReadonlyMap<string, GuideEntry>, say: Say): void {
  for (const [index, row] of rows.entries()) {
    if (guide.has(row)) continue;
    const near = nearest(row, [...guide.keys()]);
    say(["guide", index], {
      en: `the guide has no row "${row}"${near === null ? "" : `; did you mean "${near}"?`}${near === null ? "." : ""} The rows stand in patterns/guide.yaml.`,
      ja: `ガイドに行 "${row}" はありません。${near === null ? "" : `"${near}" のことでしょうか。`}行の一覧は patterns/guide.yaml にあります。`,
    });
  }
}
