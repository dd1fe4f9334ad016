import "server-only";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import {
  type Entry,
  fromRandomAccessReaderPromise,
  openPromise,
  type RandomAccessReader,
  type ZipFile,
} from "yauzl";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import {
  dataFile,
  DATASET_VERSION,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from "@/lib/domain/exports/dataset";
import type { DatasetProgress } from "@/lib/domain/exports/dataset-import";
import { DATASET_FILES, type DatasetFile, MAY_BE_ABSENT } from "@/lib/domain/exports/dataset-tables";
import { rowsOf, type NumberedRows } from "./read-rows";
import { refused } from "./refused";

const MANIFEST_BYTES = 1_000_000;
/** Far more than a dataset has: a list of files is held as a whole. */
const MOST_FILES = 100;

/** Where an archive is: a file of this machine, or whatever can be read from anywhere in it. */
export type DatasetSource = { path: string } | { reader: RandomAccessReader; bytes: number };

/** Who watches, and who may stop it. */
export interface Watch {
  signal?: AbortSignal;
  onProgress?: (progress: DatasetProgress) => void;
}

/** A dataset whose manifest was read. */
export interface OpenDataset {
  manifest: Manifest;
  /** Holds every file against its checksum. Throws `invalid` for the first that is not as the manifest says. */
  check: (watch: Watch) => Promise<void>;
  /** The rows of a file, in batches; none where the dataset has no such file. */
  rows: (file: DatasetFile) => AsyncGenerator<NumberedRows>;
  close: () => void;
}

/** Opens an archive and reads its manifest. Throws `invalid` for what is no dataset, or not whole. */
export async function openDataset(source: DatasetSource): Promise<OpenDataset> {
  const options = { lazyEntries: true, autoClose: false };
  const opening =
    "path" in source
      ? openPromise(source.path, options)
      : fromRandomAccessReaderPromise(source.reader, source.bytes, options);
  const zip = await opening.catch(throwNoDataset);
  try {
    if (zip.entryCount > MOST_FILES) throw refused("This is no dataset of Sightline: it has too many files.");
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const manifest = await readManifest(zip, entries.get(MANIFEST));
    const open = async (name: string): Promise<Readable> => {
      const entry = entries.get(dataFile(name));
      if (!entry) throw refused(`${dataFile(name)} is missing.`);
      return zip.openReadStreamPromise(entry);
    };
    return {
      manifest,
      check: async (watch) => {
        for (const [name, told] of Object.entries(manifest.files))
          await checkFile(await open(name), { name, told, ...watch });
      },
      rows: (file) => (file in manifest.files ? rowsOf(() => open(file), file) : none()),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function throwNoDataset(error: unknown): never {
  throw new AppError("invalid", {
    message: "This is no dataset of Sightline, or not a whole one. Nothing was imported.",
    fields: { file: "no readable zip archive" },
    cause: error,
  });
}

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (!entry || entry.uncompressedSize > MANIFEST_BYTES)
    throw refused(`This is no dataset of Sightline: it has no ${MANIFEST}.`);
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
  const json = parseJson(Buffer.concat(chunks).toString("utf8"));
  const version = z.object({ version: z.int() }).safeParse(json);
  if (version.success && version.data.version > DATASET_VERSION)
    throw refused(
      `The dataset is of version ${version.data.version} of the format; this Sightline reads up to ${DATASET_VERSION}.`,
    );
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw refused(`${MANIFEST} can't be read.`);
  const missing = DATASET_FILES.find((file) => !MAY_BE_ABSENT.has(file) && !(file in manifest.data.files));
  if (missing) throw refused(`${dataFile(missing)} is missing.`);
  return manifest.data;
}

async function checkFile(
  stream: Readable,
  { name, told, signal, onProgress }: Watch & { name: string; told: Manifest["files"][string] },
): Promise<void> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      signal?.throwIfAborted();
      const read = Buffer.from(chunk);
      hash.update(read);
      bytes += read.length;
      if (bytes > told.bytes) break;
      onProgress?.({ stage: "checking", file: name, done: bytes, of: told.bytes });
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw refused(`${dataFile(name)} can't be unpacked.`, error);
  }
  if (bytes !== told.bytes || hash.digest("hex") !== told.sha256)
    throw refused(`${dataFile(name)} is not as it was written: its checksum differs.`);
}

async function* none(): AsyncGenerator<NumberedRows> {
  // A dataset without raw replies.
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
