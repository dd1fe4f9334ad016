import "server-only";
import { AppError } from "@/lib/domain/errors";
import { roleMay, type Permission, type Role } from "@/lib/domain/permission";

/** Who acts. A job is an actor too, so that nothing happens without one. */
export type Actor = { kind: "member"; userId: string; role: Role } | { kind: "system"; job: string };

/** Where and as whom a use case runs. Nothing of a workspace is read or written without one. */
export interface Context {
  workspaceId: string;
  actor: Actor;
}

/** The one shape every use case takes. */
export interface Call<Input> {
  ctx: Context;
  input: Input;
}

/** Throws `forbidden` unless the actor may. Jobs do what people were allowed to start. */
export function requirePermission(ctx: Context, permission: Permission): void {
  if (ctx.actor.kind === "member" && !roleMay(ctx.actor.role, permission)) {
    throw new AppError("forbidden", { message: `Your role here (${ctx.actor.role}) does not include this.` });
  }
}

/** The member behind a context, or null for a job. */
export const memberId = (ctx: Context): string | null =>
  ctx.actor.kind === "member" ? ctx.actor.userId : null;
