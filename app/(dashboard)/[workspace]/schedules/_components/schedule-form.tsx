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
import { SCHEDULE_NAME_MAX, type NewSchedule } from "@/lib/domain/schedules/schedule";
import { paths } from "@/lib/paths";
import type { FormPart } from "../../compose/_components/form-part";
import {
  ConnectionField,
  MethodFields,
  SettingFields,
  type ConnectionChoice,
} from "../../compose/_components/setting-fields";
import { offeredBy, TargetFields, useModelLists } from "../../compose/_components/target-fields";
import { useDraft } from "../../compose/_components/use-draft";
import { useSend, type SendFailure } from "../../compose/_components/use-send";
import { checkForm } from "../../compose/check-form";
import { dropDraft, keptDraft, type DraftName } from "../../compose/kept-drafts";
import { beginWith } from "../../compose/models";
import { SetFields } from "../../runs/new/_components/set-fields";
import { repeatsProblem, toSetAsk } from "../../runs/new/set-run-form";
import {
  readScheduleDraft,
  scheduleBeginning,
  writeScheduleDraft,
  type ScheduleBeginning,
} from "../schedule-draft";
import { toSchedule, type ScheduleValues } from "../schedule-values";
import { changeScheduleAction, createScheduleAction } from "../schedules-actions";
import { RhythmFields } from "./rhythm-fields";
import { SchedulePrice } from "./schedule-price";

/** A run of a set has its place from its markets. */
const PLACE: readonly SettingField[] = ["web_search_country_iso_code", "web_search_city"];

/** Nothing on this form is led to by name. */
const NO_CONTROL: FormPart["control"] = () => () => undefined;

interface ScheduleFormProps extends ScheduleBeginning {
  slug: string;
  /** Whose drafts are kept here: a member's in a workspace. */
  draftOwner: string;
  zone: string;
  /** ISO 8601: when the page was made. */
  now: string;
  /** The cron the form begins with, and when that runs next, ISO 8601. */
  first: { cron: string; slots: readonly string[] };
  connections: readonly ConnectionChoice[];
}

/** The form begins with a schedule as it is, and in the browser with what was typed and not saved. */
export default function ScheduleForm(props: ScheduleFormProps) {
  const isAlive = useInBrowser();
  const [anew, setAnew] = useState(0);
  const { draftOwner, schedule } = props;
  const name = { owner: draftOwner, of: schedule ? `schedule.${schedule.id}` : "new-schedule" };
  const text = isAlive ? keptDraft(name) : null;
  return (
    <TypedSchedule
      key={`${isAlive} ${anew}`}
      isAlive={isAlive}
      name={name}
      kept={text}
      onAnew={() => {
        dropDraft(name);
        setAnew((times) => times + 1);
      }}
      {...props}
    />
  );
}

interface TypedScheduleProps extends ScheduleFormProps {
  isAlive: boolean;
  name: DraftName;
  /** What was typed before and not saved. */
  kept: string | null;
  /** Begins anew, without that. */
  onAnew: () => void;
}

/** Chooses what is asked of whom, when, and for how much at most. */
function TypedSchedule({ isAlive, name, kept, onAnew, ...props }: TypedScheduleProps) {
  const { slug, zone, now, first, connections, choices, schedule, last } = props;
  const router = useRouter();
  const [draft] = useState(() => (kept === null ? null : readScheduleDraft(kept, props)));
  const [all, setAll] = useDraft(() => draft ?? scheduleBeginning(props), writeScheduleDraft, name);
  const { form: asked, part, values } = all;
  const [wasSent, setWasSent] = useState(false);
  const put = (changed: Partial<ScheduleValues>) =>
    setAll((typed) => ({ ...typed, values: { ...typed.values, ...changed } }));
  const set: FormPart["set"] = (field, value) =>
    setAll((typed) => ({ ...typed, form: { ...typed.form, [field]: value } }));

  const lists = useModelLists(slug, asked.connectionId);
  const known = offeredBy(lists);
  const form = beginWith(asked, known);
  const { model_name, ...rest } = checkForm({ ...form, user_prompt: "?" }, known);
  const repeats = repeatsProblem(part.repeats);
  const ask = toSetAsk(form, part);
  const problems = { ...rest, ...(wasSent && model_name ? { model_name } : {}) };
  const canAsk = ask.targets.length > 0 && repeats === null && Object.keys(rest).length === 0;
  const typed = toSchedule(values, part.setId, ask);

  const { sending, send } = useSend(`${slug}.${name.of}`, (sent: NewSchedule, requestKey) =>
    save(slug, schedule?.id ?? null, requestKey, sent),
  );
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const errors = failure?.invalid ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setWasSent(true);
    if (!canAsk) return;
    setFailure(null);
    const sent = await send(typed);
    if (sent?.ok) {
      dropDraft(name);
      router.push(paths.workspace(slug).schedule(sent.data.id));
    } else if (sent) setFailure(sent.failure);
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
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2"
    >
      {draft && (
        <Notice
          title={
            schedule
              ? "This is what you typed before and did not save, not the schedule as it is."
              : "This is what you typed before and did not save."
          }
          className="lg:col-span-2"
          action={
            <Button size="small" onClick={onAnew}>
              Begin anew
            </Button>
          }
        />
      )}
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-6">
        <SetFields
          choices={choices}
          part={part}
          repeatsProblem={repeats}
          onChange={(changed) => setAll({ ...all, part: changed })}
        />
        <TargetFields {...formPart} lists={lists} isFirst={(schedule?.ask ?? last) === null} />
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
            What you typed is kept.{failure.errorId && ` Error id ${failure.errorId}`}
          </Notice>
        )}
        {wasSent && !canAsk && <Notice tone="danger" title="Put right what is marked beside." />}
        <div>
          <Button type="submit" look="primary" size="large" busy={sending}>
            {schedule ? "Save schedule" : "Make schedule"}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}

/** Makes a schedule, or changes one. */
const save = (slug: string, id: string | null, requestKey: string, schedule: NewSchedule) =>
  id === null
    ? createScheduleAction.bind(null, slug)({ ...schedule, requestKey })
    : changeScheduleAction.bind(null, slug)({ ...schedule, id });
