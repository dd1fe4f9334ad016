import "server-only";
import { listNoticesInDelivery } from "@/lib/db/sql/team/list-notices";
import {
  beginTry,
  endTry,
  forgetDeliveries,
  insertDelivery,
  listDueDeliveries,
  noteHealth,
  voidDelivery,
  type DueDelivery,
} from "@/lib/db/sql/team/notice-deliveries";
import {
  holdChannel,
  lockDuePlaces,
  putOff,
  releaseChannel,
  takeDueChannel,
  type TakenChannel,
} from "@/lib/db/sql/team/notice-places";
import { withTransaction } from "@/lib/db/transaction";
import { isNoticeKind } from "@/lib/domain/team/notice";
import { isMuted, isReceivers, pauseBeforeNext, STOPPED_AFTER_MS } from "@/lib/domain/team/notice-channel";
import { quietUntil } from "@/lib/domain/time/quiet-hours";
import { log } from "@/lib/log";
import {
  readsOf,
  requireOperator,
  sqlOf,
  type InstanceCall,
  type InstanceContext,
} from "@/lib/services/context";
import { whileRenewed } from "@/lib/services/while-renewed";
import { openChannel, type OpenChannel } from "./open-channel";
import type { Outcome } from "./post";
import { stopFailing } from "./stop";

/** Channels that are sent by at once: one that hangs holds up no more than its lane. */
const LANES = 8;
const LEASE_SECONDS = 90;
/** A channel whose receiver has just failed is left alone so long, whatever else is due by it. */
const REST_SECONDS = 30;
/** One with much to send lets others go before it after so many. */
const AT_A_TIME = 20;
/** As many notices are put into one message at most. */
const PACKED = 500;
/** The log keeps what is as old as the notices that are shown. */
const KEPT_DAYS = 30;

/** Sends what is due by all channels, each notice by each channel in one message. Several processes share the work. */
export async function sendDueNotices({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  await forgetDeliveries(sqlOf(ctx), KEPT_DAYS);
  await Promise.all(Array.from({ length: LANES }, () => runLane(ctx)));
}

async function runLane(ctx: InstanceContext): Promise<void> {
  for (;;) {
    const channel = await takeDueChannel(sqlOf(ctx), LEASE_SECONDS);
    if (!channel) return;
    const renew = () => holdChannel(sqlOf(ctx), channel, LEASE_SECONDS);
    let rest = REST_SECONDS;
    try {
      const renewal = { what: "a notice channel", everyMs: (LEASE_SECONDS * 1_000) / 3, renew };
      rest = await whileRenewed(renewal, () => sendBy(ctx, channel));
    } catch (error) {
      log().error({ err: error, channelId: channel.id }, "notices could not be sent by a channel");
    }
    await releaseChannel(sqlOf(ctx), channel, rest);
  }
}

/** Sends what is due by a channel that is one's own. How many seconds it is to be left alone after that. */
async function sendBy(ctx: InstanceContext, channel: TakenChannel): Promise<number> {
  const { id, quietFrom, quietTo, zone, now } = channel;
  const quiet = quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null;
  const until = quietUntil(quiet, zone, now);
  if (until !== null) {
    await putOff(sqlOf(ctx), id, until);
    return 0;
  }
  await packDue(ctx, channel);
  const open = await openChannel(ctx, channel);
  if (!open) return 0;
  for (const delivery of await listDueDeliveries(sqlOf(ctx), id, AT_A_TIME)) {
    if (!(await holdChannel(sqlOf(ctx), channel, LEASE_SECONDS))) return 0;
    if (!(await sendDelivery(ctx, { channel, open, delivery }))) return REST_SECONDS;
  }
  return 0;
}

/** Puts what is due into messages: what goes together into one, what is muted into one that is not sent. */
async function packDue(ctx: InstanceContext, channel: TakenChannel): Promise<void> {
  const { id: channelId, workspaceId, mutes, now } = channel;
  await withTransaction(ctx, async ({ tx }) => {
    const places = await lockDuePlaces(tx, channelId, PACKED);
    const muted = places.filter(({ kind }) => isNoticeKind(kind) && isMuted(mutes, kind, now));
    const sent = places.filter((place) => !muted.includes(place));
    const messages = [
      { places: muted, isMuted: true },
      { places: sent.filter(({ isGrouped }) => isGrouped), isMuted: false },
      ...sent.filter(({ isGrouped }) => !isGrouped).map((place) => ({ places: [place], isMuted: false })),
    ];
    for (const message of messages) {
      const noticeIds = message.places.map(({ noticeId }) => noticeId);
      if (noticeIds.length > 0)
        await insertDelivery(tx, { workspaceId, channelId, noticeIds, isMuted: message.isMuted });
    }
  });
}

interface Sending {
  channel: TakenChannel;
  open: OpenChannel;
  delivery: DueDelivery;
}

/** Tries a message once and writes down what came of it. Whether the receiver takes more. */
async function sendDelivery(ctx: InstanceContext, { channel, open, delivery }: Sending): Promise<boolean> {
  const { workspaceId } = channel;
  const db = sqlOf(ctx);
  const notices = await listNoticesInDelivery(readsOf({ workspaceId, tx: ctx.tx }), delivery.id, open.kinds);
  if (notices.length === 0) {
    await voidDelivery(db, delivery.id);
    return true;
  }
  if (delivery.attempts > 0 && pauseBeforeNext(delivery.attempts) === null) {
    // Whoever made its last try died of it.
    await endTry(db, delivery.id, { status: null, failure: "broken_off", pauseMs: null });
    return true;
  }
  const attempts = delivery.attempts + 1;
  const pauseMs = pauseBeforeNext(attempts);
  if (!(await beginTry(db, delivery.id, pauseMs ?? STOPPED_AFTER_MS))) return true;
  const message = { about: open.about, notices, isTest: false };
  const outcome = await open.send(delivery.id, message, ctx.now());
  await noteOutcome(ctx, { channel, delivery: { id: delivery.id, attempts }, outcome });
  return outcome.failure === null;
}

async function noteOutcome(
  ctx: InstanceContext,
  { channel, delivery, outcome }: Pick<Sending, "channel" | "delivery"> & { outcome: Outcome },
): Promise<void> {
  const { id, workspaceId } = channel;
  const { status, failure, askedPauseMs } = outcome;
  const pauseMs = isLasting(outcome) ? null : pauseBeforeNext(delivery.attempts, askedPauseMs);
  await withTransaction(ctx, async (ctx) => {
    await endTry(ctx.tx, delivery.id, { status, failure, pauseMs });
    if (failure !== null && !isReceivers(failure)) return;
    const failingMs = await noteHealth(ctx.tx, id, failure === null);
    if (failure === "gone") await stopFailing(ctx, { workspaceId, id, reason: "gone" });
    else if (failure !== null && pauseMs === null && failingMs >= STOPPED_AFTER_MS)
      await stopFailing(ctx, { workspaceId, id, reason: "failing" });
  });
}

/** Whether no try of the same message can end otherwise. */
const isLasting = ({ failure }: Outcome): boolean => failure === "gone" || failure === "mail_refused";
