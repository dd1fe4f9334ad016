import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useInBrowser } from "@/components/ui/use-in-browser";
import type { SettingField } from "@/lib/api-contract/fields";
import type { AskChoices } from "@/lib/domain/runs/ask-choices";
import type { SetAsk } from "@/lib/domain/runs/set-run";
import { paths } from "@/lib/paths";
import type { FormPart } from "../../../compose/_components/form-part";
import {
  ConnectionField,
  MethodFields,
  SettingFields,
  type ConnectionChoice,
} from "../../../compose/_components/setting-fields";
import { offeredBy, TargetFields, useModelLists } from "../../../compose/_components/target-fields";
import { useDraft } from "../../../compose/_components/use-draft";
import { useSend, type SendFailure } from "../../../compose/_components/use-send";
import { checkForm } from "../../../compose/check-form";
import { chosenTargets } from "../../../compose/form-values";
import { dropDraft, keptDraft } from "../../../compose/kept-drafts";
import { beginWith } from "../../../compose/models";
import { sendSetRun } from "../../runs-actions";
import {
  capProblem,
  firstForm,
  knownOf,
  readRunDraft,
  repeatsProblem,
  toSetAsk,
  writeRunDraft,
  type Draft,
} from "../set-run-form";
import { previewsKey, RunPreviewPanel } from "./run-preview-panel";
import { SetFields } from "./set-fields";

/** A run of a set has its place from its markets. */
const PLACE: readonly SettingField[] = ["web_search_country_iso_code", "web_search_city"];

/** Nothing on this form is led to by name. */
const NO_CONTROL: FormPart["control"] = () => () => undefined;

/** The name of the draft. */
const NEW_RUN = "new-run";

interface NewRunScreenProps {
  workspace: string;
  /** Whose drafts are kept here: a member's in a workspace. */
  draftOwner: string;
  connections: readonly ConnectionChoice[];
  choices: AskChoices;
  last: SetAsk | null;
  /** The set the address names. */
  askedFor: string | null;
  /** How often the address says that each prompt is asked. */
  askedRepeats: number | null;
}

/** The form begins as the last run was asked, and in the browser with what was chosen and not sent. */
export default function NewRunScreen(props: NewRunScreenProps) {
  const isAlive = useInBrowser();
  return <ChosenRun key={String(isAlive)} isAlive={isAlive} {...props} />;
}

function beginningOf({ connections, choices, last, askedFor, askedRepeats }: NewRunScreenProps): Draft {
  const connection = connections.find(({ id }) => id === last?.connectionId) ?? connections[0];
  return {
    form: firstForm(last, connection?.id ?? ""),
    part: {
      setId: askedFor ?? choices.sets[0]?.id ?? "",
      marketIds: choices.markets.flatMap(({ id }) => (last?.marketIds.includes(id) ? [id] : [])),
      personaIds: [],
      repeats: String(askedRepeats ?? last?.repeats ?? 1),
      cap: "",
    },
  };
}

/** What was chosen before and not sent. An address that names a set, or how often it is asked, means that. */
function keptBefore(props: NewRunScreenProps): Draft | null {
  const { draftOwner, connections, choices, askedFor, askedRepeats } = props;
  const text = keptDraft({ owner: draftOwner, of: NEW_RUN });
  const kept = text === null ? null : readRunDraft(text, beginningOf(props), knownOf(choices, connections));
  const asked = {
    ...(askedFor !== null && { setId: askedFor }),
    ...(askedRepeats !== null && { repeats: String(askedRepeats) }),
  };
  return kept && { ...kept, part: { ...kept.part, ...asked } };
}

/** Chooses what to ask of whom; what it will be stands beside, and what it costs on the button that sends it. */
function ChosenRun({ isAlive, ...props }: NewRunScreenProps & { isAlive: boolean }) {
  const { workspace, draftOwner, connections, choices, last } = props;
  const router = useRouter();
  const queryClient = useQueryClient();
  const name = { owner: draftOwner, of: NEW_RUN };
  const [draft, setDraft] = useDraft(
    () => (isAlive ? keptBefore(props) : null) ?? beginningOf(props),
    writeRunDraft,
    name,
  );
  const { form, part } = draft;
  const set: FormPart["set"] = (name, value) =>
    setDraft((now) => ({ ...now, form: { ...now.form, [name]: value } }));
  const lists = useModelLists(workspace, form.connectionId);
  const known = offeredBy(lists);
  const values = beginWith(form, known);

  const { model_name, ...rest } = checkForm({ ...values, user_prompt: "?" }, known);
  const problems = { ...rest, ...(chosenTargets(values).length > 0 && model_name ? { model_name } : {}) };
  const repeats = repeatsProblem(part.repeats);
  const { cap: typedCap = "" } = part;
  const wrongCap = capProblem(typedCap);
  const ask = toSetAsk(values, part);
  const cap = typedCap.trim() || null;
  const isComplete =
    part.setId !== "" &&
    ask.targets.length > 0 &&
    repeats === null &&
    wrongCap === null &&
    Object.keys(problems).length === 0;

  const { sending, send } = useSend(
    `${workspace}.new-run`,
    (run: { setId: string; ask: SetAsk; cap: string | null; onlyWhatFits: boolean }, requestKey) =>
      sendSetRun.bind(null, workspace)({ ...run, requestKey }),
  );
  const [failure, setFailure] = useState<SendFailure | null>(null);
  async function start(onlyWhatFits: boolean) {
    setFailure(null);
    const sent = await send({ setId: part.setId, ask, cap, onlyWhatFits });
    if (sent?.ok) {
      dropDraft(name);
      router.push(paths.workspace(workspace).run(sent.data.runId));
    } else if (sent) {
      setFailure(sent.failure);
      // What kept it back may have changed what it would be: budgets, for one.
      void queryClient.invalidateQueries({ queryKey: previewsKey(workspace) });
    }
  }

  const formPart = { form: values, set, control: NO_CONTROL, problems };
  return (
    <form
      aria-label="New run"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
    >
      <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-6">
        <SetFields
          choices={choices}
          part={part}
          repeatsProblem={repeats}
          onChange={(changed) => setDraft({ ...draft, part: changed })}
        />
        <TargetFields {...formPart} lists={lists} isFirst={last === null} />
        <MethodFields {...formPart} />
        <Disclosure summary="Settings" open={last === null}>
          <SettingFields {...formPart} without={PLACE} />
        </Disclosure>
        <Field
          label="Spend at most"
          optional
          hint="Dollars this run may be expected to cost at most, whatever budgets allow."
          error={wrongCap}
          className="max-w-60"
        >
          <Input
            value={typedCap}
            inputMode="decimal"
            autoComplete="off"
            onChange={({ target }) => setDraft({ ...draft, part: { ...part, cap: target.value } })}
          />
        </Field>
        <Field label="Label" optional hint="Your own mark, to find this run again." error={problems.tag}>
          <Input value={values.tag} onChange={({ target }) => set("tag", target.value)} />
        </Field>
        <ConnectionField {...formPart} workspace={workspace} connections={connections} />
      </fieldset>
      <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-16">
        {failure && (
          <Notice tone="danger" title={<FailureWords failure={failure} />}>
            <ul className="list-disc pl-4">
              {Object.entries(failure.fields).map(([field, message]) => (
                <li key={field}>{message}</li>
              ))}
            </ul>
          </Notice>
        )}
        <RunPreviewPanel
          workspace={workspace}
          ask={isComplete ? { setId: part.setId, ask, cap } : null}
          sending={sending}
          onStart={(onlyWhatFits) => void start(onlyWhatFits)}
        />
      </div>
    </form>
  );
}
