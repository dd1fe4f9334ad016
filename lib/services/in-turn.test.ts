import { setImmediate as later } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { inTurn } from "./in-turn";

async function* items(count: number): AsyncGenerator<number> {
  for (let at = 0; at < count; at += 1) yield await Promise.resolve(at);
}

const wait = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) await later();
};

/** What becomes of an item: how long it takes, and whether it fails while others are at work, and by itself. */
const fate = fc.record({
  takes: fc.nat(3),
  fails: fc.boolean(),
  insisted: fc.constantFrom("done", "done", "done", "stop", "throw"),
});

it("does each item once and in order, stops where one cannot be done, and leaves nothing at work", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      async (fates, most) => {
        const done: number[] = [];
        let [atWork, mostAtWork] = [0, 0];
        const work = async (at: number, own: () => Promise<boolean>): Promise<boolean> => {
          atWork += 1;
          mostAtWork = Math.max(mostAtWork, atWork);
          try {
            return await own();
          } finally {
            atWork -= 1;
          }
        };
        const outcome = await inTurn(items(fates.length), most, {
          attempt: async (at, turn) => {
            await work(at, async () => {
              await wait(fates[at]?.takes ?? 0);
              if (fates[at]?.fails) throw new Error(`${at} fails`);
              await turn;
              done.push(at);
              return true;
            });
          },
          insist: (at) =>
            work(at, async () => {
              expect(done).toEqual(Array.from({ length: at }, (_, before) => before));
              await wait(fates[at]?.takes ?? 0);
              if (fates[at]?.insisted === "throw") throw new Error(`${at} cannot be done`);
              if (fates[at]?.insisted === "stop") return false;
              done.push(at);
              return true;
            }),
        }).catch(() => "thrown");
        expect(atWork).toBe(0);
        expect(mostAtWork).toBeLessThanOrEqual(most);
        expect(done).toEqual(Array.from(done, (_, at) => at));
        expect(outcome === true).toBe(done.length === fates.length);
      },
    ),
  ));

it("works on several at once", async () => {
  const begun: number[] = [];
  await inTurn(items(4), 2, {
    attempt: async (at, turn) => {
      begun.push(at);
      // The first is done when the second has begun.
      while (at === 0 && begun.length < 2) await later();
      await turn;
    },
    insist: () => Promise.resolve(true),
  });
  expect(begun).toEqual([0, 1, 2, 3]);
});
