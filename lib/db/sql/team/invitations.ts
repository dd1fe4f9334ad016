import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { INVITATION_DAYS, type Invitation, type OfferedPlace } from "@/lib/domain/team/member";
import { ROLES, type Role } from "@/lib/domain/team/permission";

// When a link ends is the database's to say: whoever makes it and whoever follows it may be on different machines.

const EXPIRES_AT = `now() + interval '${INVITATION_DAYS} days'`;

const role = z.enum(ROLES);
const ids = z.object({ id: z.uuid() }).array();

interface NewInvitation {
  workspaceId: string;
  email: string;
  role: Role;
  tokenHash: string;
  at: Date;
}

/** Writes an invitation down; its id, or null where the address has one already. */
export async function insertInvitation(
  db: Queryable,
  { workspaceId, email, role, tokenHash, at }: NewInvitation,
): Promise<string | null> {
  const { rows } = await db.query({
    text: `insert into app.invitation (id, workspace_id, email, role, token_hash, created_at, expires_at)
           values (gen_random_uuid(), $1, $2, $3::app.role, $4, $5, ${EXPIRES_AT})
           on conflict (workspace_id, email) do nothing returning id`,
    values: [workspaceId, email, role, tokenHash, at],
  });
  return ids.parse(rows)[0]?.id ?? null;
}

const locked = z.object({ email: z.string(), role }).array();

/** An invitation that nobody takes or changes until the transaction ends; null where it is not there. */
export async function lockInvitation(
  db: Queryable,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<z.infer<typeof locked>[number] | null> {
  const { rows } = await db.query({
    text: "select email, role from app.invitation where workspace_id = $1 and id = $2 for update",
    values: [workspaceId, id],
  });
  return locked.parse(rows)[0] ?? null;
}

/** Gives an invitation another link, which lasts from now. The old link leads nowhere. */
export async function renewInvitation(
  db: Queryable,
  { workspaceId, id, tokenHash }: { workspaceId: string; id: string; tokenHash: string },
): Promise<void> {
  await db.query({
    text: `update app.invitation set token_hash = $3, expires_at = ${EXPIRES_AT}
            where workspace_id = $1 and id = $2`,
    values: [workspaceId, id, tokenHash],
  });
}

const listed = z
  .object({ id: z.uuid(), email: z.string(), role, expiresAt: z.date(), isExpired: z.boolean() })
  .array();

/** The invitations of a workspace that nobody has taken, by address. */
export async function listInvitationRows(db: Queryable, workspaceId: string): Promise<Invitation[]> {
  const { rows } = await db.query({
    text: `select id, email, role, expires_at as "expiresAt", expires_at <= now() as "isExpired"
             from app.invitation where workspace_id = $1 order by email`,
    values: [workspaceId],
  });
  return listed.parse(rows).map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }));
}

const offered = z
  .object({ workspaceName: z.string(), email: z.string(), role, hasAccount: z.boolean() })
  .array();

/** What a link that still counts offers; else null. */
export async function findOfferedPlace(db: Queryable, tokenHash: string): Promise<OfferedPlace | null> {
  const { rows } = await db.query({
    text: `select workspace.name as "workspaceName", invitation.email, role,
                  exists (select from app."user" where email = invitation.email) as "hasAccount"
             from app.invitation join app.workspace on workspace.id = workspace_id
            where token_hash = $1 and expires_at > now() and workspace.deleted_at is null`,
    values: [tokenHash],
  });
  return offered.parse(rows)[0] ?? null;
}

const taken = z
  .object({ id: z.uuid(), workspaceId: z.uuid(), slug: z.string(), email: z.string(), role })
  .array();

export type TakenInvitation = z.infer<typeof taken>[number];

/** Takes up a link that still counts, for good; null where it does not. Of any number at once one takes it. */
export async function takeInvitation(db: Queryable, tokenHash: string): Promise<TakenInvitation | null> {
  return (await take(db, "token_hash", tokenHash))[0] ?? null;
}

/** Takes up all invitations of an address that still count, for good. */
export const takeInvitationsOf = (db: Queryable, email: string): Promise<TakenInvitation[]> =>
  take(db, "email", email);

async function take(
  db: Queryable,
  column: "token_hash" | "email",
  value: string,
): Promise<TakenInvitation[]> {
  const { rows } = await db.query({
    text: `delete from app.invitation using app.workspace
            where invitation.${column} = $1 and expires_at > now() and workspace.id = workspace_id
              and workspace.deleted_at is null
           returning invitation.id, workspace_id as "workspaceId", slug, email, role`,
    values: [value],
  });
  return taken.parse(rows);
}
