import "server-only";
import { type Condition, contains, equals } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { isOfClass } from "@/lib/db/sql/sources/of-class";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";

/** What figures of sources ask of a citation; said of `citation`. */
export const citedIn = (
  own: WorkspaceReads,
  { domain, text, notOfBrands, ...told }: CitedFilter,
): Condition[] => [
  equals(sql`citation.domain`, domain),
  contains([sql`citation.domain`, sql`citation.title`, sql`citation.source_url`], text),
  isOfClass(own, told),
  notOfBrands ? isOfNoBrand(own) : null,
];

/** A domain is of the class that most of its citations have. */
const isOfNoBrand = (own: WorkspaceReads): Condition =>
  sql`citation.domain not in (${own.select({
    columns: sql`told.domain`,
    from: {
      name: sql`told`,
      read: {
        columns: sql`distinct on (source.domain) source.domain, source.class`,
        from: "source",
        groupBy: sql`source.domain, source.class`,
        orderBy: sql`source.domain, sum(source.citations) desc, source.class`,
      },
    },
    where: [sql`told.class in ('own', 'competitor')`],
  })})`;
