import { useRef, useState } from "react";
import { sendAsk } from "../compose-actions";
import { toFormFields } from "../ask-field";
import { knownField, type Problems } from "../form-fields";
import { toAsk, type FormValues } from "../form-values";
import { newRequestKey } from "../request-key";

/** Why a question was not sent. */
export interface SendFailure {
  message: string;
  errorId: string | null;
  problems: Problems;
}

type Sent = { ok: true; runId: string } | { ok: false; failure: SendFailure };

const LOST: SendFailure = {
  message:
    "The server did not answer, so it is not known whether this was sent. What you typed is kept; send it again as it is: nothing is asked twice.",
  errorId: null,
  problems: {},
};

const problemsAt = (fields: Readonly<Record<string, string>>): Problems => {
  const problems: Problems = {};
  for (const [path, message] of Object.entries(toFormFields(fields))) problems[knownField(path)] ??= message;
  return problems;
};

async function sendOnce(workspace: string, form: FormValues, requestKey: string): Promise<Sent> {
  const reply = await sendAsk
    .bind(
      null,
      workspace,
    )(toAsk(form, requestKey))
    .catch(() => null);
  if (reply?.data) return { ok: true, runId: reply.data.runId };
  if (reply?.serverError) {
    const { message, errorId, fields } = reply.serverError;
    return { ok: false, failure: { message, errorId, problems: problemsAt(fields) } };
  }
  if (reply?.validationErrors) {
    const { formErrors, fieldErrors } = reply.validationErrors;
    const fields = Object.entries(fieldErrors).map(([field, messages]) => [field, messages.join(" ")]);
    const message = ["Nothing was sent. Put right what is marked and send again.", ...formErrors].join(" ");
    return {
      ok: false,
      failure: { message, errorId: null, problems: problemsAt(Object.fromEntries(fields)) },
    };
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
