"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { NewPasswordField } from "@/components/forms/new-password-field";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/queries/use-action";
import { setFirstPasswordAction } from "../account-actions";

/** Gives somebody a password who signs in by a provider alone; they are signed out everywhere else. */
export function SetPassword({ email }: { email: string }) {
  const router = useRouter();
  const set = useAction(setFirstPasswordAction, { onSuccess: () => router.refresh() });
  const { serverError, validationErrors } = set.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (set.isPending) return;
    set.execute({ wanted: String(new FormData(event.currentTarget).get("wanted")) });
  }

  return (
    <section aria-labelledby="set-password">
      <h2 id="set-password" className="mb-2 font-semibold">
        Set a password
      </h2>
      <p className="text-muted max-w-reading mb-3">
        You have none. With one you can sign in also while a provider is down, or takes your account away.
      </p>
      <form onSubmit={submit} className="flex max-w-96 flex-col gap-3">
        {/* For password managers, which keep it beside the password. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <NewPasswordField
          name="wanted"
          also="You are signed out everywhere else."
          error={
            validationErrors?.fieldErrors.wanted?.[0] ??
            (serverError && <FailureWords failure={serverError} />)
          }
        />
        <Button type="submit" busy={set.isPending} className="self-start">
          Set password
        </Button>
      </form>
    </section>
  );
}
