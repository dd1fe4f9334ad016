import { compileBrands, type Matcher } from "../mentions/compile-brands";

/** Companies that are found by their names as they are; null of none. */
export const compileCompanies = (names: readonly string[]): Matcher | null =>
  names.length === 0
    ? null
    : compileBrands(
        names.map((name) => ({ id: name, name, role: "competitor", aliases: [], domains: [], names: [] })),
      );
