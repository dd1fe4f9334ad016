import { afterAll, inject } from "vitest";
import { closeDb } from "@/lib/db/client";
import { publishToEnvironment } from "@/lib/env";
import { ASKS_NOBODY } from "./asks-nobody";
import { dropOwnDatabase, makeOwnDatabase } from "./own-database";

// Before each file: a database of its own, and the environment that a running process would have. After it: no connection
// stays open.

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
  await closeDb();
  await dropOwnDatabase();
});
