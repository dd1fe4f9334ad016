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
  | "audit_entry"
  | "citation"
  | "library_change"
  | "notice"
  | "notice_delivery"
  | "prompt"
  | "prompt_set"
  | "prompt_set_version"
  | "prompt_version"
  | "run"
  | "schedule"
  | "schedule_slot"
  | "spend_entry"
  | "spend_fold"
  | "spend_run_sum"
  | "spend_sum"
  | "spend_unfolded"
  | "task";

const tableOf = (name: Owned): Sql => Prisma.raw(`app.${name}`);
const workspaceOf = (name: Owned): Sql => Prisma.raw(`${name}.workspace_id`);

/** A read of one workspace. */
export interface Select {
  columns: Sql;
  /** A table, whose rows of the workspace alone are read, or another such read under a name; or several, one after the other. */
  from: Owned | { name: Sql; read: Select | readonly Select[] };
  joins?: Sql;
  where?: readonly Condition[];
  groupBy?: Sql;
  having?: Sql;
  orderBy?: Sql;
  limit?: number;
  offset?: number;
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
  const { columns, from, joins = nothing, groupBy, having, orderBy, limit, offset = 0 } = read;
  const owned = typeof from === "string";
  const source = owned ? tableOf(from) : sql`(${oneAfterTheOther(workspaceId, from.read)}) ${from.name}`;
  const own = owned ? isOf(workspaceOf(from), workspaceId) : null;
  return Prisma.join(
    [
      sql`select ${columns} from ${source}`,
      joins,
      where([own, ...(read.where ?? [])]),
      groupBy ? sql`group by ${groupBy}` : nothing,
      having ? sql`having ${having}` : nothing,
      orderBy ? sql`order by ${orderBy}` : nothing,
      limit === undefined ? nothing : sql`limit ${limit}`,
      offset === 0 ? nothing : sql`offset ${offset}`,
    ],
    " ",
  );
}

const oneAfterTheOther = (workspaceId: string | null, read: Select | readonly Select[]): Sql =>
  Prisma.join(
    [read].flat().map((one) => statementOf(workspaceId, one)),
    " union all ",
  );

const isOf = (column: Sql, workspaceId: string | null): Sql =>
  workspaceId === null ? sql`${column} is null` : sql`${column} = ${workspaceId}::uuid`;
