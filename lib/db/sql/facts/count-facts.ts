import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { FactVersions } from "./stale-facts";

const isStale = ({ codeVersion, ruleVersion, companyVersion }: FactVersions) =>
  sql`(answer_fact.code_version, answer_fact.rule_version, answer_fact.company_version)
    < (${codeVersion}::int, ${ruleVersion}::int, ${companyVersion}::int)`;

/** How many of a workspace's answers are measured by these versions, of how many. Where all are, they are not counted. */
export async function countFacts(
  own: WorkspaceReads,
  versions: FactVersions,
): Promise<{ done: number; of: number } | null> {
  const first = await own.rows(
    { columns: sql`1 as one`, from: "answer_fact", where: [isStale(versions)], limit: 1 },
    z.object({ one: z.literal(1) }),
  );
  if (first.length === 0) return null;
  return own.row(
    {
      columns: sql`count(*) filter (where not ${isStale(versions)})::int as done, count(*)::int as of`,
      from: "answer_fact",
    },
    z.object({ done: z.int(), of: z.int() }),
  );
}
