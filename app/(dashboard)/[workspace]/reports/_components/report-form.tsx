"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { CharacterCount } from "@/components/ui/character-count";
import { Checkbox, Radio, RadioGroup } from "@/components/ui/checkbox";
import { DayField } from "@/components/ui/day-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Failure } from "@/components/states/failure-words";
import { type NewReport, REPORT_LIMITS, REPORT_SHOWS, type ReportShows } from "@/lib/domain/exports/report";

/** What is typed of a report. */
export type ReportValues = Pick<NewReport, "title" | "comment" | "period" | "shows">;

interface ReportFormProps {
  title: string;
  save: string;
  begun: ReportValues & Pick<NewReport, "view">;
  busy: boolean;
  failure: Failure | null | undefined;
  /** By field. */
  problems: Readonly<Partial<Record<keyof ReportValues, readonly string[]>>>;
  onSave: (values: ReportValues) => void;
  onClose: () => void;
}

interface TypedDays {
  from: string | null;
  to: string | null;
}

const { days: DAYS_MAX, titleChars, commentChars } = REPORT_LIMITS;

/** What a report says, which days it is about, and what it shows beside figures. */
export function ReportForm({
  title,
  save,
  begun,
  busy,
  failure,
  problems,
  onSave,
  onClose,
}: ReportFormProps) {
  const { period, view } = begun;
  const [words, setWords] = useState({ title: begun.title, comment: begun.comment });
  const [isRolling, setRolling] = useState("lastDays" in period);
  const [count, setCount] = useState("lastDays" in period ? String(period.lastDays) : "30");
  const [days, setDays] = useState<TypedDays>("from" in period ? period : { from: null, to: null });
  const [shows, setShows] = useState(begun.shows);
  const lastDays = Number(count);
  // A study says itself which days it is of.
  const hasOwnDays = view === "study";
  const wanted = hasOwnDays
    ? period
    : isRolling
      ? Number.isInteger(lastDays) && lastDays >= 1 && lastDays <= DAYS_MAX
        ? { lastDays }
        : null
      : days.from !== null && days.to !== null
        ? { from: days.from, to: days.to }
        : null;
  const problem = problems.period?.[0];
  return (
    <FormDialog
      title={title}
      save={save}
      busy={busy}
      incomplete={words.title.trim() === "" || wanted === null}
      failure={failure}
      onClose={onClose}
      onSave={() => wanted && onSave({ ...words, period: wanted, shows })}
    >
      <Field label="Title" error={problems.title?.[0]}>
        <Input
          value={words.title}
          maxLength={titleChars}
          autoComplete="off"
          onChange={({ target }) => setWords({ ...words, title: target.value })}
        />
      </Field>
      <Field
        label="Comment"
        optional
        hint="Stands under the title, in its own lines."
        error={problems.comment?.[0]}
        aside={<CharacterCount text={words.comment} limit={commentChars} />}
      >
        <Textarea
          rows={4}
          value={words.comment}
          onChange={({ target }) => setWords({ ...words, comment: target.value })}
        />
      </Field>
      {!hasOwnDays && (
        <>
          <RadioGroup legend="Days">
            <Radio
              name="period"
              label="The last days before it is read"
              hint="It is of other days tomorrow."
              checked={isRolling}
              onChange={() => setRolling(true)}
            />
            <Radio
              name="period"
              label="The same days for ever"
              checked={!isRolling}
              onChange={() => setRolling(false)}
            />
          </RadioGroup>
          {isRolling ? (
            <Field
              label="How many days"
              hint={`1 to ${DAYS_MAX}, the day of reading with them.`}
              error={problem}
            >
              <Input
                type="number"
                min={1}
                max={DAYS_MAX}
                value={count}
                onChange={({ target }) => setCount(target.value)}
              />
            </Field>
          ) : (
            <div className="grid grid-cols-2 gap-3">
              <DayField
                label="First day"
                day={days.from}
                onChange={(from) => setDays({ from, to: days.to })}
              />
              <DayField label="Last day" day={days.to} onChange={(to) => setDays({ from: days.from, to })} />
              {problem && (
                <p role="alert" className="text-danger col-span-full text-xs font-medium">
                  {problem}
                </p>
              )}
            </div>
          )}
        </>
      )}
      {REPORT_SHOWS[view].length > 0 && (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">Shown beside figures</legend>
          {REPORT_SHOWS[view].map((what) => (
            <Checkbox
              key={what}
              label={SHOWN[what].label}
              hint={what === "prompts" ? PROMPTS_HINT[view] : SHOWN[what].hint}
              checked={shows[what]}
              onChange={({ target }) => setShows({ ...shows, [what]: target.checked })}
            />
          ))}
        </fieldset>
      )}
    </FormDialog>
  );
}

const SHOWN: Record<keyof ReportShows, { label: string; hint?: string }> = {
  prompts: { label: "Wordings of prompts" },
  costs: { label: "What the period cost" },
  notes: { label: "Notes beside answers", hint: "Their text, without who wrote it." },
};

/** What is shown with wordings. */
const PROMPTS_HINT: Partial<Record<NewReport["view"], string>> = {
  overview: "With them, where a brand is named by prompt and engine.",
  sources: "With them, of one site the questions that cite it.",
  brand: "With them, where it is named by prompt and engine.",
  study: "With them, the families, of which some are called by a wording.",
};
