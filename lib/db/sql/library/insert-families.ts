import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface NewFamilies {
  workspaceId: string;
  setId: string;
  names: readonly string[];
  createdById: string | null;
  createdAt: Date;
}

const rowSchema = z.object({ id: z.uuid(), name: z.string() });

/** Makes families of a set with one statement, whatever their number. Returns their ids by name. */
export async function insertFamilies(
  db: Queryable,
  { names, ...into }: NewFamilies,
): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const { rows } = await db.query({
    text: `insert into app.family (id, workspace_id, set_id, name, created_by_id, created_at)
           select uuidv7(), $1, $2, name, $3, $4
             from jsonb_array_elements_text($5::jsonb) with ordinality as given (name, place) order by place
           returning id, name`,
    values: [into.workspaceId, into.setId, into.createdById, into.createdAt, JSON.stringify(names)],
  });
  return new Map(
    rowSchema
      .array()
      .parse(rows)
      .map(({ id, name }) => [name, id]),
  );
}
