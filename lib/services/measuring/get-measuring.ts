import "server-only";
import { countFacts } from "@/lib/db/sql/facts/count-facts";
import { lastTwoTold, newestMeasurement, type ToldMeasurement } from "@/lib/db/sql/facts/measurements";
import { isOlder, newestRules } from "@/lib/db/sql/facts/stale-facts";
import { measurementFiguresSchema, type Measurement, type Measuring } from "@/lib/domain/brands/measurement";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { readsOf, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";

/** How far the measuring of a workspace's answers is by the rules of today, and what these moved. */
export async function getMeasuring({ ctx }: Call): Promise<Measuring> {
  requirePermission(ctx, "answer:read");
  const db = sqlOf(ctx);
  const newest = { codeVersion: FACT_VERSION, ...(await newestRules(db, ctx.workspaceId)) };
  const { ruleVersion: version } = newest;
  const counts = await countFacts(readsOf(ctx), newest);
  if (counts === null) return { version, left: null, moved: await movedBy(ctx, version) };
  const begun = await newestMeasurement(db, ctx.workspaceId);
  const isBegun = begun !== null && !isOlder(begun, newest);
  const isAnew = !isBegun || begun.toldAt === null;
  const since = isBegun && isAnew ? ctx.now().getTime() - begun.begunAt.getTime() : null;
  const seconds = since === null ? null : Math.max(0, since) / 1000;
  return { version, left: { ...counts, isAnew, seconds }, moved: null };
}

/** Null where answers were measured by no other rules before. */
async function movedBy(ctx: Context, version: number): Promise<Measuring["moved"]> {
  const [after, before] = await lastTwoTold(sqlOf(ctx), ctx.workspaceId);
  if (after?.ruleVersion !== version || !before || before.ruleVersion === 0) return null;
  return { before: viewOf(before), after: viewOf(after) };
}

const viewOf = ({ ruleVersion, codeVersion, toldAt, figures }: ToldMeasurement): Measurement => ({
  ...measurementFiguresSchema.parse(figures),
  ...{ ruleVersion, codeVersion, at: toldAt.toISOString() },
});
