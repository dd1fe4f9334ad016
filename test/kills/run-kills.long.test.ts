import { expect, it } from "vitest";
import { runUnderKills } from "./run-under-kills";

it("a run of 2,000 loses nothing and asks nothing twice, whichever of two workers, web and database is killed", async () => {
  const siege = { seed: 7, tasks: 2_000, kills: 30, pausesMs: [1_000, 3_000], latencyMs: 100 } as const;
  expect(await runUnderKills({ ...siege, settledMs: 9 * 60_000, hurried: false })).toEqual([]);
});
