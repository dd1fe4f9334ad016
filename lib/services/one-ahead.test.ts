import fc from "fast-check";
import { expect, it } from "vitest";
import { oneAhead } from "./one-ahead";

/** Numbers from 0, which say when each was begun and that they were stopped. */
async function* numbers(count: number, said: string[], fails = -1): AsyncGenerator<number> {
  try {
    for (let at = 0; at < count; at += 1) {
      said.push(`makes ${at}`);
      await Promise.resolve();
      if (at === fails) throw new Error(`${at} can't be made`);
      yield at;
    }
  } finally {
    said.push("stopped");
  }
}

async function allOf<Item>(items: AsyncGenerator<Item>, most = Infinity): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) {
    all.push(item);
    if (all.length >= most) break;
  }
  return all;
}

it("makes the next while one is in use, and no more", async () => {
  const said: string[] = [];
  const ahead = oneAhead(numbers(5, said));
  expect(await ahead.next()).toEqual({ done: false, value: 0 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(said).toEqual(["makes 0", "makes 1"]);
  await ahead.return(undefined);
  expect(said).toEqual(["makes 0", "makes 1", "stopped"]);
});

it("gives the same items in the same order, however many are taken", () =>
  fc.assert(
    fc.asyncProperty(fc.nat(20), fc.integer({ min: 1, max: 25 }), async (count, most) => {
      const said: string[] = [];
      const all = await allOf(numbers(count, said));
      expect(await allOf(oneAhead(numbers(count, said)), most)).toEqual(all.slice(0, most));
      expect(said.at(-1)).toBe("stopped");
    }),
  ));

it("tells of an error where the item would have come", async () => {
  const ahead = oneAhead(numbers(5, [], 2));
  expect([(await ahead.next()).value, (await ahead.next()).value]).toEqual([0, 1]);
  await expect(ahead.next()).rejects.toThrow("2 can't be made");
});
