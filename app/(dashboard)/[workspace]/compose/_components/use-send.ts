import { useRef, useState } from "react";
import type { ErrorCode } from "@/lib/domain/errors";
import { refusedAction } from "@/lib/queries/refused-action";
import { unshared } from "@/lib/queries/unshared";
import { forgetSending, keepSending, keptSending } from "../kept-sending";
import { newRequestKey } from "../request-key";

/** Why a question was not sent. */
export interface SendFailure {
  code: ErrorCode | "stale";
  message: string;
  errorId: string | null;
  /** What the server says of fields, by their names. */
  fields: Readonly<Record<string, string>>;
  /** What the action's schema says of its input, by field. */
  invalid: Readonly<Record<string, readonly string[] | undefined>>;
}

export interface SentAsk {
  runId: string;
  promptId: string;
}

type Sent<Data> = { ok: true; data: Data } | { ok: false; failure: SendFailure };

/** What an action answers. */
interface Reply<Data> {
  data?: Data;
  serverError?: Omit<SendFailure, "invalid">;
  validationErrors?: { formErrors: string[]; fieldErrors: Record<string, string[] | undefined> };
}

const refused = (message: string, invalid: SendFailure["invalid"] = {}): SendFailure => ({
  code: "invalid",
  message,
  errorId: null,
  fields: {},
  invalid,
});

export const NOT_SENT = refused("Nothing was sent. Put right what is marked and send again.");

const LOST: SendFailure = {
  ...refused(
    "The server did not answer, so it is not known whether this was sent. What you typed is kept; send it again as it is: nothing is done twice.",
  ),
  code: "upstream",
};

function readReply<Data>(reply: Reply<Data> | null): Sent<Data> {
  if (reply?.data !== undefined) return { ok: true, data: reply.data };
  if (reply?.serverError) return { ok: false, failure: { ...reply.serverError, invalid: {} } };
  if (reply?.validationErrors) {
    const { formErrors, fieldErrors } = reply.validationErrors;
    const said = [...formErrors, ...Object.values(fieldErrors).flat()].join(" ");
    return { ok: false, failure: refused(`${NOT_SENT.message} ${said}`, fieldErrors) };
  }
  return { ok: false, failure: LOST };
}

/**
 * Sends something, one sending at a time; null for one that came while another was under way. What is sent again as it
 * was keeps its request key until it has arrived, over a reload too, so that it is one run however often it is sent.
 * `name` is what it is kept under.
 */
export function useSend<Content, Data>(
  name: string,
  call: (content: Content, requestKey: string) => Promise<Reply<Data>>,
) {
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const tried = useRef<{ content: string; key: string } | null>(null);

  async function send(content: Content): Promise<Sent<Data> | null> {
    if (busy.current) return null;
    busy.current = true;
    setSending(true);
    const text = JSON.stringify(content);
    const before = tried.current ?? keptSending(name);
    const now = before?.content === text ? before : { content: text, key: newRequestKey() };
    tried.current = now;
    keepSending(name, now);
    const sent = readReply(await call(unshared(content), now.key).catch(refusedAction));
    if (sent.ok) {
      tried.current = null;
      forgetSending(name);
    }
    busy.current = false;
    setSending(false);
    return sent;
  }
  return { sending, send };
}
