"use client";

import { useState, type FormEvent } from "react";
import { NewPasswordField } from "@/components/forms/new-password-field";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";
import { PERSON_NAME_MAX } from "@/lib/domain/team/member";
import { paths } from "@/lib/paths";
import { signIn } from "@/lib/queries/auth";
import { useAction } from "@/lib/queries/use-action";
import { joinAsNewPersonAction } from "../invitation-actions";

interface JoinAsNewPersonProps {
  token: string;
  /** Whom the invitation is for: what they will sign in with. */
  email: string;
}

/** Makes the account of somebody who has none, signs in and opens the workspace. */
export function JoinAsNewPerson({ token, email }: JoinAsNewPersonProps) {
  const join = useAction(joinAsNewPersonAction);
  const keptText = useKeptText();
  const [going, setGoing] = useState(false);
  const fields = join.result.validationErrors?.fieldErrors;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (join.isPending || going) return;
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    const { data } = await join.executeAsync({ token, name: String(form.get("name")), password });
    if (!data) return;
    setGoing(true);
    const { root } = paths.workspace(data.slug);
    // The account is made. Where signing in fails now, the workspace asks for it once more.
    await signIn({ email: data.email, password }).catch(() => false);
    window.location.assign(root);
  }

  return (
    <form id="join" ref={keptText} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {join.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={join.result.serverError} />} />
      )}
      <Field label="E-mail">
        <Input name="email" type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label="Your name" hint="As the others will see it." error={fields?.name?.[0]}>
        <Input name="name" autoComplete="name" maxLength={PERSON_NAME_MAX} required autoFocus />
      </Field>
      <NewPasswordField name="password" label="Password" error={fields?.password?.[0]} />
      <Button type="submit" look="primary" size="large" busy={join.isPending || going}>
        Join
      </Button>
    </form>
  );
}
