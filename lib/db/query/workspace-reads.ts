import "server-only";
import { z, type ZodType } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { Prisma } from "@/lib/db/generated/client";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import { where, type Condition } from "./conditions";
import { nothing, type Sql, sql } from "./sql";

/** The tables that carry their workspace and can be read on their own. In a statement each goes by its own name. */
type Owned =
  | "answer"
  | "answer_fact"
  | "answer_flag"
  | "answer_import"
  | "answer_words"
  | "audit_entry"
  | "baseline"
  | "brand"
  | "citation"
  | "cited_sum"
  | "cited_unsummed"
  | "connection"
  | "fact_fold"
  | "fact_sum"
  | "family"
  | "imported_answer"
  | "library_change"
  | "market"
  | "measured_step"
  | "measured_unsummed"
  | "mention_correction"
  | "mention_review"
  | "notice"
  | "notice_delivery"
  | "persona"
  | "prompt"
  | "prompt_set"
  | "prompt_set_version"
  | "prompt_version"
  | "raw_reply"
  | "run"
  | "schedule"
  | "schedule_slot"
  | "source"
  | "source_rule"
  | "spend_deleted_task"
  | "spend_entry"
  | "spend_fold"
  | "spend_held_sum"
  | "spend_model_sum"
  | "spend_run_sum"
  | "spend_source_sum"
  | "spend_source_unfolded"
  | "spend_sum"
  | "spend_unfolded"
  | "suggested_name"
  | "task"
  | "unread_answer";

const tableOf = (name: Owned): Sql => Prisma.raw(`app.${name}`);
const workspaceOf = (name: Owned): Sql => Prisma.raw(`${name}.workspace_id`);

/** That a row is of no deleted task or run of a workspace, by the column that has its id. */
type IsKept = (workspaceId: string) => Sql;

/** Asked of a function, which is looked at once a statement and hashed: prisma/sql/deleted_of_workspace.sql says why. */
const tasks = (column: string): IsKept => hashedOut(column, "app.deleted_tasks_of");
const runs = (column: string): IsKept => hashedOut(column, "app.deleted_runs_of");

const hashedOut =
  (column: string, deletedOf: string): IsKept =>
  (workspaceId) =>
    sql`${Prisma.raw(column)} not in (select ${Prisma.raw(deletedOf)}(${workspaceId}::uuid))`;

/** What hangs on a task or a run is left out while that is deleted; null for what hangs on neither. */
const KEPT: Record<Owned, IsKept | null> = {
  answer: tasks("answer.task_id"),
  answer_fact: tasks("answer_fact.task_id"),
  answer_flag: tasks("answer_flag.task_id"),
  // An import that has no run yet hangs on nothing.
  answer_import: (workspaceId) =>
    sql`(answer_import.run_id is null or ${runs("answer_import.run_id")(workspaceId)})`,
  answer_words: tasks("answer_words.task_id"),
  audit_entry: null,
  baseline: null,
  brand: null,
  citation: tasks("citation.task_id"),
  // What is deleted is in no sum of what is cited: its days are summed anew.
  cited_sum: null,
  cited_unsummed: null,
  measured_step: null,
  measured_unsummed: null,
  connection: null,
  imported_answer: tasks("imported_answer.task_id"),
  library_change: null,
  fact_fold: null,
  // What is deleted is in them until it goes for good: lib/db/sql/figures/read-sums.ts takes it out.
  fact_sum: null,
  family: null,
  market: null,
  mention_correction: tasks("mention_correction.task_id"),
  mention_review: tasks("mention_review.task_id"),
  notice: null,
  notice_delivery: null,
  persona: null,
  prompt: null,
  prompt_set: null,
  prompt_set_version: null,
  prompt_version: null,
  raw_reply: tasks("raw_reply.task_id"),
  run: runs("run.id"),
  schedule: null,
  schedule_slot: null,
  source: null,
  source_rule: null,
  spend_deleted_task: null,
  spend_entry: null,
  spend_fold: null,
  spend_held_sum: null,
  spend_model_sum: null,
  spend_run_sum: null,
  spend_source_sum: null,
  spend_source_unfolded: null,
  spend_sum: null,
  spend_unfolded: null,
  suggested_name: null,
  task: tasks("task.id"),
  unread_answer: tasks("unread_answer.task_id"),
};

/** A read of one workspace. */
export interface Select {
  columns: Sql;
  /**
   * A table, whose rows of the workspace alone are read, without what is deleted; or another such read under a name; or
   * several, one after the other; or a function that is given the workspace, and leaves out what is deleted itself.
   */
  from: Owned | { name: Sql; read: Select | readonly Select[] } | { name: Sql; of: (workspace: Sql) => Sql };
  /** Money alone: what is deleted is counted, too, until it goes for good. */
  deletedToo?: true;
  joins?: Sql;
  where?: readonly Condition[];
  groupBy?: Sql;
  having?: Sql;
  orderBy?: Sql;
  limit?: number;
  offset?: number;
  /** Looked up for each row that it is joined to: a planner that guesses the rows wrong reads a whole table instead. */
  fenced?: true;
}

/** Analytic reads of one workspace: what is made here can't be without the workspace's condition. */
export interface WorkspaceReads {
  /** A read as a part of another: `task.id in (…)`, `join lateral (…)`. */
  select: (read: Select) => Sql;
  /** Its rows, parsed. */
  rows: <Row>(read: Select, row: ZodType<Row>) => Promise<Row[]>;
  /** The one row that a read without groups has. */
  row: <Row>(read: Select, row: ZodType<Row>) => Promise<Row>;
  /** So many of its rows from an offset on, and whether there are more. */
  page: <Row>(
    read: Select,
    row: ZodType<Row>,
    page: { size: number; offset: number },
  ) => Promise<{ rows: Row[]; hasNext: boolean }>;
  /** How many rows it has, counted no further than a cap. */
  countUpTo: (cap: number, read: Omit<Select, "columns">) => Promise<CappedCount>;
}

/** Reads of a workspace by a pool, a connection or a transaction. */
export const inWorkspace = (workspaceId: string, db: Queryable): WorkspaceReads => readsIn(workspaceId, db);

/** The same for what belongs to the instance, and to no workspace. */
export const inInstance = (db: Queryable): WorkspaceReads => readsIn(null, db);

function readsIn(workspaceId: string | null, db: Queryable): WorkspaceReads {
  const select = (read: Select): Sql => statementOf(workspaceId, read);
  async function rows<Row>(read: Select, row: ZodType<Row>): Promise<Row[]> {
    const { text, values } = select(read);
    const found = await db.query({ text, values });
    return row.array().parse(found.rows);
  }
  async function row<Row>(read: Select, schema: ZodType<Row>): Promise<Row> {
    const [first] = await rows(read, schema);
    if (first === undefined) throw new Error("A read without groups has no row.");
    return first;
  }
  return {
    select,
    rows,
    row,
    page: async (read, schema, { size, offset }) => {
      const found = await rows({ ...read, limit: size + 1, offset }, schema);
      return { rows: found.slice(0, size), hasNext: found.length > size };
    },
    countUpTo: async (cap, read) => {
      const seen = { ...read, columns: sql`1`, limit: cap + 1 };
      const { count } = await row(
        { columns: sql`count(*)::int as count`, from: { name: sql`seen`, read: seen } },
        z.object({ count: z.int() }),
      );
      return { count: Math.min(count, cap), isMore: count > cap };
    },
  };
}

/** The text and values of a read. */
function statementOf(workspaceId: string | null, read: Select): Sql {
  const {
    columns,
    from,
    deletedToo = false,
    joins = nothing,
    groupBy,
    having,
    orderBy,
    limit,
    offset = 0,
    fenced = false,
  } = read;
  const owned = typeof from === "string";
  const source = owned ? tableOf(from) : sql`${madeBy(workspaceId, from)} ${from.name}`;
  const own = owned
    ? [
        isOf(workspaceOf(from), workspaceId),
        deletedToo || workspaceId === null ? null : (KEPT[from]?.(workspaceId) ?? null),
      ]
    : [];
  return Prisma.join(
    [
      sql`select ${columns} from ${source}`,
      joins,
      where([...own, ...(read.where ?? [])]),
      groupBy ? sql`group by ${groupBy}` : nothing,
      having ? sql`having ${having}` : nothing,
      orderBy ? sql`order by ${orderBy}` : nothing,
      limit === undefined ? nothing : sql`limit ${limit}`,
      offset === 0 && !fenced ? nothing : sql`offset ${offset}`,
    ],
    " ",
  );
}

const madeBy = (workspaceId: string | null, from: Exclude<Select["from"], Owned>): Sql =>
  "of" in from ? from.of(sql`${workspaceId}::uuid`) : sql`(${oneAfterTheOther(workspaceId, from.read)})`;

const oneAfterTheOther = (workspaceId: string | null, read: Select | readonly Select[]): Sql =>
  Prisma.join(
    [read].flat().map((one) => statementOf(workspaceId, one)),
    " union all ",
  );

const isOf = (column: Sql, workspaceId: string | null): Sql =>
  workspaceId === null ? sql`${column} is null` : sql`${column} = ${workspaceId}::uuid`;
