import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { Button } from "@/components/ui/button";
import { CharacterCount } from "@/components/ui/character-count";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { AskField } from "../ask-field";
import { LIMITS } from "@/lib/api-contract/limits";
import { ENGINES } from "@/lib/domain/engine";
import type { ModelLists } from "../check-form";
import { isFilled, knownField, type Problems } from "../form-fields";
import type { FormValues } from "../form-values";
import { ConnectionField, type ConnectionChoice } from "./connection-field";
import { FieldAnchor, focusField } from "./field-anchor";
import { GenerationFields } from "./generation-fields";
import { MethodFields } from "./method-fields";
import { ProblemSummary } from "./problem-summary";
import { SearchFields } from "./search-fields";
import { SendBar } from "./send-bar";
import { TargetFields } from "./target-fields";
import { useFormCheck } from "./use-form-check";
import { useModelLists } from "./use-model-lists";
import { useSendAsk, type SendFailure } from "./use-send-ask";
import { WordingFields } from "./wording-fields";

interface ComposeFormProps {
  ref: Ref<HTMLFormElement>;
  workspace: string;
  connections: readonly ConnectionChoice[];
  form: FormValues;
  onChange: (changes: Partial<FormValues>) => void;
  onSent: (runId: string) => void;
}

const NOT_SENT = "Nothing was sent. Put right what is marked and send again.";

/** Every field of a question to one or more engines, checked as it is typed by the check the server makes. */
export function ComposeForm({ ref, workspace, connections, form, onChange, onSent }: ComposeFormProps) {
  const lists = useModelLists(workspace, form.connectionId);
  const { sending, send } = useSendAsk(workspace);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const [refusals, setRefusals] = useState(0);
  const summary = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (refusals > 0) summary.current?.focus();
  }, [refusals]);

  const known: ModelLists = {};
  for (const engine of ENGINES) if (lists[engine].models) known[engine] = lists[engine].models;
  const { check, load } = useFormCheck();
  const found = check?.(form, known) ?? {};
  const said: Problems = { ...failure?.problems };
  for (const [name, message] of Object.entries(found)) {
    const field = knownField(name);
    if (tried || isFilled(form, field)) said[field] = message;
  }

  const change = (changes: Partial<FormValues>) => {
    setFailure(null);
    onChange(changes);
  };

  async function submit() {
    setTried(true);
    const wrong = (await load())?.(form, known) ?? {};
    if (Object.keys(wrong).length > 0) {
      setFailure({ message: NOT_SENT, errorId: null, problems: {} });
      setRefusals((count) => count + 1);
      return;
    }
    const sent = await send(form);
    if (!sent) return;
    setFailure(sent.ok ? null : sent.failure);
    if (sent.ok) {
      setTried(false);
      onSent(sent.runId);
    } else {
      setRefusals((count) => count + 1);
    }
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.repeat) return;
    event.preventDefault();
    void submit();
  };
  const part = { form, change, problems: said };
  return (
    <form
      ref={(element) => {
        root.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      }}
      aria-label="Question"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-6 **:scroll-mb-28"
    >
      {failure && (
        <ProblemSummary
          ref={summary}
          message={failure.message}
          errorId={failure.errorId}
          problems={said}
          onShow={(field: AskField) => focusField(root.current, field)}
        />
      )}
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <WordingFields {...part} />
          <VersionNote promptId={form.promptId} onDetach={() => change({ promptId: null })} />
          <TargetFields {...part} lists={lists} />
          <FieldAnchor field="label">
            <Field
              label="Label"
              optional
              hint="Your own mark, to find this again. It is kept here and not shown to the model."
              error={said.label}
              aside={<CharacterCount text={form.label} limit={LIMITS.tagChars} />}
            >
              <Input value={form.label} onChange={({ target }) => change({ label: target.value })} />
            </Field>
          </FieldAnchor>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <MethodFields form={form} change={change} />
          <SearchFields {...part} />
          <GenerationFields {...part} />
          <ConnectionField
            workspace={workspace}
            connections={connections}
            value={form.connectionId}
            onChange={(connectionId) => change({ connectionId })}
          />
        </div>
      </div>
      <SendBar workspace={workspace} form={form} sending={sending} onSend={() => void submit()} />
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
