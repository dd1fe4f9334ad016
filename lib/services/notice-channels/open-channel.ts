import "server-only";
import { Webhook } from "standardwebhooks";
import type { Transaction } from "@/lib/db/transaction";
import { sentKindsFor, type ChannelKind } from "@/lib/domain/team/notice-channel";
import type { NoticeKind } from "@/lib/domain/team/notice";
import { env } from "@/lib/env";
import { MailNotSent, MailRefused, sendMail } from "@/lib/mail/send-mail";
import { paths } from "@/lib/paths";
import { prismaOf } from "@/lib/services/context";
import { mailText, slackBody, webhookBody, type About, type Message } from "./message";
import { post, type Outcome } from "./post";
import { unsealFor } from "./sealed";

/** A channel with all that is needed to send by it, as it is at this moment. */
export interface OpenChannel {
  kind: ChannelKind;
  about: About;
  /** The kinds that may go by it now: what whoever reads it may see. */
  kinds: readonly NoticeKind[];
  send: (id: string, message: Message, at: Date) => Promise<Outcome>;
}

/** Opens a channel to send by it. Whoever it belongs to is looked up now: a role may have changed since. */
export async function openChannel(
  ctx: { tx?: Transaction },
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<OpenChannel | null> {
  const channel = await prismaOf(ctx).noticeChannel.findUnique({
    where: { id, workspaceId },
    omit: { sealedUrl: false, sealedSecret: false, sealedOldSecret: false, sealedUnsubscribe: false },
    include: {
      membership: { select: { role: true, user: { select: { email: true } } } },
      workspace: { select: { slug: true, name: true, timeZone: true } },
    },
  });
  if (!channel) return null;
  const { slug, name, timeZone: zone } = channel.workspace;
  const about = { slug, name, zone };
  if (channel.membership && channel.sealedUnsubscribe) {
    const { role, user } = channel.membership;
    const token = unsealFor("unsubscribe", channel.sealedUnsubscribe);
    return {
      ...{ kind: "mail", about, kinds: sentKindsFor(role) },
      send: (deliveryId, message) => sendByMail(deliveryId, message, { to: user.email, token }),
    };
  }
  if (!channel.sealedUrl) return null;
  const url = unsealFor("address", channel.sealedUrl);
  // What belongs to the workspace was set up by whoever may see everything in it.
  const kinds = sentKindsFor("owner");
  const { sealedSecret, sealedOldSecret, oldSecretUntil } = channel;
  if (!sealedSecret)
    return { kind: "slack", about, kinds, send: (_id, message, at) => post(url, slackBody(message), { at }) };
  return {
    ...{ kind: "webhook", about, kinds },
    send: (deliveryId, message, at) => {
      const oldCounts = sealedOldSecret !== null && oldSecretUntil !== null && oldSecretUntil > at;
      const secrets = oldCounts ? [sealedSecret, sealedOldSecret] : [sealedSecret];
      return postSigned(url, { id: deliveryId, body: webhookBody(message, at), at }, secrets);
    },
  };
}

/** Posts what Standard Webhooks wants: an id that stays the same with every try, the time, and a signature a secret. */
function postSigned(
  url: string,
  { id, body, at }: { id: string; body: string; at: Date },
  sealedSecrets: readonly Uint8Array[],
): Promise<Outcome> {
  const signatures = sealedSecrets.map((sealed) =>
    new Webhook(unsealFor("signature", sealed)).sign(id, at, body),
  );
  return post(url, body, {
    at,
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": signatures.join(" "),
    },
  });
}

async function sendByMail(
  id: string,
  message: Message,
  { to, token }: { to: string; token: string },
): Promise<Outcome> {
  const { mail: server, url } = env();
  if (server === null) return { status: null, failure: "mail_off" };
  const { subject, text } = mailText(message, new URL(paths.unsubscribe(token), url).href);
  const endedAt = new URL(paths.api.unsubscribe(token), url).href;
  try {
    await sendMail(server, { id, to, subject, text, endedAt });
    return { status: null, failure: null };
  } catch (error) {
    if (error instanceof MailRefused) return { status: error.responseCode, failure: "mail_refused" };
    if (error instanceof MailNotSent) return { status: error.responseCode, failure: "mail_not_taken" };
    throw error;
  }
}
