"use client";

import { useRef, type FormEvent } from "react";
import { NewPasswordField } from "@/components/forms/new-password-field";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { changePasswordAction } from "../account-actions";

/** Changes the password of whoever is signed in, which signs them out everywhere else. */
export function ChangePassword({ email }: { email: string }) {
  const form = useRef<HTMLFormElement>(null);
  const change = useAction(changePasswordAction, { onSuccess: () => form.current?.reset() });
  const { data, serverError, validationErrors } = change.result;
  const errorOf = (field: "present" | "wanted") =>
    validationErrors?.fieldErrors[field]?.[0] ??
    (serverError?.fields[field] && <FailureWords failure={serverError} />);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (change.isPending) return;
    const typed = new FormData(event.currentTarget);
    change.execute({ present: String(typed.get("present")), wanted: String(typed.get("wanted")) });
  }

  return (
    <section aria-labelledby="change-password">
      <h2 id="change-password" className="mb-2 font-semibold">
        Change your password
      </h2>
      <form ref={form} onSubmit={submit} className="flex max-w-96 flex-col gap-3">
        {data && (
          <Notice tone="good" title="Your password is changed">
            {data.ended > 0 ? `You were signed out of ${counted(data.ended, "other browser")}.` : null}
          </Notice>
        )}
        {serverError && !serverError.fields.present && (
          <Notice tone="danger" title={<FailureWords failure={serverError} />} />
        )}
        {/* For password managers, which keep it beside the password. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label="Present password" error={errorOf("present")}>
          <Input name="present" type="password" autoComplete="current-password" required />
        </Field>
        <NewPasswordField
          name="wanted"
          also="You are signed out everywhere else."
          error={errorOf("wanted")}
        />
        <Button type="submit" busy={change.isPending} className="self-start">
          Change password
        </Button>
      </form>
    </section>
  );
}
