"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/lib/queries/use-action";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engines/engine";
import { counted } from "@/lib/format/text";
import { removeUpstreamAction } from "../upstreams-actions";
import { UpstreamForm, type StoredSettings } from "./upstream-form";

interface UpstreamChangesProps {
  engine: Engine;
  /** What was chosen here before; null where the sandbox stands by itself. */
  stored: StoredSettings | null;
}

/** Puts something else behind an engine, or takes it away again. */
export function UpstreamChanges({ engine, stored }: UpstreamChangesProps) {
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [saved, setSaved] = useState<{ models: number } | null>(null);
  const label = ENGINE_LABELS[engine];
  const remove = useAction(removeUpstreamAction.bind(null, engine), {
    onSuccess: () => {
      setRemoving(false);
      setSaved(null);
      router.refresh();
    },
    onError: () => setRemoving(false),
  });
  const failure = remove.result.serverError;

  if (editing) {
    return (
      <div className="border-t pt-4 md:col-span-2 md:col-start-2">
        <UpstreamForm
          engine={engine}
          stored={stored}
          onCancel={() => setEditing(false)}
          onSaved={(outcome) => {
            setSaved(outcome);
            setEditing(false);
            router.refresh();
          }}
        />
      </div>
    );
  }
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() => {
            setSaved(null);
            setEditing(true);
          }}
        >
          {stored ? "Change" : "Use real models"}
          <span className="sr-only"> for {label}</span>
        </Button>
        {stored && (
          <Button look="danger" onClick={() => setRemoving(true)}>
            Back to the sandbox<span className="sr-only"> for {label}</span>
          </Button>
        )}
      </div>
      {(saved ?? failure) && (
        <div className="flex flex-col gap-2 md:col-span-2 md:col-start-2">
          {saved && (
            <Notice
              tone="good"
              title={`It answered its test and offers ${counted(saved.models, "model")}. It is saved.`}
            />
          )}
          {failure && (
            <Notice tone="danger" title={<FailureWords failure={failure} />}>
              Nothing was changed.{failure.errorId && ` Error id ${failure.errorId}`}
            </Notice>
          )}
        </div>
      )}
      <Dialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Put the sandbox behind ${label}?`}
        description={`${stored?.hasKey ? "The key is deleted; to come back it must be entered again. " : ""}Answers are simulated from then on, on every machine within five seconds. Questions under way end where they began, and answers collected so far stay.`}
        footer={
          <>
            <Button onClick={() => setRemoving(false)}>Keep it</Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.execute()}>
              Use the sandbox
            </Button>
          </>
        }
      />
    </>
  );
}
