import { describe, expect, it } from "vitest";
import { createBatcher } from "./batcher";

describe("createBatcher", () => {
  it("writes together what became ready during the write before", async () => {
    const written: number[][] = [];
    const held = Promise.withResolvers<undefined>();
    const batcher = createBatcher(async (items: readonly number[]) => {
      written.push([...items]);
      if (written.length === 1) await held.promise;
      return (item) => 10 * item;
    });
    const first = [batcher.add(1), batcher.add(2)];
    while (written.length === 0) await new Promise(setImmediate);
    const second = [batcher.add(3), batcher.add(4), batcher.add(5)];
    held.resolve(undefined);
    expect(await Promise.all([...first, ...second])).toEqual([10, 20, 30, 40, 50]);
    expect(written).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it("tells each item of a failed write, and writes the next ones", async () => {
    const batcher = createBatcher(async (items: readonly string[]) => {
      if (items.includes("bad")) throw new Error("no");
      return (item: string) => item.length;
    });
    await expect(batcher.add("bad")).rejects.toThrow("no");
    await expect(batcher.add("good")).resolves.toBe(4);
  });
});
