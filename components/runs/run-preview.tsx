import { EngineLabel } from "@/components/engines/engine-label";
import { FigureStrip } from "@/components/figures/figure-strip";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Notice } from "@/components/ui/notice";
import type { PreviewTarget, RunPreview } from "@/lib/domain/runs/run-preview";
import { formatDuration } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { formatDollarRange } from "@/lib/format/money";
import { counted, formatCount } from "@/lib/format/text";
import { RunRoomWords } from "./run-room";

const basis = ({ basedOn }: PreviewTarget): string =>
  basedOn > 0 ? `n = ${formatCount(basedOn)}` : "planning figure";

const columns: readonly Column<PreviewTarget>[] = [
  {
    key: "model",
    header: "Engine and model",
    cell: ({ engine, model }) => (
      <span className="flex flex-col">
        <EngineLabel engine={engine} />
        <span className="text-muted max-w-48 truncate text-xs">{withoutTricks(model)}</span>
      </span>
    ),
  },
  {
    key: "market",
    header: "Market",
    cell: ({ market, lacks, alike }) => (
      <span className="flex flex-col">
        <span>{market === null ? "any" : withoutTricks(market)}</span>
        {alike.length > 0 && (
          <span className="text-muted text-xs whitespace-normal">
            asked once, also for {alike.map(withoutTricks).join(", ")}: the same would be sent
          </span>
        )}
        {lacks !== null && (
          <span className="text-warn text-xs whitespace-normal" title={lacks}>
            {lacks}
          </span>
        )}
      </span>
    ),
    sameWords: ({ market, lacks, alike }) =>
      market === null && lacks === null ? "in no market" : `${market ?? ""}${lacks ?? ""}${alike.join()}`,
    text: true,
  },
  {
    key: "method",
    header: "Method",
    cell: ({ method }) => method,
    sameWords: ({ method }) => method,
    wide: true,
  },
  { key: "tasks", header: "Calls", cell: ({ tasks }) => formatCount(tasks), numeric: true },
  {
    key: "cost",
    header: "Expected cost",
    cell: (target) => (
      <span className="flex flex-col items-end">
        <span>{formatDollarRange(target.low, target.high)}</span>
        <span className="text-muted text-xs">{basis(target)}</span>
      </span>
    ),
    numeric: true,
  },
];

const LEFT_OUT = {
  market_not_asked: (prompts: number, market: string | null) =>
    `${counted(prompts, "prompt")} made for ${market === null ? "a market that is gone" : `“${withoutTricks(market)}”`}, which is not asked`,
  same_question: (prompts: number) =>
    `${counted(prompts, "prompt")} that would be the same question as another, put as these personas`,
} as const;

/** What a run would be: how much, of whom, for how much, how long it takes, what is left out, and what stands against it. */
export const RunPreviewTable = ({ preview }: { preview: RunPreview }) => (
  <div className="flex flex-col gap-3">
    <FigureStrip
      label="Expected"
      figures={[
        {
          name: "Calls",
          value: formatCount(preview.tasks),
          note: `${counted(preview.questions, "question")} × ${counted(preview.repeats, "repeat")}`,
        },
        {
          name: "Expected cost",
          value: formatDollarRange(preview.low, preview.high),
          note: "10th to 90th percentile of what such answers cost",
        },
        {
          name: "At the earliest",
          value: formatDuration(preview.seconds * 1000),
          note: preview.queued
            ? "under the API's limits; its queue may take up to 72 h"
            : "under the API's limits",
        },
      ]}
    />
    <RunRoomWords room={preview} cost={preview.high} />
    {preview.problemCount > 0 && (
      <Notice
        tone="danger"
        title={`${counted(preview.problemCount, "problem")} to put right before this can be sent`}
      >
        <ul className="list-disc pl-4">
          {preview.problems.map(({ promptId, of, field, message }) => (
            <li key={JSON.stringify([promptId, of, field])} className="break-words">
              <span className="text-ink">{withoutTricks(of)}</span>: {message}
            </li>
          ))}
        </ul>
        {preview.problemCount > preview.problems.length && (
          <p>and {formatCount(preview.problemCount - preview.problems.length)} more.</p>
        )}
      </Notice>
    )}
    {preview.leftOut.length > 0 && (
      <Notice tone="warn" title="Left out">
        <ul className="list-disc pl-4">
          {preview.leftOut.map(({ reason, market, prompts }) => (
            <li key={`${reason} ${market ?? ""}`}>{LEFT_OUT[reason](prompts, market)}.</li>
          ))}
        </ul>
      </Notice>
    )}
    <DataTable
      caption="Calls and expected cost by engine, model and market"
      columns={columns}
      rows={preview.targets}
      rowKey={({ engine, model, method, market }) => JSON.stringify([engine, model, method, market])}
      comfortable
    />
  </div>
);
