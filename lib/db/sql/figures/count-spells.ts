import "server-only";
import { z } from "zod";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { countOf } from "./brand-places";
import { WITH_PROMPTS } from "./fact-conditions";
import { type Asked, ofAllBrands, spellOf, sumsOf } from "./read-sums";

const id = z.uuid();
const count = z.coerce.number();

/** Answers by spell and prompt, and how many of them name each of some brands. */
interface SpellRow {
  spell: number;
  prompt: string;
  family: string;
  weight: number;
  answers: number;
  /** 0 where days were not counted. */
  days: number;
  naming: number[];
}

const spellSchema = z.object({
  spell: z.int(),
  prompt: id,
  family: id,
  weight: count,
  answers: count,
});

/** Counts the answers of spells, and those that name each of some brands. */
export async function countSpells(
  own: WorkspaceReads,
  asked: Asked & { brands: readonly string[] },
): Promise<SpellRow[]> {
  const { brands } = asked;
  const read = sumsOf(asked, {
    keys: ["prompt_id"],
    counts: ["answers", "naming"],
    columns: sql`spell, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, prompt.weight,
                 sum(answers) as answers, sum(naming) as naming`,
  });
  if (read === null) return countSpellsOfFacts(own, asked);
  const rows = await own.rows(
    { ...read, groupBy: sql`1, prompt.id`, having: sql`sum(answers) > 0` },
    spellSchema.extend({ naming: ofAllBrands }),
  );
  return rows.map(({ naming, ...row }) => ({
    ...row,
    days: 0,
    naming: brands.map((brand) => countOf(naming, brand)),
  }));
}

async function countSpellsOfFacts(
  own: WorkspaceReads,
  asked: Asked & { brands: readonly string[] },
): Promise<SpellRow[]> {
  const rows = await own.rows(
    {
      columns: sql`${spellOf(asked)} as spell, prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family,
                   prompt.weight, count(*) as answers, ${namingEach(asked.brands)} as naming`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: asked.measured.facts,
      groupBy: sql`1, prompt.id`,
    },
    spellSchema.extend({ naming: count.array() }),
  );
  return rows.map((row) => ({ ...row, days: 0 }));
}

const namingEach = (brands: readonly string[]): Sql =>
  brands.reduce(
    (columns, brand) => sql`${columns} || count(*) filter (where ${Number(brand)} = any(answer_fact.brands))`,
    sql`'{}'::bigint[]`,
  );
