import "server-only";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { requirePermission, type Call } from "@/lib/services/context";
import { type AllFigures, allFigures } from "@/lib/statistics/measures/figures-of";
import type { Dimension, Period } from "@/lib/statistics/measures/group-rows";
import { readMeasuredRows } from "./measured-rows";

/** Which figures: of the answers that a filter leaves, and also by these dimensions. */
interface Wanted {
  filter: Zoned<AnswerFilter>;
  by: readonly Dimension[];
  period: Period;
}

/** Every figure of a workspace's answers. */
export interface WorkspaceFigures extends AllFigures {
  /** The version of the brands' rules that they are by; 0 where there are no brands. */
  rules: number;
  /** Answers that are not measured by these rules yet: they are in no figure. */
  waiting: number;
}

/** Whatever is drawn is drawn from this, as `recompute` draws it. */
const SEED = 1;

/**
 * The figures of a workspace by the brands and rules of now, worked out of facts: the same that `recompute` prints of the
 * workspace's dataset, but for what takes the places of citations in texts.
 */
export async function getFigures({
  ctx,
  input: { filter, by, period },
}: Call<Wanted>): Promise<WorkspaceFigures> {
  requirePermission(ctx, "answer:read");
  const { rules, waiting, rows, brands } = await readMeasuredRows(ctx, filter);
  const tracked = brands.map(({ brand, name, role }) => ({ brand, name, role }));
  return { ...allFigures(rows, by, { brands: tracked, period, seed: SEED }), rules, waiting };
}
