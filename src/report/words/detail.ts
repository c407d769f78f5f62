/** Reads the details of a problem for its message. A detail that is not there leaves the sentence whole without it. */
import type { Problem } from "../../model/index.ts";
import { groupThousands } from "../numbers.ts";

/** The detail as text between `before` and `after`, or nothing at all. */
export function detailText(detail: Problem["detail"], key: string, before = "", after = ""): string {
  const value = detail[key];
  if (value === undefined || value === "") return "";
  return before + (typeof value === "number" ? groupThousands(value) : value) + after;
}
