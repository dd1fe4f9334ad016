import { setImmediate } from "node:timers/promises";

/**
 * Gathers items that become ready one by one and writes them together. A write takes all that gathered while the one
 * before it was under way, so batches grow with the load and a lone item does not wait for company. `write` resolves to
 * what became of each item; the promise of `add` settles with the write of its item.
 */
export function createBatcher<Item, Result>(
  write: (items: readonly Item[]) => Promise<(item: Item) => Result>,
) {
  let waiting: { item: Item; resolve: (result: Result) => void; reject: (reason: unknown) => void }[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    // Items that are ready in this very turn come along.
    await setImmediate();
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const became = await write(batch.map(({ item }) => item));
        for (const { item, resolve } of batch) resolve(became(item));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    writing = false;
  }

  return {
    add(item: Item): Promise<Result> {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!writing) void writeAll();
      });
    },
  };
}
