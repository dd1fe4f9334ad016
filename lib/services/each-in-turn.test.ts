import { expect, it } from "vitest";
import { eachInTurn } from "./each-in-turn";

it("gives each its turn, in order, and throws what failed when all had theirs", async () => {
  const seen: number[] = [];
  const failed = new Error("the second");
  const round = eachInTurn([1, 2, 3], (one) => {
    seen.push(one);
    return one === 2 ? Promise.reject(failed) : Promise.resolve();
  });
  await expect(round).rejects.toMatchObject({ errors: [failed] });
  expect(seen).toEqual([1, 2, 3]);
  await expect(eachInTurn([1, 3], () => Promise.resolve())).resolves.toBeUndefined();
});
