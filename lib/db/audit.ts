import "server-only";
import type { AuditAction } from "@/lib/domain/team/audit-actions";
import type { Queryable } from "./columns";

/** Who decides, from where, and when: what a use case's context says of it. */
export interface Decider {
  actor:
    | { kind: "system"; job: string }
    | { kind: "member" | "operator"; userId: string | null }
    | { kind: "link" };
  origin: { address: string | null; agent: string | null; requestId: string };
  now: () => Date;
}

/** Something a person or an operator decided. */
export interface Decision {
  /** Null for what belongs to the instance, and where the workspace itself is made or deleted. */
  workspaceId: string | null;
  action: AuditAction;
  entityId: string;
  /** As it was and as it is now, as far as it changed. Never a secret. */
  before?: object | null;
  after?: object | null;
}

/** Writes a decision down. `db` is the transaction that carries it out: both hold, or neither. */
export async function recordDecision(db: Queryable, decider: Decider, decision: Decision): Promise<void> {
  const { actor, origin, now } = decider;
  if (actor.kind === "link") throw new Error("Whoever follows a link decides nothing.");
  const { workspaceId, action, entityId, before = null, after = null } = decision;
  await db.query({
    text: `insert into app.audit_entry
             (workspace_id, actor_kind, actor_id, address, agent, request_id, action, entity, entity_id, before, after, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      workspaceId,
      actor.kind,
      actor.kind === "system" ? actor.job : actor.userId,
      origin.address,
      origin.agent,
      origin.requestId,
      action,
      action.split(".")[0],
      entityId,
      before,
      after,
      now(),
    ],
  });
}
