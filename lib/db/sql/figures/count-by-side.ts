import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { ValuedKind } from "@/lib/domain/answers/side-kinds";
import { WITH_PROMPTS } from "./fact-conditions";

const rowSchema = z.object({ value: z.string(), answers: z.coerce.number() });
export type SideRow = z.infer<typeof rowSchema>;

/** More sides of one kind than this nobody picks from a list. */
const MOST = 100;

/** What each side's answers are narrowed by. A market is where it was asked: a fact has that of its wording, too. */
const VALUES: Record<ValuedKind, Sql> = {
  engine: sql`answer_fact.engine`,
  model: sql`answer_fact.model_answered`,
  persona: sql`answer_fact.persona_id`,
  market: sql`task.market_id`,
  surface: sql`answer_fact.surface`,
};

/** How many answers there are of each side of a kind, the most first. */
export const countBySide = (
  own: WorkspaceReads,
  { facts, by }: { facts: readonly Condition[]; by: ValuedKind },
): Promise<SideRow[]> =>
  own.rows(
    {
      columns: sql`${VALUES[by]}::text as value, count(*) as answers`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} ${by === "market" ? sql`join app.task on task.id = answer_fact.task_id` : nothing}`,
      where: [...facts, sql`${VALUES[by]} is not null`],
      groupBy: sql`1`,
      orderBy: sql`2 desc, 1`,
      limit: MOST,
    },
    rowSchema,
  );

const sharedSchema = z.object({ answers: z.coerce.number() });

/** How many answers are of two sides at once: a model may be the one that was asked, and another the one that answered. */
export async function countOfBoth(
  own: WorkspaceReads,
  { one, other }: { one: readonly Condition[]; other: readonly Condition[] },
): Promise<number> {
  const { answers } = await own.row(
    {
      columns: sql`count(*) as answers`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: [...one, ...other],
    },
    sharedSchema,
  );
  return answers;
}
