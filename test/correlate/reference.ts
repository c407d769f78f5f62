/**
 * The same as correlate(), written so that it is plainly right: everything is worked out anew wherever it is needed, by
 * trying all there is. For a few dozen matches.
 */
import type { CorrelateInput } from "../../src/correlate/index.ts";
import { type GroupKey, type IncidentRule, type Match, orderOf, type RuleStep } from "../../src/model/index.ts";

/** What an incident comes to, in a form that is easy to compare. */
export interface Told {
  readonly rule: string;
  readonly names: readonly string[];
  /** `path:offset pattern step` of each step, in order, then the clues. */
  readonly steps: readonly string[];
  readonly clues: readonly string[];
  /** Ids of the clues that anything shows, steps too. */
  readonly seenClues: readonly string[];
  readonly undecided: boolean;
  readonly openAt: number | null;
}

interface Thing {
  readonly match: Match;
  readonly at: number;
  readonly rule: string | null;
  readonly devices: readonly string[];
  readonly nodes: readonly string[];
  readonly groupNames: ReadonlyMap<GroupKey, string>;
}

interface Found {
  readonly told: Told;
  readonly own: readonly Thing[];
  readonly all: readonly Match[];
  readonly thing: Thing;
}

/** Finds the incidents the slow way. */
export function referenceCorrelate(input: CorrelateInput): Told[] {
  const things = order(input);
  const found = new Map<string, Found[]>();
  const held = new Map<string, readonly Match[]>();
  const byId = new Map(input.rules.map((rule) => [rule.id, rule]));
  const take = (rule: IncidentRule): void => {
    if (found.has(rule.id)) return;
    found.set(rule.id, []);
    for (const id of [...rule.yieldsTo, ...rule.steps.flatMap((step) => step.rules)]) {
      const other = byId.get(id);
      if (other !== undefined) take(other);
    }
    const all = incidentsOf(rule, things, found, input);
    const better = rule.yieldsTo.flatMap((id) => held.get(id) ?? []);
    found.set(
      rule.id,
      all.filter(({ own }) => !own.some(({ match }) => better.includes(match))),
    );
    held.set(
      rule.id,
      all.flatMap((one) => one.all),
    );
  };
  for (const rule of input.rules) take(rule);
  return input.rules.flatMap(({ id }) => (found.get(id) ?? []).map(({ told }) => told));
}

const named = ({ entities }: Match): readonly string[] =>
  entities.device ?? (entities.mac ?? []).map((mac) => `SEP${mac}`);

function compare(a: Thing, b: Thing): number {
  const key = (one: Thing): (string | number)[] => [
    one.at,
    one.match.path,
    one.match.offset,
    one.match.pattern,
    one.rule ?? "",
    one.match.text,
  ];
  const [left, right] = [key(a), key(b)];
  for (const [index, value] of left.entries()) {
    const other = right[index] as typeof value;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

function order({ matches, assumedOffsetMin, clockAheadMs }: CorrelateInput): Thing[] {
  const timed = matches
    .filter((match) => match.time !== null)
    .map((match): Thing => {
      const at = orderOf(match.time as never, assumedOffsetMin) - (clockAheadMs?.get(match.node ?? "") ?? 0);
      return { match, at, rule: null, devices: named(match), nodes: [match.node ?? ""], groupNames: new Map() };
    })
    .sort(compare);
  return timed.map((thing, index) => {
    const ips = thing.match.entities.ip ?? [];
    if (thing.devices.length > 0 || ips.length === 0) return thing;
    const owners = ips.flatMap((ip) => ownerAt(timed, ip, index));
    return { ...thing, devices: [...new Set(owners)] };
  });
}

/** Whose the address is at that place: nobody's, if it ever came back to a phone that another had taken it from. */
function ownerAt(timed: readonly Thing[], ip: string, index: number): string[] {
  const history: { device: string; index: number }[] = [];
  const leaves = (device: string, from: number, to: number): boolean =>
    timed.some(
      ({ match }, at) =>
        at >= from && at <= to && match.pattern === "endpoint-unregistered" && named(match).includes(device),
    );
  for (const [at, { match }] of timed.entries()) {
    const devices = named(match);
    if (devices.length === 1 && match.entities.ip?.length === 1 && match.entities.ip[0] === ip)
      history.push({ device: devices[0] as string, index: at });
  }
  for (const [third, later] of history.entries())
    for (const [second, between] of history.entries()) {
      if (second >= third || between.device === later.device) continue;
      // The phone that had it just before the later one, and where the later one had it before.
      if (history.slice(second + 1, third).some(({ device }) => device !== between.device)) continue;
      const earlier = history.slice(0, second).findLast(({ device }) => device === later.device);
      const start = history.slice(0, second + 1).findLastIndex(({ device }) => device !== between.device) + 1;
      if (earlier === undefined) continue;
      const lastOfBetween = history.slice(second, third).findLast(({ device }) => device === between.device);
      const firstOfBetween = history[start] as { device: string; index: number };
      if (leaves(between.device, (lastOfBetween as { index: number }).index, later.index - 1)) continue;
      if (leaves(later.device, earlier.index, firstOfBetween.index)) continue;
      return [];
    }
  const before = history.findLast((one) => one.index <= index) ?? history[0];
  if (before === undefined) return [];
  if (before.index > index) return [before.device];
  // Gone since, before this place?
  const gone = timed.findIndex(
    ({ match }, at) =>
      at >= before.index && match.pattern === "endpoint-unregistered" && named(match).includes(before.device),
  );
  return gone !== -1 && gone < index ? [] : [before.device];
}

function namesOf(thing: Thing, key: GroupKey): readonly string[] {
  const own = thing.groupNames.get(key);
  if (own !== undefined) return [own];
  if (key === "device") return thing.devices;
  if (key === "node") return thing.nodes;
  return thing.rule === null ? (thing.match.entities[key] ?? []) : [];
}

function tuplesOf(rule: IncidentRule, thing: Thing): readonly string[][] | null {
  let tuples: string[][] = [[]];
  for (const key of rule.groupBy) {
    const names = namesOf(thing, key);
    if (names.length === 0) return null;
    tuples = tuples.flatMap((tuple) => names.map((name) => [...tuple, name]));
  }
  return tuples;
}

function isIn(rule: IncidentRule, thing: Thing, names: readonly string[], clusterToo: boolean): boolean {
  const tuples = tuplesOf(rule, thing);
  return tuples === null ? clusterToo : tuples.some((tuple) => tuple.join("\n") === names.join("\n"));
}

function fits(step: RuleStep, thing: Thing): boolean {
  const isNamed = thing.rule === null ? step.patterns.includes(thing.match.pattern) : step.rules.includes(thing.rule);
  const isOfLog =
    thing.rule !== null || step.logs.length === 0 || thing.match.log === null || step.logs.includes(thing.match.log);
  return (
    isNamed &&
    isOfLog &&
    Object.entries(step.where).every(([kind, wanted]) =>
      wanted.some((name) => namesOf(thing, kind as GroupKey).some((own) => own.toLowerCase() === name.toLowerCase())),
    )
  );
}

/** How sure is it that a came before b? */
function before(a: Thing, b: Thing, skew: number): "yes" | "perhaps" | "no" {
  if (a === b) return "no";
  if (a.match.path === b.match.path)
    return a.at < b.at || (a.at === b.at && a.match.offset < b.match.offset) ? "yes" : "no";
  const allowed = a.match.node === b.match.node ? 0 : skew;
  if (a.at < b.at - allowed) return "yes";
  return Math.abs(a.at - b.at) <= allowed ? "perhaps" : "no";
}

interface Draft {
  steps: Map<Thing, number>;
  undecided: boolean;
  openAt: number | null;
}

const lastAt = (draft: Draft): number => Math.max(...[...draft.steps.keys()].map(({ at }) => at));
const firstAt = (draft: Draft): number => Math.min(...[...draft.steps.keys()].map(({ at }) => at));
const put = (draft: Draft, thing: Thing, step: number): void => {
  draft.steps.set(thing, Math.min(step, draft.steps.get(thing) ?? step));
};

function incidentsOf(
  rule: IncidentRule,
  things: readonly Thing[],
  found: ReadonlyMap<string, readonly Found[]>,
  input: CorrelateInput,
): Found[] {
  const chained = rule.steps.flatMap((step) => step.rules).flatMap((id) => found.get(id) ?? []);
  const all = [...things, ...new Set(chained.map(({ thing }) => thing))].sort(compare);
  const looked = rule.type === "absence" ? rule.steps.slice(0, 1) : rule.steps;
  const groups = new Map<string, readonly string[]>();
  for (const thing of all)
    if (looked.some((step) => fits(step, thing)))
      for (const tuple of tuplesOf(rule, thing) ?? []) groups.set(tuple.join("\n"), tuple);
  return [...groups.values()]
    .flatMap((names) => draftsOf(rule, names, all, input).map((draft) => settle(rule, names, draft, things)))
    .sort(
      (a, b) =>
        compare(a.own[0] as Thing, b.own[0] as Thing) || (a.told.names.join("\n") < b.told.names.join("\n") ? -1 : 1),
    );
}

function draftsOf(rule: IncidentRule, names: readonly string[], all: readonly Thing[], input: CorrelateInput): Draft[] {
  const isReset = (thing: Thing): boolean => thing.rule === null && rule.resetOn.includes(thing.match.pattern);
  const resets = all.filter((thing) => isReset(thing) && isIn(rule, thing, names, true));
  const looked = rule.type === "absence" ? rule.steps.slice(0, 1) : rule.steps;
  const steps = all.filter((thing) => looked.some((step) => fits(step, thing)) && isIn(rule, thing, names, false));
  if (rule.type === "absence") return absences(rule, names, steps, resets, all, input);
  const segments = new Map<number, Thing[]>();
  for (const thing of steps) {
    const cuts = resets.filter((reset) => compare(reset, thing) <= 0).length;
    segments.set(cuts, [...(segments.get(cuts) ?? []), thing]);
  }
  return [...segments.values()].flatMap((segment) =>
    rule.condition === null ? sequences(rule, segment) : counts(rule, segment),
  );
}

function counts(rule: IncidentRule, segment: readonly Thing[]): Draft[] {
  const { field, gte, lt } = rule.condition as NonNullable<IncidentRule["condition"]>;
  const drafts: { draft: Draft; largest: number }[] = [];
  for (const [index, last] of segment.entries()) {
    const window = segment.slice(0, index + 1).filter((one) => last.at - one.at <= (rule.timespanMs ?? Infinity));
    const size = field === null ? window.length : new Set(window.flatMap((one) => namesOf(one, field))).size;
    if (size < gte) continue;
    let open = drafts.at(-1);
    if (open === undefined || (rule.suppressMs !== null && last.at - lastAt(open.draft) > rule.suppressMs)) {
      open = { draft: { steps: new Map(), undecided: false, openAt: null }, largest: 0 };
      drafts.push(open);
    }
    open.largest = Math.max(open.largest, size);
    for (const one of window) if (!drafts.some(({ draft }) => draft.steps.has(one))) put(open.draft, one, 0);
  }
  return drafts.filter(({ largest }) => lt === null || largest < lt).map(({ draft }) => draft);
}

function sequences(rule: IncidentRule, segment: readonly Thing[]): Draft[] {
  const required = rule.steps.flatMap((step, index) => (step.optional ? [] : [index]));
  const stepsOf = (thing: Thing): number[] => required.filter((step) => fits(rule.steps[step] as RuleStep, thing));
  const drafts: Draft[] = [];
  for (const [index, last] of segment.entries()) {
    const tuple =
      rule.type === "temporal"
        ? latestOfEach(rule, segment.slice(0, index + 1), required)
        : bestChain(rule, segment, last, required);
    if (tuple === null || stepsOf(last).length === 0) continue;
    let draft = drafts.at(-1);
    if (draft === undefined || (rule.suppressMs !== null && last.at - lastAt(draft) > rule.suppressMs)) {
      draft = { steps: new Map(), undecided: false, openAt: null };
      drafts.push(draft);
    }
    if (tuple.undecided) draft.undecided = true;
    for (const [at, thing] of tuple.chain.entries()) put(draft, thing, required[at] as number);
  }
  for (const draft of drafts) {
    const [first, last] = [firstAt(draft), lastAt(draft)];
    for (const thing of segment) {
      const [step] = stepsOf(thing);
      if (step !== undefined && thing.at >= first && thing.at <= last && !draft.steps.has(thing))
        put(draft, thing, step);
    }
    const [from, to] = [firstAt(draft), lastAt(draft)];
    for (const [step, one] of rule.steps.entries()) {
      if (!one.optional) continue;
      const fitting = segment.filter((thing) => fits(one, thing) && !draft.steps.has(thing));
      for (const thing of fitting) if (thing.at >= from && thing.at <= to) put(draft, thing, step);
      const reach = rule.timespanMs ?? Infinity;
      const earlier = fitting.findLast((thing) => thing.at < from && to - thing.at <= reach);
      const later = fitting.find((thing) => thing.at > to && thing.at - from <= reach);
      if (step < (required[0] as number) && earlier !== undefined) put(draft, earlier, step);
      if (step > (required.at(-1) as number) && later !== undefined) put(draft, later, step);
    }
  }
  return drafts;
}

function latestOfEach(rule: IncidentRule, so: readonly Thing[], required: readonly number[]) {
  const chain = required.map((step) => so.findLast((thing) => fits(rule.steps[step] as RuleStep, thing)));
  if (chain.some((thing) => thing === undefined)) return null;
  const times = (chain as Thing[]).map(({ at }) => at);
  if (Math.max(...times) - Math.min(...times) > (rule.timespanMs ?? Infinity)) return null;
  return { chain: chain as Thing[], undecided: false };
}

/** Of all chains that end in `last` the one that starts last, of those the one with the later links; sure ones first. */
function bestChain(rule: IncidentRule, segment: readonly Thing[], last: Thing, required: readonly number[]) {
  if (!fits(rule.steps[required.at(-1) as number] as RuleStep, last)) return null;
  for (const allowed of [["yes"], ["yes", "perhaps"]]) {
    let chains: Thing[][] = [[last]];
    for (const step of [...required].slice(0, -1).reverse())
      chains = chains.flatMap((chain) =>
        segment
          .filter((one) => fits(rule.steps[step] as RuleStep, one))
          .filter((one) => allowed.includes(before(one, chain[0] as Thing, rule.maxSkewMs)))
          .map((one) => [one, ...chain]),
      );
    const rank = (thing: Thing): number => segment.indexOf(thing);
    const best = chains.sort((a, b) => {
      const start = (b[0] as Thing).at - (a[0] as Thing).at;
      if (start !== 0) return start;
      for (let index = a.length - 1; index >= 0; index--) {
        const difference = rank(b[index] as Thing) - rank(a[index] as Thing);
        if (difference !== 0) return difference;
      }
      return 0;
    })[0];
    if (best !== undefined && last.at - (best[0] as Thing).at <= (rule.timespanMs ?? Infinity))
      return { chain: best, undecided: allowed.length > 1 };
  }
  return null;
}

function absences(
  rule: IncidentRule,
  names: readonly string[],
  triggers: readonly Thing[],
  resets: readonly Thing[],
  all: readonly Thing[],
  input: CorrelateInput,
): Draft[] {
  const awaited = rule.steps[1] as RuleStep;
  const ends = awaited.patterns.map((pattern) => input.coveredTo(pattern, awaited.logs)).filter((end) => end !== null);
  if (ends.length === 0) return [];
  const end = Math.max(...ends);
  const reach = rule.timespanMs ?? Infinity;
  const answers = all.filter((thing) => fits(awaited, thing) && isIn(rule, thing, names, true));
  const drafts: Draft[] = [];
  let previous: Thing | null = null;
  for (const trigger of triggers) {
    const answered = answers.some(
      (one) => one.at - trigger.at <= reach && before(trigger, one, rule.maxSkewMs) !== "no",
    );
    const calledOff = resets.some((one) => compare(trigger, one) < 0 && one.at - trigger.at <= reach);
    if (answered || calledOff || end < trigger.at) continue;
    const draft = drafts.at(-1);
    const between = answers.some((one) => previous !== null && compare(previous, one) < 0 && compare(one, trigger) < 0);
    if (draft !== undefined && !between && (rule.suppressMs === null || trigger.at - lastAt(draft) <= rule.suppressMs))
      put(draft, trigger, 0);
    else
      drafts.push({
        steps: new Map([[trigger, 0]]),
        undecided: false,
        openAt: end >= trigger.at + reach ? null : end,
      });
    previous = trigger;
  }
  return drafts;
}

function settle(rule: IncidentRule, names: readonly string[], draft: Draft, things: readonly Thing[]): Found {
  const own = [...draft.steps.keys()].sort(compare);
  const [first, last] = [firstAt(draft), lastAt(draft)];
  const clueLines: string[] = [];
  const seenClues: string[] = [];
  const clueMatches: Match[] = [];
  for (const clue of rule.clues) {
    const within = clue.withinMs ?? Infinity;
    const shows = things
      .filter(({ match }) => clue.patterns.includes(match.pattern))
      .filter(({ at }) => at >= first - within && at <= last + within)
      .filter((thing) => isIn(rule, thing, names, !clue.isNamed));
    if (shows.length > 0) seenClues.push(clue.id);
    const seen = shows
      .filter(({ match }) => !own.some((one) => one.match === match))
      .sort((a, b) => Math.abs(a.at - first) - Math.abs(b.at - first) || compare(a, b))
      .slice(0, 20)
      .sort(compare);
    clueLines.push(...seen.map((thing) => `${clue.id} ${placeOf(thing)}`));
    clueMatches.push(...seen.map(({ match }) => match));
  }
  const devices = [...new Set(own.flatMap((thing) => namesOf(thing, "device")))].sort();
  const nodes = [...new Set(own.flatMap((thing) => namesOf(thing, "node")))].filter((node) => node !== "").sort();
  const end = own.at(-1) as Thing;
  return {
    told: {
      rule: rule.id,
      names,
      steps: own.map((thing) => `${placeOf(thing)} ${draft.steps.get(thing)}`),
      clues: clueLines,
      seenClues,
      undecided: draft.undecided,
      openAt: draft.openAt,
    },
    own,
    all: [...own.map(({ match }) => match), ...clueMatches],
    thing: {
      match: end.match,
      at: end.at,
      rule: rule.id,
      devices,
      nodes,
      groupNames: new Map(rule.groupBy.map((key, index) => [key, names[index] as string])),
    },
  };
}

/** Where a thing stands, and what it is. */
export function placeOf({ match }: { readonly match: Match }): string {
  return `${match.path}:${match.offset} ${match.pattern}`;
}
