// The words of sources' classes, for the browser too: without the library behind schemas.

/** What a rule can say of a site. */
export const RULED_CLASSES = [
  "news",
  "reference",
  "community",
  "video",
  "social",
  "review",
  "shop",
  "government",
  "education",
  "corporate",
  "other",
] as const;
export type RuledClass = (typeof RULED_CLASSES)[number];

/** What kind of site a source is of. Own and competitor are told by brands' domains alone. */
export const SOURCE_CLASSES = ["own", "competitor", ...RULED_CLASSES] as const;
export type SourceClass = (typeof SOURCE_CLASSES)[number];

/** What kind of page a source is; of many pages nothing tells it. */
export const PAGE_TYPES = [
  "home",
  "article",
  "listicle",
  "how-to",
  "comparison",
  "review",
  "forum thread",
  "video",
  "documentation",
  "product",
] as const;
export type PageType = (typeof PAGE_TYPES)[number];

/** Of a team's rules; characters are code points. */
export const SOURCE_RULE_LIMITS = { rules: 500, whereChars: 200, stars: 5, words: 8 } as const;
