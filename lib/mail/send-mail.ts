import "server-only";
import { createTransport } from "nodemailer";
import { z } from "zod";

/** How mails are sent. The address may carry a password: it is for nobody's eyes. */
export interface MailServer {
  smtpUrl: string;
  from: string;
}

/** A mail in plain text. */
export interface Mail {
  /** Says which mail it is, so that one that is sent twice is shown once. */
  id: string;
  to: string;
  subject: string;
  text: string;
  /** Where a mail program ends such mails by one POST, for whoever reads it (RFC 8058). */
  endedAt?: string;
}

/** The server did not take a mail. Says by which code, and nothing of the address, the login or the mail. */
abstract class MailFailure extends Error {
  constructor(
    message: string,
    /** Of SMTP; null where there was no reply. */
    readonly responseCode: number | null,
  ) {
    super(message);
  }
}

/** The server will not take this mail, however often it is tried. */
export class MailRefused extends MailFailure {
  override readonly name = "MailRefused";
}

/** The server did not take it this time. */
export class MailNotSent extends MailFailure {
  override readonly name = "MailNotSent";
}

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

const failureSchema = z.object({ code: z.string().optional(), responseCode: z.number().optional() });

/**
 * Hands a mail to the server.
 * @throws MailRefused where the server will never take it, MailNotSent where it may take it later.
 */
export async function sendMail(
  { smtpUrl, from }: MailServer,
  { id, to, subject, text, endedAt }: Mail,
): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    ...TIMEOUTS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from,
      to: { name: "", address: to },
      subject,
      text,
      messageId: `<${id}@sightline>`,
      // Nobody's out-of-office answers a machine.
      headers: { ...(endedAt !== undefined && endingBy(endedAt)), "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    const { code = "unknown", responseCode } = failureSchema.catch({}).parse(error);
    const how = responseCode === undefined ? code : `${code} ${responseCode}`;
    // EAUTH is the operator's to put right: the mail waits for that.
    if (responseCode !== undefined && responseCode >= 500 && code !== "EAUTH")
      throw new MailRefused(`the mail server refused a mail (${how})`, responseCode);
    throw new MailNotSent(`the mail server did not take a mail (${how})`, responseCode ?? null);
  } finally {
    transport.close();
  }
}

const endingBy = (address: string) => ({
  "List-Unsubscribe": `<${address}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
