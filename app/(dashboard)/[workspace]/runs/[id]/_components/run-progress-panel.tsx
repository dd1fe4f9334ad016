"use client";

import { useQuery } from "@tanstack/react-query";
import { FigureStrip } from "@/components/figures/figure-strip";
import { ProgressTable } from "@/components/runs/progress-table";
import { RunBar } from "@/components/runs/run-bar";
import { RunStateBadge } from "@/components/runs/run-state";
import { ReadFailure } from "@/components/states/read-failure";
import { Button } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { placeIn } from "@/lib/domain/money/estimates";
import { addCounts, pendingOf, totalOf, type RunProgress } from "@/lib/domain/runs/run-progress";
import { formatDuration } from "@/lib/format/dates";
import { formatDollarRange } from "@/lib/format/money";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { runProgressQuery } from "@/lib/queries/run-progress";
import { RunActs } from "./run-acts";
import { RunFailures } from "./run-failures";

interface RunProgressPanelProps {
  workspace: string;
  runId: string;
  /** As the page was read; the browser goes on from there. */
  initial: RunProgress;
  mayAsk: boolean;
  mayDelete: boolean;
  /** Where its money is accounted for. */
  spendHref: string;
}

/** How far a run has come, read again while it runs, with what can be done about it. */
export function RunProgressPanel({
  workspace,
  runId,
  initial,
  mayAsk,
  mayDelete,
  spendHref,
}: RunProgressPanelProps) {
  const {
    data: progress,
    error,
    isFetching,
    refetch,
  } = useQuery({
    ...runProgressQuery(workspace, runId),
    initialData: initial,
  });
  const counts = addCounts(progress.groups.map((group) => group.counts));
  const links = paths.workspace(workspace);
  const ended = totalOf(counts) - pendingOf(counts);
  return (
    <section aria-labelledby="progress" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="progress" className="flex items-center gap-2 font-semibold">
          Progress <RunStateBadge state={progress.state} />
        </h2>
        {(mayAsk || mayDelete) && (
          <RunActs
            workspace={workspace}
            runId={runId}
            progress={progress}
            counts={counts}
            mayAsk={mayAsk}
            mayDelete={mayDelete}
            onChanged={() => void refetch()}
          />
        )}
      </div>
      {error && (
        <ReadFailure
          title="The newest state could not be read."
          error={error}
          stale
          action={
            <Button size="small" busy={isFetching} onClick={() => void refetch()}>
              Try again
            </Button>
          }
        />
      )}
      <RunBar counts={counts} className="h-3" />
      <FigureStrip
        label="This run"
        figures={[
          {
            name: "Ended",
            value: `${formatCount(ended)} of ${formatCount(totalOf(counts))}`,
            note: remaining(progress),
          },
          {
            name: "Answered",
            value: formatCount(counts.answered ?? 0),
            href: links.answers({ runId, state: "answered" }),
          },
          {
            name: "Without an answer",
            value: formatCount((counts.failed ?? 0) + (counts.unknown ?? 0)),
            ...((counts.failed ?? 0) > 0 ? { href: links.answers({ runId, state: "failed" }) } : {}),
          },
          ...(progress.state === "finished"
            ? []
            : [
                {
                  name: "Rate",
                  value: progress.perMinute === null ? "none yet" : `${rate(progress.perMinute)} a minute`,
                  note: "over the last 5 minutes",
                },
              ]),
          {
            name: "Cost so far",
            value: <Money dollars={progress.spent} />,
            href: spendHref,
            note: costNote(progress),
          },
          { name: "Held back", value: <Money dollars={progress.held} />, note: "for what has no final cost" },
        ]}
      />
      <ProgressTable groups={progress.groups} />
      <RunFailures failures={progress.failures} />
    </section>
  );
}

const rate = (perMinute: number): string =>
  perMinute >= 10 ? formatCount(Math.round(perMinute)) : perMinute.toFixed(1);

function remaining({ state, secondsLeft }: RunProgress): string {
  if (state === "paused") return "paused: nothing more is sent";
  if (state === "cancelled") return "cancelled: what was sent is still collected";
  if (state === "finished") return "all there will be";
  return secondsLeft === null
    ? "time left not known yet"
    : `about ${formatDuration(secondsLeft * 1000)} left`;
}

const CAME_TO = { below: "; came to less", within: "; came to that", above: "; came to more" } as const;

/** What was expected; of a whole run whose cost is known, how it came out. */
function costNote({ state, groups, expectedLow, expectedHigh, spent, unpriced }: RunProgress): string {
  if (expectedLow === null || expectedHigh === null) return "nothing was expected";
  const range = { low: expectedLow, high: expectedHigh };
  const counts = addCounts(groups.map((group) => group.counts));
  const isWhole = state === "finished" && counts.answered === totalOf(counts) && unpriced === 0;
  const expected = `expected ${formatDollarRange(range.low, range.high)}${isWhole ? CAME_TO[placeIn(range, spent)] : ""}`;
  return unpriced > 0 ? `${expected}; ${counted(unpriced, "answer")} of unknown cost` : expected;
}
