import { z } from "zod";
import { brandSchema, type Brand } from "./brand";
import { writeDomain } from "./brand-domain";

/** A brand as a version of the rules has it: by its id, and by the number that facts of answers name it by. */
const frozenBrandsSchema = z.array(brandSchema.extend({ id: z.uuid(), number: z.int() }));
export type FrozenBrand = z.infer<typeof frozenBrandsSchema>[number];

/** Brands as `app.rule_version` has them, the oldest first. */
export const readFrozenBrands = (rules: unknown): FrozenBrand[] => frozenBrandsSchema.parse(rules);

/** What the database keeps of a brand beside its name and role. */
export const writeRules = ({ aliases, domains, names }: Pick<Brand, "aliases" | "domains" | "names">) => ({
  aliases,
  domains: domains.map(writeDomain),
  names,
});
export type StoredRules = ReturnType<typeof writeRules>;

/** A brand of the database, from its row. */
export const readStoredBrand = ({
  name,
  role,
  rules,
}: {
  name: string;
  role: string;
  rules: unknown;
}): Brand => brandSchema.parse({ ...z.looseObject({}).parse(rules), name, role });
