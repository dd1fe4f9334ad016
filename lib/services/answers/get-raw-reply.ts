import "server-only";
import { promisify } from "node:util";
import { gunzip as gunzipWithCallback } from "node:zlib";
import { getDb } from "@/lib/db/client";
import type { RawReply } from "@/lib/domain/answers/raw-reply";
import { requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

const gunzip = promisify(gunzipWithCallback);

/** The exact request and reply texts of a task with the hashes kept when they were received. Throws `not_found`. */
export async function getRawReply({ ctx, input }: Call<{ taskId: string }>): Promise<RawReply> {
  requirePermission(ctx, "answer:read");
  const row = await getDb().rawReply.findFirst({
    where: { taskId: parseId(input.taskId, "raw reply"), workspaceId: ctx.workspaceId },
  });
  const raw = found(row, "raw reply");
  const [request, reply] = await Promise.all([gunzip(raw.request), gunzip(raw.reply)]);
  return {
    request: request.toString("utf8"),
    requestSha256: raw.requestSha256,
    reply: reply.toString("utf8"),
    replySha256: raw.replySha256,
  };
}
