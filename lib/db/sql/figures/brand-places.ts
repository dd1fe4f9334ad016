/** Decimal digits of a number of all brands that are one brand's: prisma/sql/fact_sums.sql. */
const DIGITS = 8;

/** The counts of brands that a number of all brands is made of, by the brands' numbers; who has none is left out. */
export function countsByBrand(all: string): [brand: number, count: number][] {
  const counts: [number, number][] = [];
  for (let brand = 0; brand * DIGITS < all.length; brand += 1) {
    const count = countIn(all, brand);
    if (count > 0) counts.push([brand, count]);
  }
  return counts;
}

/** The count of one brand alone in a number of all of them; 0 of who has none. */
export function countIn(all: string, brand: number): number {
  const end = all.length - brand * DIGITS;
  return end <= 0 ? 0 : Number(all.slice(Math.max(0, end - DIGITS), end));
}

/** The count of one of them; 0 of who has none. */
export const countOf = (counts: readonly (readonly [number, number])[], brand: string): number =>
  counts.find(([number]) => String(number) === brand)?.[1] ?? 0;
