import "server-only";
import { createHash } from "node:crypto";
import type { Queryable } from "@/lib/db/columns";

interface Cited {
  workspaceId: string;
  rawUrl: string;
}

export const hashOf = (rawUrl: string): string => createHash("sha256").update(rawUrl).digest("hex");

/**
 * Has redirects that answers cite looked at by the worker, with the commit that saves the answers. One that is known
 * already is looked at again: what is known of it is written into the new citations. In the order of their keys, so that
 * several who write at once wait for each other and not in a circle.
 */
export async function noteRedirects(db: Queryable, cited: readonly Cited[]): Promise<void> {
  if (cited.length === 0) return;
  await db.query({
    text: `
      insert into app.redirect (id, workspace_id, raw_url, url_hash)
      select uuidv7(), "workspaceId", min("rawUrl"), "urlHash"
        from jsonb_to_recordset($1::jsonb) as one ("workspaceId" uuid, "rawUrl" text, "urlHash" text)
       group by "workspaceId", "urlHash" order by "workspaceId", "urlHash"
      on conflict (workspace_id, url_hash) do update set due_at = now() where redirect.due_at is null`,
    values: [JSON.stringify(cited.map((one) => ({ ...one, urlHash: hashOf(one.rawUrl) })))],
  });
}
