import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { sendMailJob } from "@/lib/queue/definitions";
import { enqueue } from "@/lib/queue/queue";
import { seal } from "@/lib/seal";
import type { InstanceContext } from "@/lib/services/context";

/** What the texts of waiting mails are sealed for. */
export const MAIL_PURPOSE = "outgoing mail";
export const MAIL_END_PURPOSE = "unsubscribe link of an outgoing mail";

interface NewMail {
  to: string;
  subject: string;
  /** Plain text. It may carry a secret: it is sealed until it is sent, and then gone. */
  text: string;
  /** Where a mail program ends such mails by one POST (RFC 8058). */
  endedAt?: string;
}

/**
 * Has a mail sent by the worker once the transaction has committed, and tried again while the server does not take it.
 * Nobody waits for the mail server. False where this instance sends no mail: nothing is kept then.
 */
export async function queueMail(
  ctx: InstanceContext & { tx: Transaction },
  { to, subject, text, endedAt }: NewMail,
): Promise<boolean> {
  const { mail, secret } = env();
  if (mail === null) return false;
  const { id: mailId } = await ctx.tx.prisma.outgoingMail.create({
    data: {
      ...{ to, subject, sealedText: seal(text, secret, MAIL_PURPOSE) },
      sealedUnsubscribe: endedAt === undefined ? null : seal(endedAt, secret, MAIL_END_PURPOSE),
    },
    select: { id: true },
  });
  await enqueue(sendMailJob, { mailId }, { tx: ctx.tx });
  return true;
}
