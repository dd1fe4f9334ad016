import { BRAND_LIMITS } from "./brand-limits";
import { readDomain } from "./read-domain";

/** Endings that say what a company is in law, and that nobody says who recommends it. */
const LEGAL = [
  ...["inc", "incorporated", "corp", "corporation", "llc", "llp", "ltd", "limited", "plc"],
  ...["gmbh", "gmbh & co kg", "ohg", "kgaa", "& co kg", "& co", "sarl", "srl", "slu", "bv", "nv"],
  ...["oy", "oyj", "asa", "aps", "pty", "pty ltd", "pte", "pte ltd", "pvt", "pvt ltd", "kk", "kft"],
  ...["sp z oo", "doo", "sro", "lda", "ltda"],
];

/** The same where they are plain words or names as well: with capitals at their ends ("SpA", not "Spa"), or points. */
const LEGAL_IN_CAPITALS = ["AG", "KG", "UG", "SE", "SA", "SAS", "S[Pp]A", "SL", "AB", "AS", "LP", "CO"];

/** Words of it with or without points and spaces between ("Sp. z o.o."). */
const spelled = (ending: string): string =>
  ending
    .split(" ")
    .map((word) => [...word].join("\\.?"))
    .join("\\.?\\s*");

const LEGAL_END = new RegExp(`(?:,\\s*|\\s+)(?:${LEGAL.map(spelled).join("|")})\\.?$`, "i");
const LEGAL_END_IN_CAPITALS = new RegExp(
  `(?:,\\s*|\\s+)(?:${LEGAL_IN_CAPITALS.join("|")}|Co\\.|(?:\\p{L}\\.){2,4})$`,
  "u",
);

/** Letters with marks as those write them who have none. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ...{ ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe", æ: "ae", œ: "oe" },
  ...{ Ä: "Ae", Ö: "Oe", Ü: "Ue", Å: "Aa", Ø: "Oe", Æ: "Ae", Œ: "Oe" },
};

/** Second parts of public endings, below which names are given: "acme.co.uk" is acme. */
const SHARED_LABELS = new Set(["co", "com", "org", "net", "gov", "edu", "ac", "or", "ne"]);

const SUGGESTED_MAX = 8;

const HYPHENS = /[-\u2010-\u2015]/g;

const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[™®©℠]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** What two writings are one by where they are looked for: letters whatever their case, marks and kinds of hyphens. */
const keyOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(HYPHENS, "-")
    .replace(/\s+/g, " ")
    .trim();

/** A name's letters and digits alone. */
const lettersOf = (text: string): string => keyOf(text).replace(/[^\p{L}\p{N}]/gu, "");

/** A name as it is said: "Acme" of "Acme GmbH & Co. KG"; all of it where nothing else is left. */
export function sayName(name: string): string {
  let said = tidy(name);
  for (;;) {
    const shorter = said
      .replace(LEGAL_END, "")
      .replace(LEGAL_END_IN_CAPITALS, "")
      .replace(/[\s,&]+$/, "");
    if (shorter === said || lettersOf(shorter).length < 2) return said;
    said = shorter;
  }
}

/** Other writings of the same words: joined, parted, with "and". */
function spacings(name: string): string[] {
  const parted = name.replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, "$1 $2");
  const spaced = name.replace(HYPHENS, " ");
  const joined = name.replace(HYPHENS, "").replace(/\s/g, "");
  const words = spaced.split(/\s+/);
  return [
    parted,
    ...(/\s&\s/.test(name) ? [name.replace(/\s&\s/g, " and ")] : []),
    spaced,
    // "A B" as "AB" is too many other things.
    ...(words.length > 1 && words.every((word) => lettersOf(word).length > 1) && !/[&+]/.test(name)
      ? [joined]
      : []),
  ];
}

/** The part of a site's name that its owner chose: "acme" of "shop.acme.co.uk"; null where it lives on another's site. */
function labelOf(site: string): string | null {
  const domain = readDomain(site);
  if (!domain || domain.path !== "") return null;
  const labels = domain.host.split(".").slice(0, -1);
  while (labels.length > 1 && SHARED_LABELS.has(labels.at(-1) ?? "")) labels.pop();
  const label = labels.at(-1) ?? "";
  return label.startsWith("xn--") ? null : label;
}

/** What of a name its site goes by: its first words, or their initials. Nothing where the site is called otherwise. */
function shortOnSite(name: string, site: string): string[] {
  const label = labelOf(site)?.replace(/-/g, "") ?? "";
  if (label.length < 2) return [];
  const words = name.split(/[\s\u2010-\u2015-]+/).filter((word) => lettersOf(word) !== "");
  const initials = words.map((word) => [...word][0] ?? "").join("");
  if (words.length > 2 && lettersOf(initials) === label) return [initials.toUpperCase()];
  for (let count = 1; count < words.length; count += 1) {
    const beginning = words.slice(0, count).join(" ");
    if (lettersOf(beginning) === label && label.length > 2) return [beginning];
  }
  return [];
}

/**
 * How a brand is probably written in answers, by its name and sites alone: as it is said, without legal endings; in
 * other spacings; with letters written out; and as its site is called, where that is short for the name. The name as it
 * is said is the first. Case and accents are not minded where aliases are looked for, so that none differs by these.
 */
export function suggestAliases({ name, domains }: { name: string; domains: readonly string[] }): string[] {
  const said = sayName(name);
  if (lettersOf(said) === "") return said === "" ? [] : [said];
  const writtenOut = said.normalize("NFC").replace(/[äöüåøæœ]/gi, (letter) => WRITTEN_OUT[letter] ?? letter);
  const candidates = [
    said,
    ...spacings(said),
    writtenOut,
    ...domains.flatMap((site) => shortOnSite(said, site)),
  ];
  const byKey = new Map<string, string>();
  for (const candidate of candidates) {
    const text = tidy(candidate);
    const isFit = text !== "" && [...text].length <= BRAND_LIMITS.aliasChars;
    if (isFit && !byKey.has(keyOf(text))) byKey.set(keyOf(text), text);
  }
  return [...byKey.values()].slice(0, SUGGESTED_MAX);
}
