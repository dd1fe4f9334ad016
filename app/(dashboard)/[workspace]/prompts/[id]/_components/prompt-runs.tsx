import { DataTable, type Column } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { PromptRunRow, PromptView } from "@/lib/domain/library/prompt";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

const METHODS = { live: "Live", standard: "Standard" } as const;

const methodOf = ({ method }: PromptRunRow): string => (method === null ? "Imported" : METHODS[method]);

const labelOf = ({ label }: PromptRunRow): string => (label ? withoutTricks(label) : "");

const columns: readonly Column<PromptRunRow>[] = [
  { key: "sent", header: "Sent", cell: (run) => <Time iso={run.createdAt} /> },
  {
    key: "version",
    header: "Version",
    cell: (run) => run.versionNumber,
    sameWords: ({ versionNumber }) => `version ${versionNumber}`,
    numeric: true,
    wide: true,
  },
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
    sameWords: ({ failed }) => (failed === 0 ? "none failed" : `${formatCount(failed)} failed`),
    numeric: true,
    wide: true,
  },
  {
    key: "method",
    header: "Method",
    cell: methodOf,
    sameWords: (run) => methodOf(run).toLowerCase(),
    wide: true,
  },
  {
    key: "label",
    header: "Label",
    cell: (run) => (
      <span className="block max-w-64 truncate" title={labelOf(run)}>
        {labelOf(run)}
      </span>
    ),
    sameWords: (run) => labelOf(run) && `labelled “${labelOf(run)}”`,
    wide: true,
  },
  {
    key: "cost",
    header: "Cost",
    cell: (run) => <Cost run={run} />,
    numeric: true,
    wide: true,
  },
];

/** The form as a run by hand was sent; of a run that asked many prompts, with this prompt's wording. */
const formOf = (slug: string, { id: prompt }: PromptView, { id, kind, versionNumber }: PromptRunRow) =>
  paths.workspace(slug).compose(kind === "question" ? { run: id } : { prompt, version: versionNumber });

const askAgain = (slug: string, prompt: PromptView): Column<PromptRunRow> => ({
  key: "again",
  header: <span className="sr-only">Ask again</span>,
  cell: (run) => (
    <Link
      href={formOf(slug, prompt, run)}
      className="text-accent inline-flex min-h-6 items-center underline-offset-2 hover:underline"
    >
      Ask again
      <span className="sr-only">
        {" "}
        as on <Time iso={run.createdAt} />
      </span>
    </Link>
  ),
  numeric: true,
});

/** What is known of a run's cost, and for how many of its answers it is not. An import cost nothing here. */
const Cost = ({ run: { kind, cost, unpriced } }: { run: PromptRunRow }) => (
  <>
    {kind === "import" && <span className="text-muted whitespace-nowrap">not spent here</span>}
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
  mayAsk: boolean;
}

/** The latest runs of the prompt; each leads to its answers, and to the form as it was sent. */
export const PromptRuns = ({ slug, prompt, mayAsk }: PromptRunsProps) => (
  <section aria-labelledby="runs" className="flex flex-col gap-3">
    <h2 id="runs" className="font-semibold">
      Runs
    </h2>
    {prompt.runs.length > 0 ? (
      <DataTable
        caption="Runs of this prompt"
        columns={mayAsk ? [...columns, askAgain(slug, prompt)] : columns}
        rows={prompt.runs}
        rowKey={(run) => run.id}
        rowHref={(run) => paths.workspace(slug).answers({ runId: run.id, promptId: prompt.id })}
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
