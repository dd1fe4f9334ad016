import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import type { ReviewAgreement, ReviewDifference } from "@/lib/domain/brands/mention-review";
import { roleMay } from "@/lib/domain/team/permission";
import { closestPair } from "@/lib/statistics/likeness/reviewers";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { namesOf } from "@/lib/services/names-of";

const DIFFERENCES_MAX = 30;
const GONE = "somebody who is not here any more";

/**
 * How far two reviewers agree: the two with the most places in common, on those alone. Whoever may judge is not told of
 * a place before they have.
 */
export async function getAgreement({ ctx }: Call): Promise<ReviewAgreement> {
  requirePermission(ctx, "brand:read");
  const rows = await readVerdicts(ctx);
  const places = new Map(rows.map((row) => [row.place, row]));
  const counts = { reviewers: new Set(rows.map((row) => row.reviewer)).size, places: places.size };
  const pair = closestPair(rows);
  if (!pair) return { pair: null, ...counts };
  const { reviewers, common, agreed, kappa } = pair;
  const differing = common.filter(({ judged: [one, other] }) => one !== other);
  const mayKnow = mayBeTold(ctx, rows);
  const differences = differing
    .filter(({ place }) => mayKnow(place))
    .slice(0, DIFFERENCES_MAX)
    .flatMap(({ place, judged: [one, other] }): ReviewDifference[] => {
      const row = places.get(place);
      if (!row) return [];
      const { answerId, brandId, start, end, brandName, text } = row;
      const verdicts: ReviewDifference["verdicts"] = [wordOf(one), wordOf(other)];
      return [{ answerId, brandId, start, end, brandName, text, verdicts }];
    });
  const names = await namesOf(ctx, reviewers);
  return {
    pair: {
      ...{ n: common.length, agreed, kappa, differences },
      reviewers: [names.get(reviewers[0]) ?? GONE, names.get(reviewers[1]) ?? GONE],
      hidden: differing.length - differences.length,
    },
    ...counts,
  };
}

const wordOf = (isYes: boolean) => (isYes ? "brand" : "other");

/** All verdicts of the workspace. A place is one where the same text was judged. */
async function readVerdicts(ctx: Context) {
  const rows = await prismaOf(ctx).mentionReview.findMany({
    where: { workspaceId: ctx.workspaceId, task: KEPT },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: {
      ...{ taskId: true, brandId: true, start: true, end: true, text: true },
      ...{ reviewerId: true, verdict: true, brand: { select: { name: true } } },
    },
  });
  return rows.map(({ taskId, brandId, start, end, text, reviewerId, verdict, brand }) => ({
    place: JSON.stringify([taskId, brandId, start, end, text]),
    ...{ answerId: taskId, brandId, start, end, text, reviewer: reviewerId },
    isYes: verdict === "brand",
    brandName: brand.name,
  }));
}

/** Whether somebody may be told what was said of a place. */
function mayBeTold({ actor }: Context, rows: readonly { place: string; reviewer: string }[]) {
  if (actor.kind !== "member" || !roleMay(actor.role, "brand:write")) return () => true;
  const own = new Set(rows.flatMap(({ place, reviewer }) => (reviewer === actor.userId ? [place] : [])));
  return (place: string) => own.has(place);
}
