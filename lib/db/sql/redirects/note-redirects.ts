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

/**
 * The same for answers that are old: their redirects are asked one a second, after those of the workspace that are due, so
 * that what is collected meanwhile need not wait for them.
 */
export async function noteOldRedirects(
  db: Queryable,
  workspaceId: string,
  rawUrls: readonly string[],
): Promise<void> {
  if (rawUrls.length === 0) return;
  const urls = new Map(rawUrls.map((rawUrl) => [hashOf(rawUrl), rawUrl]));
  await db.query({
    text: `
      insert into app.redirect (id, workspace_id, raw_url, url_hash, due_at)
      select uuidv7(), $1, "rawUrl", "urlHash",
             greatest(now(), (select max(due_at) from app.redirect where workspace_id = $1))
               + row_number() over (order by "urlHash") * interval '1 second'
        from jsonb_to_recordset($2::jsonb) as one ("rawUrl" text, "urlHash" text) order by "urlHash"
      on conflict (workspace_id, url_hash) do update set due_at = now() where redirect.due_at is null`,
    values: [workspaceId, JSON.stringify([...urls].map(([urlHash, rawUrl]) => ({ rawUrl, urlHash })))],
  });
}

/** The same for all that a workspace's answers cite, those of the newest answers first. */
export async function noteAllRedirects(db: Queryable, workspaceId: string): Promise<void> {
  await db.query({
    text: `
      insert into app.redirect (id, workspace_id, raw_url, url_hash, due_at)
      select uuidv7(), $1, raw_url, encode(sha256(convert_to(raw_url, 'UTF8')), 'hex'),
             now() + row_number() over (order by last_cited desc) * interval '1 second'
        from (select raw_url, max(answered_at) as last_cited from app.citation
               where workspace_id = $1 and resolved_url is null group by 1) as cited
      on conflict (workspace_id, url_hash) do nothing`,
    values: [workspaceId],
  });
}
