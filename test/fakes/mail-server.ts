import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { z } from "zod";

/** A mail as it arrived. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and text, as sent. */
  raw: string;
}

/** A mail's text as one reads it, of the two ways in which our mails are sent. */
export function textOf({ raw }: ReceivedMail): string {
  const body = raw.slice(raw.indexOf("\r\n\r\n") + 4);
  if (/^Content-Transfer-Encoding: base64/m.test(raw)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body
    .replaceAll("=\r\n", "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

interface Reply {
  code: number;
  words: string;
}

export interface MailServerFake {
  url: string;
  received: ReceivedMail[];
  /** What it answers to the next recipients instead of taking them. */
  refusals: Reply[];
  close: () => Promise<void>;
}

/** A mail server on loopback that speaks SMTP, takes one login and keeps what it gets. */
export async function startMailServer({
  user,
  password,
}: {
  user: string;
  password: string;
}): Promise<MailServerFake> {
  const received: ReceivedMail[] = [];
  const refusals: Reply[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth({ username, password: given }, _session, done) {
      if (username === user && given === password) done(null, { user });
      else done(Object.assign(new Error("wrong login"), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, done) {
      const refusal = refusals.shift();
      done(refusal ? Object.assign(new Error(refusal.words), { responseCode: refusal.code }) : null);
    },
    onData(stream, { envelope }, done) {
      text(stream).then(
        (raw) => {
          const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
          received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
          done(null);
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = z.object({ port: z.number() }).parse(server.server.address());
  return {
    url: `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    received,
    refusals,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
