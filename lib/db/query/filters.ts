import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { SpendFilter } from "@/lib/domain/money/spend";
import { ANYTHING, type WorkspaceFilter, type Zoned } from "@/lib/domain/lists/workspace-filter";
import { anyOf, equals, type Condition, within } from "./conditions";
import { momentsOf } from "./day-bounds";
import { type Sql, sql } from "./sql";
import type { WorkspaceReads } from "./workspace-reads";

// How the filter that all screens share narrows each kind of row. What hangs on a task is dated by when it was
// asked, an entry of the ledger by itself.

type Filter = Zoned<WorkspaceFilter>;

/**
 * How a filter's rows are come by: each is looked at by itself, where an order is walked; or all are collected by what
 * indexes there are.
 */
export type By = "row" | "set";

export const tasksIn = (own: WorkspaceReads, filter: Filter, by: By = "row"): Condition[] => [
  within(sql`task.created_at`, momentsOf(filter)),
  ...askedAs(own, filter, by),
];

/** An entry says itself whose set, schedule and so on it is of: they may go, and it stays. */
export const entriesIn = (own: WorkspaceReads, filter: Zoned<SpendFilter>): Condition[] => [
  ...saysItself("spend_entry", filter),
  equals(sql`spend_entry.engine`, filter.engine),
  filter.model === null
    ? null
    : anyOf([
        sql`spend_entry.model = ${filter.model}`,
        sql`exists (select from app.answer where answer.task_id = spend_entry.task_id
                     and answer.model_answered = ${filter.model})`,
        sql`exists (select from app.spend_deleted_task deleted where deleted.task_id = spend_entry.task_id
                     and deleted.model_answered = ${filter.model})`,
      ]),
  equals(sql`spend_entry.run_id`, filter.runId),
  isOfTasks(own, sql`spend_entry.task_id`, { ...ANYTHING, promptId: filter.promptId }),
];

/** The sums of days of such entries. Neither a run nor a prompt can be asked of them. */
export const sumsIn = (filter: Zoned<SpendFilter>): Condition[] => [
  ...saysItself("spend_sum", filter),
  equals(sql`spend_sum.engine`, filter.engine),
  filter.model === null
    ? null
    : anyOf([sql`spend_sum.model = ${filter.model}`, sql`spend_sum.model_answered = ${filter.model}`]),
];

/** The same of those by engine and model alone; where `isOfModelsAlone`. */
export const modelSumsIn = (filter: Zoned<SpendFilter>): Condition[] => [
  within(sql`spend_model_sum.at`, momentsOf(filter)),
  equals(sql`spend_model_sum.engine`, filter.engine),
];

/** What of a filter the sums by engine and model alone can be asked for. */
const OF_MODELS = new Set(["from", "to", "zone", "engine"]);

/** Whether those sums can tell all that a filter asks for. */
export const isOfModelsAlone = (filter: Zoned<SpendFilter>): boolean =>
  Object.entries(filter).every(([name, value]) => value === null || OF_MODELS.has(name));

/** The same by run, of whatever engine and model. */
export const runSumsIn = (filter: Zoned<SpendFilter>): Condition[] => saysItself("spend_run_sum", filter);

function saysItself(
  table: "spend_entry" | "spend_sum" | "spend_run_sum",
  { memberId, setId, scheduleId, label, connectionId, ...days }: Zoned<SpendFilter>,
): Condition[] {
  const column = (name: string): Sql => Prisma.raw(`${table}.${name}`);
  return [
    within(column("at"), momentsOf(days)),
    equals(column("member_id"), memberId),
    equals(column("set_id"), setId),
    equals(column("schedule_id"), scheduleId),
    equals(column("label"), label),
    equals(column("connection_id"), connectionId),
  ];
}

/**
 * Rows of tasks that asked what somebody wants to know, and not for questions to ask: what an engine cites while it
 * lists questions says nothing of how it answers them.
 */
export const isOfProgramme = (own: WorkspaceReads, taskId: Sql): Condition =>
  sql`${taskId} not in (${own.select({
    columns: sql`task.id`,
    from: "run",
    joins: sql`join app.task on task.workspace_id = run.workspace_id and task.run_id = run.id`,
    where: [sql`run.kind = 'suggestions'`],
  })})`;

type Asked = Omit<WorkspaceFilter, "from" | "to">;

/** What was asked of whom, by whom and by what; said of `task`. */
const askedAs = (
  own: WorkspaceReads,
  { engine, model, promptId, memberId, runId, setId, scheduleId }: Asked,
  by: By,
): Condition[] => [
  equals(sql`task.engine`, engine),
  model === null ? null : anyOf([sql`task.model_asked = ${model}`, wasAnsweredBy(model)]),
  promptId === null ? null : sql`task.prompt_version_id in (${versionsOf(own, promptId)})`,
  equals(sql`task.created_by_id`, memberId),
  equals(sql`task.run_id`, runId),
  setId === null ? null : IS_OF_SET[by](own, setId),
  scheduleId === null
    ? null
    : sql`task.run_id in (${runsThat(own, equals(sql`run.schedule_id`, scheduleId))})`,
];

const runsThat = (own: WorkspaceReads, condition: Condition): Sql =>
  own.select({ columns: sql`run.id`, from: "run", where: [condition] });

/** The prompts' versions that an imported answer may say it is of the set by: its run may have lines of many sets. */
const versionsOfSet = (own: WorkspaceReads, setId: string): Sql =>
  own.select({
    columns: sql`prompt_version.id`,
    from: "prompt_version",
    joins: sql`join app.prompt on prompt.id = prompt_version.prompt_id`,
    where: [equals(sql`prompt.set_id`, setId)],
  });

/** Whether it was asked by a run of a set or, collected elsewhere, asks a prompt of it. No one index has both. */
const IS_OF_SET: Record<By, (own: WorkspaceReads, setId: string) => Sql> = {
  row: (own, setId) =>
    anyOf([
      sql`task.run_id in (${runsThat(own, equals(sql`run.set_id`, setId))})`,
      sql`task.origin = 'imported' and task.prompt_version_id in (${versionsOfSet(own, setId)})`,
    ]),
  set: (own, setId) =>
    sql`task.id in (${own.select({
      columns: sql`task.id`,
      from: "task",
      where: [sql`task.run_id in (${runsThat(own, equals(sql`run.set_id`, setId))})`],
    })} union all ${own.select({
      columns: sql`task.id`,
      from: "task",
      where: [sql`task.origin = 'imported'`, sql`task.prompt_version_id in (${versionsOfSet(own, setId)})`],
    })})`,
};

const wasAnsweredBy = (model: string): Sql =>
  sql`exists (select from app.answer where answer.task_id = task.id and answer.model_answered = ${model})`;

const versionsOf = (own: WorkspaceReads, promptId: string): Sql =>
  own.select({
    columns: sql`prompt_version.id`,
    from: "prompt_version",
    where: [equals(sql`prompt_version.prompt_id`, promptId)],
  });

/** Rows whose task was asked so; all rows where nothing is asked for. */
function isOfTasks(own: WorkspaceReads, taskId: Sql, filter: Asked): Condition {
  const conditions = askedAs(own, filter, "set");
  if (conditions.every((condition) => condition === null)) return null;
  return sql`${taskId} in (${own.select({ columns: sql`task.id`, from: "task", where: conditions })})`;
}
