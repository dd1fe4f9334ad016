import type { BrandRole } from "@/lib/domain/brands/brand-limits";

/** A file of brands has at most so many bytes: an action takes no more. */
export const BRANDS_FILE_BYTES = 900_000;

export const BRANDS_QUESTION =
  "Which names are looked for in answers, and how are they told from plain words?";

/** What a brand is for us, in words. */
export const ROLE_WORDS: Readonly<Record<BrandRole, string>> = {
  own: "own",
  competitor: "competitor",
  control: "control",
};

export const ROLE_CHOICES: Readonly<Record<BrandRole, string>> = {
  own: "Own: ours, or a client’s",
  competitor: "Competitor",
  control: "Control: does not exist, so whatever is found of it is false",
};
