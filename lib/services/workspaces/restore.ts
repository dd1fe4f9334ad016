import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import type { Queryable } from "@/lib/db/columns";
import { withTransaction } from "@/lib/db/transaction";
import type { DeletedWorkspace } from "@/lib/domain/team/workspace";
import {
  memberId,
  requireOperator,
  requirePerson,
  sqlOf,
  type InstanceCall,
  type InstanceContext,
} from "@/lib/services/context";
import { missing, parseId } from "@/lib/services/ids";

const moment = z.date().transform((at) => at.toISOString());
const rowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  by: z.string().nullable(),
  deletedAt: moment,
  undoUntil: moment,
});

/** Said of a deleted workspace: whoever asks may bring it back; `$1` is an owner, or null for an operator. */
const MAY_UNDO = `purging_at is null and purge_after > now() and ($1::uuid is null or exists (
  select from app.membership where membership.workspace_id = workspace.id and membership.user_id = $1
     and membership.role = 'owner'))`;

async function listFor(db: Queryable, ownerId: string | null): Promise<DeletedWorkspace[]> {
  const { rows } = await db.query({
    text: `select workspace.id, workspace.name, coalesce(member.name, member.email) as by,
                  workspace.deleted_at as "deletedAt", purge_after as "undoUntil"
             from app.workspace left join app."user" member on member.id = workspace.deleted_by_id
            where workspace.deleted_at is not null and ${MAY_UNDO}
            order by workspace.deleted_at desc, workspace.id`,
    values: [ownerId],
  });
  return rowSchema.array().parse(rows);
}

/** The workspaces of the person who asks, as an owner, that were deleted and can be brought back, the newest first. */
export const listOwnDeletedWorkspaces = ({ ctx }: InstanceCall): Promise<DeletedWorkspace[]> =>
  listFor(sqlOf(ctx), requirePerson(ctx));

/** All such workspaces of the instance, for its operator. */
export async function listDeletedWorkspaces({ ctx }: InstanceCall): Promise<DeletedWorkspace[]> {
  requireOperator(ctx);
  return listFor(sqlOf(ctx), null);
}

/**
 * Brings a deleted workspace back, with all that was in it; what had not been sent waits until somebody goes on with it.
 * Throws `not_found` for whoever is no owner of it, and once its day is over.
 */
export const restoreOwnWorkspace = ({
  ctx,
  input,
}: InstanceCall<{ id: string }>): Promise<{ slug: string }> => restore(ctx, input.id, requirePerson(ctx));

/** The same, of any workspace, for the instance's operator. */
export async function restoreWorkspace({
  ctx,
  input,
}: InstanceCall<{ id: string }>): Promise<{ slug: string }> {
  requireOperator(ctx);
  return restore(ctx, input.id, null);
}

const restoredRows = z.object({ slug: z.string(), name: z.string() }).array();

const restore = (ctx: InstanceContext, id: string, ownerId: string | null): Promise<{ slug: string }> =>
  withTransaction(ctx, async ({ tx }) => {
    const workspaceId = parseId(id, "deleted workspace");
    const { rows } = await tx.query({
      text: `update app.workspace set deleted_at = null, deleted_by_id = null, purge_after = null
              where id = $2 and deleted_at is not null and ${MAY_UNDO} returning slug, name`,
      values: [ownerId, workspaceId],
    });
    const [restored] = restoredRows.parse(rows);
    if (!restored) throw missing("deleted workspace");
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "workspace.restore",
      entityId: workspaceId,
      after: { name: restored.name, by: memberId(ctx) },
    });
    return { slug: restored.slug };
  });
