import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

const rowSchema = z.object({ sourceUrl: z.string(), title: z.string() });

/** The titles that sources of a domain are cited by, by their addresses; those that have one. */
export async function readTitles(
  own: WorkspaceReads,
  { domain, sourceUrls }: { domain: string; sourceUrls: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await own.rows(
    {
      columns: sql`source.source_url as "sourceUrl", source.title`,
      from: "source",
      where: [
        sql`source.domain = ${domain}`,
        sql`source.source_url = any(${sourceUrls}::text[])`,
        sql`source.title <> ''`,
      ],
    },
    rowSchema,
  );
  return new Map(rows.map(({ sourceUrl, title }) => [sourceUrl, title]));
}
