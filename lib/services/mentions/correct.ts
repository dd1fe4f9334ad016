import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { KEPT } from "@/lib/db/query/kept";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { readVisible } from "@/lib/reading/mentions/visible-text";
import { getBrandInWorkspace } from "@/lib/services/brands/in-workspace";
import { memberId, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { measureAnswer } from "@/lib/services/measuring/measure";
import { tellMentions } from "./read-mentions";
import { findPlace } from "./find-place";

// What a person says of single places of one answer. Its fact is made anew in the same commit.

interface Place {
  answerId: string;
  brandId: string;
  /** In the answer's whole Markdown. */
  start: number;
  end: number;
}

/** Says that a brand is not meant at a place where it was found. Throws `not_found`. */
export async function refuseMention({ ctx, input }: Call<Place>): Promise<{ id: string }> {
  requirePermission(ctx, "brand:write");
  const { start, end } = input;
  return correct(ctx, input, async (ctx, taskId) => {
    const [told] = await tellMentions(ctx, [taskId]);
    const { markdown, mentions } = found(told, "answer");
    const said = { kind: "refused", start, end, text: markdown.slice(start, end) } as const;
    const where = { taskId, brandId: input.brandId, workspaceId: ctx.workspaceId, ...said };
    // What is refused already is not found any more.
    if ((await ctx.tx.prisma.mentionCorrection.count({ where })) === 0)
      found(
        mentions.find((one) => one.brand.id === input.brandId && one.start === start && one.end === end),
        "mention",
      );
    return said;
  });
}

/**
 * Says that a brand is named by some text of an answer, as it is read: where that stands more than once, by what is read
 * right before it. Throws `not_found`, and `invalid` where the text does not stand there.
 */
export async function addMention({
  ctx,
  input,
}: Call<{ answerId: string; brandId: string; text: string; before: string }>): Promise<{ id: string }> {
  requirePermission(ctx, "brand:write");
  return correct(ctx, input, async (ctx, taskId) => {
    const { text: markdown } = await getText(ctx, taskId);
    const visible = readVisible(markdown);
    const place = findPlace(visible.text, input);
    if (!place) {
      const message = "This does not stand in the answer as one piece: take it as it is written there.";
      throw new AppError("invalid", { message, fields: { text: message } });
    }
    const { start, end } = visible.source.spanOf(place);
    return { kind: "added", start, end, text: markdown.slice(start, end) };
  });
}

/** Takes back what was said of a place. Throws `not_found`. */
export async function undoCorrection({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "brand:write");
  const id = parseId(input.id, "correction");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const row = found(
      await tx.prisma.mentionCorrection.findFirst({ where: { id, workspaceId, task: KEPT } }),
      "correction",
    );
    await tx.prisma.mentionCorrection.delete({ where: { id, workspaceId } });
    const { taskId, brandId, kind, text } = row;
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "mention.undo", entityId: taskId },
      before: { brandId, kind, text },
    });
    await measureAnswer(ctx, taskId);
  });
}

type InTransaction = Context & { tx: Transaction };

async function correct(
  outer: Context,
  { answerId, brandId }: { answerId: string; brandId: string },
  tell: (
    ctx: InTransaction,
    taskId: string,
  ) => Promise<{ kind: "refused" | "added"; start: number; end: number; text: string }>,
): Promise<{ id: string }> {
  const taskId = parseId(answerId, "answer");
  return withTransaction(outer, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await getText(ctx, taskId);
    const brand = await getBrandInWorkspace(ctx, brandId);
    const said = await tell(ctx, taskId);
    const { kind, start, end, text } = said;
    const where = { taskId, brandId: brand.id, start, end, workspaceId };
    const known = await tx.prisma.mentionCorrection.findFirst({ where: { ...where, kind, text } });
    if (known) return { id: known.id };
    // Of the same place only the last word counts, and nothing that was said of another text that stood there.
    await tx.prisma.mentionCorrection.deleteMany({ where });
    const { id } = await tx.prisma.mentionCorrection.create({
      data: { ...where, kind, text, createdById: memberId(ctx), createdAt: ctx.now() },
      select: { id: true },
    });
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: kind === "added" ? "mention.add" : "mention.refuse", entityId: taskId },
      after: { brandId: brand.id, start, end, text },
    });
    await measureAnswer(ctx, taskId);
    return { id };
  });
}

async function getText({ tx, workspaceId }: InTransaction, taskId: string): Promise<{ text: string }> {
  const answer = await tx.prisma.answer.findFirst({
    where: { taskId, workspaceId, task: KEPT },
    select: { text: true },
  });
  return found(answer, "answer");
}
