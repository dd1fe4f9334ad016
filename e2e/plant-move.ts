import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { systemContext } from "@/lib/services/context";
import { tellOfMoves } from "@/lib/services/notices";
import { createPromptSet } from "@/lib/services/prompt-sets";
import { commandContext } from "@/scripts/admin/command";
import { onInstance } from "@/scripts/admin/instance";
import { plantProgramme } from "@/test/plant-programme";

// Plants runs of a schedule in a workspace of the instance in SIGHTLINE_DATA_DIR, in which Acme is named more often from a
// day on, waits until the worker has measured them, and looks for moves as the worker does once a day.
const { values } = parseArgs({ options: { workspace: { type: "string", default: "" } } });

await onInstance(async () => {
  const { id: workspaceId } = await getDb().workspace.findUniqueOrThrow({
    where: { slug: values.workspace },
  });
  const { id: connectionId } = await getDb().connection.findFirstOrThrow({ where: { workspaceId } });
  const { id: setId } = await createPromptSet({
    ctx: { ...commandContext(), workspaceId },
    input: { name: "Tents", description: "" },
  });
  await plantProgramme(
    { workspaceId, setId, connectionId },
    { name: "Daily", answers: 20, moves: true, changes: false },
  );
  const unmeasured = () =>
    getDb().answerFact.count({ where: { workspaceId, codeVersion: { not: FACT_VERSION } } });
  while ((await unmeasured()) > 0) await wait(200);
  await getPool().query("update app.workspace set watched_at = null where id = $1", [workspaceId]);
  await tellOfMoves({ ctx: systemContext("plant a move") });
});
