import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { getDb } from "@/lib/db/client";
import type { Ask } from "@/lib/domain/runs/ask";
import { publishToEnvironment } from "@/lib/env";
import { getAnswer, getRawReply } from "@/lib/services/answers";
import { listModels } from "@/lib/services/connections";
import { systemContext } from "@/lib/services/context";
import { createRun } from "@/lib/services/runs";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { estimateTargets, priceModels, reportSpend } from "@/lib/services/spend";
import { seal } from "@/lib/seal";
import { CONNECTION_PURPOSE } from "@/lib/services/connections/open-client";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { callLiveTask, collectDueTasks, findLostPosts, postStandardTasks, settleCosts, sweepTasks } from ".";

const job = systemContext("test");
const CREDENTIALS = { login: "login", password: "password" };
const PROMPT = "provide information on how relevant the amusement park business is in France now";
const TODAY = new Date().toISOString().slice(0, 10);

let api: HostedApi;
let workspace: TestWorkspace;
let connectionId: string;

beforeAll(async () => {
  api = await startHostedApi({ ...CREDENTIALS, readyAfterMs: 0, pendingLooks: 0 });
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
});

afterAll(() => api.close());

/** A fresh workspace for each promise, so that its ledger holds nothing else. */
async function freshWorkspace(): Promise<void> {
  workspace = await newWorkspace();
  connectionId = await newConnection(workspace.workspaceId, { baseUrl: api.url, ...CREDENTIALS });
}

const GEMINI = { engine: "gemini", model: "gemini-2.5-flash" } as const;
const CHAT_GPT = { engine: "chat_gpt", model: "gpt-4.1-mini" } as const;

const ask = (changes: Partial<Ask> = {}): Ask => ({
  requestKey: crypto.randomUUID(),
  connectionId,
  promptId: null,
  userPrompt: PROMPT,
  systemMessage: "communicate as if we are in a business meeting",
  turns: [],
  method: "live",
  targets: [GEMINI],
  settings: { web_search: true },
  label: null,
  ...changes,
});

const send = (changes: Partial<Ask> = {}) => createRun({ ctx: workspace.ctx, input: ask(changes) });

async function only(run: Promise<{ runId: string }>): Promise<string> {
  const { runId } = await run;
  const [task, ...others] = await getDb().task.findMany({ where: { runId }, select: { id: true } });
  if (!task || others.length > 0) throw new Error("the run has not one task");
  return task.id;
}

/** The texts of an exchange, which are all kept here. */
async function rawOf(taskId: string) {
  const raw = await getRawReply({ ctx: workspace.ctx, input: { taskId } });
  if (raw.deletedAt !== null) throw new Error("the raw reply is gone");
  return raw;
}

const view = (id: string) => getAnswer({ ctx: workspace.ctx, input: { id } });

const spend = () =>
  reportSpend({
    ctx: workspace.ctx,
    input: { filter: { ...ANY_SPEND, from: TODAY, to: TODAY, zone: "UTC" }, by: "day", groupBy: "engine" },
  });

const ledger = (taskId: string) =>
  getDb().spendEntry.findMany({
    where: { taskId },
    orderBy: { id: "asc" },
    select: { kind: true, amount: true },
  });

const kinds = async (taskId: string) => (await ledger(taskId)).map(({ kind }) => kind);

/** Takes the pause before a task's next step away. */
const makeDue = (taskId: string) =>
  getDb().task.update({ where: { id: taskId }, data: { nextCheckAt: new Date(Date.now() - 1) } });

/** What a killed worker leaves: a claim whose lease has run out. */
const abandon = (taskId: string, state: "calling" | "posting") =>
  getDb().task.update({
    where: { id: taskId },
    data: { state, startedAt: new Date(), leaseUntil: new Date(Date.now() - 1), nextCheckAt: null },
  });

describe("a connection that cannot be used", () => {
  /** What a lost or another instance's secret leaves. */
  const spoil = () =>
    getDb().connection.update({
      where: { id: connectionId },
      data: {
        sealedPassword: seal("password", "another secret of thirty-two characters", CONNECTION_PURPOSE),
      },
    });

  it("fails a live task in words: nothing was sent, and its reservation is given back", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    await spoil();
    const calls = api.calls.length;
    await callLiveTask({ ctx: job, input: { taskId } });
    expect((await view(taskId)).task).toMatchObject({
      state: "failed",
      failureKind: "not_sent",
      failureMeaning: expect.stringContaining("was not sent"),
    });
    expect(await kinds(taskId)).toEqual(["reservation", "release"]);
    expect(api.calls).toHaveLength(calls);
  });

  it("fails standard tasks that were not posted, and keeps asking for those that were", async () => {
    await freshWorkspace();
    const posted = await only(send({ method: "standard", targets: [CHAT_GPT] }));
    await listModels({ ctx: workspace.ctx, input: { connectionId, engine: "chat_gpt" } });
    await spoil();
    const unposted = await only(send({ method: "standard", targets: [CHAT_GPT] }));
    expect((await view(unposted)).task).toMatchObject({ state: "failed", failureKind: "not_sent" });
    expect(await kinds(unposted)).toEqual(["reservation", "release"]);

    await makeDue(posted);
    await collectDueTasks({ ctx: job });
    expect((await view(posted)).task).toMatchObject({ state: "posted" });
  });
});

describe("a live task", () => {
  it("ends as the documented answer, charged once, exactly", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    await callLiveTask({ ctx: job, input: { taskId } });
    const { task } = await view(taskId);
    expect(task).toMatchObject({ state: "answered", modelAsked: "gemini-2.5-flash", statusCode: 20000 });
    expect(task.answer).toMatchObject({
      inputTokens: 68,
      outputTokens: 241,
      reasoningTokens: null,
      webSearchAsked: true,
      webSearchDone: true,
      modelCharge: "0.0351548",
      cost: "0.0357548",
      costDerived: false,
      surface: "api",
    });
    expect(task.answer?.citations).toMatchObject([{ domain: "grandviewresearch.com", resolvedUrl: null }]);
    expect(await kinds(taskId)).toEqual(["reservation", "release", "charge"]);
    expect(await spend()).toMatchObject({
      total: { spent: "0.0357548", modelCharge: "0.0351548", calls: 1 },
    });
  });

  it.each([
    ["live", { method: "live", targets: [GEMINI] }, "0.0357548"],
    ["standard", { method: "standard", targets: [CHAT_GPT] }, "0.0002"],
  ] as const)(
    "(%s) whose model has no known price costs nobody knows what, and is counted apart from what is known",
    async (_, changes, charged) => {
      await freshWorkspace();
      api.fault("unpriced", { on: changes.method === "live" ? "live" : "task_get" });
      const taskId = await only(send({ ...changes, targets: [...changes.targets] }));
      if (changes.method === "live") await callLiveTask({ ctx: job, input: { taskId } });
      for (let round = 0; round < 20 && (await view(taskId)).task.state !== "answered"; round += 1) {
        await makeDue(taskId);
        await collectDueTasks({ ctx: job });
      }
      await settleCosts({ ctx: job });
      expect((await view(taskId)).task.answer).toMatchObject({
        modelCharge: null,
        cost: null,
        costDerived: false,
      });
      expect(await kinds(taskId)).toEqual(["reservation", "release", "charge"]);
      // What the API itself charged is known.
      const known = { spent: charged, modelCharge: "0", calls: 1, unpriced: 1 };
      expect(await spend()).toMatchObject({ total: known, groups: [known], periods: [known] });
      const [target] = changes.targets;
      const estimates = await estimateTargets({
        ctx: workspace.ctx,
        input: { targets: [target], method: changes.method, settings: { web_search: true } },
      });
      expect(estimates).toMatchObject([{ basedOn: 0 }]);
    },
  );

  it("is the price of a model that no table knows, once there are three answers of it", async () => {
    await freshWorkspace();
    const own = { name: "our-own-model", reasoning: false, webSearch: true, taskPost: true };
    const listed = { ...own, name: GEMINI.model };
    await getDb().modelList.create({
      data: { connectionId, engine: "gemini", models: [own, listed], fetchedAt: new Date() },
    });
    const price = () =>
      priceModels({ ctx: workspace.ctx, input: { engine: "gemini", models: [own, listed] } });
    const listPrice = { input: "0.3", output: "2.5", search: { unit: "searched answer", perThousand: "35" } };
    const known = { ...listed, listPrice, pastCost: null };
    expect(await price()).toEqual([{ ...own, listPrice: null, pastCost: null }, known]);
    for (let answers = 0; answers < 3; answers += 1) {
      const taskId = await only(send({ targets: [{ engine: "gemini", model: own.name }] }));
      await callLiveTask({ ctx: job, input: { taskId } });
    }
    const pastCost = { low: "0.035754800", high: "0.035754800", basedOn: 3 };
    expect(await price()).toEqual([{ ...own, listPrice: null, pastCost }, known]);
  });

  it("is called once, however many workers take it up", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    const before = api.calls.length;
    await Promise.all(Array.from({ length: 5 }, () => callLiveTask({ ctx: job, input: { taskId } })));
    expect(api.calls.length - before).toBe(1);
    expect(await kinds(taskId)).toEqual(["reservation", "release", "charge"]);
  });

  it("keeps the exact reply, whose hash anyone can recompute", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    await callLiveTask({ ctx: job, input: { taskId } });
    const raw = await rawOf(taskId);
    expect(JSON.parse(raw.request)).toMatchObject([{ user_prompt: PROMPT, tag: taskId, web_search: true }]);
    expect(createHash("sha256").update(raw.reply).digest("hex")).toBe(raw.replySha256);
    expect(createHash("sha256").update(raw.request).digest("hex")).toBe(raw.requestSha256);
  });

  it.each([
    ["http_401", "unauthorized"],
    ["http_402", "payment"],
  ] as const)(
    "%s: fails in words, nothing charged, the reservation given back",
    async (fault, failureKind) => {
      await freshWorkspace();
      const taskId = await only(send());
      api.fault(fault, { on: "live" });
      await callLiveTask({ ctx: job, input: { taskId } });
      const { task } = await view(taskId);
      expect(task).toMatchObject({ state: "failed", failureKind, answer: null });
      expect(task.failureMeaning).toMatch(/\w+/);
      expect(task.failureRemedy).toMatch(/\w+/);
      expect(await kinds(taskId)).toEqual(["reservation", "release"]);
      expect(await spend()).toMatchObject({ total: { spent: "0", calls: 0 } });
    },
  );

  it("40202: waits and is asked again, once the pause is over", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    api.fault("code_40202", { on: "live" });
    await callLiveTask({ ctx: job, input: { taskId } });
    expect((await view(taskId)).task).toMatchObject({
      state: "planned",
      statusCode: 40202,
      failureKind: "rate_limited",
    });
    await callLiveTask({ ctx: job, input: { taskId } });
    expect((await view(taskId)).task).toMatchObject({ state: "answered", failureKind: null });
    expect(await kinds(taskId)).toEqual(["reservation", "release", "charge"]);
  });

  it.each(["http_500", "cut_off", "garbled", "broken_gzip", "oversize", "gzip_bomb", "tasks_null"] as const)(
    "%s: outcome unknown, never asked again, the reservation held",
    async (fault) => {
      await freshWorkspace();
      const taskId = await only(send());
      api.fault(fault, { on: "live" });
      const before = api.calls.length;
      await callLiveTask({ ctx: job, input: { taskId } });
      await callLiveTask({ ctx: job, input: { taskId } });
      await sweepTasks({ ctx: job });
      expect(api.calls.length - before).toBe(1);
      const { task } = await view(taskId);
      expect(task).toMatchObject({ state: "unknown", answer: null });
      expect(task.failureMeaning).toMatch(/\w+/);
      expect(await kinds(taskId)).toEqual(["reservation"]);
    },
  );

  it.each([
    "null_annotations",
    "empty_items",
    "unknown_items",
    "surplus_fields",
    "missing_fields",
    "hostile_text",
    "huge_text",
  ] as const)("%s: is still an answer, paid for and kept", async (fault) => {
    await freshWorkspace();
    const taskId = await only(send());
    api.fault(fault, { on: "live" });
    await callLiveTask({ ctx: job, input: { taskId } });
    const { task } = await view(taskId);
    expect(task.state).toBe("answered");
    expect(await kinds(taskId)).toEqual(["reservation", "release", "charge"]);
    const raw = await rawOf(taskId);
    expect(raw.reply.length).toBeGreaterThan(0);
  });

  it("refused connection: waits, nothing charged, and is asked again when there is one", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    await api.down();
    await callLiveTask({ ctx: job, input: { taskId } }).finally(() => api.up());
    const { task } = await view(taskId);
    expect(task).toMatchObject({ state: "planned", failureKind: "refused", answer: null });
    expect(await kinds(taskId)).toEqual(["reservation"]);
    await callLiveTask({ ctx: job, input: { taskId } });
    expect((await view(taskId)).task).toMatchObject({ state: "answered", failureKind: null });
    expect(await kinds(taskId)).toEqual(["reservation", "release", "charge"]);
  });

  it("refused connection, as often as a task is called: fails in words, the reservation given back", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    await getDb().task.update({ where: { id: taskId }, data: { attempts: 5 } });
    await api.down();
    await callLiveTask({ ctx: job, input: { taskId } }).finally(() => api.up());
    const { task } = await view(taskId);
    expect(task).toMatchObject({ state: "failed", failureKind: "refused", answer: null });
    expect(task.failureMeaning).toMatch(/\w+/);
    expect(await kinds(taskId)).toEqual(["reservation", "release"]);
  });

  it("worker killed between call and save: unknown, held, never called again", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    await abandon(taskId, "calling");
    const before = api.calls.length;
    await sweepTasks({ ctx: job });
    await callLiveTask({ ctx: job, input: { taskId } });
    expect(api.calls.length).toBe(before);
    expect((await view(taskId)).task).toMatchObject({ state: "unknown", failureKind: "worker_lost" });
    expect(await kinds(taskId)).toEqual(["reservation"]);
  });
});

describe("a standard task", () => {
  const CHAT = { method: "standard", targets: [CHAT_GPT] } as const satisfies Partial<Ask>;

  /** One look is enough: the fake is done at once. A suite beside this one may take a look of ours and find nothing. */
  async function collect(taskId: string): Promise<void> {
    for (let look = 0; look < 5; look += 1) {
      await makeDue(taskId);
      await collectDueTasks({ ctx: job });
      if ((await view(taskId)).task.state !== "posted") return;
    }
    throw new Error("five looks and no answer");
  }

  it("is posted at once, collected, and settles at the API's own figure", async () => {
    await freshWorkspace();
    const taskId = await only(send(CHAT));
    expect((await view(taskId)).task.state).toBe("posted");
    await collect(taskId);
    const { task } = await view(taskId);
    expect(task.answer).toMatchObject({
      inputTokens: 374,
      outputTokens: 594,
      reasoningTokens: 576,
      modelCharge: "0.0286",
      cost: "0.0288",
      costDerived: true,
      fanOutQueries: ["current relevance of amusement park business in France 2024"],
    });
    expect(task.answer?.citations).toHaveLength(7);
    expect(new Set(task.answer?.citations.map(({ sourceUrl }) => sourceUrl)).size).toBe(6);
    const [reasoning] = task.answer?.items ?? [];
    expect(reasoning).toMatchObject({ type: "reasoning" });
    expect(reasoning?.type === "reasoning" && reasoning.sections).toHaveLength(3);

    await makeDue(taskId);
    await settleCosts({ ctx: job });
    expect((await view(taskId)).task.answer).toMatchObject({ cost: "0.0288", costDerived: false });
    expect(await kinds(taskId)).toEqual(["reservation", "release", "charge"]);
    expect(await spend()).toMatchObject({ total: { spent: "0.0288", modelCharge: "0.0286", calls: 1 } });
  });

  it("that failed costs what the API's list of ids says, which collecting does not", async () => {
    await freshWorkspace();
    const taskId = await only(send(CHAT));
    api.fault("filtered", { on: "task_get" });
    await collect(taskId);
    expect((await view(taskId)).task).toMatchObject({ state: "failed", statusCode: 40103, answer: null });
    expect(await kinds(taskId)).toEqual(["reservation", "release"]);
    await settleCosts({ ctx: job });
    expect(await kinds(taskId)).toEqual(["reservation", "release", "correction"]);
    expect(await spend()).toMatchObject({ total: { spent: "0.0288" } });
    // Once told, it is not asked for again.
    const before = api.calls.filter(({ call }) => call === "id_list").length;
    await settleCosts({ ctx: job });
    expect(api.calls.filter(({ call }) => call === "id_list")).toHaveLength(before);
    expect(await kinds(taskId)).toEqual(["reservation", "release", "correction"]);
  });

  it("that failed too long ago is not asked for any more", async () => {
    await freshWorkspace();
    const taskId = await only(send(CHAT));
    api.fault("filtered", { on: "task_get" });
    await collect(taskId);
    await getDb().task.update({
      where: { id: taskId },
      data: { finishedAt: new Date(Date.now() - 25 * 3_600_000) },
    });
    await settleCosts({ ctx: job });
    const before = api.calls.filter(({ call }) => call === "id_list").length;
    await settleCosts({ ctx: job });
    expect(api.calls.filter(({ call }) => call === "id_list")).toHaveLength(before);
  });

  it("collected by several workers at once is charged once", async () => {
    await freshWorkspace();
    const taskId = await only(send(CHAT));
    await makeDue(taskId);
    const first = collectDueTasks({ ctx: job });
    await makeDue(taskId);
    await Promise.all([first, collectDueTasks({ ctx: job }), collectDueTasks({ ctx: job })]);
    await collect(taskId);
    expect(await kinds(taskId)).toEqual(["reservation", "release", "charge"]);
  });

  it("whose post lost its reply is found by its tag, and never posted again", async () => {
    await freshWorkspace();
    api.fault("cut_off", { on: "task_post" });
    const taskId = await only(send(CHAT));
    expect((await view(taskId)).task.state).toBe("posting");
    const posts = () => api.calls.filter(({ call }) => call === "task_post").length;
    const before = posts();
    await makeDue(taskId);
    await findLostPosts({ ctx: job });
    expect((await view(taskId)).task.state).toBe("posted");
    await collect(taskId);
    expect((await view(taskId)).task.answer).toMatchObject({ cost: "0.0288" });
    expect(posts()).toBe(before);
  });

  it("worker killed while posting: looked for by its tag, not posted again", async () => {
    await freshWorkspace();
    const taskId = await only(send(CHAT));
    await getDb().task.update({ where: { id: taskId }, data: { remoteId: null } });
    await abandon(taskId, "posting");
    const before = api.calls.filter(({ call }) => call === "task_post").length;
    await findLostPosts({ ctx: job });
    expect((await view(taskId)).task.state).toBe("posted");
    expect(api.calls.filter(({ call }) => call === "task_post")).toHaveLength(before);
  });

  it("that could not be posted stays planned and is posted by the sweep", async () => {
    await freshWorkspace();
    await listModels({ ctx: workspace.ctx, input: { connectionId, engine: "chat_gpt" } });
    await api.down();
    const taskId = await only(send(CHAT).finally(() => api.up()));
    expect((await view(taskId)).task).toMatchObject({ state: "planned", failureKind: "refused" });
    await makeDue(taskId);
    await sweepTasks({ ctx: job });
    expect((await view(taskId)).task.state).toBe("posted");
  });

  it.each([["envelope_40202", "task_post"] as const, ["task_40202", "task_post entry"] as const])(
    "put off (%s): waits longer each time, and fails in words when it was put off for a day",
    async (fault, on) => {
      await freshWorkspace();
      const put = async (taskId: string, attempts: number) => {
        api.fault(fault, { on });
        const due = { attempts, nextCheckAt: new Date() };
        await getDb().task.update({ where: { id: taskId }, data: due });
        await postStandardTasks({ ctx: job, input: { taskIds: [taskId] } });
        const { state, nextCheckAt } = await getDb().task.findUniqueOrThrow({ where: { id: taskId } });
        return { state, minutes: nextCheckAt && Math.round((nextCheckAt.getTime() - Date.now()) / 60_000) };
      };
      api.fault(fault, { on });
      const taskId = await only(send(CHAT));
      expect((await view(taskId)).task.state).toBe("planned");
      expect(await put(taskId, 2)).toEqual({ state: "planned", minutes: 1 });
      expect(await put(taskId, 3)).toEqual({ state: "planned", minutes: 2 });
      expect(await put(taskId, 200)).toEqual({ state: "planned", minutes: 5 });
      expect(await put(taskId, 289)).toEqual({ state: "failed", minutes: null });
      expect((await view(taskId)).task.failureMeaning).toMatch(/\w+/);
      expect(await kinds(taskId)).toEqual(["reservation", "release"]);
    },
  );

  it.each(["task_20000", "task_40601", "task_40602", "task_50000"] as const)(
    "whose post is answered with %s may have been accepted: looked for by its tag, the reservation held",
    async (fault) => {
      await freshWorkspace();
      api.fault(fault, { on: "task_post entry" });
      const taskId = await only(send(CHAT));
      expect((await view(taskId)).task.state).toBe("posting");
      expect(await kinds(taskId)).toEqual(["reservation"]);
    },
  );

  it("is posted by one of two racing posters", async () => {
    await freshWorkspace();
    await listModels({ ctx: workspace.ctx, input: { connectionId, engine: "chat_gpt" } });
    await api.down();
    const taskId = await only(send(CHAT).finally(() => api.up()));
    const before = api.calls.filter(({ call }) => call === "task_post").length;
    await Promise.all([
      postStandardTasks({ ctx: job, input: { taskIds: [taskId] } }),
      postStandardTasks({ ctx: job, input: { taskIds: [taskId] } }),
    ]);
    expect(api.calls.filter(({ call }) => call === "task_post")).toHaveLength(before + 1);
  });
});

describe("a run", () => {
  it("sent twice with one key is one run", async () => {
    await freshWorkspace();
    const input = ask();
    const sent = await Promise.all([
      createRun({ ctx: workspace.ctx, input }),
      createRun({ ctx: workspace.ctx, input }),
      createRun({ ctx: workspace.ctx, input }),
    ]);
    expect(new Set(sent.map(({ runId }) => runId)).size).toBe(1);
    expect(await getDb().task.count({ where: { workspaceId: workspace.workspaceId } })).toBe(1);
  });

  it("keeps the same wording as one prompt version, and a changed one as the next", async () => {
    await freshWorkspace();
    const first = await send();
    const again = await send();
    const versions = () =>
      getDb().promptVersion.findMany({
        where: { workspaceId: workspace.workspaceId },
        orderBy: { number: "asc" },
      });
    expect(await versions()).toHaveLength(1);
    const [version] = await versions();
    await send({ promptId: version?.promptId ?? null, userPrompt: `${PROMPT}?` });
    expect((await versions()).map(({ number, promptId }) => ({ number, promptId }))).toEqual([
      { number: 1, promptId: version?.promptId },
      { number: 2, promptId: version?.promptId },
    ]);
    expect(first.runId).not.toBe(again.runId);
  });

  it("with anything the API would refuse is not sent at all, and says what is wrong", async () => {
    await freshWorkspace();
    const refused = [
      [{ userPrompt: "x".repeat(501) }, "user_prompt"],
      [{ userPrompt: "" }, "user_prompt"],
      [{ systemMessage: "x".repeat(501) }, "system_message"],
      [{ targets: [{ engine: "gemini", model: "no-such-model" }] }, "model_name"],
      [{ settings: { temperature: 2.01 } }, "temperature"],
      [{ settings: { max_output_tokens: 4097 } }, "max_output_tokens"],
    ] as const satisfies readonly (readonly [object, string])[];
    for (const [changes, field] of refused) {
      const error: unknown = await createRun({
        ctx: workspace.ctx,
        input: { ...ask(), ...changes, targets: [...("targets" in changes ? changes.targets : [GEMINI])] },
      }).catch((reason: unknown) => reason);
      expect(error, field).toMatchObject({ code: "invalid", fields: { [field]: expect.any(String) } });
    }
    expect(await getDb().run.count({ where: { workspaceId: workspace.workspaceId } })).toBe(0);
  });

  it("counts a prompt's 500 characters in code points", async () => {
    await freshWorkspace();
    await expect(send({ userPrompt: "😀".repeat(500) })).resolves.toMatchObject({ alreadySent: false });
    await expect(send({ userPrompt: "😀".repeat(501) })).rejects.toMatchObject({ code: "invalid" });
  });

  it("is refused to a viewer, and is not there for another workspace", async () => {
    await freshWorkspace();
    const taskId = await only(send());
    const viewer = await newWorkspace("viewer");
    await expect(createRun({ ctx: viewer.ctx, input: ask() })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getAnswer({ ctx: viewer.ctx, input: { id: taskId } })).rejects.toMatchObject({
      code: "not_found",
    });
    const stranger = await newWorkspace();
    await expect(createRun({ ctx: stranger.ctx, input: ask() })).rejects.toMatchObject({ code: "not_found" });
  });
});

it("the ledger can't be changed or thinned out", async () => {
  await freshWorkspace();
  const taskId = await only(send());
  await expect(getDb().spendEntry.updateMany({ where: { taskId }, data: { amount: 0 } })).rejects.toThrow();
  await expect(getDb().spendEntry.deleteMany({ where: { taskId } })).rejects.toThrow();
  expect(await kinds(taskId)).toEqual(["reservation"]);
});
