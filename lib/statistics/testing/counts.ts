import { citationsOfBrand, type ReadAnswer } from "../figures/read-answer";
import type { TrackedBrand } from "../measures/brand-table";
import type { Counts } from "../measures/counted-brands";

/** Whom `anyAnswers` may name. */
export const BRANDS: TrackedBrand[] = [
  { brand: "Acme", name: "Acme", role: "tracked" },
  { brand: "Bolt", name: "Bolt", role: "tracked" },
  { brand: "Coil", name: "Coil", role: "tracked" },
  { brand: "Zeta", name: "Zeta", role: "control" },
];

/** What a statement counts of facts, counted one by one. */
export function countsOf(rows: readonly ReadAnswer[]): Counts {
  const byPrompt = [...Map.groupBy(rows, ({ prompt }) => prompt)];
  const count = (own: readonly ReadAnswer[], is: (row: ReadAnswer) => boolean) => own.filter(is).length;
  return {
    prompts: byPrompt.map(([prompt, own]) => ({
      ...{ prompt, family: own[0]?.family ?? "", weight: own[0]?.weight ?? 1, answers: own.length },
      ...{ searched: count(own, ({ state }) => state === "searched"), days: 0 },
      told: count(own, ({ areLevelsTold }) => areLevelsTold),
    })),
    brands: byPrompt.flatMap(([prompt, own]) =>
      BRANDS.map(({ brand }) => {
        const named = own.flatMap((row) => row.named.filter((one) => one.brand === brand));
        return {
          ...{ prompt, brand, naming: named.length },
          shortlisting: named.filter(({ level }) => level === "shortlisted" || level === "top-pick").length,
          topPicking: named.filter(({ level }) => level === "top-pick").length,
          citations: own.reduce((sum, row) => sum + citationsOfBrand(brand)(row), 0),
          citing: count(own, (row) => row.cited.some((one) => one.brand === brand)),
          mentions: named.reduce((sum, { mentions }) => sum + mentions, 0),
        };
      }),
    ),
  };
}

/** Sums of the same in another order. */
export const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === "number" ? Number(inner.toPrecision(9)) : inner,
    ),
  );
