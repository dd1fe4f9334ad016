import "server-only";
import { z } from "zod";
import { allOf, type Condition } from "@/lib/db/query/conditions";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { StudyFigure } from "@/lib/domain/schedules/study";
import { WITH_PROMPTS } from "./fact-conditions";

const rowSchema = z.object({
  family: z.uuid(),
  /** A prompt of no family is one by itself, by its own id. */
  isAlone: z.boolean(),
  /** Both: of what something was done to, and of what was chosen to hold it against. */
  side: z.enum(["treated", "both", "control"]),
  spell: z.int(),
  answers: z.coerce.number(),
  hits: z.coerce.number(),
});
type FamilyRow = z.infer<typeof rowSchema>;

interface Asked {
  facts: readonly Condition[];
  /** When each spell begins, in order. */
  starts: readonly Date[];
  /** Which facts are of what something was done to, and of what was chosen beside; null for all others. */
  treated: readonly Condition[];
  controls: readonly Condition[] | null;
  brand: string;
  figure: StudyFigure;
}

const BRANDS: Record<StudyFigure, Sql> = {
  presence: sql`answer_fact.brands`,
  "citation-rate": sql`answer_fact.cited_brands`,
};

/** Answers by family, side and spell, and how many of them name a brand, or cite it. */
export const countFamilies = (
  own: WorkspaceReads,
  { facts, starts, treated, controls, brand, figure }: Asked,
): Promise<FamilyRow[]> =>
  own.rows(
    {
      columns: sql`coalesce(prompt.family_id, prompt.id) as family, prompt.family_id is null as "isAlone",
                   case when (${allOf(treated)}) is not true then 'control'
                        when ${controls === null ? sql`false` : allOf(controls)} then 'both'
                        else 'treated' end as side,
                   width_bucket(answer_fact.asked_at, ${starts}::timestamptz[]) - 1 as spell, count(*) as answers,
                   count(*) filter (where ${Number(brand)} = any(${BRANDS[figure]})) as hits`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: facts,
      groupBy: sql`1, 2, 3, 4`,
      orderBy: sql`1, 3, 4`,
    },
    rowSchema,
  );
