"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { DayField } from "@/components/ui/day-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { TimeField } from "@/components/ui/time-field";
import { Select } from "@/components/ui/select";
import {
  MARK_KIND_LABELS,
  MARK_KINDS,
  MARK_TEXT_MAX,
  type MarkKind,
} from "@/lib/domain/schedules/timeline-mark";
import { useAction } from "@/lib/queries/use-action";
import { addMarkAction, changeMarkAction } from "./marks-actions";

export interface MarkValues {
  setId: string | null;
  kind: MarkKind;
  /** `2026-11-26T09:00` of the workspace's zone. */
  at: string;
  text: string;
}

interface MarkFormProps {
  slug: string;
  /** The workspace's. */
  zone: string;
  /** The set whose page this is; null where a mark is the whole workspace's. */
  set: { id: string; name: string } | null;
  /** The mark that is changed; null for a new one. */
  id: string | null;
  initial: MarkValues;
  onDone: () => void;
}

/** Says what happened, and when. */
export function MarkForm({ slug, zone, set, id, initial, onDone }: MarkFormProps) {
  const router = useRouter();
  const [values, setValues] = useState(initial);
  const saved = {
    onSuccess: () => {
      router.refresh();
      onDone();
    },
  };
  const add = useAction(addMarkAction.bind(null, slug), saved);
  const change = useAction(changeMarkAction.bind(null, slug), saved);
  const { serverError, validationErrors } = id === null ? add.result : change.result;
  const errors = validationErrors?.fieldErrors;
  const [day = "", time = ""] = values.at.split("T");
  const put = (changed: Partial<MarkValues>) => setValues((typed) => ({ ...typed, ...changed }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (add.isPending || change.isPending) return;
    if (id === null) add.execute(values);
    else change.execute({ ...values, id });
  }

  return (
    <form onSubmit={submit} className="flex max-w-xl flex-col gap-3 rounded-md border p-3" noValidate>
      {serverError && (
        <Notice tone="danger" title={<FailureWords failure={serverError} />}>
          Nothing was saved; what you typed is kept.
          {serverError.errorId && ` Error id ${serverError.errorId}`}
        </Notice>
      )}
      <Field label="What happened" error={errors?.text?.[0]}>
        <Input
          value={values.text}
          maxLength={MARK_TEXT_MAX}
          autoComplete="off"
          onChange={({ target }) => put({ text: target.value })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <DayField
          label="Day"
          day={day || null}
          onChange={(chosen) => put({ at: `${chosen ?? ""}T${time}` })}
        />
        <TimeField
          label={`Time in ${zone}`}
          time={time}
          error={errors?.at?.[0]}
          onChange={(chosen) => put({ at: `${day}T${chosen}` })}
        />
        <Field label="Kind">
          <Select
            value={values.kind}
            onChange={({ target }) =>
              put({ kind: MARK_KINDS.find((kind) => kind === target.value) ?? "other" })
            }
          >
            {MARK_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {MARK_KIND_LABELS[kind]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {set && (
        <Field label="Concerns">
          <Select
            value={values.setId ?? ""}
            onChange={({ target }) => put({ setId: target.value === "" ? null : target.value })}
          >
            <option value={set.id}>{set.name}</option>
            <option value="">The whole workspace</option>
          </Select>
        </Field>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={add.isPending || change.isPending}>
          Save mark
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
