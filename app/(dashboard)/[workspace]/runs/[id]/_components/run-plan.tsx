import { EngineLabel } from "@/components/engines/engine-label";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { fieldOf, SETTING_FIELDS } from "@/lib/api-contract/engine-rules";
import type { SetRunView, TargetView } from "@/lib/domain/runs/set-run-view";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

/** "Web search, Country FI, Temperature 0.3": by the names that the form has. */
const settingsOf = ({ parameters }: TargetView): string =>
  SETTING_FIELDS.flatMap((field) => {
    const [{ label }, value] = [fieldOf(field), parameters[field]];
    if (value === undefined) return [];
    return value === true ? [label] : [`${label} ${value === false ? "off" : value}`];
  }).join(", ") || "as the API has them";

const marketOf = ({ market, only }: TargetView): string =>
  `${market === null ? "any" : withoutTricks(market)}${only === null ? "" : ` (${only} only)`}`;

const columns: readonly Column<TargetView>[] = [
  {
    key: "model",
    header: "Engine and model",
    cell: ({ engine, model }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <EngineLabel engine={engine} />
        <span className="text-muted break-all">{withoutTricks(model)}</span>
      </span>
    ),
    text: true,
  },
  {
    key: "market",
    header: "Market",
    cell: (target) => <span className={target.market === null ? "text-muted" : ""}>{marketOf(target)}</span>,
    sameWords: (target) => `market: ${marketOf(target)}`,
    text: true,
  },
  {
    key: "method",
    header: "Method",
    cell: ({ method }) => method,
    sameWords: ({ method }) => method,
    wide: true,
  },
  {
    key: "settings",
    header: "Settings",
    cell: (target) => <span className="block max-w-96 truncate">{withoutTricks(settingsOf(target))}</span>,
    wide: true,
  },
  { key: "tasks", header: "Tasks", cell: ({ tasks }) => formatCount(tasks), numeric: true },
];

/** Targets of a plan, as they were asked. */
export const TargetTable = ({ caption, targets }: { caption: string; targets: readonly TargetView[] }) => (
  <DataTable caption={caption} columns={columns} rows={targets} rowKey={(target) => JSON.stringify(target)} />
);

/** The plan of a run as it was frozen when it was sent. */
export const RunPlan = ({ slug, run }: { slug: string; run: SetRunView }) => (
  <section aria-labelledby="plan" className="flex flex-col gap-3">
    <h2 id="plan" className="font-semibold">
      Plan
    </h2>
    <p className="text-muted flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {run.set && (
        <Link
          href={paths.workspace(slug).runs({ setId: run.set.id })}
          className="text-accent hover:underline"
        >
          All runs of “{withoutTricks(run.set.name)}”
        </Link>
      )}
      {run.setVersion !== null && <span>version {run.setVersion} of the set</span>}
      <span>{counted(run.plan.questions, "question")}</span>
      <span>{run.plan.repeats === null ? "some cells only" : counted(run.plan.repeats, "repeat")}</span>
      <span>{counted(run.tasks, "task")}</span>
      {run.personas.length > 0 && <span>as {run.personas.map(withoutTricks).join(", ")}</span>}
      <span>over {withoutTricks(run.connection)}</span>
      <span>
        SHA-256{" "}
        <code className="font-mono" title={run.planHash}>
          {run.planHash.slice(0, 12)}
        </code>
      </span>
    </p>
    <TargetTable caption="Whom it asks" targets={run.targets} />
  </section>
);
