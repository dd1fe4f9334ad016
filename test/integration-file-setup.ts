import { afterAll, inject } from "vitest";
import { closeDb } from "@/lib/db/client";
import { publishToEnvironment } from "@/lib/env";
import { ASKS_NOBODY } from "./asks-nobody";
import { dropOwnDatabase, makeOwnDatabase } from "./own-database";

// Files run one after the other in a process whose modules they share. Before each: a database of its own, and the
// environment that a running process would have. After it: no connection stays open, and the environment is as it was.

const before = { ...process.env };

// What the file before had still under way may have opened its database once more.
await closeDb();
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
  for (const name of Object.keys(process.env))
    if (!(name in before)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, before);
  // The one thing that a process opens once over its database and keeps beside its modules.
  Reflect.deleteProperty(globalThis, "sightlineApiService");
});
