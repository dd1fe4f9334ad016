import "server-only";
import { setImmediate } from "node:timers/promises";
import { KEPT } from "@/lib/db/query/kept";
import { readNewestMeasured } from "@/lib/db/sql/facts/newest-measured";
import type { JudgedPlace, ReviewItem, ReviewPlace, ReviewQueue } from "@/lib/domain/brands/mention-review";
import { byUncertainty } from "@/lib/reading/mentions/uncertainty";
import {
  memberId,
  prismaOf,
  readsOf,
  requirePermission,
  type Call,
  type Context,
} from "@/lib/services/context";
import { tellMentions } from "@/lib/services/mentions/read-mentions";
import { placesOf } from "./places";

/** So many of the newest answers are looked through at most, and for so long: somebody waits. */
const ANSWERS_MAX = 200;
const LONGEST_MS = 1000;
const AT_A_TIME = 10;
const ITEMS_MAX = 25;
const MINE_MAX = 10;

/**
 * The places in doubt among the newest measured answers, the least certain first, without those that this person has
 * judged. What others said of them is not told.
 */
export async function getReviewQueue({ ctx }: Call): Promise<ReviewQueue> {
  requirePermission(ctx, "brand:read");
  const { items, ...looked } = await doubtfulPlaces(ctx);
  const answerIds = [...new Set(items.map(({ answerId }) => answerId))];
  const [judged, mine] = await Promise.all([judgedBy(ctx, answerIds), newestOf(ctx)]);
  const left = items.filter((item) => judged.get(keyOf(item)) !== item.text);
  return {
    ...looked,
    inDoubt: items.length,
    judged: items.length - left.length,
    items: left.sort(byUncertainty).slice(0, ITEMS_MAX),
    mine,
  };
}

async function doubtfulPlaces(ctx: Context) {
  const own = readsOf(ctx);
  const until = performance.now() + LONGEST_MS;
  const items: ReviewItem[] = [];
  let answers = 0;
  while (answers < ANSWERS_MAX) {
    if (performance.now() > until) return { items, answers, isAll: false };
    const { rows, hasNext } = await readNewestMeasured(own, { size: AT_A_TIME, offset: answers });
    const byId = new Map(rows.map(({ id, engine, model }) => [id, { engine, model }]));
    for (const told of await tellMentions(ctx, [...byId.keys()])) {
      const of = byId.get(told.taskId);
      if (of)
        items.push(...placesOf(told).flatMap((one) => (one.doubts.length > 0 ? [{ ...one, ...of }] : [])));
    }
    answers += rows.length;
    if (!hasNext) return { items, answers, isAll: true };
    // Whoever else asks this process is served between.
    await setImmediate();
  }
  return { items, answers, isAll: false };
}

const keyOf = ({ answerId, brandId, start, end }: ReviewPlace): string =>
  `${answerId} ${brandId} ${start} ${end}`;

/** The texts of the places of some answers that this person has judged; where another text stands since, it is another place. */
async function judgedBy(ctx: Context, answerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const reviewerId = memberId(ctx);
  if (reviewerId === null) return new Map();
  const rows = await prismaOf(ctx).mentionReview.findMany({
    where: { workspaceId: ctx.workspaceId, reviewerId, taskId: { in: [...answerIds] } },
    select: { taskId: true, brandId: true, start: true, end: true, text: true },
  });
  return new Map(rows.map(({ taskId: answerId, text, ...place }) => [keyOf({ answerId, ...place }), text]));
}

/** The newest verdicts of this person. */
async function newestOf(ctx: Context): Promise<JudgedPlace[]> {
  const reviewerId = memberId(ctx);
  if (reviewerId === null) return [];
  const { workspaceId } = ctx;
  const rows = await prismaOf(ctx).mentionReview.findMany({
    where: { workspaceId, reviewerId, task: KEPT },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MINE_MAX,
    select: {
      ...{ taskId: true, brandId: true, start: true, end: true, text: true, verdict: true },
      brand: { select: { name: true } },
    },
  });
  const refused = await prismaOf(ctx).mentionCorrection.findMany({
    where: { workspaceId, kind: "refused", taskId: { in: rows.map(({ taskId }) => taskId) } },
    select: { taskId: true, brandId: true, start: true, end: true },
  });
  const gone = new Set(refused.map(({ taskId: answerId, ...place }) => keyOf({ answerId, ...place })));
  return rows.map(({ taskId: answerId, brandId, start, end, text, verdict, brand }) => ({
    ...{ answerId, brandId, start, end, text, verdict },
    brandName: brand.name,
    isRefused: gone.has(keyOf({ answerId, brandId, start, end })),
  }));
}
