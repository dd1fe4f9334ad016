import "server-only";
import { readFirstCharge } from "@/lib/db/sql/money/pace";
import { readSpendCells } from "@/lib/db/sql/money/spend";
import { listCorrections, sumHeld, sumKinds } from "@/lib/db/sql/money/statement";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { parseDollars } from "@/lib/domain/amounts/money";
import { ANY_SPEND, type SpendGroup } from "@/lib/domain/money/spend";
import { addSums } from "@/lib/domain/money/spend-sums";
import { STATEMENT_GROUPS, type SpendStatement } from "@/lib/domain/money/statement";
import { isMonth } from "@/lib/domain/text/text-shapes";
import { addDays, dayAt, monthOf } from "@/lib/domain/time/day-span";
import {
  memberId,
  prismaOf,
  readsOf,
  requirePermission,
  type Call,
  type Context,
} from "@/lib/services/context";
import { found } from "@/lib/services/ids";

/**
 * The statement of a calendar month, `yyyy-mm`, of the workspace's zone, all of it of one moment. Throws `invalid` for
 * what is no month, and for one that has not begun.
 */
export async function stateMonth({ ctx, input }: Call<{ month: string }>): Promise<SpendStatement> {
  requirePermission(ctx, "spend:read");
  if (!isMonth(input.month)) throw noSuchMonth("A month is written as 2026-11.");
  return withTransaction(ctx, async (inside) => {
    // Whatever is entered meanwhile, its sums agree.
    await inside.tx.query({ text: "set transaction isolation level repeatable read, read only", values: [] });
    const where = { id: ctx.workspaceId };
    const kept = await prismaOf(inside).workspace.findUnique({ where });
    const { name, isDemo, timeZone: zone } = found(kept, "workspace");
    const days = monthOf(new Date(`${input.month}-15T00:00:00Z`), "UTC");
    const today = dayAt(ctx.now(), zone);
    if (days.from > today) throw noSuchMonth("This month has not begun.");
    const span = { ...days, zone };
    const own = readsOf(inside);
    // One after the other: they are one connection's.
    const groups: SpendStatement["groups"] = [];
    for (const by of STATEMENT_GROUPS) {
      const cells = await readSpendCells(own, { ...ANY_SPEND, ...span }, { by, firstDays: [days.from] });
      groups.push({ by, rows: cells.map(asRow).sort(byCost) });
    }
    return {
      ...{ workspace: name, isDemo, zone, days, isOver: days.to < today },
      ...{ madeAt: ctx.now().toISOString(), madeBy: await nameOfActor(inside) },
      total: addSums(groups[0]?.rows ?? []),
      kinds: await sumKinds(own, span),
      held: await sumHeld(own, span),
      groups,
      corrections: await listCorrections(own, span),
    };
  });
}

/** The months that a statement can be made of, the newest first: from that of the first charge to the one that goes on. */
export async function listStatementMonths({
  ctx,
  input: { zone },
}: Call<{ zone: string }>): Promise<string[]> {
  requirePermission(ctx, "spend:read");
  const first = await readFirstCharge(readsOf(ctx));
  const oldest = monthOf(first ?? ctx.now(), zone).from;
  const months: string[] = [];
  for (let day = monthOf(ctx.now(), zone).from; day >= oldest; day = `${addDays(day, -1).slice(0, 7)}-01`)
    months.push(day.slice(0, 7));
  return months;
}

const noSuchMonth = (message: string) => new AppError("invalid", { message, fields: { month: message } });

const asRow = ({ key, name, engine, ...sum }: SpendGroup): SpendGroup => ({
  key,
  name,
  engine,
  ...addSums([sum]),
});
const byCost = (a: SpendGroup, b: SpendGroup): number =>
  Number(parseDollars(b.spent) - parseDollars(a.spent));

async function nameOfActor(ctx: Context): Promise<string | null> {
  const id = memberId(ctx);
  if (id === null) return null;
  const person = await prismaOf(ctx).user.findUnique({ where: { id }, select: { name: true, email: true } });
  return person && (person.name ?? person.email);
}
