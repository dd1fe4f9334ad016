import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useInBrowser } from "@/components/ui/use-in-browser";
import type { SettingField } from "@/lib/api-contract/fields";
import type { AskChoices } from "@/lib/domain/ask-choices";
import { SCHEDULE_NAME_MAX, type ScheduleView } from "@/lib/domain/schedule";
import type { SetAsk } from "@/lib/domain/set-run";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import type { FormPart } from "../../compose/_components/form-part";
import {
  ConnectionField,
  MethodFields,
  SettingFields,
  type ConnectionChoice,
} from "../../compose/_components/setting-fields";
import { offeredBy, TargetFields, useModelLists } from "../../compose/_components/target-fields";
import { checkForm } from "../../compose/check-form";
import { beginWith } from "../../compose/models";
import { SetFields } from "../../runs/new/_components/set-fields";
import { firstForm, repeatsProblem, toSetAsk, type SetPart } from "../../runs/new/set-run-form";
import { toSchedule, valuesOf, type ScheduleValues } from "../schedule-values";
import { changeScheduleAction, createScheduleAction } from "../schedules-actions";
import { RhythmFields } from "./rhythm-fields";
import { SchedulePrice } from "./schedule-price";

/** A run of a set has its place from its markets. */
const PLACE: readonly SettingField[] = ["web_search_country_iso_code", "web_search_city"];

/** Nothing on this form is led to by name. */
const NO_CONTROL: FormPart["control"] = () => () => undefined;

interface ScheduleFormProps {
  slug: string;
  zone: string;
  /** ISO 8601: when the page was made. */
  now: string;
  /** The cron the form begins with, and when that runs next, ISO 8601. */
  first: { cron: string; slots: readonly string[] };
  connections: readonly ConnectionChoice[];
  choices: AskChoices;
  /** The schedule that is changed; null for a new one. */
  schedule: ScheduleView | null;
  /** What a new one begins with: as a set was asked last. */
  last: SetAsk | null;
  /** The set the address names. */
  askedFor: string | null;
}

/** Chooses what is asked of whom, when, and for how much at most. */
export default function ScheduleForm(props: ScheduleFormProps) {
  const { slug, zone, now, first, connections, choices, schedule, last, askedFor } = props;
  const router = useRouter();
  const isAlive = useInBrowser();
  const begun = schedule?.ask ?? last;
  const [values, setValues] = useState(() => valuesOf(schedule));
  const [asked, setAsked] = useState(() =>
    firstForm(begun, (connections.find(({ id }) => id === begun?.connectionId) ?? connections[0])?.id ?? ""),
  );
  const [part, setPart] = useState<SetPart>(() => ({
    setId: schedule?.setId ?? askedFor ?? choices.sets[0]?.id ?? "",
    marketIds: choices.markets.flatMap(({ id }) => (begun?.marketIds.includes(id) ? [id] : [])),
    personaIds: choices.personas.flatMap(({ id }) => (begun?.personaIds.includes(id) ? [id] : [])),
    repeats: String(begun?.repeats ?? 3),
  }));
  const [wasSent, setWasSent] = useState(false);
  const put = (changed: Partial<ScheduleValues>) => setValues((typed) => ({ ...typed, ...changed }));
  const set: FormPart["set"] = (name, value) => setAsked((typed) => ({ ...typed, [name]: value }));

  const lists = useModelLists(slug, asked.connectionId);
  const known = offeredBy(lists);
  const form = beginWith(asked, known);
  const { model_name, ...rest } = checkForm({ ...form, user_prompt: "?" }, known);
  const repeats = repeatsProblem(part.repeats);
  const ask = toSetAsk(form, part);
  const problems = { ...rest, ...(wasSent && model_name ? { model_name } : {}) };
  const canAsk = ask.targets.length > 0 && repeats === null && Object.keys(rest).length === 0;
  const typed = toSchedule(values, part.setId, ask);

  const links = paths.workspace(slug);
  const create = useAction(createScheduleAction.bind(null, slug), {
    onSuccess: ({ data }) => data && router.push(links.schedule(data.id)),
  });
  const change = useAction(changeScheduleAction.bind(null, slug), {
    onSuccess: () => schedule && router.push(links.schedule(schedule.id)),
  });
  const { serverError: failure, validationErrors } = (schedule ? change : create).result;
  const errors = validationErrors?.fieldErrors ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setWasSent(true);
    if (!canAsk || create.isPending || change.isPending) return;
    if (schedule) change.execute({ ...typed, id: schedule.id });
    else create.execute(typed);
  }

  const formPart = { form, set, control: NO_CONTROL, problems };
  const text = (field: "name" | "spreadMinutes" | "capPerSlot" | "capPerMonth") => ({
    value: values[field],
    onChange: ({ target }: { target: { value: string } }) => put({ [field]: target.value }),
  });
  return (
    <form
      aria-label={schedule ? "Change schedule" : "New schedule"}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2"
    >
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-6">
        <SetFields choices={choices} part={part} repeatsProblem={repeats} onChange={setPart} />
        <TargetFields {...formPart} lists={lists} isFirst={begun === null} />
        <MethodFields {...formPart} />
        <Disclosure summary="Settings">
          <SettingFields {...formPart} without={PLACE} />
        </Disclosure>
        <ConnectionField {...formPart} workspace={slug} connections={connections} />
      </fieldset>
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-16">
        <Field label="Name" error={errors.name?.[0]}>
          <Input maxLength={SCHEDULE_NAME_MAX} autoComplete="off" {...text("name")} />
        </Field>
        <RhythmFields values={values} zone={zone} now={now} first={first} onChange={put} />
        <Field
          label="Spread over"
          aside="minutes"
          hint="0 asks at once. Otherwise repeats of a question lie as far apart as they can in that time."
          error={errors.spreadMinutes?.[0]}
        >
          <Input inputMode="numeric" {...text("spreadMinutes")} />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Cap of one run" aside="dollars" error={errors.capPerSlot?.[0]}>
            <Input inputMode="decimal" {...text("capPerSlot")} />
          </Field>
          <Field label="Cap of a month" aside="dollars" error={errors.capPerMonth?.[0]}>
            <Input inputMode="decimal" {...text("capPerMonth")} />
          </Field>
        </div>
        <p className="text-muted -mt-4 text-xs">
          A run that is expected to go over a cap is not sent, and the schedule is paused. Months are {zone}
          &apos;s.
        </p>
        <SchedulePrice slug={slug} id={schedule?.id ?? null} schedule={canAsk ? typed : null} />
        {failure && (
          <Notice tone="danger" title={<FailureWords failure={failure} />}>
            Nothing was saved; what you typed is kept.{failure.errorId && ` Error id ${failure.errorId}`}
          </Notice>
        )}
        {wasSent && !canAsk && <Notice tone="danger" title="Put right what is marked beside." />}
        <div>
          <Button type="submit" look="primary" size="large" busy={create.isPending || change.isPending}>
            {schedule ? "Save schedule" : "Make schedule"}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}
