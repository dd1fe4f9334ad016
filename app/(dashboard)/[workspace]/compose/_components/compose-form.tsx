import { useQueryClient } from "@tanstack/react-query";
import { useState, type KeyboardEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { fieldOf } from "@/lib/api-contract/engine-rules";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import type { Engine } from "@/lib/domain/engines/engine";
import { estimatesKey } from "@/lib/queries/estimate";
import { isFilled } from "../check-form";
import { sendAsk } from "../compose-actions";
import { FORM_FIELDS, toAsk, type FilledForm, type FormField } from "../form-values";
import type { FormPart } from "./form-part";
import { SendBar } from "./send-bar";
import { ConnectionField, MethodFields, SettingFields, type ConnectionChoice } from "./setting-fields";
import { TargetFields, type EngineModelList } from "./target-fields";
import type { TypedQuestion } from "./use-question";
import { NOT_SENT, useSend, type SendFailure, type SentAsk } from "./use-send";
import { LabelField, WordingFields } from "./wording-fields";

interface ComposeFormProps {
  workspace: string;
  connections: readonly ConnectionChoice[];
  lists: Record<Engine, EngineModelList>;
  question: TypedQuestion;
  /** The form as it is filled in now, and what is wrong with it. */
  values: FilledForm;
  problems: FieldMessages;
  /** Off until what is typed is kept. */
  isAlive: boolean;
  onSent: (run: SentAsk) => void;
}

interface Sending {
  filled: FilledForm;
  onlyWhatFits: boolean;
}

/** Why nothing was sent, and what it was that was not: what is changed since has not failed yet. */
interface Refusal {
  failure: SendFailure;
  of: string;
}

/** What the server says of fields; what is no field of the form is blamed on whom to ask. */
function problemsAt(fields: Readonly<Record<string, string>>): FieldMessages {
  const problems: FieldMessages = {};
  for (const [name, message] of Object.entries(fields)) {
    problems[FORM_FIELDS.find((field) => field === name) ?? "model_name"] ??= message;
  }
  return problems;
}

/** Every field of a question to one or more engines, checked as it is typed by the check the server makes. */
export function ComposeForm({ workspace, connections, lists, question, values, ...rest }: ComposeFormProps) {
  const { problems, isAlive, onSent } = rest;
  const { set, control, focus } = question;
  const [isTried, setTried] = useState(false);
  const { sending, send } = useSend(`${workspace}.question`, (sent: Sending, requestKey) =>
    sendAsk.bind(null, workspace)({ ...toAsk(sent.filled, requestKey), onlyWhatFits: sent.onlyWhatFits }),
  );
  const queryClient = useQueryClient();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const failure = refusal?.of === JSON.stringify(values) ? refusal.failure : null;

  const said: FieldMessages = failure ? problemsAt(failure.fields) : {};
  for (const field of FORM_FIELDS) {
    const message = problems[field];
    if (message !== undefined && (isTried || isFilled(values, field))) said[field] = message;
  }

  /** Says why nothing was sent, and leads to the first field concerned. */
  function refuse(why: SendFailure, at: FieldMessages) {
    setRefusal({ failure: why, of: JSON.stringify(values) });
    const first = FORM_FIELDS.find((field) => at[field] !== undefined);
    if (first) focus(first);
  }

  async function submit(onlyWhatFits: boolean) {
    setTried(true);
    if (Object.keys(problems).length > 0) return refuse(NOT_SENT, problems);
    const sent = await send({ filled: values, onlyWhatFits });
    // What it cost, or what kept it back, has changed what budgets leave.
    void queryClient.invalidateQueries({ queryKey: estimatesKey(workspace) });
    if (sent?.ok) onSent(sent.data);
    else if (sent) refuse(sent.failure, problemsAt(sent.failure.fields));
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.repeat) return;
    event.preventDefault();
    void submit(false);
  };
  const part: FormPart = { set, control, form: values, problems: said };
  return (
    <form
      aria-label="Question"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-6 **:scroll-mb-28"
    >
      {failure && <ProblemSummary failure={failure} problems={said} onShow={focus} />}
      <fieldset disabled={!isAlive} className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <WordingFields {...part} />
          <VersionNote promptId={values.promptId} onDetach={() => set("promptId", null)} />
          <TargetFields {...part} lists={lists} isFirst={question.values.model_name === null} />
          <LabelField {...part} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <MethodFields {...part} />
          <SettingFields {...part} />
          <ConnectionField workspace={workspace} connections={connections} {...part} />
        </div>
      </fieldset>
      <SendBar workspace={workspace} form={values} sending={sending} onSend={(part) => void submit(part)} />
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
