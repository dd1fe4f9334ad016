import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import type { NewMark } from "@/lib/domain/schedules/timeline-mark";
import { newMarkSchema } from "@/lib/domain/schedules/timeline-mark-schema";
import { memberId, prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { getPromptSetInWorkspace } from "@/lib/services/prompt-sets/in-workspace";
import { readZone } from "./read";
import { momentOf } from "./wall-clock";

/** Marks something that happened. Throws `invalid` naming the field, `not_found` for a set that is not there. */
export async function addMark({ ctx, input }: Call<NewMark>): Promise<{ id: string }> {
  requirePermission(ctx, "schedule:write");
  const mark = newMarkSchema.parse(input);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const made = { workspaceId, createdById: memberId(ctx), createdAt: ctx.now() };
    const data = { ...(await columnsOf(ctx, mark)), ...made };
    const { id } = await tx.prisma.timelineMark.create({ data, select: { id: true } });
    await recordDecision(tx, ctx, { workspaceId, action: "mark.add", entityId: id, after: mark });
    return { id };
  });
}

/** Changes a mark, also one that Sightline made. */
export async function changeMark({ ctx, input }: Call<NewMark & { id: string }>): Promise<void> {
  requirePermission(ctx, "schedule:write");
  const { id: given, ...rest } = input;
  const mark = newMarkSchema.parse(rest);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, ...before } = await getMark(ctx, given);
    await tx.prisma.timelineMark.update({ where: { id, workspaceId }, data: await columnsOf(ctx, mark) });
    await recordDecision(tx, ctx, { workspaceId, action: "mark.change", entityId: id, before, after: mark });
  });
}

/** Takes a mark off the timeline, or puts it back. */
export async function removeMark({ ctx, input }: Call<{ id: string; removed: boolean }>): Promise<void> {
  requirePermission(ctx, "schedule:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, removedAt } = await getMark(ctx, input.id);
    if ((removedAt !== null) === input.removed) return;
    await tx.prisma.timelineMark.update({
      where: { id, workspaceId },
      data: { removedAt: input.removed ? ctx.now() : null },
    });
    const action = input.removed ? "mark.remove" : "mark.restore";
    await recordDecision(tx, ctx, { workspaceId, action, entityId: id });
  });
}

async function getMark(ctx: Context, id: string) {
  const mark = await prismaOf(ctx).timelineMark.findFirst({
    where: { id: parseId(id, "mark"), workspaceId: ctx.workspaceId },
    select: { id: true, setId: true, kind: true, at: true, text: true, removedAt: true },
  });
  return found(mark, "mark");
}

async function columnsOf(ctx: Context, { setId, kind, at, text }: NewMark) {
  const set = setId === null ? null : await getPromptSetInWorkspace(ctx, setId);
  const moment = momentOf(at, await readZone(ctx));
  if (moment === null) {
    throw new AppError("invalid", {
      message: "This is no day of the calendar.",
      fields: { at: "No day of the calendar." },
    });
  }
  return { setId: set?.id ?? null, kind, at: moment, text };
}
