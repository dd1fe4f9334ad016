import "server-only";
import { type Condition, equals } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { SourceFilter } from "@/lib/domain/answers/source-list";

/** That what a citation cites is told to be of a class, and a page type; said of `citation`. */
export function isOfClass(
  own: WorkspaceReads,
  { sourceClass, pageType }: Pick<SourceFilter, "sourceClass" | "pageType">,
): Condition {
  if (sourceClass === null && pageType === null) return null;
  return sql`exists (${own.select({
    columns: sql`1`,
    from: "source",
    where: [
      sql`source.domain = citation.domain`,
      sql`source.source_url = citation.source_url`,
      equals(sql`source.class`, sourceClass),
      equals(sql`source.page_type`, pageType),
    ],
  })})`;
}
