"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { lazy, Suspense, useRef, useState } from "react";
import { useForm, useWatch, type ResolverResult } from "react-hook-form";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import { ENGINES } from "@/lib/domain/engine";
import type { RunView } from "@/lib/domain/run";
import { paths } from "@/lib/paths";
import { runQuery } from "@/lib/queries/runs";
import { composeParsers } from "../compose-search-params";
import { checkForm, type ModelLists } from "../check-form";
import { NEW_DRAFT } from "../draft";
import { chosenTargets, NO_WORDING, type FormValues } from "../form-values";
import { QUESTION } from "../question";
import { ComposeForm } from "./compose-form";
import type { ConnectionChoice } from "./connection-field";
import { useDraft } from "./use-draft";
import { useModelLists } from "./use-model-lists";
import type { SentAsk } from "./use-send-ask";

// Reading answers takes a large part of this page's code; it comes while the first one is awaited.
const RunAnswers = lazy(() => import("./run-answers"));

interface ComposeScreenProps {
  workspace: string;
  /** Whose drafts are kept here: a member's in a workspace. */
  draftOwner: string;
  connections: readonly ConnectionChoice[];
  initialForm: FormValues;
  initialRun: RunView | null;
}

/** What is wrong with the form as the form library has it, which then focuses the first field that is refused. */
function resolved(form: FormValues, problems: FieldMessages): ResolverResult<FormValues> {
  const errors = Object.entries(problems).map(([field, message]) => [field, { type: "contract", message }]);
  return errors.length === 0
    ? { values: form, errors: {} }
    : { values: {}, errors: Object.fromEntries(errors) };
}

/** The form, and above it the answers of the run the address names. */
export default function ComposeScreen({ workspace, connections, initialRun, ...props }: ComposeScreenProps) {
  const [{ run: runId, prompt }, setAddress] = useQueryStates(composeParsers, { history: "push" });
  const [sendings, setSendings] = useState(0);
  const [beginnings, setBeginnings] = useState(0);
  const sendButton = useRef<HTMLButtonElement>(null);
  const check = (filled: FormValues) => checkForm(filled, known);
  const form = useForm<FormValues>({
    defaultValues: props.initialForm,
    reValidateMode: "onSubmit",
    resolver: (filled) => resolved(filled, check(filled)),
  });
  const values = useWatch({ control: form.control, compute: (filled: FormValues) => filled });
  const lists = useModelLists(workspace, values.connectionId);
  const known: ModelLists = {};
  for (const engine of ENGINES) if (lists[engine].models) known[engine] = lists[engine].models;
  const draft = useDraft(form, {
    owner: props.draftOwner,
    of: runId ?? prompt ?? NEW_DRAFT,
    connectionIds: connections.map(({ id }) => id),
  });
  const run = useQuery({
    ...runQuery(workspace, runId ?? ""),
    enabled: runId !== null,
    ...(initialRun && initialRun.id === runId ? { initialData: initialRun } : {}),
  });

  /** What is sent next is a version of the same prompt. */
  function onSent({ runId: sentRun, promptId }: SentAsk) {
    form.reset({ ...form.getValues(), promptId });
    draft.drop();
    setSendings((count) => count + 1);
    void setAddress({ run: sentRun, prompt: null, version: null });
  }

  /** A new question is asked as the last one was. */
  function begin() {
    form.reset({ ...form.getValues(), ...NO_WORDING });
    draft.drop();
    setBeginnings((count) => count + 1);
    void setAddress({ run: null, prompt: null, version: null });
  }

  return (
    <>
      <PageHeader title="Compose" question={QUESTION} />
      {runId !== null && (
        <Suspense fallback={<Skeleton className="mb-8 h-72 w-full rounded-md" />}>
          <RunAnswers
            workspace={workspace}
            run={run.data}
            failure={run.error?.message}
            awaited={chosenTargets(values).length}
            sendings={sendings}
            onAskAgain={() => sendButton.current?.focus()}
            onEdit={() => form.setFocus("user_prompt")}
            onNew={begin}
          />
        </Suspense>
      )}
      {runId !== null && <h2 className="text-md mb-3 border-t pt-4 font-semibold">Question</h2>}
      {connections.length === 0 ? (
        <EmptyState
          title="There is no connection to ask over."
          action={
            <Button asChild look="primary">
              <Link href={paths.workspace(workspace).settings.connections}>Add a connection</Link>
            </Button>
          }
        >
          A connection is an account on an API that asks the engines.
        </EmptyState>
      ) : (
        <ComposeForm
          key={beginnings}
          sendRef={sendButton}
          workspace={workspace}
          connections={connections}
          lists={lists}
          form={form}
          values={values}
          problems={check(values)}
          onSent={onSent}
        />
      )}
    </>
  );
}
