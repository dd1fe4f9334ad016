import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { listDeliveryPage } from "@/lib/db/sql/team/list-deliveries";
import { sendOnceMore } from "@/lib/db/sql/team/notice-deliveries";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { roleMay } from "@/lib/domain/team/permission";
import type { DeliveryCursor, DeliveryFilter, DeliveryPage } from "@/lib/domain/team/notice-channel";
import { memberId, prismaOf, readsOf, requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { getOwnedChannel } from "./in-workspace";

/** What was sent by one's own e-mail and, for whoever may change them, by the workspace's channels; newest first. */
export async function listDeliveries({
  ctx,
  input,
}: Call<{ filter: DeliveryFilter; after: DeliveryCursor | null }>): Promise<DeliveryPage> {
  requirePermission(ctx, "workspace:read");
  const { actor } = ctx;
  const seesWorkspace = actor.kind !== "member" || roleMay(actor.role, "notice:write");
  return listDeliveryPage(readsOf(ctx), { userId: memberId(ctx), seesWorkspace }, input);
}

/**
 * Has a message sent once more, with all its tries, by the id that it had: a receiver that has it knows it again.
 * Throws `not_found`, `conflict` for one that is still on its way, a test, or a channel that stands still.
 */
export async function resendDelivery({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "workspace:read");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const delivery = found(
      await prismaOf(ctx).noticeDelivery.findFirst({
        where: { id: parseId(input.id, "delivery"), workspaceId },
      }),
      "delivery",
    );
    const { id, channelId, isTest } = delivery;
    const { stoppedAt } = await getOwnedChannel(ctx, channelId);
    if (stoppedAt !== null) throw refused("Its channel stands still. Start that first.");
    if (isTest) throw refused("A test is not sent again. Send another one.");
    if (!(await sendOnceMore(tx, id))) throw refused("It is on its way already.");
    const after = { delivery: id };
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "notice_channel.resend", entityId: channelId, after },
    });
  });
}

const refused = (message: string) => new AppError("conflict", { message: `${message} Nothing was sent.` });
