import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const TEXT = `
update api.account set password_sha256 = $2
where id = $1 and revoked_at is null
returning login`;

const row = z.object({ login: z.string() });

/** Puts a new password in the place of the old one. The account's login; null when it is unknown or revoked. */
export async function replacePassword(
  db: Queryable,
  accountId: string,
  passwordSha256: Uint8Array,
): Promise<string | null> {
  const { rows } = await db.query({ text: TEXT, values: [accountId, passwordSha256] });
  return row.nullable().parse(rows[0] ?? null)?.login ?? null;
}
