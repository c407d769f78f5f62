/** Names of devices: a phone is named after its MAC address, which is printed in many ways. */
import type { EntryTags } from "../model/index.ts";
import { hitsOf } from "./hits-of.ts";
import { canonicalMac } from "./mac-address.ts";

/** "SEP003094C37F47" for that name and for its MAC in any writing, alone in the word; null for anything else. */
export function canonicalDevice(word: string): string | null {
  const alone = word.trim();
  if (alone.length > LONGEST_NAME) return null;
  const name = /^(?:CTL|ITL)?(SEP[0-9A-F]{12})$/i.exec(alone);
  if (name !== null) return (name[1] as string).toUpperCase();
  const mac = canonicalMac(alone);
  return mac === null ? null : `SEP${mac}`;
}

/** The devices a text names: phones anywhere, other devices where a label or the record's tags say so. */
export function devicesIn(text: string, tags: EntryTags): string[] {
  const alone = canonicalDevice(text);
  if (alone !== null) return [alone];
  const found: { at: number; name: string }[] = [];
  if (SEP.test(text))
    for (const phone of hitsOf(PHONE, text)) found.push({ at: phone.index, name: (phone[1] as string).toUpperCase() });
  const labels = LABEL.test(text) ? hitsOf(LABELLED, text) : [];
  for (const label of labels) {
    const name = label[2] as string;
    // Without a blank any name is one; behind a blank the next word may belong to something else.
    const isName = (label[1] as string).length === 1 || /\d|[_-]|^[A-Z]{3,}$/.test(name);
    if (isName && !NOT_A_NAME.test(name)) found.push({ at: label.index, name });
  }
  if (found.length > 1) found.sort((a, b) => a.at - b.at);
  const names = found.map(({ name }) => name);
  if (tags.device !== undefined) names.push(canonicalDevice(tags.device) ?? tags.device);
  return names;
}

/** "CTLSEP003094C37F47". */
const LONGEST_NAME = 18;
/** Words without which there is no phone, and no label: most texts are done with them. */
const SEP = /SEP/i;
const LABEL = /device|<DEV:/i;
/** Also in file names: SEP003094C37F47.cnf.xml, CTLSEP003094C37F47.tlv. */
const PHONE = /(?<![A-Za-z0-9])(?:CTL|ITL)?(SEP[0-9A-F]{12})(?![0-9A-Za-z])/gi;
/** A phone, found already; a database key. */
const NOT_A_NAME = /^(?:SEP[0-9A-F]{12}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$)/i;
/** DeviceName=X, Device name:X, Device name. [Optional]: X, Name of device:X, <DEV::X>; not "DeviceName=Next=". */
const LABELLED =
  /(?:\bDevice ?name\.?(?: ?[[(]Optional[\])])?\.?|\bName of device|<DEV:)([ \t]*[=:][ \t]*)([A-Za-z][\w-]{1,63}(?:\.\w[\w-]*)*)(?![\w:@-]| ?[=:])/gi;
