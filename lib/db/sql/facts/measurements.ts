import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { FactVersions } from "./stale-facts";

const rowSchema = z.object({
  codeVersion: z.int(),
  ruleVersion: z.int(),
  companyVersion: z.int(),
  begunAt: z.date(),
  toldAt: z.date().nullable(),
  figures: z.unknown(),
});
/** A version that a workspace's answers were measured by, with what it came to, as it was written. */
type MeasurementRow = z.infer<typeof rowSchema>;

const toldSchema = rowSchema.extend({ toldAt: z.date() });
export type ToldMeasurement = z.infer<typeof toldSchema>;

const COLUMNS = `code_version as "codeVersion", rule_version as "ruleVersion", company_version as "companyVersion",
  begun_at as "begunAt", told_at as "toldAt", figures`;
const VERSIONS = "(code_version, rule_version, company_version)";

/** Holds a workspace's measurements until the transaction ends. */
export async function lockMeasurements(tx: Queryable, workspaceId: string): Promise<void> {
  await tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`measurements ${workspaceId}`],
  });
}

/** The newest of a workspace's versions. */
export async function newestMeasurement(db: Queryable, workspaceId: string): Promise<MeasurementRow | null> {
  const { rows } = await db.query({
    text: `select ${COLUMNS} from app.measurement where workspace_id = $1 order by ${VERSIONS} desc limit 1`,
    values: [workspaceId],
  });
  return rowSchema.array().parse(rows)[0] ?? null;
}

/** The newest version that was told, and the one told before it by other rules of brands or other code. */
export async function lastTwoTold(db: Queryable, workspaceId: string): Promise<ToldMeasurement[]> {
  const { rows } = await db.query({
    text: `select ${COLUMNS} from (
             select *, row_number() over (partition by code_version, rule_version order by company_version desc) as place
               from app.measurement where workspace_id = $1 and told_at is not null) told
            where place = 1 order by ${VERSIONS} desc limit 2`,
    values: [workspaceId],
  });
  return toldSchema.array().parse(rows);
}

const versionsRows = rowSchema.pick({ codeVersion: true, ruleVersion: true, companyVersion: true }).array();

/** What most of a workspace's answers are measured by; null where none is. */
export async function commonestVersions(db: Queryable, workspaceId: string): Promise<FactVersions | null> {
  const { rows } = await db.query({
    text: `select code_version as "codeVersion", rule_version as "ruleVersion", company_version as "companyVersion"
             from app.answer_fact fact where workspace_id = $1 and code_version > 0
            group by code_version, rule_version, company_version order by count(*) desc limit 1`,
    values: [workspaceId],
  });
  return versionsRows.parse(rows)[0] ?? null;
}

/** Begins a version. One that was begun before and never told is told no more. */
export async function insertMeasurement(
  tx: Queryable,
  workspaceId: string,
  { codeVersion, ruleVersion, companyVersion }: FactVersions,
  at: Date,
): Promise<void> {
  await tx.query({
    text: `with gone as (delete from app.measurement where workspace_id = $1 and told_at is null)
           insert into app.measurement (workspace_id, code_version, rule_version, company_version, begun_at)
           values ($1, $2, $3, $4, $5)`,
    values: [workspaceId, codeVersion, ruleVersion, companyVersion, at],
  });
}

/** Writes what a version came to, over what was written of it before. */
export async function tellMeasurement(
  tx: Queryable,
  workspaceId: string,
  { codeVersion, ruleVersion, companyVersion }: FactVersions,
  { figures, at }: { figures: unknown; at: Date },
): Promise<void> {
  await tx.query({
    text: `insert into app.measurement (workspace_id, code_version, rule_version, company_version, begun_at, told_at, figures)
           values ($1, $2, $3, $4, $6, $6, $5)
           on conflict (workspace_id, code_version, rule_version, company_version)
           do update set told_at = excluded.told_at, figures = excluded.figures`,
    values: [workspaceId, codeVersion, ruleVersion, companyVersion, JSON.stringify(figures), at],
  });
}

/** Workspaces whose newest version is begun and not told. */
export async function listUntold(db: Queryable): Promise<({ workspaceId: string } & FactVersions)[]> {
  const { rows } = await db.query({
    text: `select workspace_id as "workspaceId", code_version as "codeVersion", rule_version as "ruleVersion",
                  company_version as "companyVersion"
             from app.measurement
             join app.workspace on workspace.id = measurement.workspace_id and workspace.deleted_at is null
            where told_at is null order by workspace_id`,
    values: [],
  });
  return versionsRows.element.extend({ workspaceId: z.uuid() }).array().parse(rows);
}

/**
 * How many answers are still measured by an older version, once whoever is measuring one now is done with it: who reads
 * what this version came to reads all of it.
 */
export async function waitForStale(
  tx: Queryable,
  workspaceId: string,
  { codeVersion, ruleVersion, companyVersion }: FactVersions,
): Promise<number> {
  const { rows } = await tx.query({
    text: `with held as (
             select 1 from app.answer_fact fact
              where workspace_id = $1 and (code_version, rule_version, company_version) < ($2, $3, $4) for share)
           select count(*)::int as count from held`,
    values: [workspaceId, codeVersion, ruleVersion, companyVersion],
  });
  return z.tuple([z.object({ count: z.int() })]).parse(rows)[0].count;
}
