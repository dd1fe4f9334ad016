"use client";

import { useRouter } from "next/navigation";
import { type SyntheticEvent, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Correctable } from "@/lib/domain/money/correction";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { correctSpendAction } from "../corrections-actions";
import { CorrectionEffect } from "./correction-effect";

interface CorrectionFormProps {
  slug: string;
  about: Correctable;
  /** Where one goes when it is entered. */
  doneHref: string;
}

const NOTHING = "";
const dollars = (typed: string) => typed.trim().replace("−", "-").replace("$", "");

/** Enters an amount and its reason, and says what they change before that. */
export function CorrectionForm({ slug, about, doneHref }: CorrectionFormProps) {
  const router = useRouter();
  const { task, reconciliation, connections } = about;
  const [requestKey] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState(reconciliation?.left === "0" ? "" : (reconciliation?.left ?? ""));
  const [modelCharge, setModelCharge] = useState("");
  const [reason, setReason] = useState(
    reconciliation
      ? `Difference of ${withoutTricks(reconciliation.connection)} on ${reconciliation.day}: `
      : "",
  );
  const [connection, setConnection] = useState(NOTHING);
  const correct = useAction(correctSpendAction.bind(null, slug), {
    onSuccess: () => {
      router.push(doneHref);
      router.refresh();
    },
  });
  const { serverError, validationErrors } = correct.result;
  const errors = validationErrors?.fieldErrors;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (correct.isPending) return;
    correct.execute({
      ...{ requestKey, reason, amount: dollars(amount) },
      ...(modelCharge.trim() === "" ? {} : { modelCharge: dollars(modelCharge) }),
      taskId: task?.id ?? null,
      reconciliationId: reconciliation?.id ?? null,
      connectionId: connection === NOTHING ? null : connection,
    });
  }

  return (
    <form onSubmit={submit} noValidate className="flex max-w-xl flex-col gap-4">
      {task && (
        <p>
          Of one call of {withoutTricks(task.model)}, by its id <code className="text-xs">{task.id}</code>.
        </p>
      )}
      {reconciliation && (
        <p>
          Of the difference of {withoutTricks(reconciliation.connection)} on {formatDay(reconciliation.day)}.
        </p>
      )}
      {!task && !reconciliation && (
        <Field label="Of" hint="What the bill is of, as far as it is of one thing.">
          <Select value={connection} onChange={({ target }) => setConnection(target.value)}>
            <option value={NOTHING}>Nothing in particular</option>
            {connections.map(({ id, name, removed }) => (
              <option key={id} value={id}>
                {withoutTricks(name)}
                {removed ? " (removed)" : ""}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label="Amount"
        hint="Dollars to be added to what was spent; with a minus, to be taken off it."
        error={errors?.amount?.[0]}
      >
        <Input
          value={amount}
          inputMode="text"
          autoComplete="off"
          onChange={({ target }) => setAmount(target.value)}
        />
      </Field>
      <Field
        label="Of that, the model's charge"
        optional
        hint="Dollars, with the same sign. The rest is the API's own fee."
        error={errors?.modelCharge?.[0]}
      >
        <Input
          value={modelCharge}
          inputMode="text"
          autoComplete="off"
          onChange={({ target }) => setModelCharge(target.value)}
        />
      </Field>
      <Field
        label="Reason"
        hint="It stands with the entry for good, and in the audit log."
        error={errors?.reason?.[0]}
      >
        <Textarea value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <CorrectionEffect about={about} amount={dollars(amount)} />
      {serverError && <Notice tone="danger" title={<FailureWords failure={serverError} />} />}
      <Button type="submit" look="primary" busy={correct.isPending} className="self-start">
        Enter the correction
      </Button>
    </form>
  );
}
