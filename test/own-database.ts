import { randomBytes } from "node:crypto";
import { Client, Pool } from "pg";
import { afterAll, inject } from "vitest";
import { env } from "@/lib/env";

let pool: Pool | undefined;

/** Connections to this test file's own database, beside those of the code under test. They are closed after the file. */
export function ownDatabase(): Pool {
  pool ??= new Pool({ connectionString: env().databaseUrl, options: "-c TimeZone=UTC" });
  return pool;
}

afterAll(async () => {
  const ending = pool;
  pool = undefined;
  await ending?.end();
});

/** Makes a database for one test file, as migrations leave one; returns its address. */
export async function makeOwnDatabase(): Promise<string> {
  const name = `own_${randomBytes(6).toString("hex")}`;
  const url = new URL(inject("serverUrl"));
  const server = new Client({ connectionString: url.href });
  await server.connect();
  // As files: a copy through the log, which is PostgreSQL's own choice, is several times the work.
  await server.query(`create database ${name} template ${inject("migratedDatabase")} strategy file_copy`);
  await server.end();
  url.pathname = `/${name}`;
  return url.href;
}
