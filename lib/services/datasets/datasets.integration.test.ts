import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { countDatasetRows } from "@/lib/db/sql/datasets/read-dataset";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { dataFile, MANIFEST, manifestSchema } from "@/lib/domain/exports/dataset";
import { DATASET_FILES, MAY_BE_ABSENT } from "@/lib/domain/exports/dataset-tables";
import { listAnswers } from "@/lib/services/answers";
import { systemContext, type Context } from "@/lib/services/context";
import { exportAnswers } from "@/lib/services/exports";
import { readAnswerWords } from "@/lib/services/search";
import { freezeSourceRules } from "@/lib/services/source-rules/freeze";
import { zipStream } from "@/lib/table-files/zip-stream";
import { plantAnswers } from "@/test/plant-answers";
import { plantOne } from "@/test/plant-one";
import { bytesOf, unzip } from "@/test/unzip";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import { exportDataset, importDataset } from ".";

let folder: string;
/** Everything of one workspace as an archive, and its files by name. */
let whole: { ctx: Context; bytes: Buffer; files: Map<string, string> };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dataset-"));
  const { workspaceId, userId, task } = await plantOne();
  const ctx: Context = {
    ...(await newWorkspace()).ctx,
    workspaceId,
    actor: { kind: "member", userId, role: "owner" },
  };
  // One under way beside what is answered.
  const asked = await getDb().task.findUniqueOrThrow({ where: { id: task } });
  await getDb().task.create({
    data: {
      ...{
        workspaceId,
        runId: asked.runId,
        promptVersionId: asked.promptVersionId,
        connectionId: asked.connectionId,
      },
      ...{
        engine: "gemini",
        modelAsked: "m-1",
        method: "live",
        parameters: { temperature: 0.7 },
        webSearchAsked: false,
      },
      ...{ cell: 1, repeat: 0, state: "planned" },
    },
  });
  const bytes = await bytesOf(await exportDataset({ ctx, input: { raw: true } }));
  whole = { ctx, bytes, files: await unzip(bytes) };
});

afterAll(() => rm(folder, { recursive: true }));

async function kept(bytes: Buffer): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.zip`);
  await writeFile(path, bytes);
  return path;
}

/** The dataset with a file changed. */
const changed = (name: string, change: (text: string) => string): Promise<Buffer> =>
  bytesOf(
    zipStream(
      [...whole.files].map(([file, text]) => ({
        name: file,
        chunks: () => Readable.from([Buffer.from(file === name ? change(text) : text)]),
      })),
    ),
  );

const bring = async ({ ctx }: TestWorkspace, bytes: Buffer) =>
  importDataset({ ctx, input: { path: await kept(bytes) } });

const countsOf = async (workspaceId: string): Promise<number[]> => {
  const counts: number[] = [];
  for (const file of [...DATASET_FILES, "sources"] as const)
    counts.push(await countDatasetRows(getPool(), workspaceId, file));
  return counts;
};

async function answersOf(ctx: Context) {
  const input = { filter: { ...ANY_ANSWER, zone: "UTC" }, sort: "oldest" as const, after: null };
  const { rows } = await listAnswers({ ctx, input });
  return rows.map(({ id: _id, ...row }) => ({
    ...row,
    state: row.state === "planned" ? "cancelled" : row.state,
    statusCode: null,
  }));
}

it("is the same in an empty workspace: every count, every row of the list", async () => {
  const empty = await newWorkspace();
  const counts = await bring(empty, whole.bytes);
  expect(Object.values(counts)).toEqual(await countsOf(whole.ctx.workspaceId));
  expect(await countsOf(empty.workspaceId)).toEqual(await countsOf(whole.ctx.workspaceId));
  expect(counts).toMatchObject({ answers: 1, citations: 1, raw_replies: 1, sources: 1 });
  expect(await answersOf(empty.ctx)).toEqual(await answersOf(whole.ctx));
});

it("keeps plans that point to its own rows, and lets nothing act on what came", async () => {
  const empty = await newWorkspace();
  await bring(empty, whole.bytes);
  const { workspaceId } = empty;
  const runs = await getDb().run.findMany({ where: { workspaceId } });
  const versions = new Set(
    (await getDb().promptVersion.findMany({ where: { workspaceId } })).map(({ id }) => id),
  );
  const planSchema = z.object({ entries: z.array(z.object({ promptVersionId: z.string() })) });
  const asked = runs.flatMap(({ plan }) => (plan === null ? [] : planSchema.parse(JSON.parse(plan)).entries));
  expect(asked.length).toBeGreaterThan(0);
  for (const { promptVersionId } of asked) expect(versions).toContain(promptVersionId);
  expect(runs.every(({ endToldAt }) => endToldAt !== null)).toBe(true);
  const tasks = await getDb().task.findMany({ where: { workspaceId }, include: { connection: true } });
  expect(
    tasks.filter(({ state }) => state === "cancelled").map(({ statusMessage }) => statusMessage),
  ).toEqual(["Under way (planned) when the dataset was made."]);
  for (const { connection } of tasks) {
    expect(connection?.removedAt).not.toBeNull();
    expect(connection?.name).toMatch(/\(dataset of \d{4}-\d\d-\d\d\)$/);
  }
  expect(await getDb().spendEntry.count({ where: { workspaceId } })).toBe(0);
  const hashes = (workspace: string) =>
    getDb().prompt.count({ where: { workspaceId: workspace, contentHash: { not: null } } });
  expect(await hashes(workspaceId)).toBe(await hashes(whole.ctx.workspaceId));
});

it("exports again what it imported, but for ids", async () => {
  const planted = await plantAnswers(700);
  const empty = await newWorkspace();
  await bring(empty, await bytesOf(await exportDataset({ ctx: planted.ctx, input: { raw: false } })));
  const texts = async (ctx: Context) => {
    const rows = [];
    const input = { subject: "answers" as const, filter: { ...ANY_ANSWER, zone: "UTC" } };
    for await (const batch of exportAnswers({ ctx, input }).batches) rows.push(...batch);
    return rows.map(({ answer_id: _a, external_id: _e, run_id: _r, prompt_id: _p, ...row }) => row);
  };
  expect(await texts(empty.ctx)).toEqual(await texts(planted.ctx));
});

it("has answers that are found by their words", async () => {
  const [planted, empty] = [await plantAnswers(8), await newWorkspace()];
  await bring(empty, await bytesOf(await exportDataset({ ctx: planted.ctx, input: { raw: false } })));
  await readAnswerWords({ ctx: systemContext("test"), input: { signal: new AbortController().signal } });
  const input = {
    filter: { ...ANY_ANSWER, zone: "UTC", text: "seven" },
    sort: "oldest" as const,
    after: null,
  };
  expect((await listAnswers({ ctx: empty.ctx, input })).rows).toHaveLength(1);
});

it("describes each file and each column of it, with checksums", async () => {
  const manifest = manifestSchema.parse(JSON.parse(whole.files.get(MANIFEST) ?? ""));
  expect(Object.keys(manifest.files)).toEqual([...DATASET_FILES, "sources"]);
  for (const name of Object.keys(manifest.files)) {
    const [first] = (whole.files.get(dataFile(name)) ?? "").split("\n");
    for (const column of first ? Object.keys(JSON.parse(first) as object) : [])
      expect(whole.files.get("README.md")).toContain(`| \`${column}\` |`);
  }
});

it.each<[string, string, (text: string) => string, RegExp]>([
  [
    "a changed answer",
    dataFile("answers"),
    (text) => text.replace("m-1", "m-2").replace('"text":"', '"text":"!'),
    /checksum differs/,
  ],
  [
    "a version to come",
    MANIFEST,
    (text) => text.replace('"version": 1', '"version": 2'),
    /version 2 of the format/,
  ],
  ["another format", MANIFEST, (text) => text.replace("sightline-dataset", "other"), /can't be read/],
])("refuses %s and leaves nothing", async (_, name, change, words) => {
  const empty = await newWorkspace();
  const before = await countsOf(empty.workspaceId);
  await expect(bring(empty, await changed(name, change))).rejects.toThrow(words);
  expect(await countsOf(empty.workspaceId)).toEqual(before);
});

const without = (files: readonly string[]) => (text: string) => {
  const manifest = manifestSchema.parse(JSON.parse(text));
  const left = Object.entries(manifest.files).filter(([name]) => !files.includes(name));
  return JSON.stringify({ ...manifest, files: Object.fromEntries(left) });
};

it("is read without what earlier ones did not have, and with nothing less", async () => {
  const [empty, other] = [await newWorkspace(), await newWorkspace()];
  const older = await bring(empty, await changed(MANIFEST, without([...MAY_BE_ABSENT])));
  expect(older).toMatchObject({ answers: 1, citations: 1 });
  const lacking = await changed(MANIFEST, without(["citations"]));
  await expect(bring(other, lacking)).rejects.toThrow(/citations.*is missing/);
});

it("brings the team's rules of sources, written down as a version; what is no rule is refused", async () => {
  const empty = await newWorkspace();
  await bring(empty, whole.bytes);
  const { workspaceId, ctx } = empty;
  const [version] = await getDb().ruleVersion.findMany({ where: { workspaceId, kind: "sources" } });
  const [rule] = await getDb().sourceRule.findMany({ where: { workspaceId } });
  expect(version?.rules).toEqual([{ where: rule?.where, words: "", class: "shop", pageType: null }]);
  await getDb().sourceRule.updateMany({ where: { workspaceId }, data: { class: "no class" } });
  await expect(freezeSourceRules(getPool(), ctx)).rejects.toMatchObject({ code: "invalid" });
});

it("refuses what is no archive, and half of one", async () => {
  const empty = await newWorkspace();
  await expect(bring(empty, Buffer.from("no archive"))).rejects.toThrow(/no dataset/);
  await expect(bring(empty, whole.bytes.subarray(0, whole.bytes.length / 2))).rejects.toThrow(/no dataset/);
});

it("refuses a workspace that has something, and is stopped with nothing imported", async () => {
  const filled = await newWorkspace();
  await getDb().prompt.create({ data: { workspaceId: filled.workspaceId } });
  await expect(bring(filled, whole.bytes)).rejects.toThrow(/has prompts already/);
  const empty = await newWorkspace();
  const path = await kept(whole.bytes);
  const stop = new AbortController();
  const onProgress = ({ file }: { file: string }) => file === "answers" && stop.abort();
  await expect(
    importDataset({ ctx: empty.ctx, input: { path, signal: stop.signal, onProgress } }),
  ).rejects.toThrow(/abort/i);
  expect(new Set(await countsOf(empty.workspaceId))).toEqual(new Set([0]));
});
