import "server-only";
import { z } from "zod";
import { allOf } from "@/lib/db/query/conditions";
import { Prisma } from "@/lib/db/generated/client";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type Questions, questionsFilter, type StudyFigure } from "@/lib/domain/schedules/study";
import { countIn } from "./brand-places";
import { ofKinds, WITH_PROMPTS } from "./fact-conditions";
import { type Asked as AskedSpells, spellOf, sumsOf } from "./read-sums";

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

interface Asked extends AskedSpells {
  /** What something was done to, and what was chosen beside it; null for all else. */
  treated: Questions;
  controls: Questions | null;
  brand: string;
  figure: StudyFigure;
}

const BRANDS: Record<StudyFigure, Sql> = {
  presence: sql`answer_fact.brands`,
  "citation-rate": sql`answer_fact.cited_brands`,
};

const SUMMED: Record<StudyFigure, "naming" | "citing"> = { presence: "naming", "citation-rate": "citing" };

const FAMILY = sql`coalesce(prompt.family_id, prompt.id) as family, prompt.family_id is null as "isAlone"`;

/** Answers by family, side and spell, and how many of them name a brand, or cite it. */
export async function countFamilies(own: WorkspaceReads, asked: Asked): Promise<FamilyRow[]> {
  const { treated, controls, brand, figure } = asked;
  // Of what is asked of sides, sums by prompt alone do not tell sets.
  const bySet = [treated, controls].some((one) => one?.by === "set");
  const read = sumsOf(asked, {
    keys: bySet ? ["prompt_id", "set_id", "origin"] : ["prompt_id"],
    counts: ["answers", SUMMED[figure]],
    columns: sql`${FAMILY}, ${sideOf(sql`counted`, asked)} as side, spell, sum(answers) as answers,
                 sum(${Prisma.raw(SUMMED[figure])}) as hits`,
  });
  if (read === null) return countFamiliesOfFacts(own, asked);
  return own.rows(
    { ...read, groupBy: sql`1, 2, 3, 4`, having: sql`sum(answers) > 0`, orderBy: sql`1, 3, 4` },
    rowSchema.extend({ hits: z.string().transform((all) => countIn(all, Number(brand))) }),
  );
}

const countFamiliesOfFacts = (own: WorkspaceReads, asked: Asked): Promise<FamilyRow[]> =>
  own.rows(
    {
      columns: sql`${FAMILY}, ${sideOf(sql`answer_fact`, asked)} as side, ${spellOf(asked)} as spell, count(*) as answers,
                   count(*) filter (where ${Number(asked.brand)} = any(${BRANDS[asked.figure]})) as hits`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: asked.measured.facts,
      groupBy: sql`1, 2, 3, 4`,
      orderBy: sql`1, 3, 4`,
    },
    rowSchema,
  );

/** On which side a fact is, or what is counted of several. */
const sideOf = (of: Sql, { treated, controls }: Asked): Sql =>
  sql`case when (${areOf(of, treated)}) is not true then 'control'
           when ${controls === null ? sql`false` : areOf(of, controls)} then 'both'
           else 'treated' end`;

const areOf = (of: Sql, questions: Questions): Sql => allOf(ofKinds(of, questionsFilter(questions)));
