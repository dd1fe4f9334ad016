import { expect, it } from "vitest";
import { readIds } from "./compare-search-params";

const ID = (digit: number) => `0193a5b0-0000-7000-8000-00000000000${digit}`;

it("takes the answers an address names, in their order", () => {
  expect(readIds([ID(2), ID(1)].join(","))).toEqual({ ids: [ID(2), ID(1)], problems: [] });
  expect(readIds(null)).toEqual({ ids: [], problems: [] });
  expect(readIds(" , ")).toEqual({ ids: [], problems: [] });
});

it("tells of what it does not take", () => {
  const { ids, problems } = readIds(
    [ID(1), "nonsense", ID(1).toUpperCase(), ID(2), ID(3), ID(4), ID(5)].join(","),
  );
  expect(ids).toEqual([ID(1), ID(2), ID(3), ID(4)]);
  expect(problems).toEqual([
    "“nonsense” is no answer’s id, and is left out.",
    "An answer that is named more than once is shown once.",
    "At most 4 answers stand side by side: the first 4 of 5 are shown.",
  ]);
});
