import type { Pool } from "pg";
import { plantOne, type PlantedWorkspace } from "./plant-one";

// A planted workspace again and again, row for row, in a fraction of the time that planting takes: ids differ, and with them
// whatever is named by one, as all texts of a planted workspace are by its slug.

/** Any id, wherever it stands in a text. A copy's ends in its own number. */
const ID = /\b([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4})[\da-f]{8}\b/g;

const idIn = (text: string, copy: number): string =>
  text.replaceAll(ID, (_, start: string) => `${start}${copy.toString(16).padStart(8, "0")}`);

/** Names entries of the ledger by the number that the database gave them: another one in a copy. */
const QUEUE = "spend_unfolded";

/** Hashes of texts that name ids. */
const HASHES: Readonly<Record<string, string>> = {
  "run.plan_hash": "encode(sha256(convert_to(plan, 'UTF8')), 'hex')",
};

interface Table {
  name: string;
  /** Those that are written: neither worked out nor numbered by the database itself. */
  columns: string[];
}

/** Plants one workspace, and returns what makes copies of it as it was then. */
export async function plantForCopies(pool: Pool): Promise<() => Promise<PlantedWorkspace>> {
  const tables = await listTables(pool);
  const before = await readAll(pool, tables);
  const planted = await plantOne();
  const after = await readAll(pool, tables);
  const inserts = tables.flatMap(({ name, columns }) => {
    const had = new Set(before.get(name));
    const rows = (after.get(name) ?? []).filter((row) => !had.has(row));
    return rows.length > 0 && name !== QUEUE ? [{ name, columns, rows: `[${rows.join(",")}]` }] : [];
  });
  // One statement for all of them, so that a copy is one message.
  const parts = inserts.map(({ name, columns }, place) => {
    const written = columns.map((column) => `"${column}"`).join(", ");
    const values = columns.map((column) => HASHES[`${name}.${column}`] ?? `"${column}"`).join(", ");
    return `"${name}" as (insert into app."${name}" (${written})
      select ${values} from json_populate_recordset(null::app."${name}", $${place + 1}::json) returning *)`;
  });
  const statement = `with ${parts.join(", ")}
    insert into app.${QUEUE} (entry_id, workspace_id) select id, workspace_id from spend_entry`;
  let copies = 0;
  return async () => {
    const copy = ++copies;
    const client = await pool.connect();
    try {
      // As it was: what rows make others do was done when the first was planted, and its rows are among these.
      await client.query("set session_replication_role = replica");
      await client.query({
        name: "copy of a planted workspace",
        text: statement,
        values: inserts.map(({ rows }) => idIn(rows, copy)),
      });
    } finally {
      await client.query("reset session_replication_role");
      client.release();
    }
    return mapped(planted, copy);
  };
}

const mapped = (planted: PlantedWorkspace, copy: number): PlantedWorkspace => {
  const ids: PlantedWorkspace = JSON.parse(idIn(JSON.stringify(planted), copy));
  return ids;
};

async function listTables(pool: Pool): Promise<Table[]> {
  const { rows } = await pool.query<Table>(
    `select t.relname as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
       from pg_class t
       join information_schema.columns c on c.table_schema = 'app' and c.table_name = t.relname
      where t.relnamespace = 'app'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
        and c.is_generated = 'NEVER' and c.is_identity = 'NO' and coalesce(c.column_default, '') not like 'nextval(%'
      group by 1`,
  );
  return rows;
}

/** Every row of every table, as it would be written again. */
async function readAll(pool: Pool, tables: readonly Table[]): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select to_json(t)::text as row from app."${name}" t`);
    all.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return all;
}
