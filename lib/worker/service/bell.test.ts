import { describe, expect, it } from "vitest";
import { createBell } from "./bell";

const NEVER_MS = 1_000_000;

describe("createBell", () => {
  it("wakes the sleeper", async () => {
    const bell = createBell();
    const woken = bell.wait(NEVER_MS);
    bell.ring();
    await expect(woken).resolves.toBeUndefined();
  });

  it("keeps a ring that nobody heard, once", async () => {
    const bell = createBell();
    bell.ring();
    bell.ring();
    await bell.wait(NEVER_MS);
    const asleep = new Promise((resolve) => setImmediate(() => resolve("asleep")));
    await expect(Promise.race([bell.wait(NEVER_MS), asleep])).resolves.toBe("asleep");
    bell.ring();
  });
});
