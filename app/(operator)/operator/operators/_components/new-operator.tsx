"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptText } from "@/components/ui/kept-text";
import { useAction } from "@/lib/queries/use-action";
import { giveOperatorAction } from "../operators-actions";

/** Makes somebody who has an account here an operator as well. */
export function NewOperator() {
  const router = useRouter();
  const keptText = useKeptText();
  const [email, setEmail] = useState("");
  const give = useAction(giveOperatorAction, {
    onSuccess: () => {
      setEmail("");
      router.refresh();
    },
  });
  const { serverError, validationErrors } = give.result;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!give.isPending) give.execute({ email });
  }

  return (
    <form
      id="new-operator"
      ref={keptText}
      onSubmit={submit}
      className="mb-6 flex max-w-xl items-start gap-2"
      noValidate
    >
      <Field
        label="New operator"
        hint="Somebody who has an account here. They will see and change all that you can on these pages."
        error={
          validationErrors?.fieldErrors.email?.[0] ?? (serverError && <FailureWords failure={serverError} />)
        }
        className="flex-1"
      >
        <Input
          type="email"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
          maxLength={254}
          autoComplete="off"
          placeholder="E-mail"
        />
      </Field>
      <Button type="submit" look="primary" busy={give.isPending} className="mt-6">
        Make operator
      </Button>
    </form>
  );
}
