import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { cites, type DomainAsked } from "./count-domain";
import { WITH_PROMPTS } from "./fact-conditions";
import { addedUp, type SaidParts, type SaidSums } from "./read-said";
import { ofAllBrands } from "./read-sums";

const rowSchema = z.object({ brand: z.int().transform(String), answers: z.coerce.number() });
type NamedRow = z.infer<typeof rowSchema>;

interface Asked extends DomainAsked {
  parts: SaidParts;
  /** An own brand by its number, null where there is none: for each of them there is a sum, which say the same of this. */
  own: string | null;
}

/** The brands that answers name which cite a domain, by their numbers, with how many answers do; the most first. */
export async function countNamedBeside(
  own: WorkspaceReads,
  { parts: { sums, facts }, own: brand, ...asked }: Asked,
): Promise<NamedRow[]> {
  const [summed, counted] = await Promise.all([
    sums === null ? [] : besideOfSums(own, sums, { domain: asked.domain, brand }),
    facts === null ? [] : besideOfFacts(own, facts, asked),
  ]);
  return addedUp([...summed, ...counted], (row) => row.brand, ["answers"]).toSorted(
    (one, other) => other.answers - one.answers || Number(one.brand) - Number(other.brand),
  );
}

async function besideOfSums(
  own: WorkspaceReads,
  { steps }: SaidSums,
  { domain, brand }: { domain: string; brand: string | null },
): Promise<NamedRow[]> {
  const { naming } = await own.row(
    {
      columns: sql`coalesce(sum(gap_sum.naming), 0)::text as naming`,
      from: "measured_step",
      joins: sql`join app.gap_sum on gap_sum.step_id = measured_step.id`,
      where: [
        ...steps,
        sql`gap_sum.domain = ${domain}`,
        sql`gap_sum.brand is not distinct from ${brand === null ? null : Number(brand)}::smallint`,
      ],
    },
    z.object({ naming: ofAllBrands }),
  );
  return naming.map(([number, answers]) => ({ brand: String(number), answers }));
}

const besideOfFacts = (
  own: WorkspaceReads,
  facts: readonly Condition[],
  asked: DomainAsked,
): Promise<NamedRow[]> =>
  own.rows(
    {
      columns: sql`named.brand, count(*) as answers`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} cross join lateral unnest(answer_fact.brands) as named (brand)`,
      where: [...facts, cites(own, asked)],
      groupBy: sql`1`,
    },
    rowSchema,
  );
