/**
 * The tag run that ends an SDI record: `|<CLID::cluster><NID::node><CT::node,app,type,inst.seq><IP::ip><DEV::device>`.
 * Seen in published lines of 2003 and 2006: CLID, NID, CT, IP, DEV, any subset. A forum that took "<CLID" for HTML
 * leaves `<:cluster><:><:2>`: no tags to be had from that, but it is no message text either.
 */
import type { EntryTags } from "../model/index.ts";
import { tagsOf } from "./line-format.ts";

/** Takes the tag run off the end of a record's text (or of one of its lines). */
export function takeTags(text: string): { message: string; tags: EntryTags } {
  const run = TAG_RUN.exec(text);
  if (run === null) return { message: text, tags: {} };
  const values = new Map<string, string>();
  for (const [, name, value] of run[1]?.matchAll(TAG) ?? []) values.set(name as string, value as string);
  return {
    message: text.slice(0, run.index) + text.slice(run.index + run[0].length),
    tags: tagsOf({ node: values.get("NID"), device: values.get("DEV"), ip: values.get("IP"), ct: values.get("CT") }),
  };
}

/** One colon: the second of two is in what follows. Two ways to read one tag would double the work with each tag. */
const TAG_RUN = /\|((?:<[A-Za-z]*:[^<>\r\n]*>)+)[ \t]*$/m;
const TAG = /<([A-Z]+)::([^<>]*)>/g;
