import type { Queryable } from "@/lib/db/columns";

const TEXT = `
update api.account set revoked_at = $2
where id = $1 and revoked_at is null
returning id`;

/** Revokes an account for good. False when it is unknown or was revoked before. */
export async function revokeAccountRow(db: Queryable, accountId: string, at: Date): Promise<boolean> {
  const { rows } = await db.query({ text: TEXT, values: [accountId, at] });
  return rows.length > 0;
}
