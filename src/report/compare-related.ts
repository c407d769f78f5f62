/** Rules that know more of a cause silence others: where one of them speaks of a phone, another is neither gone nor new. */
import type { SeenItem } from "./compare-items.ts";

/** Of each rule the rules that know better, and silence it: directly, or by silencing one of these. */
export type BetterRules = ReadonlyMap<string, readonly string[]>;

/**
 * Says of an item which of these tell of the same: those of rules that know better, where they share a phone or one of the
 * two names none, and those of rules that know less, where they share a phone.
 */
export function createRelated(
  items: Iterable<SeenItem>,
  betterRules: BetterRules,
): (item: SeenItem) => readonly SeenItem[] {
  const lesserRules = inverse(betterRules);
  const known = new Map<string, OfRule>();
  for (const item of items) {
    if (item.kind !== "incident") continue;
    const own: OfRule = known.get(item.of) ?? { all: [], nameless: [], ofDevice: new Map() };
    known.set(item.of, own);
    own.all.push(item);
    if (item.devices.length === 0) own.nameless.push(item);
    for (const device of item.devices) {
      const named = own.ofDevice.get(device) ?? [];
      named.push(item);
      own.ofDevice.set(device, named);
    }
  }
  return ({ kind, of, devices }) => {
    if (kind !== "incident") return [];
    const ofRules = (rules: readonly string[] = []): OfRule[] => rules.flatMap((rule) => known.get(rule) ?? []);
    const sharing = ({ ofDevice }: OfRule): SeenItem[] => devices.flatMap((device) => ofDevice.get(device) ?? []);
    return [
      ...new Set([
        ...ofRules(betterRules.get(of)).flatMap((rule) =>
          devices.length === 0 ? rule.all : [...sharing(rule), ...rule.nameless],
        ),
        ...ofRules(lesserRules.get(of)).flatMap(sharing),
      ]),
    ];
  };
}

/** The items of one rule. */
interface OfRule {
  readonly all: SeenItem[];
  readonly nameless: SeenItem[];
  readonly ofDevice: Map<string, SeenItem[]>;
}

function inverse(rules: BetterRules): BetterRules {
  const lesser = new Map<string, string[]>();
  for (const [rule, better] of rules) for (const one of better) lesser.set(one, [...(lesser.get(one) ?? []), rule]);
  return lesser;
}
