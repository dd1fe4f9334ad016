import "server-only";
import type { Queryable } from "@/lib/db/columns";

/** What went over the wire for a task, as it is kept: gzip-compressed, with the SHA-256 of each text. */
export interface KeptReply {
  taskId: string;
  workspaceId: string;
  request: Uint8Array;
  requestSha256: string;
  reply: Uint8Array;
  replySha256: string;
  receivedAt: Date;
}

/** Keeps exchanges with one statement. A readable reply that comes after an unreadable one takes its place. */
export async function keepRawReplies(db: Queryable, kept: readonly KeptReply[]): Promise<void> {
  if (kept.length === 0) return;
  const column = <Name extends keyof KeptReply>(name: Name) => kept.map((one) => one[name]);
  await db.query({
    text: `
      insert into app.raw_reply
        (task_id, workspace_id, request, request_sha256, reply, reply_sha256, received_at)
      select * from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[], $5::bytea[], $6::text[], $7::timestamptz[])
      on conflict (task_id) do update
         set request = excluded.request, request_sha256 = excluded.request_sha256, reply = excluded.reply,
             reply_sha256 = excluded.reply_sha256, received_at = excluded.received_at, deleted_at = null`,
    values: [
      column("taskId"),
      column("workspaceId"),
      column("request"),
      column("requestSha256"),
      column("reply"),
      column("replySha256"),
      column("receivedAt"),
    ],
  });
}
