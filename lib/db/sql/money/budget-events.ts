import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { RefusedCalls } from "@/lib/domain/team/notice";
import type { BudgetSpan } from "./sum-budgets";

/** Something that happened to a budget in a period of it. */
export interface NewBudgetEvent {
  span: BudgetSpan;
  /** The per cents that were passed; null: something was refused. */
  share: number | null;
  /** Of something refused: what of it was sent all the same. */
  refused?: RefusedCalls;
}

const keptRows = z.object({ id: z.string(), budgetId: z.uuid(), share: z.int().nullable() }).array();

/**
 * Keeps events, each once in its budget's period and for what the budget allows. Gives those that are new, and none that
 * was kept before.
 */
export async function keepBudgetEvents(
  db: Queryable,
  workspaceId: string,
  { events, at }: { events: readonly NewBudgetEvent[]; at: Date },
): Promise<z.infer<typeof keptRows>> {
  if (events.length === 0) return [];
  const { rows } = await db.query({
    text: `insert into app.budget_event (workspace_id, budget_id, share, amount, period_from, period_before, at)
           select budget.workspace_id, budget.id, made.share, budget.amount, made.from_at, made.before_at, $6
             from unnest($2::uuid[], $3::int[], $4::timestamptz[], $5::timestamptz[]) as made (id, share, from_at, before_at)
             join app.budget on budget.id = made.id and budget.workspace_id = $1
           on conflict (budget_id, period_from, share, amount) do nothing
           returning id::text, budget_id as "budgetId", share`,
    values: [
      workspaceId,
      events.map(({ span }) => span.id),
      events.map(({ share }) => share),
      events.map(({ span }) => span.from),
      events.map(({ span }) => span.before),
      at,
    ],
  });
  return keptRows.parse(rows);
}

const blockedRow = z.object({ budgetId: z.uuid() });

/** The budgets that refused something in their periods. */
export async function readBlocked(
  db: Queryable,
  workspaceId: string,
  spans: readonly BudgetSpan[],
): Promise<Set<string>> {
  const { rows } = await db.query({
    text: `select budget_id as "budgetId" from app.budget_event
             join unnest($2::uuid[], $3::timestamptz[]) as span (id, from_at)
               on span.id = budget_id and span.from_at = period_from
            where workspace_id = $1 and share is null`,
    values: [workspaceId, spans.map(({ id }) => id), spans.map(({ from }) => from)],
  });
  return new Set(
    blockedRow
      .array()
      .parse(rows)
      .map(({ budgetId }) => budgetId),
  );
}
