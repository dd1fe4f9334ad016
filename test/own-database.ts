import { randomBytes } from "node:crypto";
import { Client, Pool } from "pg";
import { afterAll, inject } from "vitest";
import { prepareDatabase } from "@/scripts/launcher/database";

let opening: Promise<Pool> | undefined;

/**
 * A database of this test file alone, on the run's server, for tests of what works on everybody's rows: queues,
 * sweeps, leases. Made at the first call, closed after the file.
 */
export function ownDatabase(): Promise<Pool> {
  opening ??= open();
  return opening;
}

afterAll(async () => {
  await (await opening)?.end();
});

async function open(): Promise<Pool> {
  const name = `own_${randomBytes(6).toString("hex")}`;
  const server = new Client({ connectionString: inject("databaseUrl") });
  await server.connect();
  await server.query(`create database ${name} template template0 encoding 'UTF8'`);
  await server.end();
  const url = new URL(inject("databaseUrl"));
  url.pathname = `/${name}`;
  await prepareDatabase(url.href, inject("secret"));
  return new Pool({ connectionString: url.href, options: "-c TimeZone=UTC" });
}
