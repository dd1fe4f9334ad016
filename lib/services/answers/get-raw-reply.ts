import "server-only";
import { promisify } from "node:util";
import { gunzip as gunzipWithCallback } from "node:zlib";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import type { RawReply } from "@/lib/domain/raw-reply";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, type Call } from "@/lib/services/context";

const gunzip = promisify(gunzipWithCallback);

/** The exact request and reply texts of a task with the hashes kept when they were received. Throws `not_found`. */
export async function getRawReply({ ctx, input }: Call<{ taskId: string }>): Promise<RawReply> {
  requirePermission(ctx, "answer:read");
  const taskId = z.uuid().safeParse(input.taskId);
  const raw = taskId.success
    ? await getDb().rawReply.findFirst({ where: { taskId: taskId.data, workspaceId: ctx.workspaceId } })
    : null;
  if (!raw) throw new AppError("not_found", { message: "No reply was kept for this answer." });
  const [request, reply] = await Promise.all([gunzip(raw.request), gunzip(raw.reply)]);
  return {
    request: request.toString("utf8"),
    requestSha256: raw.requestSha256,
    reply: reply.toString("utf8"),
    replySha256: raw.replySha256,
  };
}
