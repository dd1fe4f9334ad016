import { readSource } from "@/lib/reading/sources";
import { NAMED } from "./world";

/** A page that answers cite, the most cited first. */
export interface CitedPage {
  number: number;
  rawUrl: string;
  sourceUrl: string;
  domain: string;
  title: string;
  /** The number of the brand whose site it is of. */
  brand: number | null;
}

const DOMAINS = 800;
const PAGES = 40_000;
/** Pages of a site fall off so that even the site cited least has one among those that are cited. */
const PAGES_OF_FIRST = 4_000;

/** Beginnings and paths by which sites and pages are told to be of a kind. */
const HOSTS = ["www", "blog", "news", "www", "forum", "shop", "www", "wiki"];
const PATHS = [
  "best-planning-tools",
  "blog/how-to-plan",
  "review",
  "compare",
  "pricing",
  "news/2026",
  "guide",
];

/** Sites in the order of how much they are cited, of which brands have some; each has few pages that are cited much. */
export function makePages(): CitedPage[] {
  const pages: { site: number; page: number; weight: number }[] = [];
  for (let site = 0; site < DOMAINS; site += 1)
    for (let page = 0; page < PAGES_OF_FIRST / (site / 5 + 1); page += 1)
      pages.push({ site, page, weight: 1 / ((site + 5) * (page + 1)) });
  return pages
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, PAGES)
    .map(({ site, page }, number) => {
      const brand = site % 6 === 4 ? (NAMED.at(Math.floor(site / 6)) ?? null) : null;
      const host =
        brand === null
          ? `${HOSTS[site % HOSTS.length]}.site-${site}.example`
          : `www.${brand.toLowerCase()}.example`;
      const rawUrl = `https://${host}/${PATHS[(site + page) % PATHS.length]}${page === 0 ? "" : `-${page}`}`;
      const title = `${brand ?? `Site ${site}`}: page ${page + 1}`;
      const { sourceUrl, domain } = readSource({ title, rawUrl, directUrl: null });
      const brandNumber = brand === null ? null : NAMED.indexOf(brand) + 1;
      return { number, rawUrl, sourceUrl, domain, title, brand: brandNumber };
    });
}
