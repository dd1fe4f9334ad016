import "server-only";
import { inOne, type Queryable } from "@/lib/db/columns";

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
  const requests = inOne(column("request"));
  const replies = inOne(column("reply"));
  await db.query({
    name: "keep raw replies",
    text: `
      insert into app.raw_reply
        (task_id, workspace_id, request, request_sha256, reply, reply_sha256, received_at)
      select task_id, workspace_id, substring($3::bytea from request_from for request_length), request_sha256,
             substring($4::bytea from reply_from for reply_length), reply_sha256, received_at
        from unnest($1::uuid[], $2::uuid[], $5::int[], $6::int[], $7::text[], $8::int[], $9::int[], $10::text[],
                    $11::timestamptz[])
          as one (task_id, workspace_id, request_from, request_length, request_sha256, reply_from, reply_length,
                  reply_sha256, received_at)
      on conflict (task_id) do update
         set request = excluded.request, request_sha256 = excluded.request_sha256, reply = excluded.reply,
             reply_sha256 = excluded.reply_sha256, received_at = excluded.received_at, deleted_at = null`,
    values: [
      column("taskId"),
      column("workspaceId"),
      requests.bytes,
      replies.bytes,
      requests.from,
      requests.length,
      column("requestSha256"),
      replies.from,
      replies.length,
      column("replySha256"),
      column("receivedAt"),
    ],
  });
}
