import { domainToASCII } from "node:url";
import type { BrandRole } from "@/lib/domain/brands/brand-limits";
import type { Brand } from "@/lib/domain/brands/brand";
import type { Classified, DecidedBy } from "@/lib/domain/sources/classified";
import { nameOfRule, type SourceRule } from "@/lib/domain/sources/source-rule";
import { readPattern, type SitePattern } from "@/lib/domain/sources/source-pattern";
import { isNumberWord, readPhrase, titleWords, type TitlePhrase } from "@/lib/domain/sources/title-phrase";
import { domainFromTitle, registrableDomain } from "../domains";
import { compileDomains } from "../mentions/brand-domains";
import { isRedirect } from "../source-url";
import { builtInRules } from "./built-in-rules";
import { compileGlob, type PathTest } from "./glob";

/** A source as it is kept. */
export interface ToClassify {
  /** Its identity, see `identifySource`. */
  sourceUrl: string;
  /** In Unicode; empty where nothing tells it. */
  domain: string;
  title: string;
}

/** What rules are told of: brands whose domains are ours or competitors', and a team's rules. */
export interface ClassifyingRules {
  brands: readonly ({ name: string; role: BrandRole } & Pick<Brand, "domains">)[];
  rules: readonly SourceRule[];
}

interface Place {
  host: string;
  /** Without a slash at its end, in small letters; null where a redirect hides it. */
  path: string | null;
  /** What the page is called, in its title and in the last part of its address. */
  names: readonly (readonly string[])[];
}

interface Compiled {
  rule: SourceRule;
  name: string;
  site: SitePattern;
  /** Null: whatever the path. */
  isAt: PathTest | null;
  phrase: TitlePhrase | null;
  /** Letters of path and words that are asked for. */
  asked: number;
}

/**
 * Tells class and page type of sources by rules. Of the rules that fit, the most specific decides, whatever their order:
 * the one whose site is nearest (the whole host, then a host's beginning, then a domain above it, an ending, any site),
 * then the one that asks for more of path and words. That a page is an article is what is said when nothing else is.
 */
export function compileClassifier({ brands, rules }: ClassifyingRules): (source: ToClassify) => Classified {
  const owners = compileDomains(
    brands.flatMap(({ role, domains }, place) =>
      role === "control" ? [] : [{ id: String(place), domains }],
    ),
  );
  const layers = [
    { origin: "team", table: new RuleTable(rules) },
    { origin: "built-in", table: builtIn() },
  ] as const;

  const ofBrands = (address: string): Pick<Classified, "class" | "classRule"> | null => {
    const owning = owners(address).flatMap((id) => brands[Number(id)] ?? []);
    // A domain that ours and a competitor's brand share is ours.
    const brand = owning.find(({ role }) => role === "own") ?? owning[0];
    if (!brand || brand.role === "control") return null;
    return { class: brand.role, classRule: { origin: "brand", name: brand.name } };
  };

  return (source) => {
    const place = placeOf(source);
    if (place === null) return { class: null, classRule: null, pageType: null, pageRule: null };
    let [classed, paged]: [
      Pick<Classified, "class" | "classRule"> | null,
      Pick<Classified, "pageType" | "pageRule"> | null,
    ] = [ofBrands(place.path === null ? `https://${place.host}` : source.sourceUrl), null];
    for (const { origin, table } of layers) {
      const found = table.find(place);
      const by = ({ name }: Compiled): DecidedBy => ({ origin, name });
      if (found.class) classed ??= { class: found.class.rule.class, classRule: by(found.class) };
      if (found.page) paged ??= { pageType: found.page.rule.pageType, pageRule: by(found.page) };
    }
    classed ??= { class: "other", classRule: { origin: "none", name: "" } };
    return { ...classed, ...(paged ?? { pageType: null, pageRule: null }) };
  };
}

let compiledBuiltIn: RuleTable | undefined;
const builtIn = (): RuleTable => (compiledBuiltIn ??= new RuleTable(builtInRules()));

/** Rules by what of a host they are found by, so that a source meets only those that may fit. */
class RuleTable {
  private readonly hosts = new Map<string, Compiled[]>();
  private readonly suffixes = new Map<string, Compiled[]>();
  private readonly labels = new Map<string, Compiled[]>();
  /** Those of any site that ask for words, by the first one; those of any site that ask for none. */
  private readonly words = new Map<string | null, Compiled[]>();
  private readonly others: Compiled[] = [];

  constructor(rules: readonly SourceRule[]) {
    for (const rule of rules) this.add(compileRule(rule));
  }

  private add(compiled: Compiled): void {
    const { site, phrase } = compiled;
    if (site.kind === "host") push(this.hosts, site.host, compiled);
    else if (site.kind === "suffix") push(this.suffixes, site.suffix, compiled);
    else if (site.kind === "label") push(this.labels, site.label, compiled);
    else if (phrase) push(this.words, phrase.words[0] ?? null, compiled);
    else this.others.push(compiled);
  }

  find(place: Place): { class: Compiled | null; page: Compiled | null } {
    let [ofClass, ofPage]: [Found | null, Found | null] = [null, null];
    for (const [nearness, compiled] of this.near(place)) {
      if (!fits(compiled, place)) continue;
      const found: Found = { compiled, nearness };
      if (compiled.rule.class !== null && (!ofClass || isBefore(found, ofClass, false))) ofClass = found;
      if (compiled.rule.pageType !== null && (!ofPage || isBefore(found, ofPage, true))) ofPage = found;
    }
    return { class: ofClass?.compiled ?? null, page: ofPage?.compiled ?? null };
  }

  /** Rules whose site the host is of, each with how near: the greater, the nearer. */
  private *near({ host, names }: Place): Generator<[number, Compiled]> {
    for (const one of this.hosts.get(host) ?? []) yield [4 * FAR, one];
    if (host !== registrableDomain(host))
      for (const one of this.labels.get(host.slice(0, host.indexOf("."))) ?? []) yield [3 * FAR, one];
    for (let dot = host.indexOf("."); dot >= 0; dot = host.indexOf(".", dot + 1)) {
      const above = host.slice(dot + 1);
      for (const one of this.hosts.get(above) ?? []) yield [2 * FAR + above.length, one];
      for (const one of this.suffixes.get(host.slice(dot)) ?? []) yield [FAR + above.length, one];
    }
    for (const one of this.others) yield [0, one];
    if (this.words.size === 0) return;
    for (const word of new Set(names.flat())) {
      for (const one of this.words.get(word) ?? []) yield [0, one];
    }
    for (const one of this.words.get(null) ?? []) yield [0, one];
  }
}

/** More than a host has characters. */
const FAR = 1_000;

interface Found {
  compiled: Compiled;
  nearness: number;
}

function isBefore(one: Found, other: Found, ofPages: boolean): boolean {
  const isMore = (found: Found) => (ofPages && found.compiled.rule.pageType === "article" ? 0 : 1);
  const by =
    isMore(one) - isMore(other) || one.nearness - other.nearness || one.compiled.asked - other.compiled.asked;
  return by === 0 ? one.compiled.name < other.compiled.name : by > 0;
}

function push<Key>(map: Map<Key, Compiled[]>, key: Key, compiled: Compiled): void {
  const list = map.get(key);
  if (list) list.push(compiled);
  else map.set(key, [compiled]);
}

function compileRule(rule: SourceRule): Compiled {
  const [pattern, phrase] = [readPattern(rule.where), readPhrase(rule.words)];
  if (pattern.is === "none") throw new Error(`a rule that was not parsed: ${pattern.problem}`);
  if (phrase.is === "none") throw new Error(`a rule that was not parsed: ${phrase.problem}`);
  const { site, path } = pattern.pattern;
  return {
    rule,
    name: nameOfRule(rule),
    site,
    isAt: path === "" ? null : compileGlob(path),
    phrase: phrase.phrase.words.length === 0 ? null : phrase.phrase,
    // One page asks for more than any words.
    asked: path.replaceAll("*", "").length + rule.words.length + (path.endsWith("$") ? FAR : 0),
  };
}

const fits = ({ isAt, phrase }: Compiled, { path, names }: Place): boolean =>
  (isAt === null || (path !== null && isAt(path))) &&
  (phrase === null || names.some((words) => isCalled(words, phrase)));

/** Whether the words of a name have a phrase in them. A name's words and a phrase's are few. */
function isCalled(name: readonly string[], { first, words }: TitlePhrase): boolean {
  const last = first ? 0 : name.length - words.length;
  for (let from = 0; from <= last; from++)
    if (
      words.every((word, place) => {
        const there = name[from + place];
        return there !== undefined && (word === null ? isNumberWord(there) : there === word);
      })
    )
      return true;
  return false;
}

/** Of a name so many words are looked at: what a page is called, not what it says. */
const NAME_WORDS = 40;
/** And of a title so many characters. */
const TITLE_CHARS = 400;

function placeOf({ sourceUrl, domain, title }: ToClassify): Place | null {
  const isHidden = isRedirect(sourceUrl);
  const url = URL.canParse(sourceUrl) ? new URL(sourceUrl) : null;
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  const host = isHidden || !isWeb ? domainToASCII(domain) : url.hostname;
  if (host === "" || domain === "") return null;
  const path = isHidden || !isWeb ? null : url.pathname.replace(/\/+$/, "").toLowerCase();
  const called = domainFromTitle(title) === null ? titleWords(title.slice(0, TITLE_CHARS)) : [];
  const names = [called, path === null ? [] : slugWords(path)].map((words) => words.slice(0, NAME_WORDS));
  return { host, path, names };
}

/** The words of an address's last part, without the ending of a file. */
function slugWords(path: string): string[] {
  const last = path.slice(path.lastIndexOf("/") + 1).replace(/\.[a-z]{2,5}$/, "");
  return titleWords(readable(last));
}

function readable(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}
