import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const rowSchema = z.object({
  externalId: z.string().nullable(),
  contentHash: z.instanceof(Buffer),
  line: z.int(),
});
export type KnownAnswer = z.infer<typeof rowSchema>;

/** The answers of a workspace that were imported under these ids, or, without one, that say this. */
export async function findImported(
  db: Queryable,
  workspaceId: string,
  lines: readonly { externalId: string | null; contentHash: Buffer }[],
): Promise<KnownAnswer[]> {
  const { rows } = await db.query({
    text: `select external_id as "externalId", content_hash as "contentHash", line from app.imported_answer
            where workspace_id = $1 and external_id is not null and external_id = any($2::text[])
           union all
           select external_id, content_hash, line from app.imported_answer
            where workspace_id = $1 and external_id is null and content_hash = any($3::bytea[])`,
    values: [
      workspaceId,
      lines.flatMap(({ externalId }) => externalId ?? []),
      lines.flatMap(({ externalId, contentHash }) => (externalId === null ? [contentHash] : [])),
    ],
  });
  return rowSchema.array().parse(rows);
}
