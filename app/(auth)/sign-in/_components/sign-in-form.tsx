"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { signIn } from "@/lib/queries/auth";

const FAILED =
  "The e-mail or the password is not right, or there were too many attempts. Check both, wait a moment and try again.";

/** Signs in and goes on to `target`. What was typed stays after a failure. */
export function SignInForm({ target }: { target: string }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      const accepted = await signIn({
        email: String(form.get("email")),
        password: String(form.get("password")),
      });
      if (accepted) return window.location.assign(target);
      setFailure(FAILED);
    } catch {
      setFailure("The server could not be reached. Nothing was sent on; try again.");
    }
    setBusy(false);
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {failure && <Notice tone="danger" title={failure} />}
      <Field label="E-mail">
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <Field label="Password">
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" look="primary" size="large" busy={busy}>
        Sign in
      </Button>
    </form>
  );
}
