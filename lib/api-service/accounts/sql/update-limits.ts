import type { Queryable } from "@/lib/db/columns";

const text = (limits: string) =>
  `update api.account set limits = ${limits} where id = $1 and revoked_at is null returning id`;

const UPDATE = text("limits || $2::jsonb");
const REPLACE = text("$2::jsonb");

async function write(db: Queryable, statement: string, accountId: string, limits: object): Promise<boolean> {
  const { rows } = await db.query({ text: statement, values: [accountId, JSON.stringify(limits)] });
  return rows.length > 0;
}

/** Changes some of an account's limits. False when it is unknown or revoked. */
export const updateLimits = (db: Queryable, accountId: string, changes: object): Promise<boolean> =>
  write(db, UPDATE, accountId, changes);

/** Keeps these limits as all that is otherwise for an account. False when it is unknown or revoked. */
export const replaceLimits = (db: Queryable, accountId: string, limits: object): Promise<boolean> =>
  write(db, REPLACE, accountId, limits);
