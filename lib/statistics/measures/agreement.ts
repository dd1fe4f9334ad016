import type { Compared } from "../figures/prompt-figures";
import { type Agreement, kappaOf } from "../likeness/kappa";
import { meanJaccard, numberedSets } from "../likeness/every-two";
import { isIn } from "../observations";
import type { TrackedBrand } from "./brand-table";

/** How alike two engines answer the same prompts: every answer of one with every answer of the other to the same prompt. */
export interface EnginesAgreement {
  one: string;
  other: string;
  prompts: number;
  /** Pairs of answers. */
  pairs: number;
  /** Cohen's κ of presence, over all tracked brands; null where both always say the same. */
  kappa: number | null;
  brands: { brand: string; kappa: number | null }[];
  /** Jaccard of the cited domains, mean over prompts of the mean over their pairs. */
  domains: number;
}

/** An answer as it is held against another engine's. */
interface Answering extends Compared {
  prompt: string;
  by: { engine: string };
}

/** Of every two engines that answered a prompt both. */
export function agreementOf(rows: readonly Answering[], brands: readonly TrackedBrand[]): EnginesAgreement[] {
  const answered = rows.filter((row) => isIn(row, "answered"));
  const { lists, things } = numberedSets(answered.map((row) => row.domains));
  const held = answered.map((row, place) => ({ row, domains: lists[place] ?? new Int32Array() }));
  const engines = [...new Set(answered.map(({ by }) => by.engine))].sort();
  const byPrompt = [...Map.groupBy(held, ({ row }) => row.prompt).values()].map(
    (own) =>
      new Map(
        Array.from(
          Map.groupBy(own, ({ row }) => row.by.engine),
          ([engine, ofEngine]) => [engine, sideOf(ofEngine)] as const,
        ),
      ),
  );
  const tracked = brands.flatMap(({ brand, role }) => (role === "tracked" ? [brand] : []));
  return engines.flatMap((one, place) =>
    engines.slice(place + 1).flatMap((other) => {
      const sides = byPrompt.flatMap((own): Sides[] => {
        const [ofOne, ofOther] = [own.get(one), own.get(other)];
        return ofOne && ofOther ? [[ofOne, ofOther]] : [];
      });
      if (sides.length === 0) return [];
      const ofBrands = tracked.map((brand) => ({ brand, counts: agreementAbout(sides, brand) }));
      return [
        {
          one,
          other,
          prompts: sides.length,
          pairs: sides.reduce((sum, [ofOne, ofOther]) => sum + ofOne.answers * ofOther.answers, 0),
          kappa: kappaOf(ofBrands.reduce((sum, { counts }) => add(sum, counts), NOTHING)),
          brands: ofBrands.map(({ brand, counts }) => ({ brand, kappa: kappaOf(counts) })),
          domains: meanOf(
            sides.map(([ofOne, ofOther]) => meanJaccard(things, ofOne.domains, ofOther.domains)),
          ),
        },
      ];
    }),
  );
}

/** What one engine answered to a prompt. */
interface Side {
  answers: number;
  /** How many of them name a brand. */
  naming: ReadonlyMap<string, number>;
  /** What each of them cites, as numbers. */
  domains: readonly Int32Array[];
}
type Sides = readonly [one: Side, other: Side];

function sideOf(held: readonly { row: Answering; domains: Int32Array }[]): Side {
  const naming = new Map<string, number>();
  for (const { row } of held)
    for (const brand of new Set(row.named.map((named) => named.brand)))
      naming.set(brand, (naming.get(brand) ?? 0) + 1);
  return { answers: held.length, naming, domains: held.map(({ domains }) => domains) };
}

const NOTHING: Agreement = { both: 0, one: 0, other: 0, neither: 0 };

/** Of how many pairs both name the brand, and so on: counted from how many of each side do. */
function agreementAbout(sides: readonly Sides[], brand: string): Agreement {
  return sides.reduce((sum, [one, other]) => {
    const [ofOne, ofOther] = [one.naming.get(brand) ?? 0, other.naming.get(brand) ?? 0];
    const [notOne, notOther] = [one.answers - ofOne, other.answers - ofOther];
    return add(sum, {
      both: ofOne * ofOther,
      one: ofOne * notOther,
      other: notOne * ofOther,
      neither: notOne * notOther,
    });
  }, NOTHING);
}

const add = (one: Agreement, other: Agreement): Agreement => ({
  both: one.both + other.both,
  one: one.one + other.one,
  other: one.other + other.other,
  neither: one.neither + other.neither,
});

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
