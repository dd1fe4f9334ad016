import fc from "fast-check";
import { expect, it } from "vitest";
import { FIRST_PAUSE_MS, pauseAfterDeath } from "./back-off";

const after = (lives: readonly number[]) => lives.reduce(pauseAfterDeath, FIRST_PAUSE_MS);

it("pauses longer and longer for what dies at once, up to ten seconds", () => {
  const pauses = Array.from({ length: 12 }, (_, deaths) =>
    after(Array.from({ length: deaths }, () => 1_000)),
  );
  expect(pauses.slice(0, 8)).toEqual(pauses.slice(0, 8).toSorted((a, b) => a - b));
  expect(pauses[1]).toBeGreaterThan(FIRST_PAUSE_MS);
  expect(pauses.at(-1)).toBe(10_000);
});

it("starts what was killed after a while of work again at once, however often", () => {
  const lives = Array.from({ length: 100 }, (_, index) => 5_000 + (index % 7) * 1_000);
  expect(after(lives)).toBe(FIRST_PAUSE_MS);
});

it("forgets a loop that has ended", () => {
  const loop = Array.from({ length: 20 }, () => 500);
  expect(after([...loop, 60_000])).toBe(FIRST_PAUSE_MS);
});

it("never pauses less than a fifth of a second or more than ten", () => {
  const life = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(life), (lives) => {
      expect(after(lives)).toBeGreaterThanOrEqual(200);
      expect(after(lives)).toBeLessThanOrEqual(10_000);
    }),
  );
});
