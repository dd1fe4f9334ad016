"use client";

import { useRouter } from "next/navigation";
import { useAction } from "next-safe-action/hooks";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { asSentence } from "@/lib/format/text";
import { depositAction } from "../../accounts-actions";

/** Pays money into the account, or out of it. */
export function DepositForm({ id, metered }: { id: string; metered: boolean }) {
  const router = useRouter();
  const [amount, setAmount] = useState("");
  const pay = useAction(depositAction.bind(null, id), {
    onSuccess: () => {
      setAmount("");
      router.refresh();
    },
  });
  const { serverError, validationErrors } = pay.result;
  const problem = validationErrors?.fieldErrors.amount?.[0];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!pay.isPending) pay.execute({ amount: amount.trim() });
  }

  return (
    <form onSubmit={submit} className="mb-4 flex max-w-md flex-col gap-2" noValidate>
      <div className="flex items-start gap-2">
        <Field
          label="Pay in, dollars"
          hint={
            metered
              ? "A negative amount pays out."
              : "The first deposit gives the account a balance: from then on it spends only what was paid in. What it used before is on the house."
          }
          error={problem && asSentence(problem)}
          className="flex-1"
        >
          <Input
            value={amount}
            onChange={({ target }) => setAmount(target.value)}
            inputMode="decimal"
            autoComplete="off"
            placeholder="25.00"
            className="tabular"
          />
        </Field>
        <Button type="submit" busy={pay.isPending} className="mt-6">
          Pay in
        </Button>
      </div>
      {serverError && (
        <Notice tone="danger" title={serverError.message}>
          Nothing was paid in.{serverError.errorId && ` Error id ${serverError.errorId}`}
        </Notice>
      )}
    </form>
  );
}
