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
import { asSentence } from "@/lib/format/text";
import { depositAction } from "../../accounts-actions";

/** Deposits money, or pays it out. */
export function DepositForm({ id, metered }: { id: string; metered: boolean }) {
  const router = useRouter();
  const [amount, setAmount] = useState("");
  const make = useAction(depositAction.bind(null, id), {
    onSuccess: () => {
      setAmount("");
      router.refresh();
    },
  });
  const { serverError, validationErrors } = make.result;
  const problem = validationErrors?.fieldErrors.amount?.[0];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!make.isPending) make.execute({ amount: amount.trim() });
  }

  return (
    <form
      id="deposit"
      ref={useKeptText()}
      onSubmit={submit}
      className="mb-4 flex max-w-md flex-col gap-2"
      noValidate
    >
      <div className="flex items-start gap-2">
        <Field
          label="Deposit, dollars"
          hint={
            metered
              ? "A negative amount pays out."
              : "The first deposit gives the account a balance: from then on it spends only what was deposited. What it used before is on the house."
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
        <Button type="submit" busy={make.isPending} className="mt-6">
          Deposit
        </Button>
      </div>
      {serverError && (
        <Notice tone="danger" title={<FailureWords failure={serverError} />}>
          Nothing was deposited.{serverError.errorId && ` Error id ${serverError.errorId}`}
        </Notice>
      )}
    </form>
  );
}
