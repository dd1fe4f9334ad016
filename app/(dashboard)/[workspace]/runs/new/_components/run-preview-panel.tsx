import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { RunPreviewTable } from "@/components/runs/run-preview";
import { startPart } from "@/components/runs/run-room";
import { ReadFailure } from "@/components/states/read-failure";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { SetAsk } from "@/lib/domain/runs/set-run";
import { readAction } from "@/lib/queries/read-action";
import { formatDollarRange } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { previewRun } from "../../runs-actions";

/** What is typed is looked at once it has stood still for so long. */
const SETTLES_MS = 400;

/** All that was worked out in a workspace. */
export const previewsKey = (workspace: string) => ["workspaces", workspace, "run-preview"] as const;

interface RunPreviewPanelProps {
  workspace: string;
  /** Null while something is missing. */
  ask: { setId: string; ask: SetAsk; cap: string | null } | null;
  sending: boolean;
  onStart: (onlyWhatFits: boolean) => void;
}

/** What the run would be, worked out anew as the form changes, and the button that sends it. */
export function RunPreviewPanel({ workspace, ask, sending, onStart }: RunPreviewPanelProps) {
  const wanted = JSON.stringify(ask);
  const settled = useSettled(wanted, SETTLES_MS);
  const preview = useQuery({
    queryKey: [...previewsKey(workspace), settled],
    queryFn: async () => {
      if (ask === null) throw new Error("There is nothing to work out yet.");
      return readAction(previewRun.bind(null, workspace), ask);
    },
    enabled: ask !== null && settled === wanted,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
  const { data, error } = preview;
  const isCurrent = data !== undefined && settled === wanted && !preview.isPlaceholderData && !error;
  const fits = data?.fits ?? 0;
  const isPart = data !== undefined && data.refusal !== null;
  const mayStart = ask !== null && isCurrent && data.problemCount === 0 && fits > 0;
  return (
    <section aria-labelledby="preview" aria-busy={ask !== null && !isCurrent} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="preview" className="font-semibold">
          What this will be
        </h2>
        <Button
          look="primary"
          size="large"
          busy={sending}
          disabled={!mayStart}
          onClick={({ detail }) => {
            // The second click of a double click may come after the first has been answered.
            if (detail <= 1) onStart(isPart);
          }}
        >
          {sending
            ? "Sending…"
            : mayStart
              ? isPart
                ? startPart(data, data.tasks)
                : `Start: ${counted(data.tasks, "call")}, ${formatDollarRange(data.low, data.high)}`
              : "Start"}
        </Button>
      </div>
      {ask === null ? (
        <p className="text-muted text-sm">Choose at least one engine, and put right what is marked.</p>
      ) : error ? (
        <ReadFailure title="What this will be could not be worked out." error={error} />
      ) : data ? (
        <RunPreviewTable preview={data} />
      ) : (
        <Skeleton className="h-60 w-full rounded-md" />
      )}
      <span role="status" className="text-muted text-xs">
        {ask !== null && data && !isCurrent && !error ? "Working it out anew…" : ""}
      </span>
    </section>
  );
}

/** A text as it was when it last stood still for a while. */
function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}
