import { z } from "zod";
import { foldName } from "@/lib/domain/text/fold-name";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { ALIAS_ACCENTS, ALIAS_BOUNDARIES, ALIAS_CASES, BRAND_LIMITS, BRAND_ROLES } from "./brand-limits";
import { brandDomainSchema, writeDomain } from "./brand-domain";

const spelling = (subject: string, limit: number) =>
  typedText(subject)
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .refine((text) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(text), `${subject} has nothing that could be found.`)
    .check(maxChars(limit));

const choice = <Choice extends string>(choices: readonly [Choice, ...Choice[]]) =>
  z.enum(choices, { error: `One of: ${choices.join(", ")}.` });

/** How a brand is written, and what must be so that the writing is taken for the brand. */
const aliasSchema = z
  .strictObject({
    text: spelling("The alias", BRAND_LIMITS.aliasChars),
    case: choice(ALIAS_CASES).default("any"),
    boundary: choice(ALIAS_BOUNDARIES).default("word"),
    accents: choice(ALIAS_ACCENTS).default("any"),
    /** Phrases in which it is another word: "ring finger". */
    not: z
      .array(spelling("The phrase", BRAND_LIMITS.cancelChars))
      .max(BRAND_LIMITS.cancels, `At most ${BRAND_LIMITS.cancels} phrases.`)
      .default([]),
  })
  .superRefine(({ text, not }, check) => {
    not.forEach((phrase, place) => {
      const [whole, part] = [foldName(phrase), foldName(text)];
      if (whole !== part && whole.includes(part)) return;
      const message = `A phrase that cancels holds the alias and more: “${phrase}” would cancel ${whole === part ? "all of it" : "nothing"}.`;
      check.addIssue({ code: "custom", path: ["not", place], message });
    });
  });
export type Alias = z.infer<typeof aliasSchema>;

const distinct = <Item>(items: readonly Item[], keyOf: (item: Item) => string): boolean =>
  new Set(items.map(keyOf)).size === items.length;

/** A brand as it is written in a file of brands and on its screen. */
export const brandSchema = z.strictObject({
  name: typedText("The name").trim().min(1, "Give the brand a name.").check(maxChars(BRAND_LIMITS.nameChars)),
  /** All that is looked for; where there is none, the name. */
  aliases: z
    .array(aliasSchema)
    .max(BRAND_LIMITS.aliases, `At most ${BRAND_LIMITS.aliases} aliases.`)
    .refine((aliases) => distinct(aliases, (alias) => JSON.stringify(alias)), "An alias stands here twice.")
    .default([]),
  domains: z
    .array(brandDomainSchema)
    .max(BRAND_LIMITS.domains, `At most ${BRAND_LIMITS.domains} domains.`)
    .refine((domains) => distinct(domains, writeDomain), "A domain stands here twice.")
    .default([]),
  role: choice(BRAND_ROLES).default("competitor"),
  /** What it is called in a market; another spelling of it, found everywhere. */
  names: z
    .array(
      z.strictObject({
        market: typedText("The market")
          .trim()
          .min(1, "Name the market.")
          .check(maxChars(LIBRARY_LIMITS.marketNameChars)),
        name: spelling("The name", BRAND_LIMITS.aliasChars),
      }),
    )
    .max(BRAND_LIMITS.names, `At most ${BRAND_LIMITS.names} names.`)
    .refine((names) => distinct(names, ({ market }) => foldName(market)), "A market stands here twice.")
    .default([]),
});
export type Brand = z.infer<typeof brandSchema>;

/** Brands together, as a workspace or a file has them. */
export const brandsSchema = z
  .array(brandSchema, { error: "Not a list of brands." })
  .max(BRAND_LIMITS.brands, `At most ${BRAND_LIMITS.brands} brands.`)
  .superRefine((brands, check) => {
    const seen = new Set<string>();
    brands.forEach(({ name }, place) => {
      if (seen.has(foldName(name)))
        check.addIssue({ code: "custom", path: [place, "name"], message: `“${name}” stands here twice.` });
      seen.add(foldName(name));
    });
  });

/** A writing without conditions of its own. */
const plainAlias = (text: string): Alias => aliasSchema.parse({ text });

/** The rules by which a brand is found: its aliases, or its name; and its names in markets that no alias spells. */
export function rulesOf({ name, aliases, names }: Pick<Brand, "name" | "aliases" | "names">): Alias[] {
  const own = aliases.length > 0 ? aliases : [plainAlias(name)];
  const spelled = new Set(own.map(({ text }) => foldName(text)));
  const others = new Map(names.map((one) => [foldName(one.name), one.name]));
  return [
    ...own,
    ...[...others].flatMap(([folded, text]) => (spelled.has(folded) ? [] : [plainAlias(text)])),
  ];
}
