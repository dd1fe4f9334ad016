"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { Notice } from "@/components/ui/notice";
import { ACCOUNT_NAME_MAX } from "@/lib/domain/engines/api-account";
import { createAccountAction } from "../accounts-actions";
import { NewCredentials } from "./new-credentials";

/** Creates an account by a name, and shows its password this once. */
export function NewAccount({ origin }: { origin: string }) {
  const router = useRouter();
  const keptText = useKeptText();
  const [name, setName] = useState("");
  const create = useAction(createAccountAction, {
    onSuccess: () => {
      setName("");
      router.refresh();
    },
  });
  const { data, serverError, validationErrors } = create.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!create.isPending) create.execute({ name });
  }

  if (data) {
    return (
      <NewCredentials
        title="The account is created"
        credentials={data}
        origin={origin}
        onDone={create.reset}
      />
    );
  }
  return (
    <form
      id="new-account"
      ref={keptText}
      onSubmit={submit}
      className="mb-6 flex max-w-xl flex-col gap-2"
      noValidate
    >
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
        <Button type="submit" look="primary" busy={create.isPending} className="mt-6">
          Create account
        </Button>
      </div>
      {serverError && (
        <Notice tone="danger" title={<FailureWords failure={serverError} />}>
          No account was created.{serverError.errorId && ` Error id ${serverError.errorId}`}
        </Notice>
      )}
    </form>
  );
}
