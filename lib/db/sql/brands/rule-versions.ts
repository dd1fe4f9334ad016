import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** What rules are of: see `RuleKind` in prisma/schema/brands.prisma. */
export type RuleKind = "brands" | "companies" | "sources";

const versionRows = z.array(z.object({ number: z.int(), rules: z.unknown() }));
type NumberedRules = z.infer<typeof versionRows>[number];

/** The newest frozen rules of a kind; null where none were made. */
export async function readNewestRules(
  db: Queryable,
  { workspaceId, kind }: { workspaceId: string; kind: RuleKind },
): Promise<NumberedRules | null> {
  const { rows } = await db.query({
    text: `select number, rules from app.rule_version
            where workspace_id = $1 and kind = $2::app.rule_kind order by number desc limit 1`,
    values: [workspaceId, kind],
  });
  return versionRows.parse(rows)[0] ?? null;
}

interface NewRules extends NumberedRules {
  workspaceId: string;
  kind: RuleKind;
  madeById: string | null;
  madeAt: Date;
}

export async function addRuleVersion(
  tx: Queryable,
  { workspaceId, kind, number, rules, madeById, madeAt }: NewRules,
): Promise<void> {
  await tx.query({
    text: `insert into app.rule_version (workspace_id, kind, number, rules, made_by_id, made_at)
           values ($1, $2::app.rule_kind, $3, $4, $5, $6)`,
    values: [workspaceId, kind, number, JSON.stringify(rules), madeById, madeAt],
  });
}

const brandRows = z.array(
  z.object({
    id: z.uuid(),
    number: z.int(),
    name: z.string(),
    role: z.string(),
    rules: z.looseObject({}),
  }),
);

/** The brands of a workspace that are in use, in the order of their numbers. */
export async function readBrandsInUse(
  db: Queryable,
  workspaceId: string,
): Promise<z.infer<typeof brandRows>> {
  const { rows } = await db.query({
    text: `select id, number, name, role::text as role, rules from app.brand
            where workspace_id = $1 and archived_at is null order by number`,
    values: [workspaceId],
  });
  return brandRows.parse(rows);
}

const nameRows = z.array(z.object({ name: z.string() }));

/** The names that were taken for companies of the category without being tracked. */
export async function readCompanies(db: Queryable, workspaceId: string): Promise<string[]> {
  const { rows } = await db.query({
    text: `select name from app.suggested_name
            where workspace_id = $1 and decision = 'company' order by folded collate "C"`,
    values: [workspaceId],
  });
  return nameRows.parse(rows).map(({ name }) => name);
}
