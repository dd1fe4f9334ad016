import { useState, type KeyboardEvent, type Ref } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { TASK_FIELDS } from "@/lib/api-contract/engine-rules";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import type { Engine } from "@/lib/domain/engine";
import { isFilled } from "../check-form";
import type { FormValues } from "../form-values";
import { ConnectionField, type ConnectionChoice } from "./connection-field";
import { MethodFields } from "./method-fields";
import { ProblemSummary } from "./problem-summary";
import { SendBar } from "./send-bar";
import { SettingGroup } from "./setting-fields";
import { TargetFields } from "./target-fields";
import type { EngineModelList } from "./use-model-lists";
import { NOT_SENT, useSendAsk, type SendFailure, type SentAsk } from "./use-send-ask";
import { LabelField, WordingFields } from "./wording-fields";

interface ComposeFormProps {
  /** Of the button that asks. */
  sendRef: Ref<HTMLButtonElement>;
  workspace: string;
  connections: readonly ConnectionChoice[];
  lists: Record<Engine, EngineModelList>;
  form: UseFormReturn<FormValues>;
  /** The form as it is filled in now, and what is wrong with it. */
  values: FormValues;
  problems: FieldMessages;
  onSent: (run: SentAsk) => void;
}

/** Why nothing was sent, and what it was that was not: what is changed since has not failed yet. */
interface Refusal {
  failure: SendFailure;
  of: string;
}

/** Every field of a question to one or more engines, checked as it is typed by the check the server makes. */
export function ComposeForm({ workspace, connections, lists, form, values, ...rest }: ComposeFormProps) {
  const { problems, sendRef, onSent } = rest;
  const { control } = form;
  const { isSubmitted } = form.formState;
  const isAlive = useInBrowser();
  const { sending, send } = useSendAsk(workspace);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const failure = refusal?.of === JSON.stringify(values) ? refusal.failure : null;

  const said: FieldMessages = { ...failure?.problems };
  for (const field of TASK_FIELDS) {
    const message = problems[field];
    if (message !== undefined && (isSubmitted || isFilled(values, field))) said[field] = message;
  }

  const refuse = (why: SendFailure) => setRefusal({ failure: why, of: JSON.stringify(form.getValues()) });

  const submit = form.handleSubmit(
    async (filled) => {
      const sent = await send(filled);
      if (!sent) return;
      if (sent.ok) return onSent(sent.run);
      refuse(sent.failure);
      const first = TASK_FIELDS.find((field) => sent.failure.problems[field] !== undefined);
      if (first && first !== "postback_url" && first !== "pingback_url") form.setFocus(first);
    },
    () => refuse({ message: NOT_SENT, errorId: null, problems: {} }),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.repeat) return;
    event.preventDefault();
    void submit();
  };
  const part = { control, form: values, problems: said };
  return (
    <form
      aria-label="Question"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-6 **:scroll-mb-28"
    >
      {failure && (
        <ProblemSummary
          message={failure.message}
          errorId={failure.errorId}
          problems={said}
          onShow={(field) => {
            if (field !== "postback_url" && field !== "pingback_url") form.setFocus(field);
          }}
        />
      )}
      <fieldset disabled={!isAlive} className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <WordingFields {...part} />
          <VersionNote promptId={values.promptId} onDetach={() => form.setValue("promptId", null)} />
          <TargetFields {...part} lists={lists} />
          <LabelField {...part} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <MethodFields {...part} />
          <SettingGroup legend="Search" names={SEARCH_FIELDS} {...part} />
          <SettingGroup legend="Answer" names={ANSWER_FIELDS} {...part} />
          <ConnectionField workspace={workspace} connections={connections} control={control} />
        </div>
      </fieldset>
      <SendBar
        ref={sendRef}
        workspace={workspace}
        form={values}
        sending={sending}
        onSend={() => void submit()}
      />
    </form>
  );
}

const SEARCH_FIELDS = [
  "web_search",
  "force_web_search",
  "web_search_country_iso_code",
  "web_search_city",
] as const;
const ANSWER_FIELDS = ["max_output_tokens", "use_reasoning", "temperature", "top_p"] as const;

const VersionNote = ({ promptId, onDetach }: { promptId: string | null; onDetach: () => void }) =>
  promptId === null ? null : (
    <p className="text-muted flex flex-wrap items-center gap-x-2 text-xs">
      A changed wording is kept as a new version of the same prompt.
      <Button look="quiet" size="small" onClick={onDetach}>
        Make it a new prompt
      </Button>
    </p>
  );
