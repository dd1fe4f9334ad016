// The words and limits of brands, for the browser too: without the library behind schemas.

/** Ours or a client's, one it is compared with, or one that does not exist: what is found of that is false. */
export const BRAND_ROLES = ["own", "competitor", "control"] as const;
export type BrandRole = (typeof BRAND_ROLES)[number];

export const ALIAS_CASES = ["any", "exact"] as const;
/** A word of its own, or also a part of one. */
export const ALIAS_BOUNDARIES = ["word", "anywhere"] as const;
export const ALIAS_ACCENTS = ["any", "exact"] as const;

/** Characters, and how many of each; ours, all of them. */
export const BRAND_LIMITS = {
  brands: 200,
  nameChars: 100,
  aliases: 50,
  aliasChars: 100,
  cancels: 30,
  cancelChars: 200,
  domains: 50,
  domainChars: 400,
  names: 50,
} as const;

/** A brand in so many characters of JSON goes into the address of its preview. */
export const PREVIEW_CHARS_MAX = 6000;
