import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { makeMarket } from "@/lib/services/markets/make";
import { cutSetVersion } from "@/lib/services/prompt-sets/cut-version";
import { readAskFacts, readModelLists } from "@/lib/services/runs/ask-facts";
import { planSetRun } from "@/lib/services/runs/plan-set-run";
import { findSentRun, sendOnce, type CreatedRun } from "@/lib/services/runs/send-once";
import type { PricedPlan } from "@/lib/services/runs/start-run";
import { refusedPlan } from "@/lib/services/runs/wording-problems";
import { firstRunSchema, type FirstRun, type ParsedFirstRun } from "./first-run-schema";
import { keepBrands, parseBrands } from "./keep-brands";
import { keepQuestions } from "./keep-questions";

/**
 * Makes what first figures need, the own brand, competitors, a market, a set of questions, and starts a run of it, in
 * one transaction. Brands in use of the same name, and a market of the same place, stay as they are and are taken. Throws
 * `invalid` by field, `conflict` for a set's name that is taken, a brand of another role, and what budgets do not allow;
 * nothing is kept then.
 */
export async function startFirstRun({ ctx, input }: Call<FirstRun>): Promise<CreatedRun> {
  requirePermission(ctx, "brand:write");
  requirePermission(ctx, "prompt:write");
  requirePermission(ctx, "run:create");
  const reviewed = firstRunSchema.parse(input);
  const { requestKey, onlyWhatFits } = reviewed;
  const sent = await findSentRun(ctx, requestKey);
  if (sent) return sent;

  const brands = parseBrands(reviewed);
  // Before the transaction: an API may take its time to say what it offers.
  const offered = await readModelLists(ctx, reviewed.ask);
  try {
    return await sendOnce(ctx, {
      ...{ requestKey, onlyWhatFits, kind: "set", setId: null },
      plan: async (inside) => {
        await holdKey(inside, requestKey);
        await keepBrands(inside, brands);
        return planQuestions(inside, reviewed, offered);
      },
    });
  } catch (error) {
    const other = error instanceof SentMeanwhile ? await findSentRun(ctx, requestKey) : null;
    if (other) return other;
    throw error;
  }
}

type Inside = Context & { tx: Transaction };

class SentMeanwhile extends AppError {
  constructor() {
    super("conflict", { message: "This was sent already." });
  }
}

/** Of two clicks the second waits here for the first, and then finds its run. */
async function holdKey(ctx: Inside, requestKey: string): Promise<void> {
  await ctx.tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`first steps ${ctx.workspaceId}`],
  });
  if (await findSentRun(ctx, requestKey)) throw new SentMeanwhile();
}

async function planQuestions(
  ctx: Inside,
  { market, setName, families, ask }: ParsedFirstRun,
  offered: Awaited<ReturnType<typeof readModelLists>>,
): Promise<PricedPlan> {
  const marketId = await keepMarket(ctx, market);
  const { setId } = await keepQuestions(ctx, { setName, families, marketId });
  const asked = { ...ask, marketIds: marketId === null ? [] : [marketId], personaIds: [], label: null };
  const facts = await readAskFacts(ctx, asked, offered);
  const { id: setVersionId, members } = await cutSetVersion(ctx, setId);
  const origin = { setVersionId, scheduleId: null, slotId: null };
  const { plan, expected, problems } = await planSetRun(ctx, facts, { members, origin });
  if (problems.length > 0) throw refusedPlan(problems);
  return { plan, expected, madeSetId: setId };
}

/** The market that was chosen, or the one of the place that was typed: a new one where there is none. */
async function keepMarket(ctx: Inside, market: ParsedFirstRun["market"]): Promise<string | null> {
  if (market === null) return null;
  if ("id" in market) return market.id;
  const { language, country, city } = market;
  const same = await ctx.tx.prisma.market.findFirst({
    where: {
      ...{ workspaceId: ctx.workspaceId, language, country, archivedAt: null },
      city: city === null ? null : { equals: city, mode: "insensitive" },
    },
    select: { id: true },
  });
  return same?.id ?? (await makeMarket({ ctx, input: market })).id;
}
