import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { hashOf } from "./note-redirects";

const rowSchema = z.object({ rawUrl: z.string(), resolvedUrl: z.string() });

/** Where redirects of a workspace lead, of those of which it is known. */
export async function readKnownRedirects(
  db: Queryable,
  { workspaceId, rawUrls }: { workspaceId: string; rawUrls: readonly string[] },
): Promise<Map<string, string>> {
  if (rawUrls.length === 0) return new Map();
  const { rows } = await db.query({
    text: `select raw_url as "rawUrl", resolved_url as "resolvedUrl" from app.redirect
            where workspace_id = $1 and url_hash = any($2::text[]) and state = 'resolved'`,
    values: [workspaceId, rawUrls.map(hashOf)],
  });
  const known = rowSchema.array().parse(rows);
  return new Map(known.map(({ rawUrl, resolvedUrl }) => [rawUrl, resolvedUrl]));
}
