import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { countDatasetRows } from "@/lib/db/sql/datasets/read-dataset";
import { dataFile, MANIFEST, manifestSchema } from "@/lib/domain/exports/dataset";
import type { DatasetImportView } from "@/lib/domain/exports/dataset-import";
import { DATASET_IMPORT_LIMITS } from "@/lib/domain/exports/dataset-import-limits";
import { DATASET_FILES, type DatasetFile } from "@/lib/domain/exports/dataset-tables";
import { systemContext, type Context } from "@/lib/services/context";
import { zipStream } from "@/lib/table-files/zip-stream";
import { plantOne } from "@/test/plant-one";
import { bytesOf, unzip } from "@/test/unzip";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import {
  addDatasetPiece,
  continueDatasetImports,
  discardDatasetImport,
  exportDataset,
  getDatasetStand,
  openDatasetImport,
  startDatasetImport,
} from ".";

const { pieceBytes } = DATASET_IMPORT_LIMITS;

/** A workspace with one of each thing, as an archive, and the files in it by name. */
let whole: { workspaceId: string; bytes: Buffer; files: Map<string, string> };

beforeAll(async () => {
  const { workspaceId, userId } = await plantOne();
  const actor = { kind: "member", userId, role: "owner" } as const;
  const ctx: Context = { ...(await newWorkspace()).ctx, workspaceId, actor };
  const bytes = await bytesOf(await exportDataset({ ctx, input: { raw: true } }));
  whole = { workspaceId, bytes, files: await unzip(bytes) };
});

const pieceOf = (bytes: Buffer, number: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(bytes.subarray(number * pieceBytes, (number + 1) * pieceBytes));

async function send({ ctx }: TestWorkspace, bytes: Buffer): Promise<string> {
  const input = { fileName: "dataset.zip", bytes: bytes.length };
  const { id } = await openDatasetImport({ ctx, input });
  for (let number = 0; number * pieceBytes < bytes.length; number += 1)
    await addDatasetPiece({ ctx, input: { id, number, bytes: pieceOf(bytes, number) } });
  return id;
}

const work = (signal = new AbortController().signal) =>
  continueDatasetImports({ ctx: systemContext("test"), input: { signal } });

/** Rounds of a worker until a workspace's import is through: a round may be another workspace's. */
async function worked({ ctx }: TestWorkspace): Promise<DatasetImportView> {
  for (;;) {
    await work();
    const { import: view } = await getDatasetStand({ ctx });
    if (view && view.state !== "importing") return view;
  }
}

async function bring(workspace: TestWorkspace, bytes: Buffer): Promise<DatasetImportView> {
  const id = await send(workspace, bytes);
  await startDatasetImport({ ctx: workspace.ctx, input: { id } });
  return worked(workspace);
}

async function countsOf(workspaceId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const file of [...DATASET_FILES, "sources"] as const)
    counts[file] = await countDatasetRows(getPool(), workspaceId, file);
  return counts;
}

const zipOf = (files: Iterable<[string, string | Buffer]>): Promise<Buffer> =>
  bytesOf(
    zipStream(
      [...files].map(([name, content]) => ({ name, chunks: () => Readable.from([Buffer.from(content)]) })),
    ),
  );

/** The dataset with a file changed, and its manifest with it. */
function forged(file: DatasetFile, change: (text: string) => string): Promise<Buffer> {
  const name = dataFile(file);
  const text = change(whole.files.get(name) ?? "");
  const manifest = manifestSchema.parse(JSON.parse(whole.files.get(MANIFEST) ?? ""));
  manifest.files[file] = {
    rows: text.trimEnd().split("\n").length,
    bytes: Buffer.byteLength(text),
    sha256: createHash("sha256").update(text).digest("hex"),
  };
  return zipOf(new Map([...whole.files, [name, text], [MANIFEST, JSON.stringify(manifest)]]));
}

it("brings in what was sent in pieces, with the counts that the dataset tells, and forgets the file", async () => {
  const empty = await newWorkspace();
  // Longer than two pieces, so that files, and the archive's own list of them, lie across their ends.
  const bytes = await zipOf([["ballast", randomBytes(2 * pieceBytes + 100)], ...whole.files]);
  const view = await bring(empty, bytes);
  expect(view).toMatchObject({ state: "done", failure: null, bytes: bytes.length });
  expect(view.counts.map(({ told }) => told)).toEqual(view.counts.map(({ imported }) => imported));
  const found = await countsOf(empty.workspaceId);
  expect(found).toEqual(await countsOf(whole.workspaceId));
  expect(view.counts.map(({ imported }) => imported)).toEqual(Object.values(found));
  expect(await getDb().datasetImportPiece.count({ where: { importId: view.id } })).toBe(0);
  const audit = await getDb().auditEntry.findMany({
    where: { workspaceId: empty.workspaceId, entity: "dataset" },
    orderBy: { id: "asc" },
    select: { action: true, actorKind: true },
  });
  expect(audit).toEqual([
    { action: "dataset.upload", actorKind: "member" },
    { action: "dataset.start", actorKind: "member" },
    { action: "dataset.import", actorKind: "system" },
  ]);
});

const firstLine = (change: (line: string) => string) => (text: string) => {
  const [first = "", ...rest] = text.split("\n");
  return [change(first), ...rest].join("\n");
};

describe("what is wrong is told by file and line, and nothing is there", () => {
  it.each<[string, DatasetFile, (text: string) => string, RegExp]>([
    ["no JSON", "prompts", (text) => `${text}{\n`, /^data\/prompts.jsonl, line 3: /],
    [
      "a wrong cell",
      "answers",
      firstLine((line) => line.replace('"cost_derived":false', '"cost_derived":7')),
      /^data\/answers.jsonl, line 1: cost_derived: /,
    ],
    [
      "a plan that is none",
      "runs",
      firstLine((line) => line.replace(/"plan":"(?:[^"\\]|\\.)*"/, '"plan":"}"')),
      /^data\/runs.jsonl, line 1: what ought to be JSON is none/,
    ],
    [
      "something it does not hold",
      "tasks",
      firstLine((line) => line.replace(/"run_id":"[^"]*"/, `"run_id":"${crypto.randomUUID()}"`)),
      /^data\/tasks.jsonl, line 1: what it points to is not in the dataset/,
    ],
    ["a row twice", "markets", (text) => text + text, /^data\/markets.jsonl, line 2: it is there twice/],
    [
      "a word we do not know",
      "tasks",
      firstLine((line) => line.replace(/"method":"[^"]*"/, '"method":"dreaming"')),
      /^data\/tasks.jsonl, line 1: it can't be kept as it is/,
    ],
  ])("%s", async (_, file, change, words) => {
    const empty = await newWorkspace();
    const view = await bring(empty, await forged(file, change));
    expect(view.failure).toMatch(words);
    expect(view.failure).toMatch(/Nothing was imported\.$/);
    expect(view.state).toBe("refused");
    expect(new Set(Object.values(await countsOf(empty.workspaceId)))).toEqual(new Set([0]));
  });

  it("and a file that is not as its checksum says, or no archive at all", async () => {
    const empty = await newWorkspace();
    const files = new Map([...whole.files, [dataFile("answers"), "changed"]]);
    expect((await bring(empty, await zipOf(files))).failure).toMatch(/answers.jsonl .* its checksum differs/);
    // What was refused makes room for the next.
    expect((await bring(empty, Buffer.from("no archive"))).failure).toMatch(/no dataset of Sightline/);
    expect((await bring(empty, whole.bytes)).state).toBe("done");
  });
});

it("is not begun where something is, where its file is not whole, or twice", async () => {
  const filled = await newWorkspace();
  await getDb().prompt.create({ data: { workspaceId: filled.workspaceId } });
  expect(await getDatasetStand({ ctx: filled.ctx })).toEqual({ import: null, filledBy: "prompts" });
  await expect(send(filled, whole.bytes)).rejects.toThrow(/has prompts already/);

  const { ctx } = await newWorkspace();
  const bytes = Buffer.alloc(pieceBytes + 5);
  const { id } = await openDatasetImport({ ctx, input: { fileName: "d.zip", bytes: bytes.length } });
  const add = (number: number, piece: Uint8Array<ArrayBuffer>) =>
    addDatasetPiece({ ctx, input: { id, number, bytes: piece } });
  await add(1, pieceOf(bytes, 1));
  for (const [number, length] of [
    [0, 5],
    [1, pieceBytes],
    [2, 1],
  ] as const)
    await expect(add(number, new Uint8Array(length))).rejects.toThrow(/no piece of the file/);
  await expect(startDatasetImport({ ctx, input: { id } })).rejects.toThrow(/did not arrive/);
  await add(0, pieceOf(bytes, 0));
  await startDatasetImport({ ctx, input: { id } });
  await expect(startDatasetImport({ ctx, input: { id } })).rejects.toThrow(/imported already/);
});

it("is begun anew after a worker that stopped, and comes to nothing where somebody stops it", async () => {
  const [resumed, stopped] = [await newWorkspace(), await newWorkspace()];
  const id = await send(resumed, whole.bytes);
  await startDatasetImport({ ctx: resumed.ctx, input: { id } });
  await work(AbortSignal.abort());
  expect((await getDatasetStand({ ctx: resumed.ctx })).import?.state).toBe("importing");
  expect((await worked(resumed)).state).toBe("done");

  const other = await send(stopped, whole.bytes);
  await startDatasetImport({ ctx: stopped.ctx, input: { id: other } });
  await discardDatasetImport({ ctx: stopped.ctx, input: { id: other } });
  await work();
  expect(await getDatasetStand({ ctx: stopped.ctx })).toEqual({ import: null, filledBy: null });
  await expect(discardDatasetImport({ ctx: resumed.ctx, input: { id } })).rejects.toThrow(/was imported/);
});

it("can be tried again where it was refused", async () => {
  const workspace = await newWorkspace();
  const id = await send(workspace, whole.bytes);
  await startDatasetImport({ ctx: workspace.ctx, input: { id } });
  const { id: promptId } = await getDb().prompt.create({ data: { workspaceId: workspace.workspaceId } });
  expect((await worked(workspace)).failure).toMatch(/has prompts already/);
  await getDb().prompt.delete({ where: { id: promptId } });
  await startDatasetImport({ ctx: workspace.ctx, input: { id } });
  expect((await worked(workspace)).state).toBe("done");
});
