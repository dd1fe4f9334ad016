import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { AppError } from "@/lib/domain/errors";
import { systemContext, type Context } from "@/lib/services/context";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import type { Line } from "@/test/who-may/allowed";
import { TABLE } from "@/test/who-may/table";
import { deleteAnswers, purgeDeletions, undoDeletion } from ".";

// Every use case that reads, by the tables of who may: while a run is deleted and can still come back, each says what it
// says once it is gone for good, and nothing of what was answered. A use case that is new stands in those tables, so that
// none can be forgotten here.

ownDatabase();

const READS = /\.(get|list|read|report|count|compare|describe|export|find|price|preview|search|sum|look)/;

/** What differs from one time to the next by itself, or is of the deletion itself. */
const NOT_COMPARED = /^audit\.|^deletions\.listDeletions$|^instance\.readHealth$/;

const AT = new Date();
const SECRET = "words-of-a-deleted-answer";

const isRead = ([verb, { who }]: Line): boolean =>
  READS.test(verb) && who.includes("owner") && !NOT_COMPARED.test(verb);

/** What every read says, each as text. */
async function readAll(ctx: Context, planted: PlantedWorkspace): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const [verb, , , , call] of TABLE.filter(isRead)) {
    const result = await Promise.resolve()
      .then(() => call(ctx, planted))
      .catch((error: unknown) => {
        if (error instanceof AppError) return { refused: error.code };
        throw error;
      });
    said.set(verb, JSON.stringify(result) ?? "nothing");
  }
  return said;
}

it("is shown by no list, read or figure, as if it were gone already, and comes back to all of them", async () => {
  const planted = await plantOne();
  const { workspaceId, userId, run, task } = planted;
  const ctx: Context = {
    ...systemContext("test"),
    // What some reads say of the time is the same each time.
    now: () => AT,
    workspaceId,
    actor: { kind: "member", userId, role: "owner" },
  };
  await getDb().answer.update({ where: { taskId: task }, data: { text: SECRET, fanOutQueries: [SECRET] } });
  await getDb().citation.updateMany({
    where: { taskId: task },
    data: { title: SECRET, domain: `${SECRET}.example`, sourceUrl: `https://${SECRET}.example` },
  });
  const shown = await readAll(ctx, planted);
  const telling = [...shown].filter(([, text]) => text.includes(SECRET)).map(([verb]) => verb);
  expect(telling).toEqual(
    expect.arrayContaining(["answers.getAnswer", "answers.listAnswers", "sources.listSources"]),
  );

  const toDelete = { kind: "run", runId: run } as const;
  const { deletionId } = await deleteAnswers({ ctx, input: { ...toDelete, expected: 1 } });
  const meanwhile = await readAll(ctx, planted);
  expect([...meanwhile].filter(([, text]) => text.includes(SECRET))).toEqual([]);
  await undoDeletion({ ctx, input: { id: deletionId } });
  expect(await readAll(ctx, planted)).toEqual(shown);

  await deleteAnswers({ ctx, input: { ...toDelete, expected: 1 } });
  await getPool().query("update app.deletion set purge_after = now()");
  await purgeDeletions({ ctx: systemContext("test") });
  expect(await getDb().run.findUnique({ where: { id: run } })).toBeNull();
  expect(await readAll(ctx, planted)).toEqual(meanwhile);
  expect(shown.size).toBeGreaterThan(40);
});
