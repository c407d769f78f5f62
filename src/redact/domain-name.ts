/** The parts of a host's full name: the host, the domain, and which part of that its owner registered. */

/** The domain above a domain, down to the one that its owner registered: that one, and a single word, have none. */
export function parentDomain(domain: string): string | null {
  const labels = domain.split(".");
  return labels.length <= registeredLabels(labels) ? null : labels.slice(1).join(".");
}

/** The word in a domain that names its owner: "customer" of "tokyo.customer.co.jp". Null for a single word. */
export function ownersLabel(domain: string): string | null {
  const labels = domain.split(".");
  return labels.length < 2 ? null : (labels[labels.length - registeredLabels(labels)] ?? null);
}

/** Is it a word of letters, digits and dashes that ends in a domain which names hosts? Only where labels say nothing. */
export function looksLikeHost(name: string): boolean {
  const labels = name.split(".");
  const last = (labels.at(-1) as string).toLowerCase();
  if (labels.some((label) => label === "" || label.length > 63 || label.startsWith("-") || label.endsWith("-")))
    return false;
  if (labels.length >= 2 && HOUSE_DOMAINS.has(last)) return !/^\d+$/.test(labels[0] as string);
  // Two letters at the end may be a file's ending: such a name must be lower case and longer.
  return (
    labels.length >= 3 &&
    COUNTRIES.has(last) &&
    name === name.toLowerCase() &&
    !/^[a-z]{2,3}$/.test(labels[0] as string)
  );
}

/** How many labels its owner registered: "customer.com" two, "customer.co.jp" three. */
function registeredLabels(labels: readonly string[]): number {
  const last = (labels.at(-1) ?? "").toLowerCase();
  const second = (labels.at(-2) ?? "").toLowerCase();
  return last.length === 2 && SECOND_LEVEL.has(second) ? Math.min(3, labels.length) : Math.min(2, labels.length);
}

const SECOND_LEVEL = new Set("ac ad co com ed edu go gob gov gouv gr lg mil ne net nom or org sch".split(" "));
/** Ends of names that hardly anything but a host has. */
const HOUSE_DOMAINS = new Set(
  `com net org edu gov mil int info biz local lab lan corp internal intranet intra private home test example localnet domain ad office
  company group cloud tech`.split(/\s+/),
);
const COUNTRIES = new Set(
  `ae ar at au be bg bo br by ca ch ci cl cn co cr cy cz de dk do ec ee eg es eu fi fr gr hk hr hu id ie il in ir is it jo jp ke kr
  kw kz lb lk lt lu lv ma mx my ng nl no nz om pa pe ph pk pt qa ro rs ru sa se sg si sk th tn tr tw ua ug uk us uy uz ve vn za`.split(
    /\s+/,
  ),
);
