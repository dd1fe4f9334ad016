import "server-only";
import { within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { sql } from "@/lib/db/query/sql";
import { ofQuestions } from "@/lib/db/sql/figures/fact-conditions";
import { readCounts } from "@/lib/db/sql/figures/read-counts";
import type { NamedLately } from "@/lib/domain/brands/measurement";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { prismaOf, readsOf, requirePermission, type Call } from "@/lib/services/context";
import { headlineFigures } from "@/lib/services/measuring/headline-figures";

const DAYS = 90;

/** How many of the answers asked for in the last days name each brand, archived ones too, with today, in a zone. */
export async function countNamedLately({ ctx, input }: Call<{ zone: string }>): Promise<NamedLately> {
  requirePermission(ctx, "brand:read");
  const from = addDays(dayAt(ctx.now(), input.zone), 1 - DAYS);
  const own = readsOf(ctx);
  const counts = await readCounts(own, {
    facts: [
      sql`answer_fact.code_version > 0`,
      within(sql`answer_fact.asked_at`, momentsOf({ from, to: null, zone: input.zone })),
      ofQuestions(own),
    ],
    from: null,
  });
  const brands = await prismaOf(ctx).brand.findMany({
    where: { workspaceId: ctx.workspaceId },
    select: { number: true, name: true, role: true },
  });
  const figures = headlineFigures(counts, brands);
  return {
    ...{ days: DAYS, from, answers: figures.answers },
    presence: figures.brands.map(({ number, presence }) => ({ number, presence })),
  };
}
