import { afterAll, inject } from "vitest";
import { closeDb } from "@/lib/db/client";
import { publishToEnvironment } from "@/lib/env";
import { ASKS_NOBODY } from "./asks-nobody";
import { makeOwnDatabase } from "./own-database";

// Before each file: the environment a running process would have. After it: no connection stays open.

publishToEnvironment({
  DATABASE_URL: await makeOwnDatabase(),
  SIGHTLINE_SECRET: inject("secret"),
  SIGHTLINE_DATA_DIR: inject("dataDir"),
  SIGHTLINE_SANDBOX_LATENCY_MS: "0",
  ...ASKS_NOBODY,
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  await closeDb();
});
