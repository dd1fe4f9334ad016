import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { LIBRARY_CHANGE_KINDS, readWords, type LibraryChangeRow } from "@/lib/domain/library/library-change";
import { CHANGES_PER_PAGE } from "@/lib/domain/library/library-limits";

const moment = z.date().transform((date) => date.toISOString());

const rowSchema = z.object({
  id: z.uuid(),
  kind: z.enum(LIBRARY_CHANGE_KINDS),
  words: z
    .string()
    .nullable()
    .transform((line) => (line === null ? null : readWords(line))),
  count: z.int(),
  fileName: z.string().nullable(),
  runId: z.uuid().nullable(),
  by: z.string().nullable(),
  createdAt: moment,
  undoneAt: moment.nullable(),
});

/** A page of the acts on a set's prompts, newest first. */
export const listLibraryChanges = (
  own: WorkspaceReads,
  { setId, page }: { setId: string; page: number },
): Promise<{ rows: LibraryChangeRow[]; hasNext: boolean }> =>
  own.page(
    {
      columns: sql`library_change.id, library_change.kind, split_part(library_change.before, E'\\n', 1) as words,
        library_change.count, library_change.file_name as "fileName", library_change.run_id as "runId",
        coalesce("user".name, "user".email) as by,
        library_change.created_at as "createdAt", library_change.undone_at as "undoneAt"`,
      from: "library_change",
      joins: sql`left join app."user" on "user".id = library_change.created_by_id`,
      where: [sql`library_change.set_id = ${setId}::uuid`],
      orderBy: sql`library_change.created_at desc, library_change.id desc`,
    },
    rowSchema,
    { size: CHANGES_PER_PAGE, offset: (page - 1) * CHANGES_PER_PAGE },
  );
