import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDb } from "@/lib/db/client";
import { publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { prepareDatabase } from "@/scripts/launcher/database";
import { startTemporaryPostgres } from "@/scripts/postgres/temporary";
import { runUnderFaults } from "./run-under-faults";

const SECRET = "a-secret-for-tests-only-of-32-characters-and-more";

let stop: () => Promise<void>;

beforeAll(async () => {
  const server = await startTemporaryPostgres();
  ({ stop } = server);
  await prepareDatabase(server.url, SECRET);
  publishToEnvironment({ DATABASE_URL: server.url, SIGHTLINE_SECRET: SECRET, LOG_LEVEL: "silent" });
});

afterAll(async () => {
  await closeQueue();
  await closeDb();
  await stop();
});

it.each([1, 2, 3])("a run of 500 ends right, whatever goes wrong at the API (seed %d)", async (seed) => {
  expect(await runUnderFaults({ seed, tasks: 500 })).toEqual([]);
});
