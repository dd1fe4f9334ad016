import "server-only";
import { promisify } from "node:util";
import { gunzip as gunzipWithCallback } from "node:zlib";
import { getDb } from "@/lib/db/client";
import { KEPT } from "@/lib/db/query/kept";
import type { RawReply } from "@/lib/domain/answers/raw-reply";
import { requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

const gunzip = promisify(gunzipWithCallback);

/**
 * The exact request and reply texts of a task with the hashes kept when they were received; without the texts, and with
 * when they went, where the workspace keeps them for a time only. Throws `not_found`.
 */
export async function getRawReply({ ctx, input }: Call<{ taskId: string }>): Promise<RawReply> {
  requirePermission(ctx, "answer:read");
  const row = await getDb().rawReply.findFirst({
    where: { taskId: parseId(input.taskId, "raw reply"), workspaceId: ctx.workspaceId, task: KEPT },
  });
  const { requestSha256, replySha256, request, reply, deletedAt } = found(row, "raw reply");
  const hashes = { requestSha256, replySha256 };
  if (request === null || reply === null)
    return { ...hashes, request: null, reply: null, deletedAt: (deletedAt ?? ctx.now()).toISOString() };
  const [sent, received] = await Promise.all([gunzip(request), gunzip(reply)]);
  return { ...hashes, request: sent.toString("utf8"), reply: received.toString("utf8"), deletedAt: null };
}
