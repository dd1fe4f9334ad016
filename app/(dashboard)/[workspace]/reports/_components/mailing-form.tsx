"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { TimeField } from "@/components/ui/time-field";
import { MAILING_LIMITS, type MailingRhythm } from "@/lib/domain/exports/report-mailing";
import { MONTH_DAYS_MAX } from "@/lib/domain/schedules/schedule-preset";
import { WEEKDAYS } from "@/lib/format/rhythm";
import { useAction } from "@/lib/queries/use-action";
import { setReportMailingAction } from "../reports-actions";

interface MailingFormProps {
  slug: string;
  reportId: string;
  begun: MailingRhythm & { addresses: readonly string[] };
  onClose: () => void;
  onSaved: () => void;
}

const MONDAY = 1;
const MONTH_DAYS = Array.from({ length: MONTH_DAYS_MAX }, (_, index) => index + 1);

/** When a report goes out by mail, and where. */
export default function MailingForm({ slug, reportId, begun, onClose, onSaved }: MailingFormProps) {
  const [rhythm, setRhythm] = useState<MailingRhythm>(begun);
  const [typed, setTyped] = useState(begun.addresses.join("\n"));
  const set = useAction(setReportMailingAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = set.result;
  const problems = validationErrors?.fieldErrors;
  const addresses = typed.split(/[\n,;]/).flatMap((line) => line.trim() || []);
  const isWeekly = rhythm.every === "week";
  return (
    <FormDialog
      title="Mail this report"
      description={`Each mail has a link of its own, which works for ${MAILING_LIMITS.linkDays} days, and one to end these mails.`}
      save="Save"
      busy={set.isPending}
      incomplete={addresses.length === 0}
      failure={serverError}
      onClose={onClose}
      onSave={() => set.execute({ reportId, ...rhythm, addresses })}
    >
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Field
          label="How often"
          className="max-sm:col-span-2"
          hint={isWeekly ? "Of the seven days before." : "Of the calendar month before."}
        >
          <Select
            value={rhythm.every}
            onChange={({ target }) =>
              setRhythm(
                target.value === "week"
                  ? { ...rhythm, every: "week", day: MONDAY }
                  : { ...rhythm, every: "month", day: 1 },
              )
            }
          >
            <option value="week">Every week</option>
            <option value="month">Every month</option>
          </Select>
        </Field>
        <Field label={isWeekly ? "Day of the week" : "Day of the month"} error={problems?.day?.[0]}>
          <Select
            value={String(rhythm.day)}
            onChange={({ target }) => setRhythm({ ...rhythm, day: Number(target.value) })}
          >
            {isWeekly
              ? WEEKDAYS.map((name, day) => (
                  <option key={name} value={day}>
                    {name}
                  </option>
                ))
              : MONTH_DAYS.map((day) => (
                  <option key={day} value={day}>
                    {day}
                  </option>
                ))}
          </Select>
        </Field>
        <TimeField
          label="At"
          time={rhythm.at}
          onChange={(at) => setRhythm({ ...rhythm, at })}
          error={problems?.at?.[0]}
        />
      </div>
      <Field
        label="Addresses"
        hint={`One a line, at most ${MAILING_LIMITS.addresses}. Whoever has one needs no account.`}
        error={problems?.addresses?.[0]}
      >
        <Textarea
          rows={4}
          value={typed}
          spellCheck={false}
          autoCapitalize="off"
          onChange={({ target }) => setTyped(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
