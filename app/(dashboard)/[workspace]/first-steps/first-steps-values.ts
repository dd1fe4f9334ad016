import { readDomain, NO_DOMAIN } from "@/lib/domain/brands/read-domain";
import { suggestAliases } from "@/lib/domain/brands/suggest-aliases";
import { FIRST_STEPS_LIMITS } from "@/lib/domain/library/first-steps-limits";
import { LIBRARY_LIMITS, type FunnelStage } from "@/lib/domain/library/library-limits";
import {
  suggestedLanguage,
  suggestFamilies,
  type SuggestedFamily,
} from "@/lib/domain/library/suggest-families";
import type { AskChoices } from "@/lib/domain/runs/ask-choices";
import { countChars } from "@/lib/domain/text/characters";
import { placeName } from "@/lib/format/market-name";
import { speakMarket } from "@/lib/format/question-ask-words";
import { shorten } from "@/lib/format/text";

/** The choices of a market that are none of the workspace's. */
export const NEW_MARKET = "new";
export const NO_MARKET = "none";

/** The first page as it is typed. */
export interface About {
  brand: string;
  site: string;
  category: string;
  /** A market's id, or one of the two above. */
  market: string;
  language: string;
  /** Empty for none. */
  country: string;
  city: string;
}

export interface ReviewedFamily extends Omit<SuggestedFamily, "questions"> {
  isChosen: boolean;
  /** One a line. */
  questions: string;
}

/** The review page as it is typed. */
export interface Review {
  /** One a line, as competitors. */
  aliases: string;
  competitors: string;
  setName: string;
  families: ReviewedFamily[];
}

export interface FirstStepsDraft {
  about: About;
  /** What was reviewed and of what it was suggested; null before. */
  reviewed: { of: About; review: Review } | null;
  /** The run that asked for names; null before. */
  namesRunId: string | null;
}

type Market = AskChoices["markets"][number];

export const NOTHING_TYPED: About = {
  ...{ brand: "", site: "", category: "", market: NEW_MARKET },
  ...{ language: "en", country: "", city: "" },
};

export type AboutProblems = Partial<Record<"brand" | "site" | "category" | "country", string>>;

/** What keeps the first page from being gone on from, by field. */
export function aboutProblems({ brand, site, category }: About): AboutProblems {
  const most = FIRST_STEPS_LIMITS.categoryChars;
  return {
    ...(brand.trim() === "" && { brand: "Give the brand a name." }),
    ...(countChars(brand.trim()) > 100 && { brand: "At most 100 characters." }),
    ...(site.trim() !== "" && readDomain(site) === null && { site: NO_DOMAIN }),
    ...(category.trim() === "" && { category: "Say what it is looked for as." }),
    ...(countChars(category.trim()) > most && { category: `At most ${most} characters.` }),
  };
}

/** The place of the market in words of a language; null where it is none. */
export function placeOf(
  { market, ...typed }: About,
  markets: readonly Market[],
  language = "en",
): string | null {
  const known = markets.find(({ id }) => id === market);
  if (known) return speakMarket(known, language).place;
  if (market !== NEW_MARKET || typed.country === "") return null;
  return speakMarket({ ...typed, city: typed.city.trim() || null }, language).place;
}

/** The market of the workspace that is the one that is typed as new: that is taken, and none is made. */
export function sameMarket(about: About, markets: readonly Market[]): Market | undefined {
  const typed = marketOf(about);
  if (typed === null || "id" in typed) return undefined;
  const placed = ({ language, country, city }: Omit<Market, "id" | "name">) =>
    JSON.stringify([language, country, city?.toLowerCase() ?? null]);
  return markets.find((market) => placed(market) === placed(typed));
}

/** The language questions are to be in; English where no market says. */
export const languageOf = ({ market, language }: About, markets: readonly Market[]): string =>
  market === NEW_MARKET ? language : (markets.find(({ id }) => id === market)?.language ?? "en");

/** The market as it is sent: one of the workspace's, a new one by its place, or none. */
export function marketOf({ market, ...typed }: About) {
  if (market === NO_MARKET) return null;
  if (market !== NEW_MARKET) return { id: market };
  const { language } = typed;
  const country = typed.country || null;
  const city = country === null ? null : typed.city.trim() || null;
  const name = shorten(placeName({ language, country, city }), LIBRARY_LIMITS.marketNameChars);
  return { name, language, country, city };
}

const joined = (lines: readonly string[]): string => lines.join("\n");

export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What is suggested of what the first page says. Competitors are asked for, or typed: nobody can know them from that. */
export function suggestReview(about: About, markets: readonly Market[]): Review {
  const { brand, site, category } = about;
  const name = category.trim();
  const language = languageOf(about, markets);
  const place = placeOf(about, markets, suggestedLanguage(language));
  return {
    aliases: joined(suggestAliases({ name: brand, domains: site.trim() === "" ? [] : [site] })),
    competitors: "",
    setName: (name[0] ?? "").toUpperCase() + name.slice(1),
    families: suggestFamilies({ category, place, language }).map((family) => ({
      ...family,
      isChosen: true,
      questions: joined(family.questions),
    })),
  };
}

/** The same once the first page says something else: what was changed by hand stays as it is. */
export function suggestAgain(
  { of, review }: NonNullable<FirstStepsDraft["reviewed"]>,
  about: About,
  markets: readonly Market[],
): Review {
  const [before, now] = [suggestReview(of, markets), suggestReview(about, markets)];
  const unless = <Value>(typed: Value, suggested: Value, newly: Value): Value =>
    JSON.stringify(typed) === JSON.stringify(suggested) ? newly : typed;
  const typed = new Map(review.families.map((family) => [family.key, family]));
  const suggested = new Map(before.families.map((family) => [family.key, family]));
  const fresh = new Set(now.families.map(({ key }) => key));
  const isTouched = (family: ReviewedFamily) =>
    JSON.stringify(family) !== JSON.stringify(suggested.get(family.key));
  return {
    aliases: unless(review.aliases, before.aliases, now.aliases),
    competitors: review.competitors,
    setName: unless(review.setName, before.setName, now.setName),
    families: [
      ...now.families.map((family) => {
        const was = typed.get(family.key);
        if (!was) return family;
        return {
          ...family,
          isChosen: was.isChosen,
          name: unless(was.name, suggested.get(family.key)?.name ?? "", family.name),
          questions: unless(was.questions, suggested.get(family.key)?.questions ?? "", family.questions),
        };
      }),
      ...review.families.filter((family) => !fresh.has(family.key) && isTouched(family)),
    ],
  };
}

/** A competitor's line: its name, and behind a comma its site where it says one. */
export function readCompetitor(line: string): { name: string; domains: string[] } {
  const comma = line.lastIndexOf(",");
  const behind = line.slice(comma + 1).trim();
  const isSite = comma > 0 && /^\S+\.\S+$/.test(behind) && readDomain(behind) !== null;
  return isSite ? { name: line.slice(0, comma).trim(), domains: [behind] } : { name: line, domains: [] };
}

/** Competitors as they are sent, each with the aliases that its name suggests, as the own brand has its own. */
export const competitorsOf = ({ competitors }: Review) =>
  linesOf(competitors).map((line) => {
    const { name, domains } = readCompetitor(line);
    return { name, domains, aliases: suggestAliases({ name, domains }) };
  });

/** The families that are left in, as they are sent. */
export const familiesOf = ({
  families,
}: Review): { name: string; stage: FunnelStage; questions: string[] }[] =>
  families.flatMap(({ isChosen, name, stage, questions }) => {
    const lines = linesOf(questions);
    return isChosen && lines.length > 0 ? [{ name: name.trim(), stage, questions: lines }] : [];
  });
