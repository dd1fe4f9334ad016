"use client";

import type { FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useAction } from "@/lib/queries/use-action";
import { askForResetAction } from "../forgot-password-actions";

/** Asks for a link to be mailed. The answer is the same whoever's address it is. */
export function ForgotPasswordForm() {
  const ask = useAction(askForResetAction);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!ask.isPending) ask.execute({ email: String(new FormData(event.currentTarget).get("email")) });
  }
  if (ask.hasSucceeded) {
    return (
      <Notice tone="good" title="Look into your mail">
        If an account has this address, a link is on its way to it. It works once, within an hour.
      </Notice>
    );
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {ask.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={ask.result.serverError} />} />
      )}
      <Field
        label="E-mail"
        hint="A link to choose a new password is sent there."
        error={ask.result.validationErrors?.fieldErrors.email?.[0]}
      >
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <Button type="submit" look="primary" size="large" busy={ask.isPending}>
        Send the link
      </Button>
    </form>
  );
}
