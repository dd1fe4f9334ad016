import "server-only";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { MailRefused, sendMail } from "@/lib/mail/send-mail";
import { unseal } from "@/lib/seal";
import {
  prismaOf,
  requireOperator,
  sqlOf,
  type InstanceCall,
  type InstanceContext,
} from "@/lib/services/context";
import { MAIL_END_PURPOSE, MAIL_PURPOSE } from "./queue-mail";

/** A mail that no server took for so long says nothing any more, and its link opens nothing. */
const KEPT_FOR = "3 days";

/**
 * Sends a waiting mail and forgets it. One that is not there was sent. Throws where the server did not take it, so that
 * its job is run again; one that it refuses for good is forgotten and said in the log, without its address.
 */
export async function deliverMail({
  ctx,
  input: { mailId },
}: InstanceCall<{ mailId: string }>): Promise<void> {
  requireOperator(ctx);
  await forgetOld(ctx);
  const db = prismaOf(ctx);
  const waiting = await db.outgoingMail.findUnique({ where: { id: mailId } });
  const { mail: server, secret } = env();
  if (!waiting || server === null) return;
  const { id, to, subject, sealedText, sealedUnsubscribe: sealedEnd } = waiting;
  try {
    const text = unseal(sealedText, secret, MAIL_PURPOSE);
    const ending = sealedEnd === null ? {} : { endedAt: unseal(sealedEnd, secret, MAIL_END_PURPOSE) };
    await sendMail(server, { id, to, subject, text, ...ending });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    log().warn({ mailId, err: error }, "a mail was refused for good and is not sent");
  }
  await db.outgoingMail.deleteMany({ where: { id } });
}

async function forgetOld(ctx: InstanceContext): Promise<void> {
  await sqlOf(ctx).query({
    text: "delete from app.outgoing_mail where created_at < now() - $1::interval",
    values: [KEPT_FOR],
  });
}
