import { hash, type Random } from "./random";
import type { Brand, Category, Site } from "./world";

/** A page of the sandbox's world. */
export interface Page {
  domain: string;
  title: string;
  url: string;
}

/** A third party's page about a brand or, without one, about the field. */
export function pageOn(
  site: Site,
  category: Category,
  brand: Brand | null,
  year: number,
  random: Random,
): Page {
  const subject = brand?.name ?? capital(category.noun);
  const path = slug(subject);
  const at = (pathname: string, title: string) => ({
    domain: site.domain,
    title,
    url: `https://www.${site.domain}${pathname}`,
  });
  switch (site.kind) {
    case "review":
      return brand && random.chance(0.6)
        ? at(`/reviews/${path}`, `${subject} review: tested for ${year}`)
        : at(`/best-${slug(category.noun)}`, `The best ${category.noun} of ${year}`);
    case "news":
      return at(`/news/${year}/${path}-this-year`, `${subject}: what changed in ${year}`);
    case "community":
      return at(`/t/${path}/${1000 + (hash(site.domain, path) % 9000)}`, `${subject}: honest opinions?`);
    case "video":
      return at(`/watch?v=${hash(site.domain, path).toString(36)}`, `${subject}: hands on`);
    case "reference":
      return at(`/wiki/${encodeURIComponent(subject.replaceAll(" ", "_"))}`, subject);
  }
}

/** A page of a brand's own site. */
export function ownPage(brand: Brand, random: Random): Page {
  const domain = ownDomain(brand);
  const [path, title] = random.pick([
    ["/", `${brand.name}: official site`],
    ["/products", `Products | ${brand.name}`],
    ["/compare", `How we compare | ${brand.name}`],
  ]);
  return { domain, title, url: `https://www.${domain}${path}` };
}

/** The site a brand speaks for itself on. */
const ownDomain = (brand: Brand): string => `${slug(brand.name)}.example`;

const slug = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || `s${hash(text).toString(36)}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
