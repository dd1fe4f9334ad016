import { useRef, useState } from "react";
import { isTaskField } from "@/lib/api-contract/engine-rules";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import { refusedAction } from "@/lib/queries/refused-action";
import { sendAsk } from "../compose-actions";
import { toAsk, type FormValues } from "../form-values";
import { newRequestKey } from "../request-key";

/** Why a question was not sent. */
export interface SendFailure {
  message: string;
  errorId: string | null;
  problems: FieldMessages;
}

export interface SentAsk {
  runId: string;
  promptId: string;
}

type Sent = { ok: true; run: SentAsk } | { ok: false; failure: SendFailure };

export const NOT_SENT = "Nothing was sent. Put right what is marked and send again.";

const LOST: SendFailure = {
  message:
    "The server did not answer, so it is not known whether this was sent. What you typed is kept; send it again as it is: nothing is asked twice.",
  errorId: null,
  problems: {},
};

/** What the server says of fields; what is no field of the form is blamed on whom to ask. */
function problemsAt(fields: Readonly<Record<string, string>>): FieldMessages {
  const problems: FieldMessages = {};
  for (const [name, message] of Object.entries(fields)) {
    problems[isTaskField(name) ? name : "model_name"] ??= message;
  }
  return problems;
}

async function sendOnce(workspace: string, form: FormValues, requestKey: string): Promise<Sent> {
  const reply = await sendAsk.bind(null, workspace)(toAsk(form, requestKey)).catch(refusedAction);
  if (reply?.data) return { ok: true, run: reply.data };
  if (reply?.serverError) {
    const { message, errorId, fields } = reply.serverError;
    return { ok: false, failure: { message, errorId, problems: problemsAt(fields) } };
  }
  if (reply?.validationErrors) {
    const { formErrors, fieldErrors } = reply.validationErrors;
    const said = [...formErrors, ...Object.values(fieldErrors).flat()].join(" ");
    return { ok: false, failure: { message: `${NOT_SENT} ${said}`, errorId: null, problems: {} } };
  }
  return { ok: false, failure: LOST };
}

/**
 * Sends a form, one sending at a time. A form that is sent again as it was keeps its request key until it has arrived,
 * so that it is one run however often it is sent.
 */
export function useSendAsk(workspace: string) {
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const tried = useRef<{ form: string; key: string } | null>(null);

  async function send(form: FormValues): Promise<Sent | null> {
    if (busy.current) return null;
    busy.current = true;
    setSending(true);
    const content = JSON.stringify(form);
    if (tried.current?.form !== content) tried.current = { form: content, key: newRequestKey() };
    const sent = await sendOnce(workspace, form, tried.current.key);
    if (sent.ok) tried.current = null;
    busy.current = false;
    setSending(false);
    return sent;
  }
  return { sending, send };
}
