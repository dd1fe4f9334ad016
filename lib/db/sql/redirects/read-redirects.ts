import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { RedirectView } from "@/lib/domain/sources/cited-sources";
import { UNRESOLVED_REASONS } from "@/lib/domain/sources/redirect";
import { hashOf } from "./note-redirects";

const hopSchema = z.object({
  address: z.string(),
  method: z.string(),
  status: z.int().nullable(),
  failure: z.string().nullable(),
  next: z.string().nullable(),
  at: z.coerce.date(),
});

const rowSchema = z.object({
  rawUrl: z.string(),
  state: z.enum(["due", "resolved", "unresolved"]),
  reason: z.enum(UNRESOLVED_REASONS).nullable(),
  resolvedUrl: z.string().nullable(),
  attempts: z.int(),
  dueAt: z.date().nullable(),
  hops: hopSchema.array(),
});

/** What is known of redirects of a workspace, with what was asked at the last attempt. */
export async function readRedirects(
  db: Queryable,
  { workspaceId, rawUrls }: { workspaceId: string; rawUrls: readonly string[] },
): Promise<RedirectView[]> {
  if (rawUrls.length === 0) return [];
  const { rows } = await db.query({
    text: `
      select redirect.raw_url as "rawUrl", redirect.state, redirect.reason, redirect.resolved_url as "resolvedUrl",
             redirect.attempts, redirect.due_at as "dueAt",
             coalesce((select jsonb_agg(jsonb_build_object('address', hop.address, 'method', hop.method,
                                          'status', hop.status, 'failure', hop.failure, 'next', hop.next, 'at', hop.at)
                                        order by hop.number, hop.at)
                         from app.redirect_hop hop
                        where hop.redirect_id = redirect.id
                          and hop.attempt = (select max(attempt) from app.redirect_hop
                                              where redirect_id = redirect.id)), '[]') as hops
        from app.redirect where redirect.workspace_id = $1 and redirect.url_hash = any($2::text[])`,
    values: [workspaceId, rawUrls.map(hashOf)],
  });
  return rowSchema
    .array()
    .parse(rows)
    .map(({ dueAt, hops, ...redirect }) => ({
      ...redirect,
      dueAt: dueAt?.toISOString() ?? null,
      hops: hops.map(({ status, failure, at, ...hop }) => ({
        ...hop,
        said: status === null ? `no reply (${(failure ?? "unknown").replaceAll("_", " ")})` : String(status),
        at: at.toISOString(),
      })),
    }));
}
