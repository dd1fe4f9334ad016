import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Entry, openPromise } from "yauzl";
import type { z } from "zod";
import {
  dataFile,
  DATASET_VERSION,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from "@/lib/domain/exports/dataset";
import { linesOf } from "./lines-of";
import { RecomputeProblem, unreadable } from "./problem";

/** A dataset of which rows can be read, packed or not. */
export interface DatasetFiles {
  manifest: Manifest;
  has: (file: string) => boolean;
  /** A file's rows, as far as they are asked for. Throws a problem, with line and field, for what is none. */
  rows: <Row>(file: string, schema: z.ZodType<Row>) => AsyncGenerator<Row>;
  /** Files that were read to their end and are not as the manifest says. */
  changed: () => string[];
  close: () => void;
}

/** Opens a dataset as it was exported, or the folder somebody unpacked it to. */
export async function openDataset(path: string): Promise<DatasetFiles> {
  const { bytes, close } = await openFiles(path);
  const manifest = await readManifest(path, bytes);
  const changed: string[] = [];
  const rows = async function* <Row>(file: string, schema: z.ZodType<Row>): AsyncGenerator<Row> {
    const hash = createHash("sha256");
    let line = 0;
    for await (const text of linesOf(hashed(await bytes(dataFile(file)), hash))) {
      line += 1;
      const row = schema.safeParse(parseJson(text));
      if (!row.success)
        throw new RecomputeProblem(
          `${dataFile(file)} can't be read.`,
          row.error.issues.map(
            (issue) => `${dataFile(file)}, line ${line}: ${[...issue.path, issue.message].join(": ")}`,
          ),
        );
      yield row.data;
    }
    if (hash.digest("hex") !== manifest.files[file]?.sha256) changed.push(dataFile(file));
  };
  return { manifest, has: (file) => file in manifest.files, rows, changed: () => changed, close };
}

type Bytes = AsyncIterable<Uint8Array>;

/** The files of a folder or an archive by name. */
async function openFiles(
  path: string,
): Promise<{ bytes: (name: string) => Promise<Bytes>; close: () => void }> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      throw unreadable(path, error);
    },
  );
  if (isFolder) {
    const bytes = async (name: string): Promise<Bytes> => {
      const file = join(path, name);
      await stat(file).catch((error: unknown) => {
        throw unreadable(file, error);
      });
      return createReadStream(file);
    };
    return { bytes, close: () => undefined };
  }
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const bytes = async (name: string): Promise<Bytes> => {
    const entry = entries.get(name);
    if (!entry) throw new RecomputeProblem(`${path} has no ${name}: it is no whole dataset of Sightline.`);
    return zip.openReadStreamPromise(entry);
  };
  return { bytes, close: () => zip.close() };
}

async function readManifest(path: string, bytes: (name: string) => Promise<Bytes>): Promise<Manifest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await bytes(MANIFEST)) chunks.push(chunk);
  const json = parseJson(Buffer.concat(chunks).toString("utf8"));
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw new RecomputeProblem(`${MANIFEST} of ${path} is none of a dataset.`);
  if (manifest.data.version > DATASET_VERSION)
    throw new RecomputeProblem(
      `The dataset is of version ${manifest.data.version} of the format; this Sightline reads up to ${DATASET_VERSION}.`,
    );
  return manifest.data;
}

async function* hashed(bytes: Bytes, hash: ReturnType<typeof createHash>): Bytes {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON file as a whole. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const json = parseJson(text.replace(/^\ufeff/, ""));
  if (json === undefined) throw new RecomputeProblem(`${path} is not JSON.`);
  return json;
}
