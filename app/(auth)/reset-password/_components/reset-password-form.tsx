"use client";

import type { FormEvent } from "react";
import { NewPasswordField } from "@/components/forms/new-password-field";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { resetPasswordAction } from "../reset-password-actions";

/** Chooses a password by the secret in the address, which only this sends to the server. */
export function ResetPasswordForm() {
  const reset = useAction(resetPasswordAction);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (reset.isPending) return;
    reset.execute({
      token: decodeURIComponent(window.location.hash.slice(1)),
      password: String(new FormData(event.currentTarget).get("password")),
    });
  }
  if (reset.hasSucceeded) {
    return (
      <Notice
        tone="good"
        title="Your password is changed"
        action={
          <Button asChild look="primary">
            <Link href={paths.signIn()}>Sign in</Link>
          </Button>
        }
      >
        You were signed out everywhere.
      </Notice>
    );
  }
  const { serverError, validationErrors } = reset.result;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {serverError && (
        <Notice
          tone="danger"
          title={<FailureWords failure={serverError} />}
          action={serverError.fields.token && <Link href={paths.forgotPassword()}>Ask for another link</Link>}
        />
      )}
      <NewPasswordField
        name="password"
        also="You are signed out everywhere."
        error={validationErrors?.fieldErrors.password?.[0]}
        autoFocus
      />
      <Button type="submit" look="primary" size="large" busy={reset.isPending}>
        Change the password
      </Button>
    </form>
  );
}
