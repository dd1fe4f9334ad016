import "server-only";
import { randomUUID } from "node:crypto";
import { getDb, type Db } from "@/lib/db/client";
import type { Queryable } from "@/lib/db/columns";
import { getPool } from "@/lib/db/pool";
import { inInstance, inWorkspace, type WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { roleMay, type Permission, type Role } from "@/lib/domain/team/permission";

/** Where a decision came from. Nothing here is trusted; it is kept beside what was decided. */
export interface Origin {
  /** The address of the connection, as far as this instance can tell it. */
  address: string | null;
  /** What the browser or program calls itself. */
  agent: string | null;
  /** One request, one job: what it did can be found together. */
  requestId: string;
}

/** Whoever has a link that shows them something: it reads what it may, and does nothing. */
interface LinkReader {
  kind: "link";
  linkId: string;
  may: readonly Permission[];
}

/** Who acts on the instance. A job is an actor too, so that nothing happens without one. */
export type InstanceActor =
  | { kind: "member"; userId: string }
  /** Runs the instance: by its screens, or, without a user, by its command line. */
  | { kind: "operator"; userId: string | null }
  | { kind: "system"; job: string }
  | LinkReader;

/** Who acts in a workspace; a member by a role. */
export type Actor =
  Exclude<InstanceActor, { kind: "member" }> | { kind: "member"; userId: string; role: Role };

/** As whom, from where and when a use case runs that belongs to no workspace. */
export interface InstanceContext {
  actor: InstanceActor;
  origin: Origin;
  /** Dates what is recorded. What processes compare with each other is the database's own time, in SQL. */
  now: () => Date;
  /** The transaction under way, which `withTransaction` joins. */
  tx?: Transaction;
}

/** The same inside a workspace. Nothing of a workspace is read or written without one. */
export interface Context extends InstanceContext {
  workspaceId: string;
  actor: Actor;
}

/** The one shape every use case takes; without `input` where there is none. */
export type Call<Input = never> = Shaped<Context, Input>;

/** The same for use cases of the instance, which take no workspace. */
export type InstanceCall<Input = never> = Shaped<InstanceContext, Input>;

type Shaped<Ctx, Input> = [Input] extends [never] ? { ctx: Ctx } : { ctx: Ctx; input: Input };

/** The clock of this machine. */
export const machineClock = (): Date => new Date();

/** As whom a job runs, or a loop of the worker. */
export const systemContext = (job: string): InstanceContext => ({
  actor: { kind: "system", job },
  origin: { address: null, agent: null, requestId: randomUUID() },
  now: machineClock,
});

/** The same context, in which a job does what its actor was allowed to start. */
export const asJob = <Ctx extends InstanceContext>(ctx: Ctx, job: string): Ctx => ({
  ...ctx,
  actor: { kind: "system", job },
});

/** Prisma in the context's transaction, or outside any. */
export const prismaOf = ({ tx }: Pick<InstanceContext, "tx">): Db => tx?.prisma ?? getDb();

/** Hand-written SQL in the context's transaction, or outside any. */
export const sqlOf = ({ tx }: Pick<InstanceContext, "tx">): Queryable => tx ?? getPool();

/** Analytic reads of the context's workspace, in its transaction or outside any. */
export const readsOf = (ctx: Pick<Context, "workspaceId" | "tx">): WorkspaceReads =>
  inWorkspace(ctx.workspaceId, sqlOf(ctx));

/** Analytic reads of what belongs to the instance and to no workspace. */
export const instanceReadsOf = (ctx: Pick<InstanceContext, "tx">): WorkspaceReads => inInstance(sqlOf(ctx));

/** Throws `forbidden` unless the actor may. Jobs do what people were allowed to start; the operator's door is its own. */
export function requirePermission(ctx: Context, permission: Permission): void {
  const { actor } = ctx;
  if (actor.kind === "member" && !roleMay(actor.role, permission))
    throw new AppError("forbidden", { message: `Your role here (${actor.role}) does not include this.` });
  if (actor.kind === "link" && !actor.may.includes(permission))
    throw new AppError("forbidden", { message: "The link you follow does not include this." });
}

/** The same as an answer, for what is read with something else and left out for whoever may not. */
export const isPermitted = ({ actor }: Context, permission: Permission): boolean =>
  actor.kind === "member"
    ? roleMay(actor.role, permission)
    : actor.kind !== "link" || actor.may.includes(permission);

/** Throws `not_found` for everybody but the operator and jobs: to others the instance's insides are not there. */
export function requireOperator({ actor }: InstanceContext): void {
  if (actor.kind === "member" || actor.kind === "link")
    throw new AppError("not_found", { message: "There is nothing here." });
}

/** The user id of the person behind a context. Throws `forbidden` for a job, and for the command line. */
export function requirePerson(ctx: InstanceContext): string {
  const userId = memberId(ctx);
  if (userId === null) throw new AppError("forbidden", { message: "This is for a person to do." });
  return userId;
}

/** The person behind a context, or null for a job, the command line and whoever has a link. */
export const memberId = ({ actor }: Pick<InstanceContext, "actor">): string | null =>
  actor.kind === "system" || actor.kind === "link" ? null : actor.userId;
