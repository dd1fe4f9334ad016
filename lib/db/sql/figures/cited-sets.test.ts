import fc from "fast-check";
import { expect, it } from "vitest";
import { tallyKinds } from "./cited-sets";

const sets = (answers: readonly (readonly string[])[]) => {
  const addresses = [...new Set(answers.flat())].toSorted();
  const numbers = answers.flatMap((cited) => {
    const places = [...new Set(cited)].map((address) => addresses.indexOf(address));
    return [1, places.length, ...places];
  });
  return { addresses, sets: numbers };
};

const kindOf = (address: string): string | null =>
  address < "c" ? "early" : address < "e" ? "middle" : null;

it("counts an answer once for each kind that it cites, and an address once however often it is cited", () => {
  const answers = fc.array(fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1 }));
  fc.assert(
    fc.property(fc.array(answers), (days) => {
      const all = days.flat();
      const tallies = tallyKinds(days.map(sets), kindOf);
      for (const kind of ["early", "middle", null]) {
        const of = (cited: readonly string[]) => cited.filter((address) => kindOf(address) === kind);
        expect(tallies.get(kind) ?? { sources: 0, answers: 0 }).toEqual({
          sources: new Set(of(all.flat())).size,
          answers: all.filter((cited) => of(cited).length > 0).length,
        });
      }
    }),
  );
});
