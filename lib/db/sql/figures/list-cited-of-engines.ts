import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { WITH_PROMPTS } from "./fact-conditions";

const rowSchema = z.object({ engine: z.string(), answers: z.coerce.number(), domains: z.string().array() });

/** The domains that answers of each engine cite, each once, and by how many answers in all. */
export const listCitedOfEngines = (
  own: WorkspaceReads,
  { facts, cited }: { facts: readonly Condition[]; cited: readonly Condition[] },
): Promise<z.infer<typeof rowSchema>[]> =>
  own.rows(
    {
      columns: sql`answer_fact.engine, count(distinct answer_fact.task_id) as answers,
                   array_agg(distinct citation.domain) as domains`,
      from: "answer_fact",
      joins: sql`${WITH_PROMPTS} join app.citation on citation.task_id = answer_fact.task_id`,
      where: [...facts, sql`citation.domain <> ''`, ...cited],
      groupBy: sql`1`,
      orderBy: sql`1`,
    },
    rowSchema,
  );
