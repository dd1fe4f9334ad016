import "server-only";
import type { Condition } from "@/lib/db/query/conditions";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { countBeside, countNamingDays } from "@/lib/db/sql/figures/count-places";
import type { SaidParts } from "@/lib/db/sql/figures/read-said";
import type { ShownBrand } from "@/lib/services/overview/read-facts-of";
import { pooledRho } from "@/lib/statistics/intervals/pooled-rho";
import { type Rate, rateOf } from "@/lib/statistics/intervals/rate";
import { estimandOf } from "@/lib/statistics/measures/counted-brands";

/** Another brand, and the share of the answers that name the one in which it is named as well. */
export interface Beside {
  brand: ShownBrand;
  share: Rate;
}

interface Naming {
  parts: SaidParts;
  /** All of the parts. */
  facts: readonly Condition[];
  brand: string;
  zone: string;
  /** The answers to each prompt that name the brand. */
  naming: readonly { prompt: string; family: string; weight: number; naming: number }[];
  others: readonly ShownBrand[];
}

/** With whom a brand is named: the others by how many answers name both, controls with them. */
export async function readBeside(
  own: WorkspaceReads,
  { parts, facts, brand, zone, naming, others }: Naming,
): Promise<Beside[]> {
  const rows = await countBeside(own, { parts, brand });
  const prompts = naming.map((row) => ({ ...row, answers: row.naming }));
  const estimand = estimandOf(prompts);
  const days = estimand === "these-questions" ? await countNamingDays(own, { facts, brand, zone }) : [];
  const daysOf = new Map(days.map((row) => [row.prompt, row.days]));
  const both = Map.groupBy(rows, (row) => row.brand);
  const told = others.flatMap((other) => {
    const hits = new Map((both.get(other.brand) ?? []).map((row) => [row.prompt, row.answers]));
    if (hits.size === 0) return [];
    const tallies = prompts.map(({ prompt, family, weight, answers }) => ({
      ...{ prompt, family, weight, answers, hits: hits.get(prompt) ?? 0, days: daysOf.get(prompt) ?? 0 },
    }));
    return [{ brand: other, tallies }];
  });
  // How alike all of them are in a family stands in for what can't be told of one.
  const pooled = pooledRho(told.map(({ tallies }) => rateOf(tallies, estimand))) ?? undefined;
  return told
    .map(({ brand: other, tallies }) => ({ brand: other, share: rateOf(tallies, estimand, pooled) }))
    .toSorted((one, other) => other.share.numerator - one.share.numerator);
}
