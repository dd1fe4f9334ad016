import type { Queryable } from "./columns";

const TEXT =
  "update api.account set limits = limits || $2::jsonb where id = $1 and revoked_at is null returning id";

/** Changes some of an account's limits. False when it is unknown or revoked. */
export async function updateLimits(db: Queryable, accountId: string, changes: object): Promise<boolean> {
  const { rows } = await db.query({ text: TEXT, values: [accountId, JSON.stringify(changes)] });
  return rows.length > 0;
}
