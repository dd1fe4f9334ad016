import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface NewAccount {
  name: string;
  login: string;
  passwordSha256: Uint8Array;
  workspaceId: string | null;
}

const TEXT = `
insert into api.account (name, login, password_sha256, workspace_id)
values ($1, $2, $3, $4)
returning id`;

const row = z.object({ id: z.string() });

/** Stores an account with the default prices and returns its id. */
export async function insertAccount(db: Queryable, account: NewAccount): Promise<string> {
  const { rows } = await db.query({
    text: TEXT,
    values: [account.name, account.login, account.passwordSha256, account.workspaceId],
  });
  return row.parse(rows[0]).id;
}
