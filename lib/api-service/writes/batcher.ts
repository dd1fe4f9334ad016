import { setImmediate } from "node:timers/promises";

/**
 * Gathers items that become ready one by one and writes them together. A write takes all that gathered while the one
 * before it was under way, so batches grow with the load and a lone item does not wait for company. The promise of
 * `add` settles with the write of its item.
 */
export function createBatcher<Item>(write: (items: readonly Item[]) => Promise<void>) {
  let waiting: { item: Item; resolve: () => void; reject: (reason: unknown) => void }[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    // Items that are ready in this very turn come along.
    await setImmediate();
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await write(batch.map(({ item }) => item));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    writing = false;
  }

  return {
    add(item: Item): Promise<void> {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!writing) void writeAll();
      });
    },
  };
}
