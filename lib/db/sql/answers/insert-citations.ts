import "server-only";
import type { Queryable } from "@/lib/db/columns";
import type { KeptCitation } from "./replace-citations";

/** A citation of a new answer. */
export interface NewCitation extends KeptCitation {
  workspaceId: string;
  taskId: string;
  engine: string;
  answeredAt: Date;
}

/** Inserts citations of answers that have none yet, with one statement. */
export async function insertCitations(db: Queryable, citations: readonly NewCitation[]): Promise<void> {
  if (citations.length === 0) return;
  await db.query({
    name: "insert citations",
    text: `
      insert into app.citation (workspace_id, task_id, engine, answered_at, position, raw_url, resolved_url, source_url,
                                domain, title, place, section_index)
      select "workspaceId", "taskId", engine, "answeredAt", "position", "rawUrl", "resolvedUrl", "sourceUrl", domain,
             title, place, "sectionIndex"
        from jsonb_to_recordset($1::jsonb) as one (
          "workspaceId" uuid, "taskId" uuid, engine text, "answeredAt" timestamptz, "position" int, "rawUrl" text,
          "resolvedUrl" text, "sourceUrl" text, domain text, title text, place jsonb, "sectionIndex" int)`,
    values: [JSON.stringify(citations)],
  });
}
