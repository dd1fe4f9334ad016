"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { lazy, Suspense, useRef, useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { RunView } from "@/lib/domain/run";
import { paths } from "@/lib/paths";
import { runQuery } from "@/lib/queries/runs";
import { composeParsers } from "../compose-search-params";
import { chosenTargets, type FormValues } from "../form-values";
import { QUESTION } from "../question";
import { ComposeForm } from "./compose-form";
import type { ConnectionChoice } from "./connection-field";
import { focusField } from "./field-anchor";

// Reading answers takes a large part of this page's code; it comes while the first one is awaited.
const RunAnswers = lazy(() => import("./run-answers"));

interface ComposeScreenProps {
  workspace: string;
  connections: readonly ConnectionChoice[];
  initialForm: FormValues;
  emptyForm: FormValues;
  initialRun: RunView | null;
}

/** The form, and above it the answers of the run the address names. */
export function ComposeScreen(props: ComposeScreenProps) {
  const { workspace, connections, initialRun } = props;
  const [{ run: runId }, setAddress] = useQueryStates(composeParsers, { history: "push" });
  const [form, setForm] = useState(props.initialForm);
  /** The run this form was sent as, until it is known whose prompt's version it is. */
  const [sentRunId, setSentRunId] = useState<string | null>(null);
  const [sendings, setSendings] = useState(0);
  const [beginnings, setBeginnings] = useState(0);
  const formElement = useRef<HTMLFormElement>(null);
  const run = useQuery({
    ...runQuery(workspace, runId ?? ""),
    enabled: runId !== null,
    ...(initialRun && initialRun.id === runId ? { initialData: initialRun } : {}),
  });

  // What is sent next is a version of the same prompt.
  if (sentRunId !== null && run.data?.id === sentRunId) {
    const { promptId } = run.data;
    setSentRunId(null);
    setForm((current) => ({ ...current, promptId }));
  }

  function begin() {
    setForm(props.emptyForm);
    setSentRunId(null);
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
            awaited={chosenTargets(form).length}
            sendings={sendings}
            onAskAgain={() => formElement.current?.querySelector<HTMLElement>("[data-send]")?.focus()}
            onEdit={() => focusField(formElement.current, "userPrompt")}
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
          ref={formElement}
          workspace={workspace}
          connections={connections}
          form={form}
          onChange={(changes) => setForm((current) => ({ ...current, ...changes }))}
          onSent={(id) => {
            setSentRunId(id);
            setSendings((count) => count + 1);
            void setAddress({ run: id, prompt: null, version: null });
          }}
        />
      )}
    </>
  );
}
