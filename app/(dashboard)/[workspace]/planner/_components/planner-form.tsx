"use client";

import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { engineLabel, type Engine } from "@/lib/domain/engines/engine";
import {
  type ReadTarget,
  SAMPLE_FIELDS,
  type SampleFieldName,
  type SampleTarget,
} from "@/lib/domain/runs/sample-target";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { listPlannerChoices } from "@/lib/services/planner";
import { modelWord, type PlannerState } from "../planner-search-params";

type Choices = Awaited<ReturnType<typeof listPlannerChoices>>;

interface PlannerFormProps {
  slug: string;
  choices: Choices;
  set: Choices["sets"][number] | null;
  state: PlannerState;
  /** What is taken where nothing is typed. */
  otherwise: SampleTarget;
  problems: ReadTarget["problems"];
  /** Those that are planned for. */
  models: readonly { engine: Engine; model: string }[];
}

/** What a plan is made of. It is sent as an address, which is all there is to it. */
export function PlannerForm({ slug, choices, set, state, otherwise, problems, models }: PlannerFormProps) {
  const { likeness } = choices;
  const number = (name: SampleFieldName, hint: string) => (
    <Field label={SAMPLE_FIELDS[name].what} hint={hint} error={problems[name]}>
      <Input
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={state[name] ?? ""}
        placeholder={String(otherwise[name])}
      />
    </Field>
  );
  const has = set ? withoutTricks(set.name) : null;
  return (
    <Form
      prefetch={false}
      action={paths.workspace(slug).planner()}
      scroll={false}
      aria-label="What is planned"
      className="flex min-w-0 flex-col gap-4"
    >
      {set && (
        <Field
          label="Set"
          hint={`${counted(set.prompts, "prompt")} of ${counted(set.families, "family", "families")}.`}
        >
          <Select name="set" defaultValue={set.id}>
            {choices.sets.map(({ id, name }) => (
              <option key={id} value={id}>
                {withoutTricks(name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className="grid grid-cols-2 gap-4">
        {number("points", "How far the interval reaches to each side.")}
        {number("rate", "50 where nobody knows.")}
        {number(
          "families",
          has ? `Those of ${has} where nothing is typed.` : "Families of questions there are.",
        )}
        {number("wordings", "Prompts that ask the same.")}
        {number(
          "rho",
          likeness
            ? `Seen in the last ${likeness.days} days, over ${counted(likeness.brands, "brand")}: ${otherwise.rho}.`
            : `Assumed: ${otherwise.rho}; too few answers of ten families tell it.`,
        )}
        {number("rhoPrompt", `Beyond its family’s; assumed: ${otherwise.rhoPrompt}.`)}
      </div>
      {choices.models.length > 0 ? (
        <fieldset className="min-w-0">
          <legend className="mb-1 text-sm font-medium">Asked</legend>
          <div className="flex max-h-60 flex-col gap-2 overflow-y-auto rounded-md border px-3 py-2">
            {choices.models.map((one) => (
              <Checkbox
                key={modelWord(one)}
                name="model"
                value={modelWord(one)}
                defaultChecked={models.some((each) => modelWord(each) === modelWord(one))}
                label={
                  <span className="break-all">
                    {engineLabel(one.engine)} <span className="text-muted">{withoutTricks(one.model)}</span>
                  </span>
                }
              />
            ))}
          </div>
          <p className="text-muted mt-1 text-xs">
            Each is asked all of it: a rate is one model’s. Those asked of late.
          </p>
        </fieldset>
      ) : (
        <p className="text-muted text-sm">
          Nothing was asked yet, so that no cost can be told. The form of a run says what it will cost.
        </p>
      )}
      <Field label="Method" hint="For how long it takes.">
        <Select name="method" defaultValue={state.method}>
          <option value="standard">Standard, in the queue</option>
          <option value="live">Live</option>
        </Select>
      </Field>
      <Button type="submit" look="primary" className="self-start">
        Work it out
      </Button>
    </Form>
  );
}
