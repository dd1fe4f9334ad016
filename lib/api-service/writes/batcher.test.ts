import { describe, expect, it } from "vitest";
import { createBatcher } from "./batcher";

describe("createBatcher", () => {
  it("writes together what became ready during the write before", async () => {
    const written: number[][] = [];
    const held = Promise.withResolvers<undefined>();
    const batcher = createBatcher<number>(async (items) => {
      written.push([...items]);
      if (written.length === 1) await held.promise;
    });
    const first = [batcher.add(1), batcher.add(2)];
    while (written.length === 0) await new Promise(setImmediate);
    const second = [batcher.add(3), batcher.add(4), batcher.add(5)];
    held.resolve(undefined);
    await Promise.all([...first, ...second]);
    expect(written).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it("tells each item of a failed write, and writes the next ones", async () => {
    const batcher = createBatcher<string>((items) =>
      items.includes("bad") ? Promise.reject(new Error("no")) : Promise.resolve(),
    );
    await expect(batcher.add("bad")).rejects.toThrow("no");
    await expect(batcher.add("good")).resolves.toBeUndefined();
  });
});
