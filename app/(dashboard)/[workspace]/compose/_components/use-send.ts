import { useRef, useState } from "react";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import type { ErrorCode } from "@/lib/domain/errors";
import { refusedAction } from "@/lib/queries/refused-action";
import { FORM_FIELDS, newRequestKey } from "../form-values";

/** Why a question was not sent. */
export interface SendFailure {
  code: ErrorCode | "stale";
  message: string;
  errorId: string | null;
  problems: FieldMessages;
}

export interface SentAsk {
  runId: string;
  promptId: string;
}

type Sent = { ok: true; run: SentAsk } | { ok: false; failure: SendFailure };

/** What the actions of this screen answer. */
interface Reply {
  data?: SentAsk;
  serverError?: {
    code: ErrorCode | "stale";
    message: string;
    errorId: string | null;
    fields: Readonly<Record<string, string>>;
  };
  validationErrors?: { formErrors: string[]; fieldErrors: Record<string, string[] | undefined> };
}

const refused = (message: string): SendFailure => ({ code: "invalid", message, errorId: null, problems: {} });

export const NOT_SENT = refused("Nothing was sent. Put right what is marked and send again.");

const LOST: SendFailure = {
  ...refused(
    "The server did not answer, so it is not known whether this was sent. What you typed is kept; send it again as it is: nothing is asked twice.",
  ),
  code: "upstream",
};

/** What the server says of fields; what is no field of the form is blamed on whom to ask. */
function problemsAt(fields: Readonly<Record<string, string>>): FieldMessages {
  const problems: FieldMessages = {};
  for (const [name, message] of Object.entries(fields)) {
    problems[FORM_FIELDS.find((field) => field === name) ?? "model_name"] ??= message;
  }
  return problems;
}

function readReply(reply: Reply | null): Sent {
  if (reply?.data) return { ok: true, run: reply.data };
  if (reply?.serverError) {
    const { fields, ...why } = reply.serverError;
    return { ok: false, failure: { ...why, problems: problemsAt(fields) } };
  }
  if (reply?.validationErrors) {
    const { formErrors, fieldErrors } = reply.validationErrors;
    const said = [...formErrors, ...Object.values(fieldErrors).flat()].join(" ");
    return { ok: false, failure: refused(`${NOT_SENT.message} ${said}`) };
  }
  return { ok: false, failure: LOST };
}

/**
 * Sends something, one sending at a time; null for one that came while another was under way. What is sent again as it
 * was keeps its request key until it has arrived, so that it is one run however often it is sent.
 */
export function useSend<Content>(call: (content: Content, requestKey: string) => Promise<Reply>) {
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const tried = useRef<{ content: string; key: string } | null>(null);

  async function send(content: Content): Promise<Sent | null> {
    if (busy.current) return null;
    busy.current = true;
    setSending(true);
    const text = JSON.stringify(content);
    if (tried.current?.content !== text) tried.current = { content: text, key: newRequestKey() };
    const sent = readReply(await call(content, tried.current.key).catch(refusedAction));
    if (sent.ok) tried.current = null;
    busy.current = false;
    setSending(false);
    return sent;
  }
  return { sending, send };
}
