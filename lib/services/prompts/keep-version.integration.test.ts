import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import type { Context } from "@/lib/services/context";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import { keepPromptVersion } from "./keep-version";

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await newWorkspace();
});

const keep = (userPrompt: string, promptId: string | null = null, ctx: Context = workspace.ctx) =>
  withTransaction(ctx, (inside) =>
    keepPromptVersion(inside, { promptId, wording: { userPrompt, systemMessage: null, turns: [] } }),
  );

const count = () => getDb().prompt.count({ where: { workspaceId: workspace.workspaceId } });

const entries = (entityId: string) =>
  getDb().auditEntry.findMany({
    where: { entity: "prompt", entityId },
    orderBy: { id: "asc" },
    select: { action: true, actorId: true, after: true },
  });

it("brings two askers of the same new wording to one version, and leaves no prompt without one", async () => {
  const before = await count();
  // The first holds its commit back until the second waits for it.
  const kept = Promise.withResolvers<undefined>();
  const waited = Promise.withResolvers<undefined>();
  const wording = { userPrompt: "Asked by two?", systemMessage: null, turns: [] };
  const first = withTransaction(workspace.ctx, async (inside) => {
    const version = await keepPromptVersion(inside, { promptId: null, wording });
    kept.resolve(undefined);
    await waited.promise;
    return version;
  });
  await kept.promise;
  const second = keep(wording.userPrompt);
  await expect
    .poll(async () => {
      const [row] = await getDb().$queryRaw<{ waiting: bigint }[]>`
        select count(*) as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query ilike '%pg_advisory_xact_lock%'`;
      return Number(row?.waiting);
    })
    .toBeGreaterThan(0);
  waited.resolve(undefined);
  expect(await second).toEqual(await first);
  expect(await count()).toBe(before + 1);
  expect(await entries((await first).promptId)).toHaveLength(1);
});

it("numbers the versions of a prompt without a gap, however many are made at once", async () => {
  const { promptId } = await keep("Wording one?");
  const made = await Promise.all([2, 3, 4, 5].map((number) => keep(`Wording ${number}?`, promptId)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(4);
  const versions = await getDb().promptVersion.findMany({ where: { promptId }, orderBy: { number: "asc" } });
  expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
});

it("writes who made a prompt and its wordings, where a person did", async () => {
  const { id, promptId } = await keep("Who asked this?");
  const again = await keep("Who asked this?");
  const next = await keep("Who asked this, really?", promptId);
  expect(again.id).toBe(id);
  const actorId = workspace.userId;
  expect(await entries(promptId)).toEqual([
    { action: "prompt.create", actorId, after: { versionId: id, number: 1 } },
    { action: "prompt.add_version", actorId, after: { versionId: next.id, number: 2 } },
  ]);
  const job: Context = { ...workspace.ctx, actor: { kind: "system", job: "a job" } };
  expect(await entries((await keep("Asked by a job?", null, job)).promptId)).toEqual([]);
});

it("makes no version of another workspace's prompt", async () => {
  const { promptId } = await keep("Mine?");
  const other = await newWorkspace();
  await expect(keep("Theirs?", promptId, other.ctx)).rejects.toMatchObject({ code: "not_found" });
});
