import { afterAll, beforeAll, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import { testSeed } from "@/lib/env";
import { losesNothing } from "@/test/ledger";
import { openLongDatabase } from "@/test/long-database";
import { makeWatchable } from "@/test/statements";

let close: () => Promise<void>;

beforeAll(async () => {
  close = await openLongDatabase();
  makeWatchable(getPool());
});
afterAll(() => close());

it("loses and makes up nothing in two hundred plays that nobody thought of", () =>
  losesNothing({ seed: testSeed(), numRuns: 200 }));
