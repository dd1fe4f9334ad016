"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { useForm, useWatch, type ResolverResult } from "react-hook-form";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import type { RunView } from "@/lib/domain/run";
import { paths } from "@/lib/paths";
import { runQuery } from "@/lib/queries/runs";
import { checkForm } from "../check-form";
import { NEW_DRAFT, useDraft } from "../draft";
import { chosenTargets, NO_WORDING, type FormValues } from "../form-values";
import { ComposeHeader } from "./compose-skeleton";
import { beginWith, nobodySearches } from "../models";
import { ComposeForm } from "./compose-form";
import type { ConnectionChoice } from "./setting-fields";
import { offeredBy, useModelLists } from "./target-fields";
import type { SentAsk } from "./use-send";

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
  const address = useSearchParams();
  const runId = address.get("run") || null;
  const [sendings, setSendings] = useState(0);
  const [beginnings, setBeginnings] = useState(0);
  const fill = (typed: FormValues) => beginWith(typed, known);
  const form = useForm<FormValues>({
    defaultValues: props.initialForm,
    reValidateMode: "onSubmit",
    resolver: (typed) => resolved(typed, checkForm(fill(typed), known)),
  });
  const typed = useWatch({ control: form.control, compute: (all: FormValues) => all });
  const lists = useModelLists(workspace, typed.connectionId);
  const known = offeredBy(lists);
  const values = fill(typed);
  const draft = useDraft(form, {
    owner: props.draftOwner,
    of: runId ?? (address.get("prompt") || NEW_DRAFT),
    connectionIds: connections.map(({ id }) => id),
  });
  const run = useQuery({
    ...runQuery(workspace, runId ?? ""),
    enabled: runId !== null,
    ...(initialRun && initialRun.id === runId ? { initialData: initialRun } : {}),
  });

  // Where nobody can search, a first question does not ask for it.
  const cannotSearch = typed.model_name === null && nobodySearches(known);
  useEffect(() => {
    if (cannotSearch) form.setValue("web_search", false);
  }, [cannotSearch, form]);

  const show = (run: string | null) =>
    window.history.pushState(null, "", paths.workspace(workspace).compose(run === null ? {} : { run }));

  function showSent({ runId: sentRun }: SentAsk) {
    setSendings((count) => count + 1);
    show(sentRun);
  }

  /** What is sent next is a version of the same prompt. */
  function onSent(sent: SentAsk) {
    form.reset({ ...values, promptId: sent.promptId });
    draft.drop();
    showSent(sent);
  }

  /** A new question is asked as the last one was. */
  function begin() {
    form.reset({ ...values, ...NO_WORDING });
    draft.drop();
    setBeginnings((count) => count + 1);
    show(null);
  }

  return (
    <>
      <ComposeHeader />
      {runId !== null && (
        <Suspense fallback={<Skeleton className="mb-8 h-72 w-full rounded-md" />}>
          <RunAnswers
            workspace={workspace}
            run={run.data}
            failure={run.error?.message}
            awaited={chosenTargets(values).length}
            sendings={sendings}
            onSent={showSent}
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
          workspace={workspace}
          connections={connections}
          lists={lists}
          form={form}
          values={values}
          problems={checkForm(values, known)}
          onSent={onSent}
        />
      )}
    </>
  );
}
