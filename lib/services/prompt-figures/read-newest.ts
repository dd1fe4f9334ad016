import "server-only";
import { isMadeBy, newestRules } from "@/lib/db/sql/facts/stale-facts";
import { type PromptAnswerRow, readPromptAnswers } from "@/lib/db/sql/figures/prompt-answers";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { answeredAs, unansweredAs } from "@/lib/domain/tasks/cell-state";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { newestBrandRules } from "@/lib/services/brands";
import { type Context, readsOf, sqlOf } from "@/lib/services/context";
import type { ShownBrand } from "@/lib/services/overview/read-facts-of";
import { readFilter } from "@/lib/services/search/read-search";
import type { Compared, Naming } from "@/lib/statistics/figures/prompt-figures";
import { untrackedIn } from "@/lib/statistics/measures/from-fact";

/** A cell of a prompt. */
export interface PromptAnswer extends Compared, Naming {
  answer: string;
  prompt: string;
  by: { engine: string };
}

interface Newest {
  brands: ShownBrand[];
  /** In the order in which they were asked, as far as they are measured by the rules of now. */
  rows: PromptAnswer[];
  /** Answers that are not, and are in no row. */
  waiting: number;
  /** Whether so many were read that there may be more. */
  isCut: boolean;
}

/** The newest so many cells of a prompt that a filter leaves. */
export async function readNewest(
  ctx: Context,
  { promptId, filter }: { promptId: string; filter: Zoned<FigureFilter> },
  most: number,
): Promise<Newest> {
  const own = readsOf(ctx);
  const [{ brands: known }, rules, read] = await Promise.all([
    newestBrandRules({ ctx }),
    newestRules(sqlOf(ctx), ctx.workspaceId),
    readFilter(own, { ...ANY_ANSWER, ...filter, promptId }).then((asked) =>
      readPromptAnswers(own, asked, most),
    ),
  ]);
  const versions = { codeVersion: FACT_VERSION, ...rules };
  const measured = read.filter(({ fact }) => fact === null || isMadeBy(fact, versions));
  const brands = known.map(({ id, number, name, role }) => ({
    ...{ id, brand: String(number), name, isOwn: role === "own" },
    role: role === "control" ? ("control" as const) : ("tracked" as const),
  }));
  const roles = new Map(brands.map(({ brand, role }) => [brand, role]));
  return {
    brands,
    rows: measured.map((row) => ({ ...rowOf(row, roles), prompt: promptId })),
    waiting: read.length - measured.length,
    isCut: read.length === most,
  };
}

function rowOf(
  { id, engine, state, fact }: PromptAnswerRow,
  roles: ReadonlyMap<string, "tracked" | "control">,
): Omit<PromptAnswer, "prompt"> {
  const named = (fact?.brands ?? []).map(String).flatMap((brand) => {
    const role = roles.get(brand);
    // Whoever has no role was tracked when the fact was made, and is not any more.
    return role ? [{ brand, role }] : [];
  });
  return {
    answer: id,
    by: { engine },
    state: unansweredAs(state) ?? answeredAs(fact?.searched ?? null),
    named,
    domains: fact?.domains ?? [],
    untracked: fact && untrackedIn(fact),
  };
}
