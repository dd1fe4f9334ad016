/** Decimal digits of a number of all prompts that are one prompt's: prisma/sql/measured_sums.sql. */
const DIGITS = 12;

/** The count of one prompt in such a number, by its place; 0 of a prompt that has none. */
export function countAt(all: string, place: number): number {
  const end = all.length - place * DIGITS;
  return end > 0 ? Number(all.slice(Math.max(0, end - DIGITS), end)) : 0;
}
