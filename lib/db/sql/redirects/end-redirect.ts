import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { keptText } from "@/lib/db/query/kept";
import type { UnresolvedReason } from "@/lib/domain/sources/redirect";
import type { Hop } from "@/lib/net/follow-redirect";
import type { DueRedirect } from "./take-due";

type Known = Pick<DueRedirect, "id" | "workspaceId">;

/** Keeps what was asked on the way, as an attempt of its own. */
export async function addHops(
  db: Queryable,
  { id, workspaceId, attempts }: DueRedirect,
  hops: readonly Hop[],
): Promise<void> {
  await db.query({
    text: `
      insert into app.redirect_hop (redirect_id, workspace_id, attempt, number, method, address, status, failure, next, at)
      select $1, $2, $3, "number", "method", address, status, failure, next, at
        from jsonb_to_recordset($4::jsonb) as one (
          "number" int, "method" text, address text, status int, failure text, next text, at timestamptz)`,
    values: [id, workspaceId, attempts + 1, JSON.stringify(hops)],
  });
}

export async function endResolved(db: Queryable, { id }: Known, resolvedUrl: string): Promise<void> {
  await db.query({
    text: `update app.redirect set state = 'resolved', reason = null, resolved_url = $2, attempts = attempts + 1,
                  due_at = null, ended_at = now() where id = $1`,
    values: [id, resolvedUrl],
  });
}

/** Nobody knows where it leads; asked once more after so many seconds, or no more. */
export async function endUnresolved(
  db: Queryable,
  { id }: Known,
  { reason, againAfter }: { reason: UnresolvedReason; againAfter: number | null },
): Promise<void> {
  await db.query({
    text: `update app.redirect set state = 'unresolved', reason = $2, attempts = attempts + 1, ended_at = now(),
                  due_at = now() + make_interval(secs => $3::float8) where id = $1`,
    values: [id, reason, againAfter],
  });
}

/** Leaves one for later, as if it had not been taken; null: nothing is to be done about it. */
export async function putBack(db: Queryable, { id }: Known, seconds: number | null): Promise<void> {
  await db.query({
    text: "update app.redirect set due_at = now() + make_interval(secs => $2::float8) where id = $1",
    values: [id, seconds],
  });
}

/**
 * Writes where a redirect leads into the citations that have only the redirect, and returns whose answers they are.
 * Those of answers that are deleted stay as they are: their sums are taken back already.
 */
export async function resolveCitations(
  db: Queryable,
  { workspaceId, rawUrl }: Pick<DueRedirect, "workspaceId" | "rawUrl">,
  { resolvedUrl, sourceUrl, domain }: { resolvedUrl: string | null; sourceUrl: string; domain: string },
): Promise<string[]> {
  const { rows } = await db.query({
    text: `
      update app.citation set resolved_url = $3, source_url = $4, domain = $5
       where workspace_id = $1 and md5(raw_url) = md5($2) and raw_url = $2 and resolved_url is null
         and ${keptText("task", "citation.task_id")}
      returning task_id as "taskId"`,
    values: [workspaceId, rawUrl, resolvedUrl, sourceUrl, domain],
  });
  const tasks = z.object({ taskId: z.uuid() }).array().parse(rows);
  return [...new Set(tasks.map(({ taskId }) => taskId))];
}
