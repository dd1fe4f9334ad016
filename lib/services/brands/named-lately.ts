import "server-only";
import { within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { sql } from "@/lib/db/query/sql";
import { readFoldedZone } from "@/lib/db/sql/facts/fold-facts";
import { OF_QUESTIONS } from "@/lib/db/sql/figures/fact-conditions";
import { countPromptDays, readCounts } from "@/lib/db/sql/figures/read-counts";
import type { NamedLately } from "@/lib/domain/brands/measurement";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { prismaOf, readsOf, requirePermission, sqlOf, type Call } from "@/lib/services/context";
import { headlineFigures } from "@/lib/services/measuring/headline-figures";
import { estimandOf } from "@/lib/statistics/measures/counted-brands";

const DAYS = 90;

/** How many of the answers asked for in the last days name each brand, archived ones too, with today, in a zone. */
export async function countNamedLately({ ctx, input }: Call<{ zone: string }>): Promise<NamedLately> {
  requirePermission(ctx, "brand:read");
  const { zone } = input;
  const from = addDays(dayAt(ctx.now(), zone), 1 - DAYS);
  const days = { from, to: null, zone };
  const own = readsOf(ctx);
  const isSummed = (await readFoldedZone(sqlOf(ctx), ctx.workspaceId)) === zone;
  const asked = {
    measured: {
      facts: [
        sql`answer_fact.code_version > 0`,
        within(sql`answer_fact.asked_at`, momentsOf(days)),
        OF_QUESTIONS,
      ],
      sums: isSummed ? [] : null,
      answered: null,
      said: null,
      ofPrompts: [],
      ofKinds: false,
      days,
    },
    breaks: [],
  };
  const { prompts, brands: counted } = await readCounts(own, asked);
  const estimand = estimandOf(prompts);
  const promptDays = estimand === "these-questions" ? await countPromptDays(own, asked) : [];
  const daysOf = new Map(promptDays.map((row) => [row.prompt, row.days]));
  const counts = {
    prompts: prompts.map((row) => ({ ...row, days: daysOf.get(row.prompt) ?? 0 })),
    brands: counted,
  };
  const brands = await prismaOf(ctx).brand.findMany({
    where: { workspaceId: ctx.workspaceId },
    select: { number: true, name: true, role: true },
  });
  const figures = headlineFigures(counts, brands, estimand);
  return {
    ...{ days: DAYS, from, answers: figures.answers, estimand },
    presence: figures.brands.map(({ number, presence }) => ({ number, presence })),
  };
}
