import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import type { Context } from "@/lib/services/context";

/** Throws `conflict` where another set in use has the name, whatever the case. Who names one at the same time waits. */
export async function requireFreeName(
  { tx, workspaceId }: Context & { tx: Transaction },
  { name, exceptId }: { name: string; exceptId: string | null },
): Promise<void> {
  await tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`names of sets ${workspaceId}`],
  });
  const { rows } = await tx.query({
    text: `select 1 from app.prompt_set
            where workspace_id = $1 and archived_at is null and lower(name) = lower($2) and id is distinct from $3::uuid`,
    values: [workspaceId, name, exceptId],
  });
  if (rows.length === 0) return;
  const message = `A set in use is called “${name}” already. Give this one another name.`;
  throw new AppError("conflict", { message, fields: { name: message } });
}
