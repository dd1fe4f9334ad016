import { randomBytes } from "node:crypto";
import { Client, DatabaseError, Pool } from "pg";
import { inject } from "vitest";
import { env } from "@/lib/env";

let pool: Pool | undefined;
let made: string | undefined;

/** Connections to this test file's own database, beside those of the code under test. They are closed with it. */
export function ownDatabase(): Pool {
  pool ??= new Pool({ connectionString: env().databaseUrl, options: "-c TimeZone=UTC" });
  return pool;
}

/** Takes the file's database away, once nobody of the file needs it any more. */
export async function dropOwnDatabase(): Promise<void> {
  const [ending, left] = [pool, made];
  [pool, made] = [undefined, undefined];
  await ending?.end();
  // Not by force: connections that have just been ended are still going. Where a process that the file started is still
  // connected, its database goes with the server.
  if (left) await onServer(`drop database ${left}`).catch(unlessInUse);
}

const IN_USE = "55006";

function unlessInUse(error: unknown): void {
  if (!(error instanceof DatabaseError && error.code === IN_USE)) throw error;
}

/** Makes a database for one test file, as migrations leave one; returns its address. */
export async function makeOwnDatabase(): Promise<string> {
  made = `own_${randomBytes(6).toString("hex")}`;
  // As files: a copy through the log, which is PostgreSQL's own choice, is several times the work.
  await onServer(`create database ${made} template ${inject("migratedDatabase")} strategy file_copy`);
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${made}`;
  return url.href;
}

async function onServer(statement: string): Promise<void> {
  const server = new Client({ connectionString: inject("serverUrl") });
  await server.connect();
  try {
    await server.query(statement);
  } finally {
    await server.end();
  }
}
