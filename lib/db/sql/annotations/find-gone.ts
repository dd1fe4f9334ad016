import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { isNamedInView, type NamedInView } from "@/lib/domain/answers/saved-view";

/** Where each is a row, with its workspace. */
const TABLES: Record<NamedInView, string> = {
  promptId: "app.prompt",
  versionId: "app.prompt_version",
  familyId: "app.family",
  runId: "app.run",
  setId: "app.prompt_set",
  scheduleId: "app.schedule",
  personaId: "app.persona",
  marketId: "app.market",
  flagId: "app.flag",
  brandId: "app.brand",
  withoutBrandId: "app.brand",
  withBrandId: "app.brand",
  citedBrandId: "app.brand",
};

const goneRows = z.array(z.object({ name: z.string() }));

/** Which of these a workspace does not have. */
export async function findGoneIn(
  db: Queryable,
  { workspaceId, named }: { workspaceId: string; named: ReadonlyMap<NamedInView, string> },
): Promise<NamedInView[]> {
  if (named.size === 0) return [];
  const looks = [...named.keys()].map(
    (name, index) => `select '${name}' as name
       where not exists (select from ${TABLES[name]} t where t.workspace_id = $1 and t.id = $${index + 2}::uuid)`,
  );
  const { rows } = await db.query({
    text: looks.join(" union all "),
    values: [workspaceId, ...named.values()],
  });
  return goneRows.parse(rows).flatMap(({ name }) => (isNamedInView(name) ? [name] : []));
}
