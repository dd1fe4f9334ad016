import { afterAll, expect, it } from "vitest";
import { closeQueue } from "@/lib/queue/queue";
import { runUnderFaults } from "@/test/faults/run-under-faults";

afterAll(closeQueue);

it("a run over an API on which everything goes wrong ends each task in its one right state, and the ledger adds up", async () => {
  expect(await runUnderFaults({ seed: 4, tasks: 60 })).toEqual([]);
});
