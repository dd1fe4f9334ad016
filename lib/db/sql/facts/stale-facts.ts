import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

// A fact is stale that an older version of the code has made, or older rules. What made one was the newest of each at its
// time, so that versions are compared as they stand, in their order, and one index tells it. What newer code has made is
// left to it.

const newest = (kind: "brands" | "companies"): string =>
  `coalesce((select max(number) from app.rule_version
              where rule_version.workspace_id = workspace.id and rule_version.kind = '${kind}'), 0)`;

const NEWEST = `select ${newest("brands")} as rules, ${newest("companies")} as companies`;
const MADE_BY = "(fact.code_version, fact.rule_version, fact.company_version)";

/** What facts are to be made by. */
export interface FactVersions {
  codeVersion: number;
  ruleVersion: number;
  companyVersion: number;
}

/** Whether what one version made is stale by another. */
export const isOlder = (one: FactVersions, other: FactVersions): boolean =>
  one.codeVersion < other.codeVersion ||
  (one.codeVersion === other.codeVersion &&
    (one.ruleVersion < other.ruleVersion ||
      (one.ruleVersion === other.ruleVersion && one.companyVersion < other.companyVersion)));

/** Whether these very versions made a fact: what an older one has told is told anew in a while, and figures of two would be of nothing. */
export const isMadeBy = (fact: FactVersions, versions: FactVersions): boolean =>
  fact.codeVersion === versions.codeVersion &&
  fact.ruleVersion === versions.ruleVersion &&
  fact.companyVersion === versions.companyVersion;

const versionRows = z.tuple([z.object({ ruleVersion: z.int(), companyVersion: z.int() })]);

/** The newest rules that a workspace has. */
export async function newestRules(
  db: Queryable,
  workspaceId: string,
): Promise<Omit<FactVersions, "codeVersion">> {
  const { rows } = await db.query({
    text: `select newest.rules as "ruleVersion", newest.companies as "companyVersion"
             from (select $1::uuid as id) workspace cross join lateral (${NEWEST}) newest`,
    values: [workspaceId],
  });
  return versionRows.parse(rows)[0];
}

/** Workspaces that have a stale fact, with the number of the rules that it should be made by. */
export async function listStaleWorkspaces(
  db: Queryable,
  codeVersion: number,
): Promise<({ workspaceId: string } & FactVersions)[]> {
  const { rows } = await db.query({
    text: `select workspace.id as "workspaceId", $1::int as "codeVersion", newest.rules as "ruleVersion",
                  newest.companies as "companyVersion"
             from app.workspace cross join lateral (${NEWEST}) newest
            where workspace.deleted_at is null
              and exists (select from app.answer_fact fact
                           where fact.workspace_id = workspace.id
                             and ${MADE_BY} < ($1, newest.rules, newest.companies))
            order by workspace.id`,
    values: [codeVersion],
  });
  return z
    .object({ workspaceId: z.uuid(), codeVersion: z.int(), ruleVersion: z.int(), companyVersion: z.int() })
    .array()
    .parse(rows);
}

const takenRows = z.object({ taskId: z.uuid(), askedAt: z.date() }).array();

/**
 * Some of a workspace's stale facts, the newest answers first, which are nobody else's until the transaction ends: whoever
 * changes what they are made of waits for that, and makes them stale again.
 */
export async function takeStaleFacts(
  tx: Queryable,
  workspaceId: string,
  { codeVersion, ruleVersion, companyVersion }: FactVersions,
  { upTo, limit }: { upTo: Date | null; limit: number },
): Promise<{ taskId: string; askedAt: Date }[]> {
  const { rows } = await tx.query({
    text: `select task_id as "taskId", asked_at as "askedAt" from app.answer_fact fact
            where workspace_id = $1 and ${MADE_BY} < ($2, $3, $4)
              and ($5::timestamptz is null or asked_at <= $5)
            order by asked_at desc limit $6 for update skip locked`,
    values: [workspaceId, codeVersion, ruleVersion, companyVersion, upTo, limit],
  });
  return takenRows.parse(rows);
}

/** The fact of one answer, held the same way; false where there is none. */
export async function takeFact(tx: Queryable, workspaceId: string, taskId: string): Promise<boolean> {
  const { rows } = await tx.query({
    text: "select from app.answer_fact where workspace_id = $1 and task_id = $2 for update",
    values: [workspaceId, taskId],
  });
  return rows.length > 0;
}
