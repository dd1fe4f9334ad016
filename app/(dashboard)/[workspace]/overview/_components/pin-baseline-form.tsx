"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { DayField } from "@/components/ui/day-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { type Baseline, BASELINE_NAME_MAX } from "@/lib/domain/answers/baseline";
import { useAction } from "@/lib/queries/use-action";
import { pinBaselineAction } from "../baseline-actions";

interface PinBaselineFormProps {
  slug: string;
  initial: Baseline;
  onClose: () => void;
}

/** Asks which days are the baseline, and what they are called. */
export function PinBaselineForm({ slug, initial, onClose }: PinBaselineFormProps) {
  const router = useRouter();
  const [{ name, from, to }, setValues] = useState<{ name: string; from: string | null; to: string | null }>(
    initial,
  );
  const put = (changed: Partial<Baseline> | { from: null } | { to: null }) =>
    setValues((typed) => ({ ...typed, ...changed }));
  const pin = useAction(pinBaselineAction.bind(null, slug), {
    onSuccess: () => {
      router.refresh();
      onClose();
    },
  });
  const { serverError, validationErrors } = pin.result;
  const errors = validationErrors?.fieldErrors;
  const problem = errors?.to?.[0] ?? errors?.from?.[0];
  return (
    <FormDialog
      title="Pin a baseline"
      description="The overview holds every later period against these days, beside the period before. It is the whole workspace's."
      save="Pin these days"
      busy={pin.isPending}
      incomplete={name.trim() === "" || from === null || to === null}
      failure={serverError ?? null}
      onClose={onClose}
      onSave={() => from !== null && to !== null && pin.execute({ name, from, to })}
    >
      <Field label="Name of the baseline" error={errors?.name?.[0]}>
        <Input
          value={name}
          maxLength={BASELINE_NAME_MAX}
          placeholder="Launch"
          autoComplete="off"
          onChange={({ target }) => put({ name: target.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <DayField label="First day of it" day={from} onChange={(day) => put({ from: day })} />
        <DayField label="Last day of it" day={to} onChange={(day) => put({ to: day })} />
      </div>
      {problem && <Notice tone="danger" title={problem} />}
    </FormDialog>
  );
}
