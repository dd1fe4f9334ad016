import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

const rowSchema = z.object({ id: z.uuid(), engine: z.string(), model: z.string(), text: z.string() });
export type NewestText = z.infer<typeof rowSchema>;

/** The texts of a workspace's newest answers, so many from an offset on. */
export function readNewestTexts(
  own: WorkspaceReads,
  page: { size: number; offset: number },
): Promise<{ rows: NewestText[]; hasNext: boolean }> {
  return own.page(
    {
      columns: sql`task.id, task.engine, answer.model_answered as model, answer.text`,
      from: "task",
      joins: sql`join app.answer on answer.task_id = task.id`,
      orderBy: sql`task.created_at desc, task.id desc`,
    },
    rowSchema,
    page,
  );
}
