"use client";

import { useRouter } from "next/navigation";
import { useAction } from "next-safe-action/hooks";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ACCOUNT_NAME_MAX } from "@/lib/domain/api-account";
import { openAccountAction } from "../accounts-actions";
import { NewCredentials } from "./new-credentials";

/** Opens an account by a name, and shows its password this once. */
export function NewAccount({ origin }: { origin: string }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const open = useAction(openAccountAction, {
    onSuccess: () => {
      setName("");
      router.refresh();
    },
  });
  const { data, serverError, validationErrors } = open.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!open.isPending) open.execute({ name });
  }

  if (data) {
    return (
      <NewCredentials title="The account is open" credentials={data} origin={origin} onDone={open.reset} />
    );
  }
  return (
    <form onSubmit={submit} className="mb-6 flex max-w-xl flex-col gap-2" noValidate>
      <div className="flex items-start gap-2">
        <Field
          label="New account"
          hint="The tool or person that will call the API."
          error={validationErrors?.fieldErrors.name?.[0]}
          className="flex-1"
        >
          <Input
            value={name}
            onChange={({ target }) => setName(target.value)}
            maxLength={ACCOUNT_NAME_MAX}
            autoComplete="off"
            placeholder="Name"
          />
        </Field>
        <Button type="submit" look="primary" busy={open.isPending} className="mt-6">
          Open account
        </Button>
      </div>
      {serverError && (
        <Notice tone="danger" title={serverError.message}>
          No account was opened.{serverError.errorId && ` Error id ${serverError.errorId}`}
        </Notice>
      )}
    </form>
  );
}
