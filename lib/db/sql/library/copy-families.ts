import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface Copied {
  from: { workspaceId: string; setId: string };
  into: { workspaceId: string; setId: string };
  createdById: string | null;
  createdAt: Date;
}

const rowSchema = z.object({ id: z.uuid(), made: z.uuid() });

/** Copies the families that prompts in use of a set are of into another set, with one statement. Returns the new ids by the old. */
export async function copyFamilies(
  db: Queryable,
  { from, into, createdById, createdAt }: Copied,
): Promise<Map<string, string>> {
  const { rows } = await db.query({
    text: `with given as materialized (
             select family.*, uuidv7() as made from app.family
              where family.workspace_id = $1 and family.set_id = $2
                and exists (select from app.prompt where prompt.family_id = family.id and prompt.archived_at is null)),
           copied as (
             insert into app.family (id, workspace_id, set_id, name, template, variables, created_by_id, created_at)
             select made, $3, $4, name, template, variables, $5, $6 from given)
           select id, made from given`,
    values: [from.workspaceId, from.setId, into.workspaceId, into.setId, createdById, createdAt],
  });
  return new Map(
    rowSchema
      .array()
      .parse(rows)
      .map(({ id, made }) => [id, made]),
  );
}
