import Link from "next/link";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { PromptRunRow, PromptView } from "@/lib/domain/prompt";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

const columns: readonly Column<PromptRunRow>[] = [
  { key: "sent", header: "Sent", cell: (run) => <Time iso={run.createdAt} /> },
  { key: "version", header: "Version", cell: (run) => run.versionNumber, numeric: true, wide: true },
  {
    key: "answered",
    header: "Answered",
    cell: (run) => `${formatCount(run.answered)} of ${formatCount(run.tasks)}`,
    numeric: true,
  },
  {
    key: "failed",
    header: "Failed",
    cell: (run) => (run.failed > 0 ? <span className="text-danger">{formatCount(run.failed)}</span> : "0"),
    numeric: true,
    wide: true,
  },
  {
    key: "method",
    header: "Method",
    cell: (run) => (run.method === "live" ? "Live" : "Standard"),
    wide: true,
  },
  {
    key: "label",
    header: "Label",
    cell: (run) => run.label && withoutTricks(run.label),
    grow: true,
    wide: true,
  },
  {
    key: "cost",
    header: "Cost",
    cell: (run) => <Cost run={run} />,
    numeric: true,
  },
];

/** What is known of a run's cost, and for how many of its answers it is not. */
const Cost = ({ run: { cost, unpriced } }: { run: PromptRunRow }) => (
  <>
    {cost !== null && <Money dollars={cost} />}
    {unpriced > 0 && (
      <span className="text-muted whitespace-nowrap">
        {cost === null ? "not known" : ` + ${formatCount(unpriced)} not known`}
      </span>
    )}
  </>
);

interface PromptRunsProps {
  slug: string;
  prompt: PromptView;
}

/** The latest runs of the prompt; each leads to its answers. */
export const PromptRuns = ({ slug, prompt }: PromptRunsProps) => (
  <section aria-labelledby="runs" className="flex flex-col gap-3">
    <h2 id="runs" className="font-semibold">
      Runs
    </h2>
    {prompt.runs.length > 0 ? (
      <DataTable
        caption="Runs of this prompt"
        columns={columns}
        rows={prompt.runs}
        rowKey={(run) => run.id}
        rowHref={(run) => paths.workspace(slug).answers({ runId: run.id })}
      />
    ) : (
      <p className="text-muted">It was never sent.</p>
    )}
    {prompt.hasMoreRuns && (
      <p className="text-muted text-sm">
        The latest {prompt.runs.length} runs are shown.{" "}
        <Link
          href={paths.workspace(slug).answers({ promptId: prompt.id })}
          className="text-accent hover:underline"
        >
          The answers of all of them
        </Link>
      </p>
    )}
  </section>
);
