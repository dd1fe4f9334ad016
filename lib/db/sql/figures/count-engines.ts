import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { countOf } from "./brand-places";
import { type Measured, WITH_PROMPTS } from "./fact-conditions";
import { ofAllBrands, sumsOf } from "./read-sums";

const id = z.uuid();
const count = z.coerce.number();

const engineSchema = z.object({ prompt: id, engine: z.string(), answers: count, naming: count });
type EngineRow = z.infer<typeof engineSchema>;

/** Answers by prompt and engine, and how many of them name one brand. */
export async function countEngines(
  own: WorkspaceReads,
  { measured, brand }: { measured: Measured; brand: string },
): Promise<EngineRow[]> {
  const read = sumsOf(
    { measured, breaks: [] },
    {
      keys: ["prompt_id", "engine"],
      counts: ["answers", "naming"],
      columns: sql`prompt.id as prompt, engine, sum(answers) as answers, sum(naming) as naming`,
    },
  );
  if (read === null) return countEnginesOfFacts(own, { measured, brand });
  const rows = await own.rows(
    { ...read, groupBy: sql`prompt.id, engine`, having: sql`sum(answers) > 0` },
    engineSchema.extend({ naming: ofAllBrands }),
  );
  return rows.map(({ naming, ...row }) => ({ ...row, naming: countOf(naming, brand) }));
}

const countEnginesOfFacts = (
  own: WorkspaceReads,
  { measured, brand }: { measured: Measured; brand: string },
): Promise<EngineRow[]> =>
  own.rows(
    {
      columns: sql`prompt.id as prompt, answer_fact.engine, count(*) as answers,
                   count(*) filter (where ${Number(brand)} = any(answer_fact.brands)) as naming`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: measured.facts,
      groupBy: sql`prompt.id, answer_fact.engine`,
    },
    engineSchema,
  );
