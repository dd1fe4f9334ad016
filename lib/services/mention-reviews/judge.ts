import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { KEPT } from "@/lib/db/query/kept";
import { withTransaction } from "@/lib/db/transaction";
import type { ReviewPlace, ReviewVerdict } from "@/lib/domain/brands/mention-review";
import { getBrandInWorkspace } from "@/lib/services/brands/in-workspace";
import { requirePermission, requirePerson, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { tellMentions } from "@/lib/services/mentions/read-mentions";
import { placesOf } from "./places";

/**
 * Says of a place that it is the brand, or something else; said again it changes what one said before. It refuses nothing
 * and changes no fact. Throws `not_found` where the brand is not found at the place and one never judged it.
 */
export async function judgeMention({
  ctx,
  input,
}: Call<ReviewPlace & { verdict: ReviewVerdict }>): Promise<void> {
  requirePermission(ctx, "brand:write");
  const reviewerId = requirePerson(ctx);
  const taskId = parseId(input.answerId, "answer");
  const { start, end, verdict } = input;
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const answer = await tx.prisma.answer.findFirst({
      where: { taskId, workspaceId, task: KEPT },
      select: { text: true },
    });
    const here = found(answer, "answer").text.slice(start, end);
    const { id: brandId } = await getBrandInWorkspace(ctx, input.brandId);
    const place = { taskId, brandId, start, end, reviewerId };
    const before = await tx.prisma.mentionReview.findUnique({
      where: { taskId_brandId_start_end_reviewerId: place, workspaceId },
      select: { verdict: true, text: true },
    });
    if (before?.text === here && before.verdict === verdict) return;
    if (before?.text !== here) {
      const places = (await tellMentions(ctx, [taskId])).flatMap(placesOf);
      found(
        places.find((one) => one.brandId === brandId && one.start === start && one.end === end),
        "mention",
      );
    }
    const said = { verdict, text: here, at: ctx.now() };
    await tx.prisma.mentionReview.upsert({
      where: { taskId_brandId_start_end_reviewerId: place, workspaceId },
      create: { ...place, ...said, workspaceId },
      update: said,
    });
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "mention.review", entityId: taskId },
      before: before && { text: before.text, verdict: before.verdict },
      after: { brandId, start, end, text: here, verdict },
    });
  });
}
