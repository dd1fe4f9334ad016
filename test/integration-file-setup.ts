import { afterAll, inject } from "vitest";
import { closeDb } from "@/lib/db/client";
import { publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { ASKS_NOBODY } from "./asks-nobody";
import { restoreEnvironment } from "./first-environment";
import { dropOwnDatabase, makeOwnDatabase } from "./own-database";

// Before each file: a database of its own, and the environment that a running process would have, with nothing in it that
// the file before has set. After it: no connection stays open, nor what asks through one.

restoreEnvironment();
publishToEnvironment({
  DATABASE_URL: await makeOwnDatabase(),
  SIGHTLINE_SECRET: inject("secret"),
  SIGHTLINE_DATA_DIR: inject("dataDir"),
  SIGHTLINE_SANDBOX_LATENCY_MS: "0",
  ...ASKS_NOBODY,
  LOG_LEVEL: "silent",
});

// Registered before any other of the file, and so run after them.
afterAll(async () => {
  await closeQueue();
  await closeDb();
  await dropOwnDatabase();
});
