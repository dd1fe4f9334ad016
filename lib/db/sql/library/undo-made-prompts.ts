import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface Made {
  workspaceId: string;
  changeId: string;
  archivedAt: Date;
}

const countRow = z.tuple([z.object({ deleted: z.int(), archived: z.int() })]);

/**
 * Takes back the prompts that an act made: those that nobody asked or reworded are deleted, others in use are archived.
 * Their wordings are locked first: who asks one at the same time has done so before, or finds it gone.
 */
export async function undoMadePrompts(
  db: Queryable,
  { workspaceId, changeId, archivedAt }: Made,
): Promise<{ deleted: number; archived: number }> {
  await db.query({
    text: `select 1 from app.prompt_version version
             join app.prompt on prompt.id = version.prompt_id
            where prompt.workspace_id = $1 and prompt.change_id = $2
            order by version.id for update of version`,
    values: [workspaceId, changeId],
  });
  const { rows } = await db.query({
    text: `with made as (
             select prompt.id,
                    exists (select from app.prompt_version version
                             where version.prompt_id = prompt.id
                               and (version.number > 1
                                    or exists (select from app.task where task.prompt_version_id = version.id))) as kept
               from app.prompt where prompt.workspace_id = $1 and prompt.change_id = $2),
           deleted as (
             delete from app.prompt using made where prompt.id = made.id and not made.kept returning prompt.id),
           archived as (
             update app.prompt set archived_at = $3 from made
              where prompt.id = made.id and made.kept and prompt.archived_at is null returning prompt.id)
           select (select count(*) from deleted)::int as deleted, (select count(*) from archived)::int as archived`,
    values: [workspaceId, changeId, archivedAt],
  });
  return countRow.parse(rows)[0];
}
