import { brandsSchema, type Brand } from "@/lib/domain/brands/brand";
import { writeDomain } from "@/lib/domain/brands/brand-domain";
import { canBeOwned } from "./brand-domains";

export interface BrandProblem {
  /** As it is written: `[2].aliases[0].text`; empty for the whole. */
  field: string;
  message: string;
}

/** Brands as a file or a form gives them, or all that is wrong with them. */
export function readBrands(given: unknown): { brands: Brand[] } | { problems: BrandProblem[] } {
  const read = brandsSchema.safeParse(given);
  if (!read.success)
    return { problems: read.error.issues.map(({ path, message }) => ({ field: fieldOf(path), message })) };
  const problems = read.data.flatMap(({ domains }, brand) =>
    domains.flatMap((domain, place) =>
      canBeOwned(domain)
        ? []
        : [
            {
              field: fieldOf([brand, "domains", place]),
              message: `${writeDomain(domain)} is shared by many: give the part of it that is the brand's.`,
            },
          ],
    ),
  );
  return problems.length > 0 ? { problems } : { brands: read.data };
}

const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
