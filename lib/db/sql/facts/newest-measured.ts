import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

const rowSchema = z.object({ id: z.uuid(), engine: z.string(), model: z.string() });

/** The newest answers of a workspace that are measured, so many from an offset on. */
export function readNewestMeasured(
  own: WorkspaceReads,
  page: { size: number; offset: number },
): Promise<{ rows: z.infer<typeof rowSchema>[]; hasNext: boolean }> {
  return own.page(
    {
      columns: sql`answer_fact.task_id as id, answer_fact.engine, answer_fact.model_answered as model`,
      from: "answer_fact",
      where: [sql`answer_fact.code_version > 0`],
      orderBy: sql`answer_fact.asked_at desc, answer_fact.task_id desc`,
    },
    rowSchema,
    page,
  );
}
