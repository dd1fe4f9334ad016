import "server-only";
import {
  keptResultSchema,
  type KeptResult,
  type ReconciliationPage,
  type ReconciliationRow,
  type ReconciliationView,
} from "@/lib/domain/money/kept-reconciliation";
import { parseDollars, subtract, toDollars } from "@/lib/domain/amounts/money";
import type { Prisma } from "@/lib/db/client";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

const ROWS_PER_PAGE = 60;
const WITH_NAME = { connection: { select: { name: true } } } as const satisfies Prisma.ReconciliationInclude;
type Row = Prisma.ReconciliationGetPayload<{ include: typeof WITH_NAME }>;

/** The comparisons of the workspace's accounts with its ledger, the newest day first: whole days, as many as fit a page. */
export async function listReconciliations({
  ctx,
  input: { before },
}: Call<{ before: string | null }>): Promise<ReconciliationPage> {
  requirePermission(ctx, "spend:read");
  const { workspaceId } = ctx;
  const rows = await prismaOf(ctx).reconciliation.findMany({
    where: { workspaceId, ...(before === null ? {} : { day: { lt: new Date(before) } }) },
    include: WITH_NAME,
    orderBy: [{ day: "desc" }, { connectionId: "asc" }, { id: "asc" }],
    take: ROWS_PER_PAGE + 1,
  });
  const next = rows[ROWS_PER_PAGE];
  // A day that does not end on this page begins the next one, unless it is all there is on this.
  const whole = next ? rows.filter(({ day }) => day > next.day) : rows;
  const shown = whole.length > 0 ? whole : rows.slice(0, ROWS_PER_PAGE);
  return {
    rows: await rowsOf(ctx, shown),
    olderThan: next ? dayOf(shown.at(-1) ?? next) : null,
  };
}

/** One comparison with all that was found. Throws `not_found`. */
export async function getReconciliation({ ctx, input }: Call<{ id: string }>): Promise<ReconciliationView> {
  requirePermission(ctx, "spend:read");
  const row = found(
    await prismaOf(ctx).reconciliation.findFirst({
      where: { id: parseId(input.id, "reconciliation"), workspaceId: ctx.workspaceId },
      include: WITH_NAME,
    }),
    "reconciliation",
  );
  const [shown] = await rowsOf(ctx, [row]);
  return {
    ...found(shown ?? null, "reconciliation"),
    connectionId: row.connectionId,
    readFrom: row.readFrom?.toISOString() ?? null,
    readTo: row.readTo?.toISOString() ?? null,
    result: resultOf(row),
  };
}

/** A comparison with what was found, as it is exported. */
export type ExportedReconciliation = ReconciliationRow & { result: KeptResult | null };

/** All comparisons, a page at a time, the newest day first. */
export function exportReconciliations({ ctx }: Call): AsyncGenerator<ExportedReconciliation[]> {
  requirePermission(ctx, "spend:read");
  return exported(ctx);
}

async function* exported(ctx: Context): AsyncGenerator<ExportedReconciliation[]> {
  const { workspaceId } = ctx;
  for (let skip = 0; ; skip += ROWS_PER_PAGE) {
    const rows = await prismaOf(ctx).reconciliation.findMany({
      ...{ where: { workspaceId }, include: WITH_NAME, skip, take: ROWS_PER_PAGE },
      orderBy: [{ day: "desc" }, { connectionId: "asc" }, { id: "asc" }],
    });
    const results = new Map(rows.map((row) => [row.id, resultOf(row)]));
    const shown = await rowsOf(ctx, rows);
    if (rows.length > 0) yield shown.map((row) => ({ ...row, result: results.get(row.id) ?? null }));
    if (rows.length < ROWS_PER_PAGE) return;
  }
}

const dayOf = ({ day }: Row): string => day.toISOString().slice(0, 10);
const resultOf = ({ result }: Row): KeptResult | null =>
  result === null ? null : keptResultSchema.parse(result);

/** The rows with what accountants have entered for their differences. */
async function rowsOf(ctx: Context, rows: readonly Row[]): Promise<ReconciliationRow[]> {
  const sums = await prismaOf(ctx).spendEntry.groupBy({
    by: "reconciliationId",
    where: { workspaceId: ctx.workspaceId, reconciliationId: { in: rows.map(({ id }) => id) } },
    _sum: { amount: true },
  });
  const corrections = new Map(
    sums.map(({ reconciliationId, _sum }) => [reconciliationId, _sum.amount?.toFixed() ?? "0"]),
  );
  return rows.map((row) => {
    const result = resultOf(row);
    const difference = row.difference?.toFixed() ?? null;
    const corrected = corrections.get(row.id) ?? "0";
    return {
      ...{ id: row.id, day: dayOf(row), connection: row.connection.name, state: row.state },
      ...{ paid: result?.paid ?? null, entered: result?.entered ?? null, difference, corrected },
      left:
        difference === null ? null : toDollars(subtract(parseDollars(difference), parseDollars(corrected))),
      failure: row.failure,
    };
  });
}
