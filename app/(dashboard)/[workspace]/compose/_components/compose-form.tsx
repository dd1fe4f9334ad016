import { useState, type KeyboardEvent } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useInBrowser } from "@/components/ui/use-in-browser";
import { fieldOf } from "@/lib/api-contract/engine-rules";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import type { Engine } from "@/lib/domain/engine";
import { isFilled } from "../check-form";
import { sendAsk } from "../compose-actions";
import { FORM_FIELDS, toAsk, type FilledForm, type FormField, type FormValues } from "../form-values";
import type { FormPart } from "./form-part";
import { SendBar } from "./send-bar";
import { ConnectionField, MethodFields, SettingFields, type ConnectionChoice } from "./setting-fields";
import { TargetFields, type EngineModelList } from "./target-fields";
import { NOT_SENT, useSend, type SendFailure, type SentAsk } from "./use-send";
import { LabelField, WordingFields } from "./wording-fields";

interface ComposeFormProps {
  workspace: string;
  connections: readonly ConnectionChoice[];
  lists: Record<Engine, EngineModelList>;
  form: UseFormReturn<FormValues>;
  /** The form as it is filled in now, and what is wrong with it. */
  values: FilledForm;
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
  const { problems, onSent } = rest;
  const { control } = form;
  const { isSubmitted } = form.formState;
  const isAlive = useInBrowser();
  const { sending, send } = useSend((filled: FilledForm, requestKey) =>
    sendAsk.bind(null, workspace)(toAsk(filled, requestKey)),
  );
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const failure = refusal?.of === JSON.stringify(values) ? refusal.failure : null;

  const said: FieldMessages = { ...failure?.problems };
  for (const field of FORM_FIELDS) {
    const message = problems[field];
    if (message !== undefined && (isSubmitted || isFilled(values, field))) said[field] = message;
  }

  const refuse = (why: SendFailure) => setRefusal({ failure: why, of: JSON.stringify(values) });

  const submit = form.handleSubmit(
    async () => {
      const sent = await send(values);
      if (!sent) return;
      if (sent.ok) return onSent(sent.run);
      refuse(sent.failure);
      const first = FORM_FIELDS.find((field) => sent.failure.problems[field] !== undefined);
      if (first) form.setFocus(first);
    },
    () => refuse(NOT_SENT),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.repeat) return;
    event.preventDefault();
    void submit();
  };
  const part: FormPart = { control, form: values, problems: said };
  const isFirst = form.getValues("model_name") === null;
  return (
    <form
      aria-label="Question"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-6 **:scroll-mb-28"
    >
      {failure && <ProblemSummary failure={failure} problems={said} onShow={form.setFocus} />}
      <fieldset disabled={!isAlive} className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <WordingFields {...part} />
          <VersionNote promptId={values.promptId} onDetach={() => form.setValue("promptId", null)} />
          <TargetFields {...part} lists={lists} isFirst={isFirst} />
          <LabelField {...part} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <MethodFields {...part} />
          <SettingFields {...part} />
          <ConnectionField workspace={workspace} connections={connections} control={control} />
        </div>
      </fieldset>
      <SendBar workspace={workspace} form={values} sending={sending} onSend={() => void submit()} />
    </form>
  );
}

const VersionNote = ({ promptId, onDetach }: { promptId: string | null; onDetach: () => void }) =>
  promptId === null ? null : (
    <p className="text-muted flex flex-wrap items-center gap-x-2 text-xs">
      A changed wording is kept as a new version of the same prompt.
      <Button look="quiet" size="small" onClick={onDetach}>
        Make it a new prompt
      </Button>
    </p>
  );

interface ProblemSummaryProps {
  failure: SendFailure;
  problems: FieldMessages;
  onShow: (field: FormField) => void;
}

/** Why nothing was sent, with a way to each field concerned. */
function ProblemSummary({ failure, problems, onShow }: ProblemSummaryProps) {
  const fields = FORM_FIELDS.filter((field) => problems[field] !== undefined);
  return (
    <Notice tone="danger" title={<FailureWords failure={failure} />}>
      {fields.length > 0 && (
        <ul className="flex flex-col gap-1 py-1">
          {fields.map((field) => (
            <li key={field}>
              <button
                type="button"
                className="text-ink text-left underline underline-offset-2"
                onClick={() => onShow(field)}
              >
                {fieldOf(field).label}: {problems[field]}
              </button>
            </li>
          ))}
        </ul>
      )}
      {failure.errorId && (
        <p>
          Error id <code className="font-mono">{failure.errorId}</code>, which the log has, too.
        </p>
      )}
    </Notice>
  );
}
