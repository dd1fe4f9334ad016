import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Client } from "pg";
import { z } from "zod";

const lineSchema = z.object({ table: z.string(), columns: z.string(), rows: z.string() });

/** Copies a kept database (see README.md) into one of the same shape. The server reads the files itself, so it is a local one. */
export async function loadDatabase(database: Client, name: string): Promise<void> {
  const text = gunzipSync(readFileSync(resolve("test/databases", `${name}.jsonl.gz`))).toString("utf8");
  const folder = mkdtempSync(join(tmpdir(), "sightline-copy-"));
  chmodSync(folder, 0o755);
  try {
    // In the order of the lines, whichever refers to which.
    await database.query("set session_replication_role = replica");
    for (const [index, line] of text.trim().split("\n").entries()) {
      const { table, columns, rows } = lineSchema.parse(JSON.parse(line));
      const [schema, relation] = table.split(".");
      const file = join(folder, `${index}.copy`);
      writeFileSync(file, rows, { mode: 0o644 });
      await database.query(`copy "${schema}"."${relation}" (${columns}) from '${file}'`);
    }
    await database.query("set session_replication_role = origin");
    for (const table of ["spend_entry", "citation"]) {
      await database.query(
        `select setval(pg_get_serial_sequence('app.${table}', 'id'), (select max(id) from app.${table}))`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
