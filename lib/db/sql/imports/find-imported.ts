import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const rowSchema = z.object({
  externalId: z.string().nullable(),
  /** Null where it was asked from here, and comes back in an export of ours. */
  contentHash: z.instanceof(Buffer).nullable(),
});
type KnownAnswer = z.infer<typeof rowSchema>;

const idSchema = z.uuid();

/** The answers of a workspace that were imported under these ids, or, without one, that say this; or whose own ids these are. */
export async function findImported(
  db: Queryable,
  workspaceId: string,
  lines: readonly { externalId: string | null; contentHash: Buffer }[],
): Promise<KnownAnswer[]> {
  const { rows } = await db.query({
    text: `select id::text as "externalId", null::bytea as "contentHash" from app.task
            where workspace_id = $1 and id = any($4::uuid[]) and state = 'answered'
           union all
           select external_id, content_hash from app.imported_answer
            where workspace_id = $1 and external_id is not null and external_id = any($2::text[])
           union all
           select external_id, content_hash from app.imported_answer
            where workspace_id = $1 and external_id is null and content_hash = any($3::bytea[])`,
    values: [
      workspaceId,
      lines.flatMap(({ externalId }) => externalId ?? []),
      lines.flatMap(({ externalId, contentHash }) => (externalId === null ? [contentHash] : [])),
      lines.flatMap(({ externalId }) => idSchema.safeParse(externalId).data ?? []),
    ],
  });
  return rowSchema.array().parse(rows);
}
