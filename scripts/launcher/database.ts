import { createHash } from "node:crypto";
import type { Client } from "pg";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { prepareQueue } from "@/lib/queue/prepare-queue";
import { setupCode } from "./secret";

interface Prepared {
  setupCode: string | null;
  /** Groups of accounts whose addresses are one and the same but for their writing. */
  emailCollisions: number;
}

/** Brings the database to this code's shape and, while nobody owns the instance, keeps the set-up code's hash in it. */
export async function prepareDatabase(url: string, secret: string): Promise<Prepared> {
  let open = false;
  let emailCollisions = 0;
  await applyMigrations(url, async (database) => {
    await prepareQueue(database);
    open = await keepSetupCode(database, setupCode(secret));
    emailCollisions = await countEmailCollisions(database);
  });
  return { setupCode: open ? setupCode(secret) : null, emailCollisions };
}

/** Told at the start only, so that nobody has to look for what is almost never there. */
async function countEmailCollisions(database: Client): Promise<number> {
  const { rowCount } = await database.query(
    `select from app."user" where deleted_at is null group by app.folded_email(email) having count(*) > 1`,
  );
  return rowCount ?? 0;
}

async function keepSetupCode(database: Client, code: string): Promise<boolean> {
  const hash = createHash("sha256").update(code).digest("hex");
  const { rowCount } = await database.query(
    `insert into app.instance (id, setup_code_hash) values (1, $1)
     on conflict (id) do update set setup_code_hash = excluded.setup_code_hash where instance.set_up_at is null
     returning id`,
    [hash],
  );
  return rowCount === 1;
}
