import { EngineLabel } from "@/components/engines/engine-label";
import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { PricedSample } from "@/lib/services/planner";
import { costWords, dollarsOf, hoursWords, planWords } from "../planner-words";

interface SampleSummaryProps {
  id: string;
  title: string;
  sample: PricedSample;
  /** Independent answers that it takes, with z. */
  needed: number;
}

type ModelRow = PricedSample["models"][number];

const COLUMNS: readonly Column<ModelRow>[] = [
  {
    key: "model",
    header: "Asked",
    grow: true,
    cell: ({ engine, model }) => <EngineLabel engine={engine} model={withoutTricks(model)} />,
  },
  {
    key: "expected",
    header: "Expected",
    numeric: true,
    cell: ({ cost }) => (cost ? dollarsOf(cost.expected) : <span className="text-muted">not known</span>),
  },
  {
    key: "spread",
    header: "95 %",
    numeric: true,
    wide: true,
    cell: ({ cost }) => (cost ? `${dollarsOf(cost.low)} to ${dollarsOf(cost.high)}` : ""),
  },
  {
    key: "based",
    header: "From answers",
    numeric: true,
    cell: ({ basedOn }) => formatCount(basedOn),
  },
];

/** A plan, what it is worth, what it costs and how long it takes. */
export function SampleSummary({ id, title, sample, needed }: SampleSummaryProps) {
  const { plan, tasks, models, cost, hours } = sample;
  return (
    <section aria-labelledby={`${id}-title`} className="min-w-0">
      <h2 id={`${id}-title`} className="mb-1 font-semibold">
        {title}
      </h2>
      <p className="mb-2">{planWords(plan)} of each model.</p>
      <FigureStrip
        label={title}
        figures={[
          {
            name: "Calls",
            value: formatCount(tasks),
            note:
              models.length > 1 ? `${formatCount(plan.tasks)} of each of ${models.length} models` : undefined,
          },
          {
            name: "Effective answers",
            value: formatCount(Math.floor(plan.effectiveAnswers)),
            note: "of each model",
            help: (
              <HowCounted
                figure="what they are worth"
                definition={`Families ÷ (ρ of a family + ρ of a prompt ÷ wordings + the rest ÷ wordings × repeats): how many independent answers say as much. ${counted(needed, "independent answer")} would be enough with z; with few families Student’s t takes more.`}
              />
            ),
          },
          {
            name: "Cost",
            value: cost ? dollarsOf(cost.expected) : "not known",
            note: cost
              ? `${dollarsOf(cost.low)} to ${dollarsOf(cost.high)}`
              : "too few answers of one of them",
            help: (
              <HowCounted
                figure="the cost"
                definition="Calls times the mean of what the newest answers of each model cost (at most 200), with the 95 % interval of that sum: what single answers differ by, and how well their mean is known. Over several models the limits are added up."
                parts={[
                  { name: "All models", value: costWords(cost) ?? "Not known for one of them at least." },
                ]}
              />
            ),
          },
          {
            name: "Time",
            value: hoursWords(hours),
            note: "under the API’s limits, without its queue",
          },
        ]}
      />
      {models.length > 0 && (
        <DataTable
          caption={`What it costs: ${title}`}
          columns={COLUMNS}
          rows={models}
          rowKey={({ engine, model }) => `${engine} ${model}`}
        />
      )}
    </section>
  );
}
