import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { countTests } from "@/lib/db/sql/team/notice-deliveries";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { sqlOf, type Call } from "@/lib/services/context";
import { getOwnedChannel } from "./in-workspace";
import { openChannel } from "./open-channel";
import type { Outcome } from "./post";

const TESTS_AN_HOUR = 10;

/**
 * Sends a test by a channel once, now, whatever is muted or quiet, and says what came of it. Throws `not_found`,
 * `conflict` for one too many within an hour.
 */
export async function testChannel({
  ctx,
  input,
}: Call<{ id: string }>): Promise<Pick<Outcome, "status" | "failure">> {
  const { workspaceId } = ctx;
  const { id: channelId } = await getOwnedChannel(ctx, input.id);
  if ((await countTests(sqlOf(ctx), channelId)) >= TESTS_AN_HOUR)
    throw new AppError("conflict", {
      message: `A channel is tested ${TESTS_AN_HOUR} times an hour at most. Nothing was sent.`,
    });
  const open = await openChannel(ctx, { workspaceId, id: channelId });
  if (!open) throw new AppError("not_found", { message: "This channel was removed meanwhile." });
  const id = crypto.randomUUID();
  const at = ctx.now();
  const { status, failure } = await open.send(id, { about: open.about, notices: [], isTest: true }, at);
  await withTransaction(ctx, async (ctx) => {
    const { tx } = ctx;
    await tx.prisma.noticeDelivery.create({
      data: {
        ...{ id, workspaceId, channelId, isTest: true, attempts: 1, status, failure },
        ...{ state: failure === null ? "delivered" : "given_up", triedAt: at },
      },
    });
    const after = { status, failure };
    await recordDecision(tx, ctx, { workspaceId, action: "notice_channel.test", entityId: channelId, after });
  });
  return { status, failure };
}
