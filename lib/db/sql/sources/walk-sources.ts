import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const rowSchema = z.object({
  domain: z.string(),
  sourceUrl: z.string(),
  title: z.string(),
  citations: z.coerce.number(),
});
export type WalkedSource = z.infer<typeof rowSchema>;

interface Walk {
  workspaceId: string;
  /** Those of these domains alone; null: of any. */
  domains: readonly string[] | null;
  after: Pick<WalkedSource, "domain" | "sourceUrl">;
  limit: number;
}

/** So many of a workspace's sources, in the order of domain and address, that come after one. */
export async function walkSources(
  db: Queryable,
  { workspaceId, domains, after, limit }: Walk,
): Promise<WalkedSource[]> {
  const { rows } = await db.query({
    text: `
      select domain, source_url as "sourceUrl", title, citations from app.source
       where workspace_id = $1 and ($2::text[] is null or domain = any($2)) and (domain, source_url) > ($3, $4)
       order by domain, source_url limit $5`,
    values: [workspaceId, domains, after.domain, after.sourceUrl, limit],
  });
  return rowSchema.array().parse(rows);
}
