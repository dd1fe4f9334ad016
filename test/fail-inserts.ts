import type { Pool } from "pg";
import { escapeIdentifier } from "pg";
import { expect } from "vitest";

/** Does work while no row can be written into a table ("schema.name"), and expects the work to fail by that. */
export async function failInserts(pool: Pool, table: string, work: () => Promise<unknown>): Promise<void> {
  const quoted = table.split(".").map(escapeIdentifier).join(".");
  await pool.query(
    `create or replace function app.fail() returns trigger language plpgsql
       as $$ begin raise exception 'made to fail'; end $$`,
  );
  await pool.query(
    `create trigger made_to_fail before insert on ${quoted} for each row execute function app.fail()`,
  );
  try {
    await expect(work()).rejects.toThrow("made to fail");
  } finally {
    await pool.query(`drop trigger made_to_fail on ${quoted}`);
  }
}
