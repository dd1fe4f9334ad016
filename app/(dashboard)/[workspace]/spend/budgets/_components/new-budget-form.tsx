"use client";

import { useId, useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { DayField } from "@/components/ui/day-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { BUDGET_PERIODS, USUAL_SHARES, type BudgetPeriod } from "@/lib/domain/money/budget";
import type { NewBudget } from "@/lib/domain/money/budget-fields";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { makeBudgetAction } from "../budgets-actions";
import { BudgetFields, givenBudget } from "./budget-fields";

interface Choice {
  id: string;
  name: string;
}

interface NewBudgetFormProps {
  slug: string;
  choices: { members: readonly Choice[]; schedules: readonly Choice[]; labels: readonly string[] };
  /** In the workspace's zone. */
  today: string;
  onClose: () => void;
  onSaved: () => void;
}

const PERIODS: Record<BudgetPeriod, string> = {
  day: "Each day",
  week: "Each week, from Monday",
  month: "Each calendar month",
  once: "Once, from a day on",
};

type Kind = NewBudget["of"]["of"];

/** Says what a budget is of, how much and over what time. */
export default function NewBudgetForm({ slug, choices, today, onClose, onSaved }: NewBudgetFormProps) {
  const id = useId();
  const [typed, setTyped] = useState({ name: "", amount: "", warnAt: USUAL_SHARES.join(", ") });
  const [kind, setKind] = useState<Kind>("workspace");
  const [member, setMember] = useState(choices.members[0]?.id ?? "");
  const [schedule, setSchedule] = useState(choices.schedules[0]?.id ?? "");
  const [label, setLabel] = useState("");
  const [period, setPeriod] = useState<BudgetPeriod>("month");
  const [startsOn, setStartsOn] = useState<string | null>(today);
  const make = useAction(makeBudgetAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = make.result;
  const errors = validationErrors?.fieldErrors;

  const scopes: Record<Kind, NewBudget["of"]> = {
    workspace: { of: "workspace" },
    member: { of: "member", id: member },
    schedule: { of: "schedule", id: schedule },
    label: { of: "label", label },
  };
  function save() {
    const first = period === "once" ? startsOn : null;
    make.execute({ ...givenBudget(typed), of: scopes[kind], period, startsOn: first });
  }

  return (
    <FormDialog
      title="New budget"
      description="What does not fit is not sent. What is under way counts from now on, and goes on."
      save="Make the budget"
      busy={make.isPending}
      failure={serverError}
      onClose={onClose}
      onSave={save}
    >
      <BudgetFields typed={typed} errors={errors} onChange={setTyped} />
      <Field label="Of" error={errors?.of?.[0]}>
        <Select
          value={kind}
          onChange={({ target }) =>
            setKind(
              (["workspace", "member", "label", "schedule"] as const).find((one) => one === target.value) ??
                kind,
            )
          }
        >
          <option value="workspace">The whole workspace</option>
          <option value="member">What a member asks</option>
          <option value="label">Runs with a label</option>
          {choices.schedules.length > 0 && <option value="schedule">A schedule</option>}
        </Select>
      </Field>
      {kind === "member" && <Chosen label="Member" of={choices.members} id={member} onChange={setMember} />}
      {kind === "schedule" && (
        <Chosen label="Schedule" of={choices.schedules} id={schedule} onChange={setSchedule} />
      )}
      {kind === "label" && (
        <Field label="Label" hint="Exactly as runs have it.">
          <Input
            value={label}
            list={`${id}-labels`}
            autoComplete="off"
            onChange={({ target }) => setLabel(target.value)}
          />
        </Field>
      )}
      <datalist id={`${id}-labels`}>
        {choices.labels.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Field label="Over what time">
        <Select
          value={period}
          onChange={({ target }) => setPeriod(BUDGET_PERIODS.find((one) => one === target.value) ?? period)}
        >
          {BUDGET_PERIODS.map((one) => (
            <option key={one} value={one}>
              {PERIODS[one]}
            </option>
          ))}
        </Select>
      </Field>
      {period === "once" && <DayField label="First day that counts" day={startsOn} onChange={setStartsOn} />}
      {period === "once" && errors?.startsOn && (
        <p role="alert" className="text-danger text-xs font-medium">
          {errors.startsOn[0]}
        </p>
      )}
    </FormDialog>
  );
}

const Chosen = ({
  label,
  of,
  id,
  onChange,
}: {
  label: string;
  of: readonly Choice[];
  id: string;
  onChange: (id: string) => void;
}) => (
  <Field label={label}>
    <Select value={id} onChange={({ target }) => onChange(target.value)}>
      {of.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {withoutTricks(choice.name)}
        </option>
      ))}
    </Select>
  </Field>
);
