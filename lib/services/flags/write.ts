import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { recordDecision } from "@/lib/db/audit";
import { moveFlag } from "@/lib/db/sql/annotations/write-flags";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { ANNOTATION_LIMITS, type Flag, type FlagColour } from "@/lib/domain/answers/annotation";
import { flagColourSchema, flagNameSchema, flagSchema } from "@/lib/domain/answers/annotation-schema";
import { AppError } from "@/lib/domain/errors";
import { foldName } from "@/lib/domain/text/fold-name";
import { memberId, requirePermission, type Call, type Context } from "@/lib/services/context";
import { getFlagInWorkspace } from "./read";

type Inside = Context & { tx: Transaction };

/** Gives a flag another name or colour. Throws `conflict` where another has that name. */
export async function changeFlag({
  ctx,
  input,
}: Call<{ id: string; name: string; colour: FlagColour | null }>): Promise<void> {
  requirePermission(ctx, "answer:annotate");
  const name = flagNameSchema.parse(input.name);
  const colour = flagColourSchema.parse(input.colour);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await holdFlags(ctx);
    const { id, ...before } = await getFlagInWorkspace(ctx, input.id);
    const other = await findByName(ctx, name);
    if (other && other.id !== id) {
      const message = `There is a flag “${other.name}” already. Merge this one into it instead.`;
      throw new AppError("conflict", { message, fields: { name: message } });
    }
    await tx.prisma.flag.update({
      where: { id, workspaceId },
      data: { name, folded: foldName(name), colour },
    });
    const after = { name, colour };
    await recordDecision(tx, ctx, { workspaceId, action: "flag.change", entityId: id, before, after });
  });
}

/** Gives all answers of one flag another one, and removes the first. Returns how many answers got it by this. */
export async function mergeFlags({
  ctx,
  input,
}: Call<{ id: string; intoId: string }>): Promise<{ answers: number }> {
  requirePermission(ctx, "answer:annotate");
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await holdFlags(ctx);
    const from = await getFlagInWorkspace(ctx, input.id);
    const into = await getFlagInWorkspace(ctx, input.intoId);
    if (from.id === into.id)
      throw new AppError("invalid", {
        message: "A flag can't be merged into itself.",
        fields: { intoId: "Choose another flag." },
      });
    // Held, so that no answer gets the one that goes meanwhile.
    await tx.query({ text: "select from app.flag where id = $1 for update", values: [from.id] });
    const answers = await moveFlag(tx, { workspaceId, fromId: from.id, intoId: into.id });
    await tx.prisma.flag.delete({ where: { id: from.id, workspaceId } });
    const after = { into: into.name, answers };
    const before = { name: from.name };
    await recordDecision(tx, ctx, { workspaceId, action: "flag.merge", entityId: from.id, before, after });
    return { answers };
  });
}

/** Removes a flag from the workspace and from all answers that have it. */
export async function removeFlag({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "answer:annotate");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await holdFlags(ctx);
    const { id, name } = await getFlagInWorkspace(ctx, input.id);
    const answers = await tx.prisma.answerFlag.count({ where: { flagId: id, workspaceId, task: KEPT } });
    await tx.prisma.flag.delete({ where: { id, workspaceId } });
    const before = { name, answers };
    await recordDecision(tx, ctx, { workspaceId, action: "flag.remove", entityId: id, before });
  });
}

/** The flag of a name, made where there is none. Throws `conflict` where the workspace has as many as it may. */
export async function findOrMakeFlag(
  ctx: Inside,
  { name, colour }: { name: string; colour: FlagColour | null },
): Promise<Flag> {
  const { tx, workspaceId } = ctx;
  await holdFlags(ctx);
  const known = await findByName(ctx, name);
  if (known) return known;
  if ((await tx.prisma.flag.count({ where: { workspaceId } })) >= ANNOTATION_LIMITS.flags)
    throw new AppError("conflict", {
      message: `Nothing was flagged: a workspace has at most ${ANNOTATION_LIMITS.flags} flags. Merge or remove some first.`,
    });
  const { id } = await tx.prisma.flag.create({
    data: {
      ...{ workspaceId, name, folded: foldName(name), colour },
      ...{ createdById: memberId(ctx), createdAt: ctx.now() },
    },
  });
  const after = { name, colour };
  await recordDecision(tx, ctx, { workspaceId, action: "flag.create", entityId: id, after });
  return { id, name, colour };
}

/** One at a time changes which flags a workspace has. */
const holdFlags = ({ tx, workspaceId }: Inside) =>
  tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`flags ${workspaceId}`],
  });

async function findByName({ tx, workspaceId }: Inside, name: string): Promise<Flag | null> {
  const flag = await tx.prisma.flag.findUnique({
    where: { workspaceId_folded: { workspaceId, folded: foldName(name) } },
    select: { id: true, name: true, colour: true },
  });
  return flag && flagSchema.parse(flag);
}
