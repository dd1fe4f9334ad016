import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type CitedPart, citations, readParts } from "./read-cited";

const rowSchema = z.object({ engine: z.string(), answers: z.coerce.number(), domains: z.string().array() });

/** The domains that answers of each engine cite, each once, and by how many answers in all; of parts told by who answered. */
export const listCitedOfEngines = (
  own: WorkspaceReads,
  parts: readonly CitedPart[],
): Promise<z.infer<typeof rowSchema>[]> =>
  own.rows(
    {
      columns: sql`one.engine, max(one.answers) filter (where one.domain is null) as answers,
                   array_agg(one.domain) filter (where one.domain is not null) as domains`,
      from: {
        name: sql`one`,
        // First each domain once: they are many more rows than domains.
        read: {
          columns: sql`one.engine, one.domain, sum(one.answers) as answers`,
          from: {
            name: sql`one`,
            read: readParts(parts, {
              ofSums: (sums) => ({
                columns: sql`cited_sum.engine, cited_sum.domain, cited_sum.named as answers`,
                from: "cited_sum",
                where: [...sums, sql`cited_sum.domain is distinct from ''`],
              }),
              // The answers of an engine are a row without a domain.
              ofFacts: (part) => ({
                columns: sql`answer_fact.engine, citation.domain, count(distinct answer_fact.task_id) as answers`,
                ...citations({ ...part, cited: [...part.cited, sql`citation.domain <> ''`] }),
                groupBy: sql`grouping sets ((1, 2), (1))`,
              }),
            }),
          },
          groupBy: sql`1, 2`,
        },
      },
      groupBy: sql`1`,
      having: sql`count(one.domain) > 0`,
      orderBy: sql`1`,
    },
    rowSchema,
  );
