import { expect, it } from "vitest";
import { runUnderKills } from "./run-under-kills";

it(
  "a run loses nothing and asks nothing twice, whichever of two workers, web and database is killed",
  { timeout: 600_000 },
  async () => {
    const siege = { seed: 7, tasks: 160, kills: 6, pausesMs: [300, 1_200], latencyMs: 2_000 } as const;
    expect(await runUnderKills({ ...siege, settledMs: 120_000, hurried: true })).toEqual([]);
  },
);
